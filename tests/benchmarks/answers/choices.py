"""Choosing among choices, one of them "none of the above", by the sentences that a search finds."""

from __future__ import annotations

from collections.abc import Sequence

from qa import Engine
from qa.words import stems
from tests.benchmarks.answers.sets import NONE_OF_THE_ABOVE, Choice

_SENTENCES = 30
# A sentence counts for 1 / (10 + its rank); below this share of all that could be had, no choice is taken.
_RANK_CONSTANT = 10
_ENOUGH = 0.12


def choose(engine: Engine, asked: Choice, enough: float = _ENOUGH) -> int:
    """Return the place of the choice that the found sentences speak for most, or of "none of the above"."""
    shares = support_of(engine, asked)
    best = max(range(len(shares)), key=lambda place: shares[place])
    none = [place for place, choice in enumerate(asked.choices) if _is_none(choice)]
    return none[0] if none and shares[best] < enough else best


def support_of(engine: Engine, asked: Choice) -> list[float]:
    """Return for each choice, 0 to 1, how much of its words the sentences found for the question hold."""
    hits = engine.search(asked.question, top=_SENTENCES)
    held = [stems(hit.sentence) for hit in hits]
    known = stems(asked.question)
    worth = [1.0 / (_RANK_CONSTANT + rank) for rank in range(len(held))]
    return [0.0 if _is_none(choice) else _share(stems(choice) - known, held, worth) for choice in asked.choices]


def _share(wanted: frozenset[str], held: Sequence[frozenset[str]], worth: Sequence[float]) -> float:
    if not wanted or not worth:
        return 0.0
    covered = (each * len(wanted & have) / len(wanted) for have, each in zip(held, worth, strict=True))
    return sum(covered) / sum(worth)


def _is_none(choice: str) -> bool:
    return choice.strip(" .").casefold() == NONE_OF_THE_ABOVE
