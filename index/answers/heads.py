"""The answer network but for its layers: what goes into them, and what is judged from what comes out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from index.answers.pieces import LABELS, MATCHES
from index.trained import WIDTH

_NOWHERE = -1e4


class AnswerHeads(nn.Module):
    """What is trained beside MiniLM's layers: marks of shared words and of names, heads for where and whether.

    The word pieces' own vectors are MiniLM's and are never trained; they are handed in (``vectors``).
    """

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        self.register_buffer("vectors", vectors, persistent=False)
        self.matches = nn.Embedding(MATCHES, WIDTH)
        self.labels = nn.Embedding(1 + len(LABELS), WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.places = nn.Linear(WIDTH, 2)
        self.answered = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, 1))
        for table in (self.matches, self.labels):
            nn.init.normal_(table.weight, std=0.01)

    def vectors_of(self, ids: Tensor, matches: Tensor, labels: Tensor) -> Tensor:
        """Return float32 (…, WIDTH): each piece's word vector and what its marks add."""
        words = nn.functional.embedding(ids, self.get_buffer("vectors"))
        marked: Tensor = words + self.matches(matches) + self.labels(labels)
        return marked

    def judge(self, hidden: Tensor, outside: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores of where an answer begins and ends, float32 (batch, pieces, 2), and the log-odds that there is
        one, float32 (batch,), from what was read, ``hidden`` float32 (batch, pieces, WIDTH).

        Nothing answers at the pieces that are ``outside`` (batch, pieces).
        """
        places: Tensor = self.places(self.dropout(hidden)).float().masked_fill(outside[..., None], _NOWHERE)
        # What is judged is the excerpt as a whole and the place where an answer would stand.
        there = torch.softmax(places.sum(-1), dim=1)[..., None]
        whole = torch.cat([hidden[:, 0], (hidden * there).sum(1)], dim=1)
        answered: Tensor = self.answered(self.dropout(whole))[:, 0].float()
        return places, answered
