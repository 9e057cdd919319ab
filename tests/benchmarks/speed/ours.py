"""On Record's side of the comparison with its peers: the same job, the same measure."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index import Archive, Article, extract
from index.codes import encode
from index.embedder import Vectors
from index.vectors import VectorIndex
from tests.benchmarks.speed.peer import TOP


class Ours:
    """The vectors alone, as an archive searches them."""

    def take(self, vectors: Vectors) -> None:
        self._index = VectorIndex(vectors.shape[1])
        self._index.add("sentence", np.arange(1, len(vectors) + 1), encode(vectors))

    def tries(self) -> Iterator[None]:
        yield

    def search(self, vector: Vectors) -> list[int]:
        return [match.id - 1 for match in self._index.search("sentence", vector, TOP)]


def index_articles(articles: Sequence[Article]) -> tuple[dict[str, Any], list[str]]:
    """Return the seconds of adding ``articles``, claims and all, and their sentences."""
    extract(Article.from_text("The models are loaded, he said, before the clock starts."))
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder)) as archive:
        archive.embedder.embed_passages(["The model is loaded before the clock starts."])
        wall, processor = time.perf_counter(), time.process_time()
        archive.add(articles)
        found = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
        sentences = [one.text for article in archive.articles() for one in archive.sentences(article.id)]
    return found, sentences
