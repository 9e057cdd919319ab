"""Doubts: where a source is too unsure for anybody to be named as who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Span
from index.claims.confidence import LEAST_SOURCE, Judgement
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.heads import frame_at, head_of
from index.claims.sources import can_speak, cue_source
from index.quotes import Quotation

# What is no person or body, or not the nearest, speaks only where that is surer; half of those below do not.
_SURER = 0.7


def is_doubted(frames: Sequence[Frame], quotations: Sequence[Quotation], found: Found, judgement: Judgement) -> bool:
    """True where it is not sure enough that the source of ``found`` speaks."""
    if judgement.source < LEAST_SOURCE or _is_elsewhere(frames, quotations, found):
        return True
    return judgement.confidence < _SURER and (_is_nearer(frames, found) or _is_thing(frames, found.source))


def _is_elsewhere(frames: Sequence[Frame], quotations: Sequence[Quotation], found: Found) -> bool:
    """True for a source in another sentence than its cue, but for a quotation's: there the network guesses."""
    if found.source is None or found.cue is None:
        return False
    quoted = any(quotation.span == span for span in found.content for quotation in quotations)
    return not quoted and frame_at(frames, found.source.start) is not frame_at(frames, found.cue.start)


def _is_nearer(frames: Sequence[Frame], found: Found) -> bool:
    """True where the parse gives the cue a subject between it and the source: "The judge ruled after she admitted"."""
    subject = cue_source(found.verb) if found.verb is not None else None
    if subject is None or found.source is None or found.cue is None:
        return False
    own = frame_at(frames, found.cue.start).token_span(subject)
    return found.source.end <= own.start < found.cue.start


def _is_thing(frames: Sequence[Frame], source: Span | None) -> bool:
    """True for what says nothing of itself: "the loss", "a strong job market", though a poll or a study may."""
    found = head_of(frames, source) if source is not None else None
    return found is not None and found[1].pos_ == "NOUN" and not can_speak(found[1])
