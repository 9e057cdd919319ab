"""A question and excerpts → whether each answers it, and with which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from index.answers.excerpt import Excerpt, FoundAnswer
from index.answers.heads import AnswerHeads
from index.answers.pieces import Pieces, read_pieces
from index.answers.weights import trained_weights
from index.article import Span
from index.encoder import Encoder
from index.plain_encoder import HEADS
from index.trained import word_vectors

_LONGEST_ANSWER = 24


def read(question: str, excerpts: Sequence[Excerpt]) -> list[FoundAnswer]:
    """Return what each of ``excerpts``, at least one, answers to ``question``, in their order."""
    pieces = [read_pieces(question, excerpt) for excerpt in excerpts]
    return [_found(one, *judged) for one, judged in zip(pieces, _runner().judge(pieces), strict=True)]


@lru_cache(maxsize=1)
def _runner() -> Runner:
    weights = trained_weights()
    heads = AnswerHeads(word_vectors())
    heads.load_state_dict(weights, strict=False)
    return Runner(heads.eval(), weights)


class Runner:
    """Runs a trained network over excerpts laid end to end, without padding.

    MiniLM's layers take ``weights`` as :class:`index.answers.network.AnswerNetwork` names them, and are run without the
    library that it is trained with, which takes seconds to load.
    """

    def __init__(self, heads: AnswerHeads, weights: Mapping[str, Tensor]) -> None:
        self._heads = heads
        self._encoder = Encoder(weights, HEADS, "encoder.")
        self._places = weights["encoder.embeddings.position_embeddings.weight"].detach()
        self._sides = weights["encoder.embeddings.token_type_embeddings.weight"].detach()

    @torch.inference_mode()
    def judge(self, pieces: Sequence[Pieces]) -> list[tuple[Tensor, float]]:
        """Return of each the scores of where an answer begins and ends, float32 (pieces of its text, 2), and the
        log-odds that it is answered."""
        ids, sides, matches, labels = (
            torch.from_numpy(np.concatenate([getattr(one, column) for one in pieces]))
            for column in ("ids", "sides", "matches", "labels")
        )
        lengths = [len(one.ids) for one in pieces]
        places = torch.cat([self._places[:length] for length in lengths])
        vectors = self._heads.vectors_of(ids, matches, labels) + places + self._sides[sides]
        hidden = self._encoder(vectors, lengths).float().split_with_sizes(lengths)
        found = []
        for one, own, side in zip(pieces, hidden, sides.split_with_sizes(lengths), strict=True):
            scores, odds = self._heads.judge(own[None], (side == 0)[None])
            found.append((scores[0, one.start : one.start + len(one.offsets)], float(odds[0])))
        return found


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
