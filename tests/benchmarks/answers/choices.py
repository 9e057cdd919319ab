"""Choosing among choices, one of them "none of the above", by the sentences that searches find.

Each choice is scored by what the question alone finds and by what the question finds with the choice's words; "none of
the above" has the same score always. The weights were fitted, by a softmax over the choices, on the questions of
RealTimeQA 2023 that neither train the answer network nor judge.
"""

from __future__ import annotations

from collections.abc import Sequence

from index import Archive, Selection
from qa import Engine
from qa.retrieve import Ranked, retrieve
from qa.words import content_words, stems
from tests.benchmarks.answers.sets import NONE_OF_THE_ABOVE, Choice

_SENTENCES, _OF_A_CHOICE = 60, 5
# A sentence counts for 1 / (10 + its rank), of the first thirty.
_RANK_CONSTANT, _COUNTED = 10, 30
# For the words among the question's sentences, the nearest of these that holds them all, how much better the search
# with the choice does than those with the others, and the nearest of its own sentences that holds them.
_WEIGHTS = (2.58, 1.80, 0.59, 1.05)
_NONE = 1.16


def choose(engine: Engine, asked: Choice) -> int:
    """Return the place of the choice that the found sentences speak for most, or of "none of the above"."""
    scores = scores_of(engine.archive, asked)
    return max(range(len(scores)), key=lambda place: scores[place])


def scores_of(archive: Archive, asked: Choice) -> list[float]:
    """Return a score for each choice, higher for what is likelier to be right."""
    known = stems(asked.question)
    found = _found(archive, asked.question, _SENTENCES)
    own = [
        [] if _is_none(choice) else _found(archive, f"{asked.question} {choice}", _OF_A_CHOICE)
        for choice in asked.choices
    ]
    best = [ranked[0].score for ranked in own if ranked]
    mean = sum(best) / len(best) if best else 0.0
    scores = []
    for choice, ranked in zip(asked.choices, own, strict=True):
        if _is_none(choice):
            scores.append(_NONE)
            continue
        wanted = stems(choice) - known or stems(choice)
        signals = (
            _share(wanted, found[:_COUNTED]),
            _nearest(wanted, found),
            ranked[0].score - mean if ranked else -mean,
            _holding(wanted, ranked),
        )
        scores.append(sum(weight * signal for weight, signal in zip(_WEIGHTS, signals, strict=True)))
    return scores


def _found(archive: Archive, words: str, top: int) -> list[Ranked]:
    return retrieve(archive, words, content_words(words), top, Selection())


def _share(wanted: frozenset[str], found: Sequence[Ranked]) -> float:
    """Return the share of the words that the sentences hold, those found first counting for more."""
    worth = [1.0 / (_RANK_CONSTANT + rank) for rank in range(len(found))]
    held = [weight * _held(wanted, one) for one, weight in zip(found, worth, strict=True)]
    return sum(held) / sum(worth) if worth else 0.0


def _nearest(wanted: frozenset[str], found: Sequence[Ranked]) -> float:
    """Return how near the nearest sentence that holds all the words comes to the question."""
    near = (max(0.0, one.near.similarity) * one.near.around for one in found if _held(wanted, one) == 1.0)
    return max(near, default=0.0)


def _holding(wanted: frozenset[str], found: Sequence[Ranked]) -> float:
    return max((_held(wanted, one) * one.near.similarity for one in found), default=0.0)


def _held(wanted: frozenset[str], one: Ranked) -> float:
    return len(wanted & stems(one.sentence.text)) / len(wanted) if wanted else 0.0


def _is_none(choice: str) -> bool:
    return choice.strip(" .").casefold() == NONE_OF_THE_ABOVE
