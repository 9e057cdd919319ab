"""How sure a claim is: the network's probabilities and the parse's second opinion, weighed on annotated articles."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.heads import frame_at
from index.claims.sources import after_according, cue_source
from index.claims.tagger import Tied

MODEL = Path(__file__).parent / "model" / "confidence.json"
# Below these a finding is no claim, and a claim has no speaker.
LEAST_CLAIM = 0.4
LEAST_SOURCE = 0.5
# A claim inside a claim is shown twice over: it must be surer, and the parse must agree.
LEAST_INSIDE = 0.5
# What a rule alone reads, a signature or a report inside a claim, has no odds of its own; about nine in ten are right.
BY_RULE = 0.9
_SURE = 6.0
SIGNALS = (
    "content odds", "cue odds", "source odds", "no cue", "no source", "quote marks", "parse agrees", "parse differs",
    "pronoun", "length", "source far off",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probabilities that the content is claimed at all, and that the source is right if it is."""

    claim: float
    source: float

    @property
    def confidence(self) -> float:
        return self.claim * self.source


@dataclass(frozen=True, slots=True)
class Weights:
    """Logistic weights, one for each of ``signals`` and a last one alone; fitted by index.claims.training.calibrate."""

    claim: tuple[float, ...]
    source: tuple[float, ...]


def judged(text: str, frames: Sequence[Frame], found: Found) -> Judgement:
    """Return how sure it is that ``found`` is a claim and its source the right one."""
    if found.tied is None:
        return Judgement(BY_RULE, BY_RULE)
    weights = _weights()
    own = signals(text, frames, found)
    return Judgement(_logistic(own, weights.claim), _logistic(own, weights.source))


def is_claim(text: str, frames: Sequence[Frame], found: Found, judgement: Judgement) -> bool:
    """True where it is sure enough that the content is claimed."""
    if found.inside:
        return judgement.confidence >= LEAST_INSIDE and _second_opinion(frames, found)[0]
    return judgement.claim >= LEAST_CLAIM


def signals(text: str, frames: Sequence[Frame], found: Found) -> tuple[float, ...]:
    """Return what speaks for a claim: log odds of the network's trust in content, cue and source (−6 to 6), whether
    there is a cue, a source, quote marks, and whether the parse gives the cue the same source or another."""
    same, other = _second_opinion(frames, found)
    tied = found.tied or Tied(None, None, (), BY_RULE, BY_RULE, BY_RULE)
    content = [span.of(text) for span in found.content]
    return (
        _odds(tied.content_trust),
        _odds(tied.cue_trust),
        _odds(tied.source_trust),
        float(found.cue is None),
        float(found.source is None),
        float(any(mark in words for words in content for mark in '"“«‘')),
        float(same),
        float(other),
        float(found.source is not None and found.source.of(text).lower() in _PRONOUNS),
        float(min(8, sum(len(words.split()) for words in content)) / 8),
        float(_distance(found) > 0),
    )


_PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "his", "her", "their", "who"}


def _distance(found: Found) -> int:
    if found.cue is None or found.source is None:
        return 0
    return int(max(found.cue.start - found.source.end, found.source.start - found.cue.end) > 80)


def _second_opinion(frames: Sequence[Frame], found: Found) -> tuple[bool, bool]:
    """Return whether the parse names the same source for the cue, and whether it names another."""
    if found.cue is None or found.source is None:
        return False, False
    frame = frame_at(frames, found.cue.start)
    head = cue_source(found.verb) if found.verb is not None else None
    if head is None and found.verb is None:
        word = next((t for t in frame.doc if t.lower_ == "according" and found.cue.overlaps(frame.token_span(t))), None)
        head = after_according(word) if word is not None else None
    if head is None:
        return False, False
    same = found.source.overlaps(frame.token_span(head))
    return same, not same


def _odds(trust: float) -> float:
    trust = min(max(trust, 1e-6), 1 - 1e-6)
    return min(max(math.log(trust / (1 - trust)), -_SURE), _SURE)


def _logistic(signals: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(signal * weight for signal, weight in zip(signals, weights, strict=False)) + weights[-1]
    return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=1)
def _weights() -> Weights:
    read = json.loads(MODEL.read_text(encoding="utf-8"))
    return Weights(tuple(read["claim"]), tuple(read["source"]))
