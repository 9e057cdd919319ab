""" "According to": what the network passes over of the plainest way to name a source, read from the parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from index.article import Span
from index.claims.content import whole
from index.claims.documents import author_of
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS
from index.claims.heads import frame_at, phrase_span
from index.claims.sources import according_cue, after_according, can_speak, is_according
from index.quotes import Quotation

_OPENING = {"ADV", "CCONJ", "PUNCT", "SCONJ"}
# "It went according to plan": how, and nobody says so.
_HOW = re.compile(
    r"according to (?:plan|plans|schedule|script|need|needs|ability|taste|size|age|custom|tradition)\b", re.I
)


def with_according(
    text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], found: Sequence[Found]
) -> list[Found]:
    """Return ``found`` without what goes "according to plan", and with what stands with "according to" in sentences in
    which nothing else is reported."""
    found = [one for one in found if one.cue is None or not _HOW.match(text, one.cue.start)]
    found = [_with_its_verb(text, frames, quotations, one) for one in found]
    reported = [one.cue for one in found if one.cue is not None]
    added = [
        claim
        for frame in frames
        # Who speaks a quotation, "…, said Moss, according to Y", the other rules know.
        if not frame.quotations and not any(cue.overlaps(frame.span) for cue in reported)
        for claim in _claims(text, frame, quotations)
    ]
    # What the network took for claimed there, without a cue, is part of that.
    told = [span for one in added for span in one.parts]
    rest = [one for one in found if one.cue or not any(span.overlaps(part) for span in one.content for part in told)]
    return [*rest, *added]


def _with_its_verb(text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], found: Found) -> Found:
    """Return ``found`` with all that is told of what alone the network took for claimed: "The mill, called Nell,
    [turns all day], according to Moss"."""
    if found.cue is None or found.source is None or len(found.content) != 1 or not is_according(text, found.cue):
        return found
    frame = frame_at(frames, found.cue.start)
    word = next((word for word in frame.doc if frame.token_span(word).start == found.cue.start), None)
    verb = word.head if word is not None else None
    if word is None or verb is None or verb.pos_ not in {"VERB", "AUX"} or frame.quotations or word.i < verb.i:
        return found
    subject = next((child for child in verb.children if child.dep_ in {*SUBJECTS, "nsubjpass"}), None)
    if subject is None or not _phrase(frame, subject).holds(found.content[0]):
        return found
    return replace(
        found, content=whole(text, _clause(frame, word, found.source), [found.source, found.cue], quotations)
    )


def _phrase(frame: Frame, head: Token) -> Span:
    return Span(frame.token_span(head.left_edge).start, frame.token_span(head.right_edge).end)


def _claims(text: str, frame: Frame, quotations: Sequence[Quotation]) -> list[Found]:
    words = [word for word in frame.doc if word.lower_ == "according" and not frame.is_quoted(word)]
    words = [word for word in words if not _HOW.match(text, frame.token_span(word).start)]
    head = after_according(words[0]) if len(words) == 1 else None
    if head is None or not (head.pos_ == "PROPN" or can_speak(head) or author_of(head) is not None):
        return []
    source = phrase_span(frame, head)
    if source is None:
        return []
    cue = according_cue(frame, words[0])
    content = whole(text, _clause(frame, words[0], source), [source, cue], quotations)
    return [Found(source, cue, content, None)] if content else []


def _clause(frame: Frame, according: Token, source: Span) -> list[Span]:
    """Return what stands before "according to", and what follows its source where the clause goes on there."""
    begin = frame.token_span(according).start
    before, after = (frame.span.start, begin), (source.end, frame.span.end)
    parts = [before, after] if according.head.i > according.i else [before]
    if all(token.pos_ in _OPENING for token in frame.doc[: according.i]):
        parts = [after]
    return [Span(start, end) for start, end in parts if start < end]
