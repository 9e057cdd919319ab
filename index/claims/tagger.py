"""Reads an article with the claim network: runs of words marked source, cue and content, tied to each other."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from index.claims.crf import KINDS, best_path, marginals
from index.claims.network import ClaimNetwork, Link, span_vectors
from index.claims.pairs import Run, nearest
from index.claims.reader import Reader, Reading
from index.claims.weights import load_network
from index.claims.words import Words

Floats1d = NDArray[np.float32]

SOURCE, CUE, CONTENT = range(len(KINDS))


@dataclass(frozen=True, slots=True)
class Tied:
    """What the network takes to belong together, as runs of words: one claim, a source and cue whose content it did
    not find (``content`` empty), or a content without a cue.

    ``content_trust`` is the network's probability for the content and its tie to the cue, ``cue_trust`` for the cue,
    ``source_trust`` for the source and its tie to the cue, or for there being none.
    """

    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]
    content_trust: float
    cue_trust: float
    source_trust: float


def runs_of(labels: Sequence[int], paragraphs: Set[int] = frozenset()) -> tuple[list[Run], list[Run], list[Run]]:
    """Return the runs of source, cue and content in a sequence of labels.

    No source or cue goes on into another paragraph; ``paragraphs`` are the words that begin one.
    """
    found: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    for at, label in enumerate(labels):
        if not label:
            continue
        kind = (label - 1) // 2
        if label % 2 or (at in paragraphs and kind != CONTENT):
            found[kind].append((at, at + 1))
        else:
            found[kind][-1] = (found[kind][-1][0], at + 1)
    return found


def tie(network: ClaimNetwork, reading: Reading, bias: float = 0.0) -> list[Tied]:
    """Return the claims of one article; ``bias`` is added to the scores of everything that is no part of a claim."""
    emissions = reading.emissions.copy()
    emissions[:, 0] += bias
    with torch.inference_mode():
        transitions, starts = (scores.numpy() for scores in network.crf.scores())
    labels = best_path(emissions, transitions, starts)
    sure = marginals(emissions, transitions, starts)
    paragraphs = np.flatnonzero(reading.words.marks[:, 2] == 2).tolist()
    runs = runs_of(labels, set(paragraphs))

    def trust(run: Run) -> float:
        return float(min(sure[at, labels[at]] for at in (run[0], run[1] - 1)))

    cue_of, cue_sure = _linked(network.content_to_cue, reading.vectors, runs, paragraphs, (CONTENT, CUE))
    source_of, source_sure = _linked(network.cue_to_source, reading.vectors, runs, paragraphs, (CUE, SOURCE))
    claims = []
    for cue, run in enumerate(runs[CUE]):
        contents = [i for i in range(len(runs[CONTENT])) if cue_of[i] == cue]
        source = runs[SOURCE][source_of[cue]] if source_of[cue] >= 0 else None
        claims.append(
            Tied(
                source=source,
                cue=run,
                content=tuple(runs[CONTENT][i] for i in contents),
                content_trust=max((trust(runs[CONTENT][i]) * float(cue_sure[i]) for i in contents), default=0.0),
                cue_trust=trust(run),
                source_trust=float(source_sure[cue]) * (trust(source) if source else 1.0),
            )
        )
    claims += [Tied(None, None, (run,), trust(run), 0.0, 0.0) for i, run in enumerate(runs[CONTENT]) if cue_of[i] < 0]
    return sorted(claims, key=lambda claim: claim.content or (claim.cue,))


def _linked(
    head: Link,
    vectors: Tensor,
    runs: tuple[list[Run], list[Run], list[Run]],
    paragraphs: Sequence[int],
    kinds: tuple[int, int],
) -> tuple[list[int], Floats1d]:
    """Return for each run of the first kind the index of the run of the second it goes with (-1 none), and how sure."""
    kind, to = kinds
    if not runs[kind]:
        return [], np.zeros(0, np.float32)
    everything = sorted(run for side in runs for run in side)
    pairs = nearest(runs[kind], runs[to], everything, paragraphs)
    bounds = torch.tensor([*runs[to], (0, 1)])
    chosen = torch.from_numpy(pairs.chosen)
    other = bounds[chosen]
    one = torch.tensor(runs[kind])
    with torch.inference_mode():
        left = span_vectors(vectors, one[:, 0], one[:, 1])
        right = span_vectors(vectors, other[..., 0].flatten(), other[..., 1].flatten())
        scores = head(
            left, right.view(*other.shape[:2], -1), torch.from_numpy(pairs.distance), torch.from_numpy(pairs.between)
        )
        scores[:, 1:] = scores[:, 1:].masked_fill(chosen < 0, -1e4)
        sure, best = torch.softmax(scores, dim=1).max(dim=1)
    return [int(pairs.chosen[i, b - 1]) if b else -1 for i, b in enumerate(best.tolist())], sure.numpy()


def tagged(words: Words) -> list[Tied]:
    """Return what the claim network ties together in one article, in the order of content."""
    reader = _reader()
    (reading,) = reader.read([words])
    return tie(reader.network, reading)


def tagged_inside(words: Words, runs: Sequence[Run]) -> list[Tied]:
    """Return the claims made inside ``runs``, each read as a text of its own ("critics argue that …")."""
    reader = _reader()
    found = []
    for run, part in zip(runs, reader.read([words.part(*run) for run in runs]), strict=True):
        found += [_moved(one, run[0]) for one in tie(reader.network, part) if one.cue and one.source and one.content]
    return found


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader(load_network())


def _moved(one: Tied, by: int) -> Tied:
    def moved(run: Run | None) -> Run | None:
        return (run[0] + by, run[1] + by) if run else None

    contents = tuple((a + by, b + by) for a, b in one.content)
    return replace(one, source=moved(one.source), cue=moved(one.cue), content=contents)
