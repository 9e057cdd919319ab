"""Exchange: one question and what the page knows of its answer so far; what handlers give render."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qa import Answer, Line, Passage, Source

Stage = Literal["waiting", "answering", "answered", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class Card:
    """A source as the Sources panel shows it: among its neighbours, with the names of its copies."""

    source: Source
    before: str
    after: str
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearCard:
    """A sentence offered beside a refusal, and where it stands."""

    sentence: str
    origin: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question of a visitor. ``number`` is never used twice in a conversation: anchors are made of it.

    ``note`` is the progress while waiting and the plain sentence after a failure. ``parts`` are the
    lines and passages in the order in which they came.
    """

    number: int
    question: str
    stage: Stage = "waiting"
    note: str = ""
    read_as: str | None = None
    cards: tuple[Card, ...] | None = None
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
