"""Strays: what the network ties to a cue from another sentence, though the article's own words stand between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.claims.content import tidy, without
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS
from index.claims.heads import frame_at
from index.claims.quoted import reporting
from index.claims.sources import can_speak
from index.quotes import Quotation

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\n\s*\n")
# "Nobody," "Yes": so few words before the quotation goes on say nothing of their own.
_FEW = 1
# Words of the longest name that stands in quotation marks, and what a statement ends with.
_NAME, _STATED = 3, ",.?!…"
# Words of the longest heading.
_HEADING = 12


def without_strays(frames: Sequence[Frame], quotations: Sequence[Quotation], found: Found) -> Found:
    """Drop from what is reported the article's own words of other sentences than the cue's, such as a heading before it
    or the end of a caption, and quotations that other words part from the cue's sentence."""
    if found.cue is None:
        return found
    own = frame_at(frames, found.cue.start)
    allowed = [own.span, *(quotation.span for quotation in quotations)]
    near = [
        Span(max(span.start, part.start), min(span.end, part.end))
        for span in found.content
        for part in allowed
        if part.overlaps(span) and not (part is not own.span and own.span.holds(part))
    ]
    if not near:
        return replace(found, content=_announced(own, found))
    kept = [span for span in near if not _is_parted(frames, own, quotations, found, span)]
    return replace(found, content=tidy(own.text, kept, {part.end for part in allowed}))


def _announced(own: Frame, found: Found) -> tuple[Span, ...]:
    """Return what is reported in other sentences than the cue's and without quotation marks: what a colon announces, or
    what follows in the same paragraph."""
    text = own.text
    if own.span.of(text).rstrip().endswith(":"):
        return found.content
    return tuple(
        span
        for span in found.content
        if not _PARAGRAPH.search(text, min(own.span.end, span.end), max(own.span.start, span.start))
    )


def _is_parted(frames: Sequence[Frame], own: Frame, quotations: Sequence[Quotation], found: Found, span: Span) -> bool:
    """True for a quotation of another sentence than the cue's where words that nobody is quoted with stand between: any
    before the cue, and after it those of another paragraph or of somebody else."""
    if own.span.overlaps(span):
        return False
    if _is_reported_there(frames, span):
        return True
    text = own.text
    apart = _PARAGRAPH.search(text, min(own.span.end, span.end), max(own.span.start, span.start))
    if apart and _is_in_heading(text, span):
        return True
    if span.end <= own.span.start and _announces(own, found):
        return True
    named = [part for part in (found.source, found.cue) if part is not None and own.span.holds(part)]
    after = span.start >= own.span.end
    start = own.span.end if after else span.end
    end = span.start if after else min([part.start for part in named], default=own.span.start)
    if start >= end:
        return False
    between = Span(start, end)
    quoted = [quotation.span for quotation in quotations if quotation.span.overlaps(between)]
    loose = without(between, [*quoted, *named])
    broken = _PARAGRAPH.search(text, start, end) is not None
    few = sum(len(_WORD.findall(part.of(text))) for part in loose) <= _FEW
    if few and not (after and broken and _is_set_in(frames, span)):
        return False
    return not after or broken or any(_names_another(frames, part) for part in loose)


def _is_set_in(frames: Sequence[Frame], span: Span) -> bool:
    """True for a word or two that the article sets in quotation marks and goes on from: "The “wee boat” has run since
    1974"."""
    frame = frame_at(frames, span.start)
    text = frame.text
    if span.of(text).rstrip("”\"’' ")[-1:] in _STATED or len(_WORD.findall(span.of(text))) > _NAME:
        return False
    return len(_WORD.findall(text[span.end : frame.span.end])) > _FEW


def _is_reported_there(frames: Sequence[Frame], span: Span) -> bool:
    """True for a quotation whose own sentence names who said it, whatever the sentence before reports."""
    frame = frame_at(frames, span.start)
    place = next((place for place, quotation in enumerate(frame.quotations) if quotation.span == span), None)
    verb = reporting(frame, place) if place is not None else None
    return verb is not None and any(
        child.dep_ in SUBJECTS and child.pos_ in {"NOUN", "PROPN"} and can_speak(child) for child in verb.children
    )


def _announces(own: Frame, found: Found) -> bool:
    """True for "Moss said: “…”": whose quotation stands after the colon says nothing that stands before."""
    text = own.text
    return any(
        own.span.holds(span) and text[own.span.start : span.start].rstrip().endswith(":") for span in found.content
    )


def _is_in_heading(text: str, span: Span) -> bool:
    """True for quoted words in a paragraph of a few words without a full stop: "Moving “as fast as possible”"."""
    start = max((found.end() for found in _PARAGRAPH.finditer(text, 0, span.start)), default=0)
    after = _PARAGRAPH.search(text, span.end)
    line = text[start : after.start() if after else len(text)].strip()
    own = _WORD.findall(line.replace(span.of(text), " "))
    return bool(own) and len(_WORD.findall(line)) <= _HEADING and line.rstrip("”\"'’")[-1] not in ".!?,:;…"


def _names_another(frames: Sequence[Frame], words: Span) -> bool:
    """True where somebody is named who may be the one who goes on to speak; "he" is still the same."""
    return any(
        token.ent_type_ == "PERSON" or (token.dep_ in SUBJECTS and token.pos_ in {"NOUN", "PROPN"} and can_speak(token))
        for frame in frames
        if frame.span.overlaps(words)
        for token in frame.doc
        if frame.quotation_of(token) is None and words.holds(frame.token_span(token))
    )
