"""Reads articles word by word with the claim network: in windows laid end to end, without padding."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from index.claims.crf import LABELS
from index.claims.network import ClaimNetwork
from index.claims.words import Words
from index.encoder import Encoder
from index.plain_encoder import HEADS
from index.trained import WIDTH

Floats2d = NDArray[np.float32]

# Word pieces a window holds, and how many of them at each inner edge are only there to be looked back at.
WINDOW, MARGIN = 300, 48
# Word pieces read together: enough to keep the processor busy, few enough to stay in its cache.
_BUDGET = 1200
_CLS, _SEP = 101, 102
_EMBEDDINGS = "encoder.embeddings"


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[first, end)`` of the article at the place ``article``, of which ``[start, to)`` are kept."""

    article: int
    first: int
    end: int
    start: int
    to: int


@dataclass(frozen=True, slots=True)
class Reading:
    """``emissions`` (words, LABELS) and ``vectors`` (words, WIDTH) of one article."""

    words: Words
    emissions: Floats2d
    vectors: Tensor


class Reader:
    """Runs a trained network; its layers as the library has them take twice the time (see ``index.encoder``)."""

    def __init__(self, network: ClaimNetwork) -> None:
        self.network = network
        weights = network.state_dict()
        self._encoder = Encoder(weights, HEADS, "encoder.")
        places = weights[f"{_EMBEDDINGS}.position_embeddings.weight"]
        self._places = places + weights[f"{_EMBEDDINGS}.token_type_embeddings.weight"][0]

    def read(self, articles: Sequence[Words]) -> list[Reading]:
        """Return what the network makes of every word; windows of all ``articles`` share batches."""
        readings = [
            Reading(words, np.zeros((len(words), LABELS), np.float32), torch.zeros(len(words), WIDTH))
            for words in articles
        ]
        cut = [Window(at, *window) for at, words in enumerate(articles) for window in windows(words)]
        cut.sort(key=lambda window: _pieces(articles, window))
        group: list[Window] = []
        for window in cut:
            if group and sum(_pieces(articles, one) for one in (*group, window)) > _BUDGET:
                self._read_group(readings, group)
                group = []
            group.append(window)
        if group:
            self._read_group(readings, group)
        return readings

    @torch.inference_mode()
    def _read_group(self, readings: Sequence[Reading], group: Sequence[Window]) -> None:
        """Read some windows and put what is kept of each in its place."""
        pieces: list[int] = []
        marks: list[NDArray[np.int64]] = []
        heads: list[NDArray[np.int64]] = []
        lengths = []
        none = np.zeros((1, 3), np.int64)
        for window in group:
            words = readings[window.article].words
            first = words.first
            begin, end = int(first[window.first]), int(first[window.end])
            own = words.marks[window.first : window.end].copy()
            own[0, 2] = 3
            marks += [none, np.repeat(own, np.diff(first[window.first : window.end + 1]), axis=0), none]
            heads.append(first[window.start : window.to] - begin + 1 + len(pieces))
            pieces += [_CLS, *words.pieces[begin:end], _SEP]
            lengths.append(end - begin + 2)
        vectors = functional.embedding(torch.tensor(pieces), self.network.get_buffer("vectors"))
        for mark, table in zip(torch.from_numpy(np.concatenate(marks)).unbind(1), self.network.marks, strict=True):
            vectors = vectors + table(mark)
        vectors = vectors + torch.cat([self._places[:length] for length in lengths])
        hidden = self._encoder(vectors, lengths)
        # An article comes from nobody who is known to have annotated it.
        words_read = hidden[torch.from_numpy(np.concatenate(heads))].float() + self.network.annotator.weight[0]
        scores = self.network.tags(words_read).numpy()
        at = 0
        for window in group:
            reading, count = readings[window.article], window.to - window.start
            reading.emissions[window.start : window.to] = scores[at : at + count]
            reading.vectors[window.start : window.to] = words_read[at : at + count]
            at += count


def _pieces(articles: Sequence[Words], window: Window) -> int:
    first = articles[window.article].first
    return int(first[window.end] - first[window.first]) + 2


def windows(words: Words) -> list[tuple[int, int, int, int]]:
    """Return ``(first, end, kept from, kept to)`` word ranges that together keep every word once."""
    bounds = [*words.sentences.tolist(), len(words)]
    cuts = [bounds[0]]
    for here, after in itertools.pairwise(bounds):
        while words.first[after] - words.first[cuts[-1]] > WINDOW - 2 * MARGIN:
            if here > cuts[-1]:
                cuts.append(here)
                continue
            # One sentence longer than a window is cut inside.
            cuts.append(int(np.searchsorted(words.first, words.first[cuts[-1]] + WINDOW - 2 * MARGIN, "right")) - 1)
    found = []
    for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True):
        first = int(np.searchsorted(words.first, words.first[start] - MARGIN)) if start else 0
        last = int(np.searchsorted(words.first, words.first[end] + MARGIN, "right")) - 1
        if start < end:
            found.append((first, min(last, len(words)), start, end))
    return found
