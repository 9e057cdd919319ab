"""Fit the weights of ranking and gate on tuning halves, and write them to a small declared file.

python -m tests.benchmarks.answers.calibrate --news ARTICLES QUESTIONS --paragraphs ARTICLES QUESTIONS
    --others FILE … --cache DIR [--out qa/weights.json]

News in RealTimeQA's form, paragraphs in SQuAD 2.0's; --others are questions that the news does not answer. Articles are
ranked by a softmax over the candidates of a news question; sentences by one over those of an article that holds the
answer; the gate is a logistic model over the best sentence of each question, whether it is answerable, fitted on
questions that the answer network was not trained on. Asked of articles from before its time, a question of news counts
as one without an answer. What each --line would refuse is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import numpy as np

from index import Selection
from index.answers.training.parts import part_of
from qa import weights as kept
from qa.candidates import ARTICLE_SIGNALS, SENTENCE_SIGNALS, Candidates, find_candidates
from qa.ground import Signals
from qa.looking import read
from qa.question import Question, read_fact
from qa.retrieve import best_of
from qa.weights import Weights
from qa.words import content_words
from tests.benchmarks.answers import sets
from tests.benchmarks.answers.fitting import Floats, fit_lists, fit_yes_or_no
from tests.benchmarks.answers.halves import half_of
from tests.benchmarks.answers.pool import Pool, open_pool
from tests.benchmarks.answers.sets import Asked

_GATE = tuple(Signals(*[0.0] * len(Signals.__slots__)).weighed())
# An article of so many days before a question, or of later, may hold what it asks about.
_ITS_TIME = timedelta(days=45)
_SENTENCES = 8
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Case:
    """A question of the tuning half over its pool, with its candidates."""

    pool: Pool
    asked: Asked
    question: Question
    found: Candidates
    addresses: tuple[str | None, ...]
    days: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Gated:
    """A question as the gate sees it: what it weighs of each sentence that may be shown, and whether it is answerable.

    One without such a sentence is refused whatever the weights.
    """

    rows: list[list[float]]
    answerable: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, nargs=2, required=True)
    parser.add_argument("--paragraphs", type=Path, nargs=2, required=True)
    parser.add_argument("--others", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path, required=True, help="where the pools are kept once they are built")
    parser.add_argument("--first", type=int, default=None, help="take only so many news articles")
    parser.add_argument("--most", type=int, default=400, help="how many questions of each file to fit on")
    parser.add_argument("--line", type=float, default=0.38, help="the support from which a sentence is shown, 0 to 1")
    parser.add_argument("--out", type=Path, default=kept.FILE)
    wanted = parser.parse_args()
    news = sets.realtimeqa_articles(wanted.news[0])[: wanted.first]
    paragraphs = sets.squad_paragraphs(wanted.paragraphs[0])
    held = [one for one in sets.realtimeqa_questions(wanted.news[1], news) if one.holding]
    other = [
        _some([Asked(q, frozenset(), ()) for q in sets.plain_questions(path)], wanted.most) for path in wanted.others
    ]
    asked = sets.squad_questions(wanted.paragraphs[1], sets.squad_left_out(wanted.paragraphs[0]))
    news_pool, paragraph_pool = open_pool(news, wanted.cache), open_pool(paragraphs, wanted.cache)
    of_news = list(cases(news_pool, _some(held, wanted.most)))
    of_others = list(cases(news_pool, chain.from_iterable(other)))
    of_paragraphs = list(cases(paragraph_pool, _some(asked, wanted.most)))
    files = [*wanted.news, *wanted.paragraphs, *wanted.others]
    found = fit(of_news, of_others, of_paragraphs, {path.name: _digest(path) for path in files}, wanted.line)
    wanted.out.write_text(json.dumps(found.to_json(), indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found.to_json(), indent=1))


def fit(
    of_news: Sequence[Case],
    of_others: Sequence[Case],
    of_paragraphs: Sequence[Case],
    data: dict[str, str],
    line: float,
) -> Weights:
    """Return the weights fitted on three sets of cases."""
    articles = fit_lists([_right_articles(case) for case in of_news])
    sentences = fit_lists([rows for case in (*of_news, *of_paragraphs) for rows in _right_sentences(case)])
    start = Weights(
        dict(zip(ARTICLE_SIGNALS, _rounded(articles), strict=True)),
        dict(zip(SENTENCE_SIGNALS, _rounded(sentences), strict=True)),
        dict.fromkeys(_GATE, 0.0),
        0.0,
        line,
        data,
    )
    untrained = [case for case in of_news if part_of(case.asked.question) == "tuning"]
    of_before = [earlier for case in untrained if (earlier := before(case)) is not None]
    groups = [[_asked(case, start) for case in group] for group in (untrained, of_before, of_others, of_paragraphs)]
    gated = _gated(start, groups)
    _show_lines(gated, groups)
    return gated


def _gated(start: Weights, groups: Sequence[Sequence[Gated]]) -> Weights:
    """Return ``start`` with a gate fitted to whether each question is answerable, by its best sentence.

    Which sentence is the best follows from the gate, so both are found in turns. Answerable questions of news count for
    as much as those without an answer there, half of these of other times and half of other things; so do those of
    paragraphs, whose unanswerable ones are made to be near misses.
    """
    news, before, others, paragraphs = groups
    yes, no = ([q for q in paragraphs if q.answerable is answerable] for answerable in (True, False))
    kinds = [(200.0, news), (100.0, before), (100.0, others), (200.0, yes), (200.0, no)]
    kinds = [(total, [q for q in kind if q.rows]) for total, kind in kinds]
    gate, bias = np.ones(len(_GATE)), 0.0
    for _ in range(_ROUNDS):
        best = [(_best_row(q, gate), q) for _, kind in kinds for q in kind]
        counts = np.concatenate([np.full(len(kind), total / max(len(kind), 1)) for total, kind in kinds])
        gate, bias = fit_yes_or_no(
            np.array([row for row, _ in best]), np.array([q.answerable for _, q in best]), counts
        )
    return replace(start, gate=dict(zip(_GATE, _rounded(gate), strict=True)), bias=round(bias, 3))


def _best_row(question: Gated, gate: Floats) -> list[float]:
    return max(question.rows, key=lambda row: float(np.dot(row, gate)))


def _show_lines(weights: Weights, groups: Sequence[Sequence[Gated]]) -> None:
    """Print what is refused at each line that could be drawn."""
    gate = np.array([weights.gate[name] for name in _GATE])
    best = [
        (q.answerable, 1.0 / (1.0 + np.exp(-weights.bias - np.dot(_best_row(q, gate), gate))) if q.rows else 0.0)
        for group in groups
        for q in group
    ]
    yes, no = (np.array([support for answerable, support in best if answerable is one]) for one in (True, False))
    for line in np.arange(0.02, 1.0, 0.02):
        print(f"{line:.2f}  wrongly refused {np.mean(yes < line):.3f}, rightly {np.mean(no < line):.3f}")


def cases(pool: Pool, asked: Iterable[Asked]) -> Iterator[Case]:
    """Yield each question with its candidates in ``pool``; one without any is passed over."""
    articles = {article.id: article for article in pool.articles()}
    layout = pool.lexicon().layout
    for one in asked:
        question = read_fact(one.question)
        found = find_candidates(pool, question.text, content_words(question.topic or ""), Selection())
        if found is not None:
            first = np.searchsorted(found.article, np.arange(len(found.per_article)))
            places = np.searchsorted(layout.sentences, found.rows[first])
            those = [articles[layout.articles[layout.article_of[place]]] for place in places]
            addresses, days = tuple(each.url for each in those), tuple(each.published for each in those)
            yield Case(pool, one, question, found, addresses, days)


def before(case: Case) -> Case | None:
    """Return the question as asked of the articles from before its time alone; None where there are none."""
    if case.asked.day is None:
        return None
    since = (date.fromisoformat(case.asked.day) - _ITS_TIME).isoformat()
    kept = np.array([day is not None and day < since for day in case.days])
    if not kept.any():
        return None
    of_kept, found = kept[case.found.article], case.found
    article = (np.cumsum(kept) - 1)[found.article[of_kept]]
    left = Candidates(found.rows[of_kept], article, found.per_sentence[of_kept], found.per_article[kept])
    return replace(case, asked=replace(case.asked, holding=frozenset()), found=left)


def _right_articles(case: Case) -> tuple[Floats, np.ndarray]:
    right = np.array([address in case.asked.holding for address in case.addresses])
    return case.found.per_article.astype(np.float64), right


def _right_sentences(case: Case) -> Iterator[tuple[Floats, np.ndarray]]:
    """Yield the sentences of each article that holds the answer, and which of them do."""
    for place, address in enumerate(case.addresses):
        if address in case.asked.holding:
            inside = case.found.article == place
            rows = Pool.sentence_rows(case.pool, case.found.rows[inside].tolist())
            yield (
                case.found.per_sentence[inside].astype(np.float64),
                np.array([_holds(row.text, case.asked.answers) for row in rows]),
            )


def _asked(case: Case, weights: Weights) -> Gated:
    """Return what the gate would see of a question; a sentence without the kind of answer asked for is passed over."""
    looked = read(case.pool, case.question, best_of(case.pool, case.found, weights, _SENTENCES))
    rows = [list(one.signals.weighed().values()) for one in looked if one.signals.answer_type == 1.0]
    return Gated(rows, bool(case.asked.holding))


def _holds(text: str, answers: Iterable[str]) -> bool:
    return any(answer.casefold() in text.casefold() for answer in answers)


def _some(rows: Sequence[Asked], most: int) -> list[Asked]:
    """Return up to ``most`` rows of the tuning half, spread over all of them."""
    tuning = [row for row in rows if half_of(row.question) == "tuning"]
    places = np.unique(np.linspace(0, len(tuning) - 1, min(most, len(tuning))).astype(int))
    return [tuning[place] for place in places]


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 3) for value in values]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
