"""Reports read from the parse: those inside other claims ("Moss said that Holt argues …", "what he terms “…”"), and
figures that somebody gives ("Moss put the cost at 42 million")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from index.article import Span
from index.claims.cues import CLAUSE, NAMING
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS, runs, subject_of
from index.claims.heads import phrase_span
from index.claims.sources import can_speak

_FIGURES = {"CARDINAL", "MONEY", "PERCENT", "QUANTITY"}


def find_inner(frames: Sequence[Frame], found: Sequence[Found]) -> Iterator[Found]:
    """Yield reports with a subject of their own inside the content of ``found``, and namings and figures wherever they
    stand."""
    cues = [one.cue for one in found if one.cue is not None and one.content]
    contents = [span for one in found for span in one.content]
    for frame in frames:
        for verb in frame.doc:
            lemma = verb.lemma_.lower()
            if verb.pos_ != "VERB" or frame.is_quoted(verb) or lemma not in CLAUSE | NAMING | {"put"}:
                continue
            cue = frame.token_span(verb)
            if any(cue.overlaps(other) for other in cues):
                continue
            own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
            subject = subject_of(verb) if lemma == "put" else own
            if subject is None or not can_speak(subject) or frame.is_quoted(subject):
                continue
            words = _figure(verb) if lemma == "put" else _named(verb) if lemma in NAMING else []
            if not words and any(span.holds(cue) for span in contents):
                words = _clause(verb)
            source = phrase_span(frame, subject)
            content = tuple(span for run in runs(words) if (span := _span(frame, run)) is not None)
            if source is not None and content:
                yield Found(source, cue, content, verb)


def _figure(verb: Token) -> list[Token]:
    """Return the words of "the cost at 42 million" after "put"; none where "at" leads to a place."""
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    at = next((child for child in verb.children if child.dep_ == "prep" and child.lower_ == "at"), None)
    number = next((child for child in at.children if child.dep_ == "pobj"), None) if at is not None else None
    if thing is None or at is None or number is None or number.pos_ == "PROPN":
        return []
    counting = [number, *(child for child in number.children if child.dep_ == "nummod")]
    if not any(token.ent_type_ in _FIGURES for token in counting):
        return []
    return [*thing.subtree, *at.subtree]


def _clause(verb: Token) -> list[Token]:
    """Return the words of the clause that ``verb`` reports."""
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    return list(clause.subtree) if clause is not None else []


def _named(verb: Token) -> list[Token]:
    """Return the words of "Y as Z" after a participle's naming verb, or the quoted words that a clause names so."""
    quoted = _quoted_after(verb)
    if verb.tag_ != "VBG" or quoted:
        return quoted
    marked = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"]
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    if not marked or not objects:
        return []
    return [token for part in (*objects, *marked) for token in part.subtree]


def _quoted_after(verb: Token) -> list[Token]:
    """Return the quoted words right after ``verb``, or after its "as", in a clause such as "what he terms “…”"."""
    if verb.dep_ not in {"relcl", "pcomp", "ccomp", "csubj"}:
        return []
    at = verb.i + 1 + (verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "as")
    if at >= len(verb.doc) or verb.doc[at].text not in {'"', "'"}:
        return []
    end = next((token.i for token in verb.doc[at + 1 :] if token.text == verb.doc[at].text), None)
    return list(verb.doc[at : end + 1]) if end is not None else []


def _span(frame: Frame, run: Sequence[Token]) -> Span | None:
    if any(frame.quotation_of(token) is not None for token in run):
        return None
    return frame.span_of(run[0].idx, run[-1].idx + len(run[-1]))
