"""What is read for an answer, and what is found there."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Span
from index.sentences import Entity


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text that may hold an answer: a sentence among its neighbours, its article's title, and the text's entities."""

    text: str
    title: str = ""
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """What an excerpt answers: the ``odds``, as a logarithm, that it answers at all, the words ``span`` of its text
    that would (None when it has no words), and how ``sure`` it is, 0 to 1, of these among all of the excerpt."""

    odds: float
    span: Span | None
    sure: float
