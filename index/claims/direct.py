"""Quotations and who is said to speak them: cue and source beside the quotation, or carried on from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from index.article import Span
from index.claims.cues import BESIDE_QUOTATION
from index.claims.finding import Finding, cue_spans, source_span, tokens_span
from index.claims.frames import Frame
from index.claims.grammar import subject_of, trim
from index.claims.sources import according_to, cue_source, quoted_by
from index.quotes import Quotation

_LINKS = {"ccomp", "parataxis", "dobj", "obj", "dep", "advcl", "xcomp", "oprd", "appos", "acl", "intj", "attr"}
_MAX_LABEL = 8
_DASHES = {"—", "–", "―", "--", "-"}


def find_direct(text: str, frames: Sequence[Frame]) -> list[Finding]:
    """Return a finding for each quotation that stands as a statement, attributed or not."""
    findings: list[Finding] = []
    owner: dict[Span, Finding] = {}
    for frame in frames:
        for finding in _in_frame(frame):
            fresh = [quotation for quotation in finding.quotations if quotation.span not in owner]
            if fresh:
                finding.quotations = fresh
                finding.content = [quotation.span for quotation in fresh]
                owner |= {quotation.span: finding for quotation in fresh}
                findings.append(finding)
    for index, frame in enumerate(frames):
        for quotation in frame.quotations:
            if quotation.span in owner:
                continue
            carried = _carried_on(text, frames, index, quotation, owner) or Finding(frame, None, [], [], [])
            if not carried.content:
                findings.append(carried)
            carried.quotations.append(quotation)
            carried.content.append(quotation.span)
            owner[quotation.span] = carried
    return findings


def _in_frame(frame: Frame) -> list[Finding]:
    """Return the attributed quotations of one sentence, those of one cue together."""
    by_cue: dict[int, Finding] = {}
    found: list[Finding] = []
    for index, quotation in enumerate(frame.quotations):
        stand_in = _stand_in(frame, index)
        if stand_in is None:
            continue
        cue = _cue(frame, stand_in)
        if cue is not None and cue.i in by_cue:
            by_cue[cue.i].quotations.append(quotation)
            continue
        finding = _attributed(frame, stand_in, cue)
        if finding is None and found and _same_breath(found[-1], frame, index):
            found[-1].quotations.append(quotation)
            continue
        if finding is None:
            continue
        same = next((earlier for earlier in found if earlier.cue == finding.cue), None)
        if same is not None:
            same.quotations.append(quotation)
            continue
        finding.quotations.append(quotation)
        found.append(finding)
        if cue is not None:
            by_cue[cue.i] = finding
    return found


def _stand_in(frame: Frame, index: int) -> Token | None:
    """Return the verb of the stand-in words for quotation ``index``."""
    inside = [token for token in frame.doc if frame.quotation_of(token) == index]
    return next((token for token in inside if token.lower_ == "works"), None)


def _cue(frame: Frame, stand_in: Token) -> Token | None:
    """Return the verb that reports the quotation: the parse's first, then the nearest one beside it."""

    def own(token: Token) -> bool:
        return frame.quotation_of(token) is None

    if stand_in.dep_ in _LINKS and own(stand_in.head) and stand_in.head.pos_ in {"VERB", "AUX"}:
        head = stand_in.head
        if head.lemma_.lower() in BESIDE_QUOTATION or (head.pos_ == "VERB" and subject_of(head) is not None):
            return head
    for child in stand_in.children:
        if own(child) and child.pos_ == "VERB" and child.lemma_.lower() in BESIDE_QUOTATION:
            return child
    near = [
        token
        for token in frame.doc
        if own(token)
        and token.pos_ == "VERB"
        and token.lemma_.lower() in BESIDE_QUOTATION
        and _beside(frame, token, stand_in)
    ]
    return min(near, key=lambda token: abs(token.i - stand_in.i), default=None)


