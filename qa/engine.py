"""The way out: Engine.ask(question, turns, filters) → events; Engine.answer(...) → Answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index import Archive
from qa.answer import Answer, Line, Passage, Source


@dataclass(frozen=True, slots=True)
class Filters:
    """What part of the archive is asked. Days are inclusive ISO dates; names match as a reader would expect."""

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and its answer."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """The question as understood on its own; first event."""

    standalone_question: str


@dataclass(frozen=True, slots=True)
class SourcesFound:
    """All sources of the coming answer, before its first line; empty before a refusal."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class LineReady:
    line: Line


@dataclass(frozen=True, slots=True)
class PassageReady:
    passage: Passage


@dataclass(frozen=True, slots=True)
class AnswerDone:
    """The whole answer; last event."""

    answer: Answer


Event = QuestionRead | SourcesFound | LineReady | PassageReady | AnswerDone


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A cited sentence among its neighbours: the text just before it, itself, the text just after."""

    before: str
    sentence: str
    after: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked sentence; ``score`` is higher for better, comparable within one search only."""

    article_id: str
    url: str | None
    title: str | None
    sentence: str
    start: int
    end: int
    score: float


class Engine:
    """Answers questions over one archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def ask(self, question: str, turns: Sequence[Turn] = (), filters: Filters = Filters()) -> Iterator[Event]:
        """Yield QuestionRead, SourcesFound, LineReady and PassageReady…, AnswerDone, in this order.

        Raises QuestionRefused for an empty question or one of more than 1,000 characters.
        """
        raise NotImplementedError

    def answer(self, question: str, turns: Sequence[Turn] = (), filters: Filters = Filters()) -> Answer:
        """Return the whole answer; the same question on the same archive gives the same answer."""
        raise NotImplementedError

    def search(self, words: str, top: int = 10, filters: Filters = Filters()) -> list[Hit]:
        """Return the ``top`` sentences for ``words``, best first."""
        raise NotImplementedError

    def surroundings(self, source: Source) -> Surroundings:
        """Return the cited sentence with the neighbouring sentences of its article."""
        raise NotImplementedError
