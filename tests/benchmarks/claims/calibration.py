"""How far the finder's confidence can be taken at its word: what it is sure of, and how often that is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 5


@dataclass(frozen=True, slots=True)
class Forecast:
    """How sure the finder was, from 0 to 1, and whether it was right."""

    confidence: float
    right: bool

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies between 0 and 1, got {self.confidence}")


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts whose confidence lies in ``[low, high)``; the last bin holds 1 too."""

    low: float
    high: float
    forecasts: tuple[Forecast, ...]

    @property
    def confidence(self) -> float:
        """The mean confidence; 0 in an empty bin."""
        return sum(each.confidence for each in self.forecasts) / max(1, len(self.forecasts))

    @property
    def right(self) -> float:
        """The share that is right; 0 in an empty bin."""
        return sum(each.right for each in self.forecasts) / max(1, len(self.forecasts))


def bins_of(forecasts: Iterable[Forecast]) -> list[Bin]:
    """Return the forecasts in bins of equal width, the least sure first."""
    held: list[list[Forecast]] = [[] for _ in range(BINS)]
    for forecast in forecasts:
        held[min(int(forecast.confidence * BINS), BINS - 1)].append(forecast)
    return [Bin(at / BINS, (at + 1) / BINS, tuple(each)) for at, each in enumerate(held)]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error (Guo et al. 2017): confidence against share right, weighted by bin size."""
    total = sum(len(each.forecasts) for each in bins)
    return sum(len(each.forecasts) * abs(each.confidence - each.right) for each in bins) / total if total else 0.0