def _beside(frame: Frame, verb: Token, stand_in: Token) -> bool:
    """True when no other clause's verb and no other quotation stands between the two."""
    between = frame.doc[min(verb.i, stand_in.i) + 1 : max(verb.i, stand_in.i)]
    mark = frame.quotation_of(stand_in)
    if any(frame.quotation_of(token) not in (None, mark) for token in between):
        return False
    outside = [token for token in between if frame.quotation_of(token) is None]
    if verb.i < stand_in.i:
        return bool(outside) and outside[-1].text in {",", ":"} and sum(t.pos_ == "VERB" for t in outside) == 0
    return not any(token.pos_ in {"VERB"} or token.text in {";", "."} for token in outside)


def _attributed(frame: Frame, stand_in: Token, cue: Token | None) -> Finding | None:
    if cue is not None:
        head = cue_source(cue)
        if head is not None and not frame.is_quoted(head):
            span = source_span(frame, head, cue)
            if span is not None:
                relay = according_to(frame, cue, quoted=True)
                relayed = relay[0] if relay is not None and relay[0] is not head else quoted_by(cue)
                return Finding(frame, head, [span], cue_spans(frame, cue), [], relay_head=relayed, cue_token=cue)
    relay = according_to(frame, stand_in, quoted=True)
    if relay is not None:
        head, cue_span = relay
        span = source_span(frame, head, None)
        return Finding(frame, head, [span] if span else [], [cue_span], []) if span else None
    return _label(frame, stand_in)


def _label(frame: Frame, stand_in: Token) -> Finding | None:
    """Read "Maria Petrova: “…”" and "“…” — Maria Petrova, teacher": a name, a mark, the quotation, nothing else."""
    own = [token for token in frame.doc if frame.quotation_of(token) is None]
    before = [token for token in own if token.i < stand_in.i and not token.is_quote]
    after = [token for token in own if token.i > stand_in.i and not token.is_quote]
    if before and before[-1].text == ":" and not after:
        named, mark = before[:-1], before[-1]
    elif after and after[0].text in _DASHES and not before:
        named, mark = after[1:], after[0]
    else:
        return None
    words = trim(named)
    if not words or len(words) > _MAX_LABEL or any(token.pos_ in {"VERB", "AUX"} for token in words):
        return None
    name = list(takewhile(lambda token: token.pos_ == "PROPN" or token.ent_type_ == "PERSON", words))
    span = tokens_span(frame, words)
    if not name or span is None or not all(token.text[0].isupper() for token in name):
        return None
    return Finding(frame, name[-1], [span], [frame.token_span(mark)], [])


def _same_breath(earlier: Finding, frame: Frame, index: int) -> bool:
    """“One,” she said, “two.”: no words but the first cue's clause stand between the two quotations."""
    return earlier.frame is frame and bool(earlier.quotations) and index > 0


def _carried_on(
    text: str, frames: Sequence[Frame], index: int, quotation: Quotation, owner: dict[Span, Finding]
) -> Finding | None:
    """Return the earlier finding that ``quotation`` goes on with, or a new one from a sentence that announces it."""
    frame = frames[index]
    previous = frames[index - 1] if index else None
    if previous is None:
        return None
    gap = text[previous.span.end : frame.span.start]
    unclosed = next((q for q in previous.quotations if q.continues), None)
    if unclosed is not None and unclosed.span in owner:
        return owner[unclosed.span]
    if not _only_quoted(frame):
        return None
    if "\n" not in gap:
        last = [found for span, found in owner.items() if span.overlaps(previous.span)]
        last.sort(key=lambda found: max(span.end for span in found.content))
        return last[-1] if last and last[-1].source else None
    if text[: previous.span.end].rstrip().endswith(":"):
        return _announced(previous, frame)
    return None


def _only_quoted(frame: Frame) -> bool:
    return all(frame.quotation_of(token) is not None or not token.is_alpha for token in frame.doc)


def _announced(previous: Frame, frame: Frame) -> Finding | None:
    """Read "Petrova said this:" and the quotation in the next paragraph."""
    for token in reversed(previous.doc):
        if token.pos_ == "VERB" and token.lemma_.lower() in BESIDE_QUOTATION:
            head = cue_source(token)
            span = source_span(previous, head, token) if head is not None else None
            if head is not None and span is not None:
                return Finding(previous, head, [span], cue_spans(previous, token), [], cue_token=token)
    return None
