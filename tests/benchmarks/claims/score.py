"""Compare found claims with annotated attributions: content by overlap, then the source of what overlaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from index import Claim, Span
from tests.benchmarks.claims.calibration import Forecast

# Content overlaps that count as found: enough to be the same statement, and nearly the same words.
ENOUGH, NEARLY_ALL = 0.3, 0.8


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement as annotated or found.

    ``kind`` is direct, mixed or indirect. Annotated ones have a ``source_kind``; found ones have the
    finder's ``confidence``, from 0 to 1, where it gives one.
    """

    source: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    source_kind: str | None = None
    confidence: float | None = None

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Attribution:
        """Return an attribution in PolNeAR's form; ValueError where a span is none."""
        source, content = (tuple(Span(*span) for span in row[part]) for part in ("source", "content"))
        return cls(source, content, row["kind"], row["source_kind"])

    @classmethod
    def from_claim(cls, claim: Claim) -> Attribution:
        return cls(claim.source, claim.content, claim.speech, confidence=getattr(claim, "confidence", None))


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated attribution and the found one that has most of its content, each in one pair only."""

    gold: Attribution
    found: Attribution
    overlap: float

    @property
    def right_source(self) -> bool:
        """True when the source spans overlap, or neither has one."""
        if not self.gold.source or not self.found.source:
            return not self.gold.source and not self.found.source
        return any(one.overlaps(other) for one in self.gold.source for other in self.found.source)


@dataclass(frozen=True, slots=True)
class Scored:
    """All attributions annotated and found, and their pairs: of some articles, or of one kind in them."""

    gold: tuple[Attribution, ...]
    found: tuple[Attribution, ...]
    pairs: tuple[Pair, ...]

    def paired(self, threshold: float) -> int:
        return sum(pair.overlap >= threshold for pair in self.pairs)

    def linked(self, threshold: float) -> int:
        return sum(pair.overlap >= threshold and pair.right_source for pair in self.pairs)

    def precision(self, threshold: float) -> float:
        return _share(self.paired(threshold), len(self.found))

    def recall(self, threshold: float) -> float:
        return _share(self.paired(threshold), len(self.gold))

    def f1(self, threshold: float) -> float:
        return _share(2 * self.paired(threshold), len(self.found) + len(self.gold))

    def linked_recall(self, threshold: float) -> float:
        return _share(self.linked(threshold), len(self.gold))

    def linked_f1(self, threshold: float) -> float:
        return _share(2 * self.linked(threshold), len(self.found) + len(self.gold))

    def right_source(self, threshold: float) -> float:
        """Return how many of the paired have the right source."""
        return _share(self.linked(threshold), self.paired(threshold))

    def forecasts(self) -> list[Forecast]:
        """Return how sure the finder was of each statement and whether it is one, with the right source."""
        right = {id(pair.found) for pair in self.pairs if pair.overlap >= ENOUGH and pair.right_source}
        return [Forecast(each.confidence, id(each) in right) for each in self.found if each.confidence is not None]

    def of_kind(self, kind: str) -> Scored:
        return self._slice(lambda attribution: attribution.kind == kind)

    def of_source_kind(self, source_kind: str) -> Scored:
        return self._slice(lambda attribution: attribution.source_kind == source_kind)

    def _slice(self, keep: Callable[[Attribution], bool]) -> Scored:
        """Return what was annotated so, and its pairs; ``found`` are those of the pairs, so it has no precision."""
        pairs = tuple(pair for pair in self.pairs if keep(pair.gold))
        return Scored(tuple(filter(keep, self.gold)), tuple(pair.found for pair in pairs), pairs)


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the Jaccard index of the characters in two lists of spans, 0 to 1."""
    first, second = _characters(one), _characters(other)
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def pair_up(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[Pair]:
    """Pair one to one, the greatest content overlap first; ties go by order."""
    options = [
        (-shared, i, j)
        for i, wanted in enumerate(gold)
        for j, got in enumerate(found)
        if (shared := overlap(wanted.content, got.content)) > 0
    ]
    pairs: list[Pair] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for negative, i, j in sorted(options):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append(Pair(gold[i], found[j], -negative))
    return pairs


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _characters(spans: Sequence[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}
