"""What the sets are measured by: hits among the first, refusals, time; and the tables that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from qa import Engine
from tests.benchmarks.answers.sets import Asked

# Sentences looked through for the first ten articles.
_SENTENCES = 100


@dataclass(frozen=True, slots=True)
class Refusals:
    """How many questions of a kind were asked, and how many were refused."""

    asked: int
    refused: int

    @property
    def share(self) -> float:
        return self.refused / self.asked if self.asked else float("nan")


def addresses(engine: Engine, question: str, top: int) -> list[str | None]:
    """Return the addresses of the first ``top`` articles that a search for ``question`` leads to."""
    return list(dict.fromkeys(hit.url for hit in engine.search(question, top=_SENTENCES)))[:top]


def hit_rates(
    questions: Sequence[Asked], find: Callable[[str, int], Sequence[str | None]], tops: Sequence[int]
) -> list[float]:
    """Return for each of ``tops`` the share of questions with an article that holds the answer among so many."""
    found = np.zeros((len(questions), len(tops)))
    for row, asked in enumerate(questions):
        urls = find(asked.question, max(tops))
        found[row] = [any(url in asked.holding for url in urls[:top]) for top in tops]
    return [float(share) for share in found.mean(axis=0)]


def refusals(engine: Engine, questions: Iterable[str]) -> Refusals:
    """Ask each question and count those that are refused."""
    outcomes = [engine.answer(question).outcome for question in questions]
    return Refusals(len(outcomes), sum(outcome != "answered" for outcome in outcomes))


def precision_and_recall(answerable: Refusals, others: Refusals) -> tuple[float, float]:
    """Return the refusals' precision, with both kinds of question taken as equally many, and their recall."""
    right, wrong = others.share, answerable.share
    return right / (right + wrong) if right + wrong else float("nan"), right


def show_rates(names_and_rates: Iterable[tuple[str, Sequence[float]]], tops: Sequence[int]) -> None:
    """Print a row of hit rates for each way of searching."""
    print(f"{'':34}" + "".join(f"{f'top {top}':>9}" for top in tops))
    for name, rates in names_and_rates:
        print(f"{name:34}" + "".join(f"{rate:>9.3f}" for rate in rates))
