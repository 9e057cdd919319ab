"""Statements reported without whole quotations: "argue that …", "according to …", "describe as …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.article import Span
from index.claims.anonymity import asks_for_anonymity
from index.claims.cues import CLAUSE, INFINITIVE, NAMING, NEEDS_SPEAKER, OBJECT, SPEAKING_OF, UNSOURCED
from index.claims.finding import Finding, cue_spans, source_span, tokens_span, with_quote_marks
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS, runs
from index.claims.sources import according_to, after_according, can_speak, cue_source, quoted_by

# "went on to say" reports; "refused to say", "wanted to say" do not.
_GOING_ON = {"go", "continue", "begin", "proceed", "come", "hasten", "rush"}


def find_indirect(text: str, frame: Frame) -> list[Finding]:
    """Return the reported statements of one sentence that no whole quotation carries."""
    found: list[Finding] = []
    for token in frame.doc:
        if frame.is_quoted(token):
            continue
        if token.lower_ == "according":
            found += _according(frame, token)
        elif token.pos_ in {"VERB", "AUX"}:
            found += _reported(frame, token)
    found += _for_whom(frame)
    quotations = [*frame.quotations, *frame.fragments]
    for finding in found:
        finding.content = _outside(finding, with_quote_marks(finding.content, quotations, text))
    return [finding for finding in found if finding.content and not _is_condition(text, finding)]


def _is_condition(text: str, finding: Finding) -> bool:
    start = min(span.start for span in finding.cue)
    return asks_for_anonymity(text[start : max(span.end for span in finding.content)])


def _reported(frame: Frame, verb: Token) -> Iterator[Finding]:
    lemma = verb.lemma_.lower()
    if _is_not_told(verb):
        return
    children = {child.dep_: child for child in verb.children}
    passive = "nsubjpass" in children
    if passive and lemma in UNSOURCED and "xcomp" in children and not any(c.dep_ == "agent" for c in verb.children):
        yield from _unsourced(frame, verb, children["nsubjpass"], children["xcomp"])
        return
    clause = _content_clause(frame, verb) if lemma in CLAUSE else None
    if clause is not None:
        if lemma not in NEEDS_SPEAKER or can_speak(cue_source(verb)):
            yield from _finding(frame, verb, clause)
        return
    if lemma in INFINITIVE and "xcomp" in children and _to_infinitive(children["xcomp"]):
        content = list(children["xcomp"].subtree) + [t for d in ("dobj",) if d in children for t in children[d].subtree]
        yield from _finding(frame, verb, content, speaker=True)
        return
    if lemma in NAMING and not passive:
        named = _named_as(verb)
        if named:
            yield from _finding(frame, verb, named, speaker=True)
            return
    if lemma in SPEAKING_OF and not passive:
        words = [t for c in verb.children if c.dep_ == "prep" and c.lower_ in {"of", "about"} for t in c.subtree]
        if any(t.text == '"' for t in words):
            yield from _finding(frame, verb, words[1:], speaker=True)
            return
    if lemma in OBJECT and not passive and "dobj" in children and verb.dep_ != "relcl":
        yield from _finding(
            frame,
            verb,
            [t for c in verb.children if c.dep_ in {"dobj", "prep", "xcomp"} and c.i > verb.i for t in c.subtree],
            speaker=True,
        )


def _is_not_told(verb: Token) -> bool:
    """True where the words are not reported as said: "if she says …", "refused to say …"."""
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in verb.children):
        return True
    return verb.dep_ == "xcomp" and _to_infinitive(verb) and verb.head.lemma_ not in _GOING_ON


def _finding(frame: Frame, verb: Token, content: list[Token], speaker: bool = False) -> Iterator[Finding]:
    head = cue_source(verb)
    if head is None or frame.is_quoted(head) or (speaker and not can_speak(head)):
        return
    source = source_span(frame, head, verb)
    if source is None:
        return
    taken = {head.i, verb.i} if head.is_ancestor(verb) else {token.i for token in head.subtree} | {verb.i}
    kept = [token for token in content if token.i not in taken and frame.quotation_of(token) is None]
    relay = according_to(frame, verb)
    if relay is not None:
        dropped = {token.i for word in frame.doc if word.lower_ == "according" for token in word.subtree}
        kept = [token for token in kept if token.i not in dropped]
    spans = [span for run in runs(kept) if (span := tokens_span(frame, run)) is not None]
    if spans:
        relayed = relay[0] if relay is not None and relay[0] is not head else quoted_by(verb)
        yield Finding(frame, head, [source], cue_spans(frame, verb), spans, relay_head=relayed, cue_token=verb)


def _content_clause(frame: Frame, verb: Token) -> list[Token] | None:
    """Return the words of the clause that ``verb`` reports, None when it reports none (or a whole quotation)."""
    for child in verb.children:
        if child.dep_ == "ccomp" and frame.quotation_of(child) is None and not _is_stand_in(frame, child):
            if any(grand.dep_ == "aux" and grand.lower_ == "to" for grand in child.children) and not any(
                grand.dep_ in SUBJECTS for grand in child.children
            ):
                continue
            if child.i < verb.i and any(token.text in {":", ";"} for token in verb.doc[child.i : verb.i]):
                continue
            return _without_next_report(child)
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and _set_off(verb)):
        head = verb.head
        if frame.quotation_of(head) is None and any(child.dep_ in SUBJECTS | {"nsubjpass"} for child in head.children):
            inside = {token.i for token in verb.subtree}
            return [token for token in head.subtree if token.i not in inside]
    return None


def _without_next_report(clause: Token) -> list[Token]:
    """Return the clause's words without a further "and Holt said …", whose words are another's."""
    others = [
        child
        for child in clause.conjuncts
        if child.i > clause.i and child.lemma_.lower() in CLAUSE and any(c.dep_ in SUBJECTS for c in child.children)
    ]
    end = min((child.left_edge.i for child in others), default=len(clause.doc))
    kept = [token for token in clause.subtree if token.i < end]
    while kept and others and kept[-1].dep_ in {"cc", "punct"}:
        kept.pop()
    return kept


def _set_off(verb: Token) -> bool:
    """ "The plan, critics say, failed": the reporting clause stands between commas."""
    left = next(iter(verb.subtree))
    right = list(verb.subtree)[-1]
    before = left.i > 0 and verb.doc[left.i - 1].text in {",", "—", "–", "-"}
    after = right.i + 1 < len(verb.doc) and verb.doc[right.i + 1].text in {",", ".", "—", "–", "-"}
    return before and after and left.i > verb.head.left_edge.i


def _is_stand_in(frame: Frame, token: Token) -> bool:
    return any(frame.quotation_of(part) is not None for part in token.children) and token.lower_ == "works"


def _to_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _named_as(verb: Token) -> list[Token]:
    """Return the words of "Y as Z", "Y Z" after a naming verb; also of "what X calls Z"."""
    marked = [
        child
        for child in verb.children
        if child.dep_ in {"oprd", "ccomp", "attr"} or (child.dep_ == "prep" and child.lower_ == "as")
    ]
    if not marked:
        beside = verb.doc[verb.i + 1 : verb.i + 2]
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if any(child.lower_ == "what" for child in objects) and len(beside) and beside[0].text in {'"', "'"}:
            end = next((t.i for t in verb.doc[verb.i + 2 :] if t.text in {'"', "'"}), None)
            return list(verb.doc[verb.i + 1 : end + 1]) if end is not None else []
        return []
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubj"} and child.i > verb.i]
    words = [token for part in [*objects, *marked] for token in part.subtree if part.i > verb.i]
    return _until_next_namer(verb, words)


def _until_next_namer(verb: Token, words: list[Token]) -> list[Token]:
    """Cut "… as measures and Kyiv viewing them as …" at the "and": what follows is somebody else's view."""
    other = next((t for t in words if t.tag_ == "VBG" and t.lemma_ in NAMING and t.head is not verb), None)
    if other is None:
        return words
    joints = [t.i for t in words if t.lower_ == "and" and t.i < other.i and t.nbor(1).pos_ == "PROPN"]
    return [t for t in words if t.i < joints[0]] if joints else words


