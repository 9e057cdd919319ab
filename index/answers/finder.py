"""A question and passages → whether each answers it, and with which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from index.answers.network import AnswerNetwork
from index.answers.pieces import Passage, Pieces, read_pieces
from index.answers.weights import load_network
from index.article import Span

_LONGEST_ANSWER = 24


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """What a passage answers: the ``odds``, as a logarithm, that it answers at all, the words ``span`` of its text that
    would (None when it has no words), and how ``sure`` it is, 0 to 1, of these among all of the passage."""

    odds: float
    span: Span | None
    sure: float


def find_answers(question: str, passages: Sequence[Passage]) -> list[FoundAnswer]:
    """Return what each of ``passages`` answers to ``question``, in their order. ModelError as for any model."""
    if not passages:
        return []
    read = [read_pieces(question, passage) for passage in passages]
    places, answered = run(load_network(), read)
    return [
        _found(one, places[row, one.start : one.start + len(one.offsets)], float(answered[row]))
        for row, one in enumerate(read)
    ]


def run(network: AnswerNetwork, read: Sequence[Pieces]) -> tuple[Tensor, Tensor]:
    """Return what ``network`` says of the passages side by side; see :meth:`AnswerNetwork.forward`."""
    fast = torch.cpu.get_capabilities().get("avx512_bf16", False)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=fast):
        places, answered = network(*side_by_side(read))
    return places.float(), answered.float()


def side_by_side(read: Sequence[Pieces]) -> tuple[Tensor, ...]:
    """Return ids, mask, sides, matches and labels of all, int64 (batch, pieces) each, filled up with zeros."""
    wide = max(len(one.ids) for one in read)
    columns = np.zeros((5, len(read), wide), np.int64)
    for row, one in enumerate(read):
        here = slice(None, len(one.ids))
        columns[0, row, here], columns[1, row, here], columns[2, row, here] = one.ids, 1, one.sides
        columns[3, row, here], columns[4, row, here] = one.matches, one.labels
    return tuple(torch.from_numpy(columns))


def _found(read: Pieces, places: Tensor, odds: float) -> FoundAnswer:
    """Return the likeliest words of one passage; ``places`` are the scores (pieces of its text, 2)."""
    if not len(read.offsets):
        return FoundAnswer(odds, None, 0.0)
    begins, ends = torch.log_softmax(places, dim=0).numpy().T
    together = begins[:, None] + ends[None, :]
    length = np.arange(len(ends))[None, :] - np.arange(len(begins))[:, None]
    together[(length < 0) | (length >= _LONGEST_ANSWER)] = -np.inf
    first, last = np.unravel_index(int(together.argmax()), together.shape)
    span = Span(int(read.offsets[first, 0]), int(read.offsets[last, 1]))
    return FoundAnswer(odds, span, float(np.exp(together[first, last])))
