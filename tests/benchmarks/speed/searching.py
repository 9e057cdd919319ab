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
_NEAREST = 10
_ROUNDING = 1e-5
_BYTES_OF_IDS = 16  # a row's id, and where its codes are


def search_times(sizes: tuple[int, ...], questions: int = 50) -> str:
    """Return for each size the milliseconds of a search for the 50 nearest, by the clock and of the processor, how many
    of the 10 nearest are among the first 10, and the megabytes in memory once the codes lie in a file."""
    lines = [f"{'search alone':16}{'median ms':>12}{'95 % ms':>10}{'of CPU':>9}{'recall':>9}{'MB':>8}"]
    for size in sizes:
        index = VectorIndex(_DIMENSION)
        asked: Vectors = np.empty((0, _DIMENSION), np.float32)
        tenth: Vectors = np.empty((0, 0), np.float32)
        for first, vectors in clustered(size):
            index.add("sentence", np.arange(first + 1, first + 1 + len(vectors)), encode(vectors))
            if not len(asked):
                asked = vectors[:questions]
                tenth = np.empty((len(asked), 0), np.float32)
            scores = np.concatenate([tenth, asked @ vectors.T], axis=1)
            tenth = -np.sort(-scores, axis=1)[:, :_NEAREST]
        wall, processor, right = [], [], []
        for vector, best in zip(asked, tenth, strict=True):
            clock, of_cpu = time.perf_counter(), time.process_time()
            found = index.search("sentence", vector, 50)
            wall.append((time.perf_counter() - clock) * 1000)
            processor.append((time.process_time() - of_cpu) * 1000)
            right.append(np.mean([match.score >= best[-1] - _ROUNDING for match in found[:_NEAREST]]))
        held = size * (_DIMENSION / 8 + _BYTES_OF_IDS) / 1e6
        lines.append(
            f"{size:<16,}{np.median(wall):>12.1f}{np.percentile(wall, 95):>10.1f}{np.median(processor):>9.1f}"
            f"{np.mean(right):>9.3f}{held:>8.0f}"
        )
    return "\n".join(lines)


def clustered(size: int) -> Iterator[tuple[int, Vectors]]:
    chance = np.random.default_rng(7)
    for first in range(0, size, _CHUNK):
        count = min(_CHUNK, size - first)
        topics = chance.standard_normal((count // _SENTENCES_A_TOPIC + 1, _DIMENSION), np.float32)
        of = chance.integers(0, len(topics), count)
        yield first, decode(encode(topics[of] + _SPREAD * chance.standard_normal((count, _DIMENSION), np.float32)))
