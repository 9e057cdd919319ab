"""Question sets in the forms they are shared in, read from JSON Lines files, gzipped or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import Article
from index.answers.training.parts import left_out
from tests.benchmarks.answers.promises import read_rows

NONE_OF_THE_ABOVE = "none of the above"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the addresses of the articles that hold an answer (none: unanswerable), and the answers' words.

    ``day`` is when it was asked, an ISO date, where the file says.
    """

    question: str
    holding: frozenset[str]
    answers: tuple[str, ...]
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with choices, and the places of those that are right."""

    question: str
    choices: tuple[str, ...]
    right: frozenset[int]


def realtimeqa_articles(path: Path) -> list[Article]:
    """Return the articles of a file in RealTimeQA's form (url, title, date, text)."""
    return [
        Article.from_text(row["text"], title=row.get("title"), published=_day(row.get("date")), url=row["url"])
        for row in read_rows(path)
        if row["text"].strip()
    ]


def realtimeqa_questions(path: Path, articles: Sequence[Article]) -> list[Asked]:
    """Return the questions of a file in RealTimeQA's form, with those of ``articles`` whose text holds the answer."""
    there = {article.url for article in articles}
    return [
        Asked(
            row["question"],
            frozenset(row.get("answer_in_retrieved") or ()) & there,
            tuple(row["answers"]),
            _day(row.get("date")),
        )
        for row in read_rows(path)
    ]


def realtimeqa_choices(path: Path) -> list[Choice]:
    """Return the questions of a file in RealTimeQA's form with "none of the above" among their choices."""
    return [
        Choice(row["question"], tuple(row["nota_choices"]), frozenset(row["nota_answer_idx"]))
        for row in read_rows(path)
    ]


def squad_paragraphs(path: Path) -> list[Article]:
    """Return every paragraph of a file in SQuAD's form as an article of its own, pooled."""
    return [
        Article.from_text(text, title=_title(row), url=_paragraph(row, place))
        for row in read_rows(path)
        for place, text in enumerate(row["paragraphs"])
    ]


def squad_left_out(articles: Path) -> frozenset[str]:
    """Return the titles of a file in SQuAD's form whose paragraphs the answer network was not trained on."""
    return left_out(str(row["title"]) for row in read_rows(articles))


def squad_trained_on(articles: Path) -> frozenset[str]:
    """Return the titles of a file in SQuAD's form whose paragraphs the answer network was trained on."""
    return frozenset(str(row["title"]) for row in read_rows(articles)) - squad_left_out(articles)


def squad_questions(path: Path, titles: frozenset[str] | None = None) -> list[Asked]:
    """Return the questions of a file in SQuAD 2.0's form, of the articles ``titles`` only where they are given."""
    return [
        Asked(
            row["question"],
            frozenset() if row["is_impossible"] else frozenset({_paragraph(row, row["paragraph"])}),
            tuple(dict.fromkeys(row["answers"])),
        )
        for row in read_rows(path)
        if titles is None or row["title"] in titles
    ]


def plain_questions(path: Path) -> list[str]:
    """Return the questions of a file in any of the forms: a row's "rewrite" that stands alone, else its "question", or
    QAMR's pairs of one sentence."""
    found: list[str] = []
    for row in read_rows(path):
        found += [row.get("rewrite") or row["question"]] if "question" in row else [pair[0] for pair in row["qas"]]
    return list(dict.fromkeys(found))


def _paragraph(row: Mapping[str, Any], place: int) -> str:
    return f"{row['title']}#{place}"


def _title(row: Mapping[str, Any]) -> str:
    return str(row["title"]).replace("_", " ")


def _day(written: str | None) -> str | None:
    day = (written or "").replace("/", "-")[:10]
    return day if len(day) == 10 else None
