"""Search alone over simulated vectors, clustered as sentences of news are."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from index.codes import decode, encode
from index.embedder import Vectors
from index.vectors import VectorIndex

_DIMENSION = 384
_CHUNK = 20_000
_SENTENCES_A_TOPIC = 200
# How far a sentence lies from the middle of its topic; two of one topic then have a cosine of about 0.5.
_SPREAD = 1.0


def search_times(sizes: tuple[int, ...], questions: int = 50) -> str:
    """Return median and 95th percentile of a search for the 50 nearest, and bytes in memory, for each size."""
    lines = [f"{'search alone':16}{'median ms':>12}{'95 % ms':>10}{'MB':>10}"]
    for size in sizes:
        index = VectorIndex(_DIMENSION)
        asked: Vectors = np.empty((0, _DIMENSION), np.float32)
        for first, vectors in _clustered(size):
            index.add("sentence", np.arange(first + 1, first + 1 + len(vectors)), encode(vectors))
            asked = vectors[:questions] if not len(asked) else asked
        spent = []
        for vector in asked:
            started = time.perf_counter()
            index.search("sentence", vector, 50)
            spent.append((time.perf_counter() - started) * 1000)
        held = size * (_DIMENSION * 4 + 8) / 1e6
        lines.append(f"{size:<16,}{np.median(spent):>12.1f}{np.percentile(spent, 95):>10.1f}{held:>10.0f}")
    return "\n".join(lines)


def _clustered(size: int) -> Iterator[tuple[int, Vectors]]:
    chance = np.random.default_rng(7)
    for first in range(0, size, _CHUNK):
        count = min(_CHUNK, size - first)
        topics = chance.standard_normal((count // _SENTENCES_A_TOPIC + 1, _DIMENSION), np.float32)
        of = chance.integers(0, len(topics), count)
        yield first, decode(encode(topics[of] + _SPREAD * chance.standard_normal((count, _DIMENSION), np.float32)))
