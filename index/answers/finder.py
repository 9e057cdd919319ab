"""A question and excerpts → whether each answers it, and with which words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from index.answers.excerpt import Excerpt, FoundAnswer
from index.answers.network import AnswerNetwork
from index.answers.pieces import Pieces, read_pieces
from index.answers.weights import load_network
from index.article import Span

_LONGEST_ANSWER = 24


def read(question: str, excerpts: Sequence[Excerpt]) -> list[FoundAnswer]:
    """Return what each of ``excerpts``, at least one, answers to ``question``, in their order."""
    pieces = [read_pieces(question, excerpt) for excerpt in excerpts]
    places, answered = run(load_network(), pieces)
    return [
        _found(one, places[row, one.start : one.start + len(one.offsets)], float(answered[row]))
        for row, one in enumerate(pieces)
    ]


def run(network: AnswerNetwork, pieces: Sequence[Pieces]) -> tuple[Tensor, Tensor]:
    """Return what ``network`` says of the excerpts side by side; see :meth:`AnswerNetwork.forward`."""
    fast = torch.cpu.get_capabilities().get("avx512_bf16", False)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=fast):
        places, answered = network(*side_by_side(pieces))
    return places.float(), answered.float()


def side_by_side(pieces: Sequence[Pieces]) -> tuple[Tensor, ...]:
    """Return ids, mask, sides, matches and labels of all, int64 (batch, pieces) each, filled up with zeros."""
    wide = max(len(one.ids) for one in pieces)
    columns = np.zeros((5, len(pieces), wide), np.int64)
    for row, one in enumerate(pieces):
        here = slice(None, len(one.ids))
        columns[0, row, here], columns[1, row, here], columns[2, row, here] = one.ids, 1, one.sides
        columns[3, row, here], columns[4, row, here] = one.matches, one.labels
    return tuple(torch.from_numpy(columns))


def _found(pieces: Pieces, places: Tensor, odds: float) -> FoundAnswer:
    """Return the likeliest words of one excerpt; ``places`` are the scores (pieces of its text, 2)."""
    if not len(pieces.offsets):
        return FoundAnswer(odds, None, 0.0)
    begins, ends = torch.log_softmax(places, dim=0).numpy().T
    together = begins[:, None] + ends[None, :]
    length = np.arange(len(ends))[None, :] - np.arange(len(begins))[:, None]
    together[(length < 0) | (length >= _LONGEST_ANSWER)] = -np.inf
    first, last = np.unravel_index(int(together.argmax()), together.shape)
    span = Span(int(pieces.offsets[first, 0]), int(pieces.offsets[last, 1]))
    return FoundAnswer(odds, span, float(np.exp(together[first, last])))
