"""What the archive gives back: rows as it keeps them, and the words it is asked in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index.article import Certainty, Span
from index.claims.claim import Claim
from index.sentences import Entity

Kind = Literal["sentence", "claim"]
KINDS: tuple[Kind, ...] = ("sentence", "claim")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles to look in; None means no limit. Days are inclusive; an article without a date
    is left out as soon as a day is set. ``outlet`` is compared without regard to case. Articles with a newer
    version are left out unless ``superseded``; no search finds those."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence as the archive keeps it; ``text == article.text[span.start:span.end]``."""

    id: int
    article_id: str
    ordinal: int
    span: Span
    text: str
    entities: Sequence[Entity]


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
    certainty: Certainty | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles, sentences and claims there are."""

    articles: int
    sentences: int
    claims: int


@dataclass(frozen=True, slots=True)
class Extent:
    """What an archive reaches over: its outlets, and the day of the newest dated article."""

    outlets: tuple[str, ...]
    newest: date | None


@dataclass(frozen=True, slots=True)
class Match:
    """A row found by a search: its id and a score, higher for better within one search."""

    id: int
    score: float


@dataclass(frozen=True, slots=True)
class Visit:
    """What is remembered of a web address that was fetched: by what to ask for changes, and how it was listed."""

    url: str
    etag: str | None
    modified: str | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An article that was not taken: what it was and one sentence why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What came of adding: ids added, ids already there, and what was refused.

    ``updated`` are those of the added that are new versions of articles that were there; ``sentences`` and
    ``claims`` count what was added; ``guessed`` counts what readers guessed of the articles added.
    """

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Refusal, ...]
    updated: tuple[str, ...] = ()
    sentences: int = 0
    claims: int = 0
    guessed: Mapping[str, int] = field(default_factory=dict)
