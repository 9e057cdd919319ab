"""A linear-chain conditional random field (Lafferty et al. 2001) over B-I-O labels, allowing only well-formed runs."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

Floats2d = NDArray[np.float32]

KINDS = ("source", "cue", "content")
# O, then B and I of each kind: label 1 + 2k begins a span of kind k, 2 + 2k goes on with it.
LABELS = 1 + 2 * len(KINDS)
_NEVER = -1e4


def allowed() -> Tensor:
    """Return bool (from, to): a span goes on only from its own beginning or inside."""
    may = torch.ones(LABELS, LABELS, dtype=torch.bool)
    for kind in range(len(KINDS)):
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        may[:, inside] = False
        may[begin, inside] = may[inside, inside] = True
    return may


class Crf(nn.Module):
    """Transition scores between labels; ``loss`` for training, ``best_path`` and ``marginals`` for reading."""

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.starts = nn.Parameter(torch.zeros(LABELS))
        self.register_buffer("may", allowed(), persistent=False)
        may_start = torch.ones(LABELS, dtype=torch.bool)
        may_start[2::2] = False
        self.register_buffer("may_start", may_start, persistent=False)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Return (from, to) transition and start scores, forbidden ones far below all others."""
        return (
            self.transitions.masked_fill(~self.get_buffer("may"), _NEVER),
            self.starts.masked_fill(~self.get_buffer("may_start"), _NEVER),
        )

    def loss(self, emissions: Tensor, labels: Tensor, present: Tensor) -> Tensor:
        """Return the summed negative log-likelihood of ``labels`` (batch, words) under ``emissions`` (batch, words,
        LABELS); ``present`` is True for words, False for padding, which stands at the end."""
        transitions, starts = self.scores()
        gold = starts[labels[:, 0]] + emissions[:, 0].gather(1, labels[:, :1])[:, 0]
        steps = transitions[labels[:, :-1], labels[:, 1:]] + emissions[:, 1:].gather(2, labels[:, 1:, None])[..., 0]
        gold = gold + (steps * present[:, 1:]).sum(1)
        alpha = starts + emissions[:, 0]
        for at in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, at]
            alpha = torch.where(present[:, at, None], step, alpha)
        return (torch.logsumexp(alpha, dim=1) - gold).sum()


def best_path(emissions: Floats2d, transitions: Floats2d, starts: Floats2d) -> list[int]:
    """Return the best sequence of labels for ``emissions`` (words, LABELS) (Viterbi)."""
    if not len(emissions):
        return []
    score = starts + emissions[0]
    back = np.zeros(emissions.shape, dtype=np.int64)
    for at in range(1, len(emissions)):
        ways = score[:, None] + transitions
        back[at] = ways.argmax(0)
        score = ways.max(0) + emissions[at]
    path = [int(score.argmax())]
    for at in range(len(emissions) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def marginals(emissions: Floats2d, transitions: Floats2d, starts: Floats2d) -> Floats2d:
    """Return the probability of every label at every word, (words, LABELS) (forward-backward)."""
    if not len(emissions):
        return np.zeros((0, LABELS), np.float32)
    moves = np.exp(transitions.astype(np.float64))
    words = np.exp((emissions - emissions.max(1, keepdims=True)).astype(np.float64))
    forward, backward = np.zeros_like(words), np.ones_like(words)
    forward[0] = np.exp(starts.astype(np.float64)) * words[0]
    forward[0] /= forward[0].sum()
    for at in range(1, len(words)):
        forward[at] = (forward[at - 1] @ moves) * words[at]
        forward[at] /= forward[at].sum()
    for at in range(len(words) - 2, -1, -1):
        backward[at] = moves @ (words[at + 1] * backward[at + 1])
        backward[at] /= backward[at].sum()
    both = forward * backward
    shares: Floats2d = (both / both.sum(1, keepdims=True)).astype(np.float32)
    return shares
