"""Article → Sentence: offsets kept, quotations that span sentences respected."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing or a quantity in a sentence; ``label`` is one of spaCy's OntoNotes labels."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: its place in order, its span, and the entities in it."""

    ordinal: int
    span: Span
    entities: tuple[Entity, ...] = ()
