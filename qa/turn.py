"""Turn: an earlier question of a conversation and its answer."""

from __future__ import annotations

from dataclasses import dataclass

from qa.answer import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and its answer."""

    question: str
    answer: Answer
