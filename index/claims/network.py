"""The claim network: MiniLM reads the words, one head marks source, cue and content, another ties them together."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from index.claims.crf import LABELS, Crf
from index.claims.words import MARKS
from index.trained import WIDTH, encoder_config

ANNOTATORS = 8
# Candidates that a span is tied to at most, and the classes of distance between two spans.
CANDIDATES = 8
DISTANCES = 24
_PAIR = 128


class ClaimNetwork(nn.Module):
    """``read`` gives a vector for every word, ``tags`` scores its labels, ``links`` scores pairs of spans.

    The word pieces' own vectors are MiniLM's and are never trained; they are handed in (``vectors``), so that the
    shipped weights hold only what was learnt here.
    """

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        self.encoder = BertModel(encoder_config(), add_pooling_layer=False)
        # A throw-away table: the vectors come in through ``vectors``.
        self.encoder.embeddings.word_embeddings = nn.Embedding(1, WIDTH, _freeze=True)
        self.register_buffer("vectors", vectors, persistent=False)
        self.marks = nn.ModuleList(nn.Embedding(classes, WIDTH) for classes in MARKS)
        self.annotator = nn.Embedding(ANNOTATORS, WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(WIDTH, LABELS)
        self.crf = Crf()
        self.content_to_cue = Link()
        self.cue_to_source = Link()
        for table in (*self.marks, self.annotator):
            nn.init.normal_(table.weight, std=0.002)

    def read(self, pieces: Tensor, mask: Tensor, marks: Tensor, first: Tensor, annotator: Tensor) -> Tensor:
        """Return (batch, words, WIDTH) from ``pieces`` and ``mask`` (batch, pieces), ``marks`` (batch, pieces,
        classes), the place of each word's first piece ``first`` (batch, words) and ``annotator`` (batch,)."""
        vectors = nn.functional.embedding(pieces, self.get_buffer("vectors"))
        for i, table in enumerate(self.marks):
            vectors = vectors + table(marks[..., i])
        hidden: Tensor = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        words = hidden.gather(1, first[..., None].expand(-1, -1, WIDTH))
        read: Tensor = words.float() + self.annotator(annotator)[:, None]
        return read

    def tags(self, words: Tensor) -> Tensor:
        """Return label scores (…, LABELS) in float32."""
        scores: Tensor = self.tag(self.dropout(words))
        return scores.float()


class Link(nn.Module):
    """Scores how well a span and each candidate belong together, and how well the span belongs to none."""

    def __init__(self) -> None:
        super().__init__()
        self.one = nn.Linear(3 * WIDTH, _PAIR)
        self.other = nn.Linear(3 * WIDTH, _PAIR)
        self.distance = nn.Embedding(DISTANCES, _PAIR)
        self.between = nn.Embedding(DISTANCES, _PAIR)
        self.deep = nn.Linear(2 * _PAIR, _PAIR)
        self.score = nn.Linear(_PAIR, 1)
        self.none = nn.Sequential(nn.Linear(3 * WIDTH, _PAIR), nn.GELU(), nn.Linear(_PAIR, 1))

    def forward(self, one: Tensor, other: Tensor, distance: Tensor, between: Tensor) -> Tensor:
        """Return (spans, 1 + candidates) scores, "none" first.

        ``one`` is (spans, 3 * WIDTH), ``other`` (spans, candidates, 3 * WIDTH), the rest (spans, candidates) classes.
        """
        left = self.one(one)[:, None]
        right = self.other(other)
        near = self.distance(distance) + self.between(between)
        pair = torch.cat([nn.functional.gelu(left + right + near), left * right], dim=-1)
        scores = self.score(nn.functional.gelu(self.deep(pair)))[..., 0]
        return torch.cat([self.none(one), scores], dim=1).float()


def span_vectors(words: Tensor, first: Tensor, end: Tensor) -> Tensor:
    """Return (spans, 3 * WIDTH): first word, last word and mean of the words [first, end) of ``words`` (all, WIDTH)."""
    words = words.float()
    sums = torch.cat([words.new_zeros(1, WIDTH), words.cumsum(0)])
    mean = (sums[end] - sums[first]) / (end - first)[:, None]
    return torch.cat([words[first], words[end - 1], mean], dim=-1)
