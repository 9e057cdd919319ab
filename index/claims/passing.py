"""Reports that only pass on what somebody else said: "according to Y" around "X said …"."""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.cues import CLAUSE, INFINITIVE, NEEDS_SPEAKER
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.heads import frame_at
from index.claims.sources import QUOTING, is_according

# How much of a claim's content what another says must take up for the outer one to do nothing but pass it on, and what
# another thinks or does.
_MOSTLY, _ALL = 0.25, 0.8
_SAYING = (CLAUSE | INFINITIVE | QUOTING) - NEEDS_SPEAKER


def only_passes_on(text: str, one: Found, claims: Sequence[Found], frames: Sequence[Frame]) -> bool:
    """True for "according to Y" and "Y quoted" around a claim that is much of their content in the cue's sentence; but
    what somebody "plans" or "saw", according to Y, is what Y says."""
    if not passes_on(text, one) or one.cue is None:
        return False
    sentence = frame_at(frames, one.cue.start).span
    here = sum(span.end - span.start for span in one.content if sentence.overlaps(span))
    quoting = not is_according(text, one.cue)
    return any(
        one.holds(other) and other.size >= (_MOSTLY if quoting or _is_said(other) else _ALL) * here for other in claims
    )


def _is_said(one: Found) -> bool:
    return one.verb is None or one.verb.lemma_.lower() in _SAYING


def passes_on(text: str, one: Found) -> bool:
    """True where the cue is one by which words of somebody else may be passed on: "according to Y", "Y quoted"."""
    if one.cue is None:
        return False
    return is_according(text, one.cue) or (one.verb is not None and one.verb.lemma_ in QUOTING)
