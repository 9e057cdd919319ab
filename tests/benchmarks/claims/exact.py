"""Compare found claims with sentences labelled token by token (CofeNet's form): exact spans, and shared tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from index import Span
from tests.benchmarks.claims.labels import Labelled, spans_of


@dataclass(frozen=True, slots=True)
class Tally:
    """Spans of one kind, annotated and found, counted over rows.

    ``gold_overlap`` adds up, over the annotated spans, the share of tokens each has in common with the
    found span that it shares most with (Jaccard index); ``found_overlap`` the same the other way round.
    ``strays`` are found spans that share no token with an annotated one.
    """

    gold: int = 0
    found: int = 0
    same: int = 0
    gold_overlap: float = 0.0
    found_overlap: float = 0.0
    strays: int = 0

    @classmethod
    def of(cls, gold: Sequence[Span], found: Sequence[Span]) -> Tally:
        """Return the tally of one row, whose spans count in tokens."""
        nearest_gold = [max((_jaccard(span, other) for other in gold), default=0.0) for span in found]
        return cls(
            gold=len(gold),
            found=len(found),
            same=len(set(gold) & set(found)),
            gold_overlap=sum(max((_jaccard(span, other) for other in found), default=0.0) for span in gold),
            found_overlap=sum(nearest_gold),
            strays=nearest_gold.count(0.0),
        )

    @classmethod
    def total(cls, tallies: Iterable[Tally]) -> Tally:
        return cls(*map(sum, zip(*map(astuple, tallies), strict=True)))

    @property
    def precision(self) -> float:
        return self.same / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.same / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return _f1(self.precision, self.recall)

    @property
    def overlap_precision(self) -> float:
        return self.found_overlap / self.found if self.found else 0.0

    @property
    def overlap_recall(self) -> float:
        return self.gold_overlap / self.gold if self.gold else 0.0

    @property
    def overlap_f1(self) -> float:
        return _f1(self.overlap_precision, self.overlap_recall)

    @property
    def published_overlap(self) -> float:
        """The one Jaccard figure of the CofeNet paper: the mean over annotated spans and strays, which have 0."""
        return self.gold_overlap / (self.gold + self.strays) if self.gold + self.strays else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """One row, and the labels that its found claims come to."""

    row: Labelled
    found: tuple[str, ...]

    def tally(self, kind: str) -> Tally:
        return Tally.of(spans_of(self.row.labels, kind), spans_of(self.found, kind))


def _jaccard(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
