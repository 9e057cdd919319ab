"""The answer network: MiniLM reads question and excerpt together; heads say whether and where the answer stands."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from index.answers.pieces import LABELS, MATCHES
from index.trained import WIDTH, encoder_config

_NOWHERE = -1e4


class AnswerNetwork(nn.Module):
    """A reader of excerpts as in Devlin et al. (2019, section 4.3), told which words the two sides share and which
    name what (Chen et al. 2017, section 3.2).

    The word pieces' own vectors are MiniLM's and are never trained; they are handed in (``vectors``).
    """

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        self.encoder = BertModel(encoder_config(), add_pooling_layer=False)
        # A throw-away table: the vectors come in through ``vectors``.
        self.encoder.embeddings.word_embeddings = nn.Embedding(1, WIDTH, _freeze=True)
        self.register_buffer("vectors", vectors, persistent=False)
        self.matches = nn.Embedding(MATCHES, WIDTH)
        self.labels = nn.Embedding(1 + len(LABELS), WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.places = nn.Linear(WIDTH, 2)
        self.answered = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, 1))
        for table in (self.matches, self.labels):
            nn.init.normal_(table.weight, std=0.01)

    def forward(
        self, ids: Tensor, mask: Tensor, sides: Tensor, matches: Tensor, labels: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return, of int64 (batch, pieces) each, scores of where an answer begins and ends, float32 (batch, pieces, 2),
        and the log-odds that the excerpt answers the question, float32 (batch,)."""
        vectors = self.vectors_of(ids, matches, labels)
        hidden = self.encoder(inputs_embeds=vectors, attention_mask=mask, token_type_ids=sides).last_hidden_state
        return self.judge(hidden.float(), (sides == 0) | (mask == 0))

    def vectors_of(self, ids: Tensor, matches: Tensor, labels: Tensor) -> Tensor:
        """Return float32 (…, WIDTH): each piece's word vector and what its marks add."""
        words = nn.functional.embedding(ids, self.get_buffer("vectors"))
        marked: Tensor = words + self.matches(matches) + self.labels(labels)
        return marked

    def judge(self, hidden: Tensor, outside: Tensor) -> tuple[Tensor, Tensor]:
        """Return what :meth:`forward` does from what was read, ``hidden`` float32 (batch, pieces, WIDTH); nothing
        answers at the pieces that are ``outside`` (batch, pieces)."""
        places: Tensor = self.places(self.dropout(hidden)).float().masked_fill(outside[..., None], _NOWHERE)
        # What is judged is the excerpt as a whole and the place where an answer would stand.
        there = torch.softmax(places.sum(-1), dim=1)[..., None]
        whole = torch.cat([hidden[:, 0], (hidden * there).sum(1)], dim=1)
        answered: Tensor = self.answered(self.dropout(whole))[:, 0].float()
        return places, answered
