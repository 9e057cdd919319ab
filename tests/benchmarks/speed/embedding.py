"""Embedding sentences: the model's own library at its defaults against ours, on the same sentences in one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.build import BATCH_TEXTS
from index.embedder import SentenceTransformerEmbedder, Vectors
from index.model_files import packaged_folder


@dataclass(frozen=True, slots=True)
class Way:
    """One way to embed: seconds by the clock and of the processor, and what came out."""

    name: str
    wall: float
    processor: float
    vectors: Vectors


def ways(sentences: Sequence[str]) -> list[Way]:
    """Return the library's way first, then ours, then ours as for questions; each embeds a few sentences unclocked."""
    from sentence_transformers import SentenceTransformer

    library = SentenceTransformer(str(packaged_folder()), device="cpu", local_files_only=True)
    ours = SentenceTransformerEmbedder()

    def in_batches(texts: Sequence[str]) -> Vectors:
        return np.concatenate(
            [ours.embed_passages(texts[at : at + BATCH_TEXTS]) for at in range(0, len(texts), BATCH_TEXTS)]
        )

    def by_library(texts: Sequence[str]) -> Vectors:
        found: Vectors = library.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return found

    return [
        _timed("sentence-transformers, float32, batches of 32", by_library, sentences),
        _timed(f"ours, passages, {BATCH_TEXTS} a call", in_batches, sentences),
        _timed("ours, questions one by one, NumPy", ours.embed_questions, sentences[: max(1, len(sentences) // 10)]),
    ]


def table(found: Sequence[Way]) -> str:
    """Return sentences a second, ratios to the first way, and how near each way's vectors are to the first's."""
    base = found[0]
    rate = len(base.vectors) / base.processor
    lines = [f"{'embedding':48}{'a second':>10}{'of CPU':>10}{'ratio':>8}{'cosine':>10}{'least':>9}{'top 10':>8}"]
    for way in found:
        count = len(way.vectors)
        cosines = np.sum(way.vectors * base.vectors[:count], axis=1)
        lines.append(
            f"{way.name:48}{count / way.wall:>10.0f}{count / way.processor:>10.0f}{count / way.processor / rate:>8.2f}"
            f"{cosines.mean():>10.5f}{cosines.min():>9.5f}{_shared(way.vectors, base.vectors[:count]):>8.3f}"
        )
    return "\n".join(lines)


def _shared(one: Vectors, other: Vectors, top: int = 10, asked: int = 200) -> float:
    """Return the share of the ``top`` nearest of a sentence that are the same by both."""
    top = min(top, len(one) - 1)
    if top < 1:
        return 1.0
    nearest = []
    for vectors in (one, other):
        scores = vectors[:asked] @ vectors.T
        np.fill_diagonal(scores, -1.0)
        nearest.append(np.argsort(-scores, axis=1)[:, :top])
    return float(np.mean([len(set(a) & set(b)) / top for a, b in zip(*nearest, strict=True)]))


def _timed(name: str, embed: Callable[[Sequence[str]], Vectors], sentences: Sequence[str]) -> Way:
    embed(sentences[:8])
    wall, processor = time.perf_counter(), time.process_time()
    vectors = embed(sentences)
    return Way(name, time.perf_counter() - wall, time.process_time() - processor, vectors)
