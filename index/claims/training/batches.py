"""Windows → tensors the claim network learns from."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from index.claims.pairs import Run, nearest
from index.claims.training.examples import CONTENT, CUE, SOURCE, Window, labels

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Links:
    """Spans with their candidates, as words counted through the whole batch, and the right one: 0 none, else 1 + its
    place among the candidates. ``one`` is (spans, 2), ``other`` (spans, candidates, 2)."""

    one: Tensor
    other: Tensor
    missing: Tensor
    distance: Tensor
    between: Tensor
    right: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """``pieces``, ``mask`` (batch, pieces), ``marks`` (batch, pieces, classes), ``first``, ``labels``, ``present``
    (batch, words), ``annotator`` (batch,)."""

    pieces: Tensor
    mask: Tensor
    marks: Tensor
    first: Tensor
    labels: Tensor
    present: Tensor
    annotator: Tensor
    content_to_cue: Links
    cue_to_source: Links


def batches(windows: Sequence[Window], budget: int, chance: random.Random) -> Iterator[list[Window]]:
    """Yield windows of like length together, at most ``budget`` pieces with padding, in random order."""
    ordered = sorted(windows, key=lambda window: (window.pieces + chance.randint(0, 12), chance.random()))
    groups: list[list[Window]] = [[]]
    for window in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * (window.pieces + 2) > budget:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    yield from groups


def collate(
    windows: Sequence[Window], annotators: Sequence[str], chance: random.Random, annotator_known: float
) -> Batch:
    """Return ``windows`` as one batch; of so many in one (``annotator_known``) it says who annotated them."""
    wide = max(window.pieces for window in windows) + 2
    long = max(window.end - window.first for window in windows)
    size = len(windows)
    pieces, mask = np.zeros((size, wide), np.int64), np.zeros((size, wide), np.int64)
    marks = np.zeros((size, wide, 3), np.int64)
    first, gold = np.zeros((size, long), np.int64), np.zeros((size, long), np.int64)
    present = np.zeros((size, long), bool)
    annotator = np.zeros(size, np.int64)
    for row, window in enumerate(windows):
        words = window.marked.words
        a, b = int(words.first[window.first]), int(words.first[window.end])
        many, n = b - a, window.end - window.first
        pieces[row, 0], pieces[row, 1 : 1 + many], pieces[row, 1 + many] = CLS, words.pieces[a:b], SEP
        mask[row, : many + 2] = 1
        counts = np.diff(words.first[window.first : window.end + 1])
        own = words.marks[window.first : window.end].copy()
        own[0, 2] = 3
        if chance.random() < 0.2:
            # Text that came in tokens: a space before every mark.
            own[own[:, 2] == 0, 2] = 1
        marks[row, 1 : 1 + many] = np.repeat(own, counts, axis=0)
        first[row, :n] = words.first[window.first : window.end] - a + 1
        gold[row, :n] = labels(window.marked, window.first, window.end)
        present[row, :n] = True
        if chance.random() < annotator_known:
            annotator[row] = 1 + annotators.index(window.marked.annotator)
    return Batch(
        pieces=torch.from_numpy(pieces),
        mask=torch.from_numpy(mask),
        marks=torch.from_numpy(marks),
        first=torch.from_numpy(first),
        labels=torch.from_numpy(gold),
        present=torch.from_numpy(present),
        annotator=torch.from_numpy(annotator),
        content_to_cue=_links(windows, long, CONTENT, CUE),
        cue_to_source=_links(windows, long, CUE, SOURCE),
    )


def _links(windows: Sequence[Window], long: int, kind: int, to: int) -> Links:
    rows: list[tuple[np.ndarray, ...]] = []
    for row, window in enumerate(windows):
        marked = window.marked
        inside = [_inside(marked.runs[k], window) for k in range(3)]
        if not inside[kind]:
            continue
        ones = [run for _, run in inside[kind]]
        others = [run for _, run in inside[to]]
        everything = sorted(run for side in inside for _, run in side)
        paragraphs = np.flatnonzero(marked.words.marks[:, 2] == 2)
        pairs = nearest(ones, others, everything, paragraphs.tolist())
        tied = marked.cue_of if kind == CONTENT else marked.source_of
        right = np.zeros(len(ones), np.int64)
        keep = np.ones(len(ones), bool)
        ids = [i for i, _ in inside[to]]
        for at, (i, _) in enumerate(inside[kind]):
            if tied[i] in ids:
                place = np.flatnonzero(pairs.chosen[at] == ids.index(tied[i]))
                keep[at] = len(place) > 0
                right[at] = 1 + place[0] if len(place) else 0
        shift = row * long - window.first
        bounds = np.asarray([*others, (window.first, window.first + 1)], np.int64) + shift
        rows.append((np.asarray(ones)[keep] + shift, bounds[pairs.chosen[keep]], pairs.chosen[keep] < 0,
                     pairs.distance[keep], pairs.between[keep], right[keep]))  # fmt: skip
    if not rows:
        rows = [(np.zeros((0, 2), np.int64), np.zeros((0, 8, 2), np.int64), np.zeros((0, 8), bool),
                 np.zeros((0, 8), np.int64), np.zeros((0, 8), np.int64), np.zeros(0, np.int64))]  # fmt: skip
    return Links(*(torch.from_numpy(np.concatenate(column)) for column in zip(*rows, strict=True)))


def _inside(runs: Sequence[Run], window: Window) -> list[tuple[int, Run]]:
    return [
        (i, (max(a, window.first), min(b, window.end)))
        for i, (a, b) in enumerate(runs)
        if min(b, window.end) > max(a, window.first)
    ]
