"""Asides within a report: "The hound, also known as the Tarn dog, is lame, according to Moss" is all of it his."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS
from index.claims.heads import frame_at

_DONE = {"VBD", "VBN"}
_LOOSE = " ,\n\t"


def with_asides(text: str, frames: Sequence[Frame], found: Sequence[Found]) -> list[Found]:
    """Return ``found`` with what nobody reports joined to the report that it goes on from after a comma: "known as" and
    "deemed" begin no claim of their own there."""
    kept = list(found)
    for aside in [one for one in kept if _is_aside(frames, one)]:
        whole = next((one for one in kept if _goes_on(text, frames, one, aside)), None)
        if whole is not None:
            content = (*whole.content[:-1], Span(whole.content[-1].start, aside.content[-1].end))
            kept = [replace(one, content=content) if one is whole else one for one in kept if one is not aside]
    return kept


def _is_aside(frames: Sequence[Frame], one: Found) -> bool:
    """True for a participle that nobody does: "deemed inadequate"; not for "it would seem"."""
    if one.source is not None or one.cue is None or one.verb is None or one.verb.tag_ not in _DONE:
        return False
    frame, start = frame_at(frames, one.cue.start), one.cue.start
    own = [child for child in one.verb.children if child.dep_ in {*SUBJECTS, "nsubjpass", "aux", "auxpass"}]
    return one.verb.doc is frame.doc and not any(frame.token_span(child).start >= start for child in own)


def _goes_on(text: str, frames: Sequence[Frame], whole: Found, aside: Found) -> bool:
    """True where ``aside`` stands right behind the content of ``whole``, both before its cue or both behind it."""
    if whole.source is None or whole.cue is None or aside.cue is None or not (whole.content and aside.content):
        return False
    begin, end = whole.content[-1].end, aside.content[-1].end
    if not begin < aside.cue.start <= aside.content[0].start or text[begin : aside.cue.start].strip(_LOOSE):
        return False
    # The clause goes on behind the aside: at a comma.
    resumes = "," in text[aside.content[0].start : end]
    apart = any(begin <= part.start < end for part in (whole.source, whole.cue))
    within = frame_at(frames, whole.cue.start).span
    return resumes and "," in text[begin : aside.cue.start] and not apart and within.holds(Span(begin, end))
