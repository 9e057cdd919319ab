"""One archive over the sample collection, made once with the real model, and its answers, each asked for once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index import Archive, Article, SentenceTransformerEmbedder, read_articles
from index.embedder import Vectors
from qa import Answer, Engine

ROOT = Path(__file__).parents[2]


class RememberingEmbedder(SentenceTransformerEmbedder):
    """The real model; the same texts asked for together again are not computed again."""

    def __init__(self) -> None:
        super().__init__()
        self._passages = cache(super().embed_passages)
        self._questions = cache(super().embed_questions)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._passages(tuple(texts))

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._questions(tuple(texts))


@pytest.fixture(scope="session")
def embedder() -> RememberingEmbedder:
    return RememberingEmbedder()


@pytest.fixture(scope="session")
def sample_articles() -> list[Article]:
    found = [one for one in read_articles([ROOT / "articles"]) if isinstance(one, Article)]
    assert len(found) >= 16
    return found


@pytest.fixture(scope="session")
def samples(
    tmp_path_factory: pytest.TempPathFactory, embedder: RememberingEmbedder, sample_articles: list[Article]
) -> Archive:
    archive = Archive.open(tmp_path_factory.mktemp("samples") / "archive", embedder=embedder)
    archive.add(sample_articles)
    return archive


@pytest.fixture(scope="session")
def engine(samples: Archive) -> Engine:
    return Engine(samples)


@pytest.fixture(scope="session")
def answered(engine: Engine) -> Callable[[str], Answer]:
    """Answer a question over the samples, each question only once a session."""
    return cache(engine.answer)


@pytest.fixture
def engine_over(tmp_path: Path, embedder: RememberingEmbedder) -> Callable[..., Engine]:
    """Make an engine over a few articles, or texts, of a test's own."""

    def over(*articles: Article | str) -> Engine:
        archive = Archive.open(tmp_path / "archive", embedder=embedder)
        archive.add(Article.from_text(one) if isinstance(one, str) else one for one in articles)
        return Engine(archive)

    return over


def labelled(part: str = "sample") -> list[dict[str, Any]]:
    lines = (ROOT / "tests" / "questions" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
