"""Which spans may belong together: for each span the nearest of another kind, and how far off they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.claims.network import CANDIDATES, DISTANCES

Ints2d = NDArray[np.int64]
# A run of words, [first, end).
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each span ``chosen`` (spans, CANDIDATES) indices of candidates, -1 where there are fewer, with two classes
    below DISTANCES: ``distance`` in words, before or after, and ``between``, how many spans stand between."""

    chosen: Ints2d
    distance: Ints2d
    between: Ints2d


def nearest(ones: Sequence[Run], others: Sequence[Run], everything: Sequence[Run], paragraphs: Sequence[int]) -> Pairs:
    """Return the candidates among ``others`` for each of ``ones``; ``paragraphs`` are first words, ascending."""
    half = DISTANCES // 2
    starts = np.sort(np.asarray([run[0] for run in everything], dtype=np.int64))
    breaks = np.asarray(paragraphs, dtype=np.int64)
    shape = (len(ones), CANDIDATES)
    pairs = Pairs(np.full(shape, -1, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64))
    if not len(ones) or not len(others):
        return pairs
    first = np.asarray([run[0] for run in others], dtype=np.int64)
    end = np.asarray([run[1] for run in others], dtype=np.int64)
    for row, (one_first, one_end) in enumerate(ones):
        after = first >= one_end
        gap = np.where(after, first - one_end, one_first - end).clip(0)
        order = np.lexsort((first, gap))[:CANDIDATES]
        for column, at in enumerate(order.tolist()):
            left, right = (one_end, first[at]) if after[at] else (end[at], one_first)
            crossed = np.searchsorted(starts, right) - np.searchsorted(starts, left)
            apart = np.searchsorted(breaks, right, side="right") - np.searchsorted(breaks, left, side="right")
            pairs.chosen[row, column] = at
            pairs.distance[row, column] = min(int(np.log2(gap[at] + 1) * 1.6), half - 1) + half * int(after[at])
            pairs.between[row, column] = max(0, min(int(crossed), half - 1)) + half * int(apart > 0)
    return pairs
