"""Archive: the indexed collection on disk. SQLite is the truth, FAISS is derived from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Literal, Self

from index.article import Article, Span
from index.claims.claim import Claim
from index.embedder import Embedder
from index.sentences import Entity

Kind = Literal["sentence", "claim"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles to look in; None means no limit. Days are inclusive; an article without a date
    is left out as soon as a day is set. ``outlet`` is compared without regard to case."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence as the archive keeps it; ``text == article.text[span.start:span.end]``."""

    id: int
    article_id: str
    ordinal: int
    span: Span
    text: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as the archive keeps it."""

    id: int
    article_id: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article's metadata and sizes, without its text."""

    id: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    characters: int
    sentences: int
    claims: int


@dataclass(frozen=True, slots=True)
class Counts:
    articles: int
    sentences: int
    claims: int


@dataclass(frozen=True, slots=True)
class Match:
    """A row found by a search: its id and a score, higher for better within one search."""

    id: int
    score: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """An article that was not taken: what it was and one sentence why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What came of adding: ids added, ids already there, and what was refused."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Refusal, ...]


class Archive:
    """An indexed collection in a folder; make it with :meth:`open`."""

    @classmethod
    def open(cls, folder: str | PathLike[str], *, read_only: bool = False, embedder: Embedder | None = None) -> Self:
        """Open the archive in ``folder``, creating it when missing (unless ``read_only``)."""
        raise NotImplementedError

    # Writing
    def add(self, articles: Iterable[Article | Refusal], *, progress: Callable[[int], None] | None = None) -> AddReport: ...
    def remove(self, ids: Collection[str]) -> int: ...
    def compact(self) -> None: ...
    def verify(self) -> list[str]: ...
    def close(self) -> None: ...

    # Reading: all that qa/ may ask of an archive
    def counts(self, selection: Selection = Selection()) -> Counts: ...
    def article(self, article_id: str) -> Article: ...
    def articles(self, selection: Selection = Selection()) -> list[StoredArticle]: ...
    def sentences(self, article_id: str) -> list[StoredSentence]: ...
    def sentence_rows(self, ids: Sequence[int]) -> list[StoredSentence]: ...
    def claims(self, selection: Selection = Selection(), article_ids: Collection[str] | None = None) -> list[StoredClaim]: ...
    def claim_rows(self, ids: Sequence[int]) -> list[StoredClaim]: ...
    def speakers(self, selection: Selection = Selection()) -> Mapping[str, int]: ...
    def nearest(self, question: str, kind: Kind, top: int, selection: Selection = Selection()) -> list[Match]: ...
    def matching(self, words: Sequence[str], kind: Kind, top: int, selection: Selection = Selection()) -> list[Match]: ...
    def sentence_frequency(self, words: Sequence[str]) -> dict[str, int]: ...
