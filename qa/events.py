"""Events of an answer, in the order in which Engine.ask yields them."""

from __future__ import annotations

from dataclasses import dataclass

from qa.answer import Answer
from qa.parts import Line, Passage, Source


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """The question as understood on its own; first event."""

    standalone_question: str


@dataclass(frozen=True, slots=True)
class SourcesFound:
    """All sources of the coming answer, before its first line; empty before a refusal.

    ``parts`` lines and passages follow.
    """

    sources: tuple[Source, ...]
    parts: int = 0


@dataclass(frozen=True, slots=True)
class LineReady:
    """The next line of the answer."""

    line: Line


@dataclass(frozen=True, slots=True)
class PassageReady:
    """The next passage of the answer."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class AnswerDone:
    """The whole answer; last event."""

    answer: Answer


Event = QuestionRead | SourcesFound | LineReady | PassageReady | AnswerDone
