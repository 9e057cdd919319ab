"""Exchange: one question and what the page knows of its answer so far, and how each event adds to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from index import Claim, Span
from qa import (
    Answer,
    AnswerDone,
    Engine,
    Event,
    Filters,
    Line,
    LineReady,
    Nearest,
    Passage,
    PassageReady,
    QuestionRead,
    Source,
    SourcesFound,
)
from ui.marking import Mark, marks_of
from ui.markup import beginning, called
from ui.visit import Scope

Stage = Literal["waiting", "answering", "answered", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class Card:
    """A source as the Sources panel shows it: among its neighbours, with the names of its copies.

    ``marks`` say who speaks in the sentence, and how it is reported.
    """

    source: Source
    before: str
    after: str
    also_in: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class NearCard:
    """A sentence offered beside a refusal, and where it stands; ``start`` is its place in the article."""

    sentence: str
    article_id: str
    start: int
    title: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question of a visitor. ``number`` is never used twice in a conversation: anchors are made of it.

    ``note`` is the progress while waiting and the plain sentence after a failure. ``parts`` are the lines and passages
    in the order in which they came, ``coming`` how many there will be. ``filters`` are those it was asked with,
    ``scope`` what was searched, with the ids of the visitor's ``own`` articles.
    """

    number: int
    question: str
    filters: Filters = field(default_factory=Filters)
    scope: Scope = "collection"
    own: frozenset[str] = frozenset()
    stage: Stage = "waiting"
    note: str = ""
    read_as: str | None = None
    cards: tuple[Card, ...] | None = None
    coming: int = 0
    parts: tuple[Line | Passage, ...] = ()
    nearest: tuple[NearCard, ...] = ()
    answer: Answer | None = None

    @property
    def busy(self) -> bool:
        return self.stage in ("waiting", "answering")


@dataclass(frozen=True, slots=True)
class Collection:
    """What the head of the page says of the archive. Days are of the earliest and latest dated article."""

    articles: int
    outlets: int
    first_day: date | None
    last_day: date | None
    samples: bool
    questions: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    outlet_names: tuple[str, ...] = ()


def after(exchange: Exchange, event: Event, engine: Engine) -> Exchange:
    """Return the exchange with what ``event`` adds to it; ValueError when a line cites what is no source."""
    match event:
        case QuestionRead(standalone_question):
            same = standalone_question.strip() == exchange.question
            return replace(exchange, read_as=None if same else standalone_question)
        case SourcesFound(sources, coming):
            return replace(exchange, cards=_cards(sources, engine), coming=coming)
        case LineReady(part) | PassageReady(part):
            _check_citations(part.citations, exchange)
            return replace(exchange, parts=(*exchange.parts, part))
        case AnswerDone(answer):
            return replace(
                exchange, stage="answered", answer=answer, nearest=tuple(_near(one, engine) for one in answer.nearest)
            )


def _check_citations(citations: tuple[int, ...], exchange: Exchange) -> None:
    """Raise ValueError unless every number is a source of this answer: an unchecked number is a wrong link."""
    known = {card.source.number for card in exchange.cards or ()}
    if not citations or not known.issuperset(citations):
        raise ValueError(f"a part of an answer cites {citations}; its sources are {sorted(known)}")


def _cards(sources: tuple[Source, ...], engine: Engine) -> tuple[Card, ...]:
    claims: dict[str, list[Claim]] = {}
    for stored in engine.archive.claims(article_ids={source.article_id for source in sources}):
        claims.setdefault(stored.article_id, []).append(stored.claim)
    return tuple(_card(source, engine, claims.get(source.article_id, [])) for source in sources)


def _card(source: Source, engine: Engine, claims: list[Claim]) -> Card:
    around = engine.surroundings(source)
    if source.title is None:
        source = replace(source, title=beginning(engine.archive.article(source.article_id).text))
    copies = (engine.archive.article(article_id) for article_id in source.also_in)
    return Card(
        source,
        around.before,
        around.after,
        tuple(copy.outlet or copy.title or copy.id for copy in copies),
        marks_of(claims, Span(source.start, source.end), ("who", "how")),
    )


def _near(nearest: Nearest, engine: Engine) -> NearCard:
    article = engine.archive.article(nearest.article_id)
    return NearCard(nearest.sentence, article.id, nearest.start, called(article), article.outlet, article.published)