def _unsourced(frame: Frame, verb: Token, subject: Token, complement: Token) -> Iterator[Finding]:
    spans = [span for run in (*runs(subject.subtree), *runs(complement.subtree)) if (span := tokens_span(frame, run))]
    if spans:
        yield Finding(frame, None, [], cue_spans(frame, verb), spans, cue_token=verb)


def _according(frame: Frame, word: Token) -> Iterator[Finding]:
    head = after_according(word)
    if head is None or any(
        child.lemma_ in CLAUSE and cue_source(child) is not None for child in (word.head, word.head.head)
    ):
        return
    span = source_span(frame, head, None)
    main = word.head
    while main.dep_ in {"prep", "pobj", "advmod", "npadvmod", "appos", "compound"} and main.head is not main:
        main = main.head
    if span is None or frame.quotation_of(main) is not None:
        return
    dropped = {token.i for token in word.subtree}
    clause = [token for token in main.subtree if token.i not in dropped and frame.quotation_of(token) is None]
    spans = [found for run in runs(clause) if (found := tokens_span(frame, run)) is not None]
    if spans:
        to = frame.doc[word.i + 1]
        yield Finding(frame, head, [span], [frame.span_of(word.idx, to.idx + len(to))], spans)


def _for_whom(frame: Frame) -> Iterator[Finding]:
    """ "For Putin, … “peace through strength”": a view set down to somebody, backed by quoted words."""
    first = frame.doc[0]
    if first.lower_ != "for" or not frame.fragments:
        return
    head = next((child for child in first.children if child.dep_ == "pobj"), None)
    if (
        head is None
        or head.ent_type_ != "PERSON"
        or head.right_edge.i + 1 >= len(frame.doc)
        or frame.doc[head.right_edge.i + 1].text != ","
    ):
        return
    span = source_span(frame, head, None)
    content = [quotation.span for quotation in frame.fragments]
    if span is not None:
        yield Finding(frame, head, [span], [frame.token_span(first)], content)


def _outside(finding: Finding, content: list[Span]) -> list[Span]:
    """Return the content without the characters of source and cue, so that no claim quotes its own speaker."""
    taken = [*finding.source, *finding.cue]
    kept: list[Span] = []
    for span in content:
        parts = [span]
        for cut in taken:
            parts = [piece for part in parts for piece in _minus(part, cut)]
        kept += parts
    return kept


def _minus(span: Span, cut: Span) -> list[Span]:
    if not span.overlaps(cut):
        return [span]
    parts = []
    if span.start < cut.start:
        parts.append(Span(span.start, cut.start))
    if cut.end < span.end:
        parts.append(Span(cut.end, span.end))
    return parts
