"""The measures count what they say: halves, hits, refusals, choices, fitted weights, and the pool behind them."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from index import Article, SentenceTransformerEmbedder
from qa import Engine
from tests.benchmarks.answers import sets
from tests.benchmarks.answers.choices import choose
from tests.benchmarks.answers.fitting import fit_lists, fit_yes_or_no
from tests.benchmarks.answers.halves import half_of
from tests.benchmarks.answers.measures import Refusals, addresses, hit_rates, precision_and_recall
from tests.benchmarks.answers.plain import PlainSearch
from tests.benchmarks.answers.pool import open_pool
from tests.benchmarks.answers.sets import Asked, Choice
from tests.benchmarks.answers.trecqa import average_precision

FERRY = Article.from_text("The ferry left Oslo at noon. Nobody drowned.", title="A ferry", url="u/ferry")
MILL = Article.from_text("The mill of Bergen burnt down in May. It made paper.", title="A mill", url="u/mill")


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with open_pool([FERRY, MILL], tmp_path_factory.mktemp("pools"), SentenceTransformerEmbedder()) as pool:
        yield Engine(pool)


def test_a_question_is_always_of_the_same_half_and_halves_are_about_equal():
    halves = [half_of(f"Question {number}?") for number in range(400)]
    assert halves == [half_of(f" Question   {number}?") for number in range(400)]
    assert 150 < halves.count("tuning") < 250
    assert halves.count("tuning") + halves.count("judging") == 400


def test_hits_are_counted_among_the_first():
    ranked = {"a": ["x", "y"], "b": ["y", "x"], "c": ["z"]}
    questions = [Asked(name, frozenset({"x"}), ()) for name in ranked]
    assert hit_rates(questions, lambda question, top: ranked[question][:top], (1, 2)) == pytest.approx([1 / 3, 2 / 3])


def test_refusals_have_precision_and_recall_over_equal_halves():
    assert precision_and_recall(Refusals(10, 1), Refusals(1_000, 900)) == pytest.approx((0.9, 0.9))
    assert precision_and_recall(Refusals(10, 0), Refusals(10, 5)) == pytest.approx((1.0, 0.5))


def test_average_precision_is_that_of_the_right_ones():
    assert average_precision([True, False, True]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([False]) == 0.0


def test_a_pool_is_searched_as_an_archive_and_its_entities_are_recognised_when_needed(engine):
    assert addresses(engine, "When did the mill burn down?", 1) == ["u/mill"]
    hit = engine.search("Where is the mill?", top=1)[0]
    assert MILL.text[hit.start : hit.end] == hit.sentence
    row = engine.archive.sentence_rows(engine.archive.lexicon().layout.sentences.tolist())[0]
    assert [row.text[e.span.start - row.span.start : e.span.end - row.span.start] for e in row.entities][:1] == ["Oslo"]


def test_plain_search_ranks_whole_articles():
    assert PlainSearch([FERRY, MILL]).addresses("paper mill", 5) == ["u/mill"]
    assert PlainSearch([FERRY, MILL]).addresses("?", 5) == []


def test_a_choice_is_taken_where_sentences_speak_for_it_and_none_where_none_do(engine):
    choices = ("Oslo", "Bergen", "Paris", "None of the above")
    assert choose(engine, Choice("Where did the mill burn down?", choices, frozenset())) == 1
    assert (
        choose(engine, Choice("Where did the mill burn down?", ("Rome", "Paris", "None of the above"), frozenset()))
        == 2
    )


def test_lists_are_fitted_to_put_the_right_row_first_and_nothing_counts_against():
    generator = np.random.default_rng(1)
    lists = []
    for _ in range(50):
        rows = generator.random((6, 3))
        lists.append((rows, rows[:, 0] - rows[:, 2] == (rows[:, 0] - rows[:, 2]).max()))
    weights = fit_lists(lists)
    assert weights[0] > 5 * weights[1] >= 0
    assert weights[2] == 0.0


def test_a_yes_or_no_model_tells_what_it_was_shown():
    rows = np.random.default_rng(2).random((300, 2))
    right = rows[:, 0] > 0.5
    weights, bias = fit_yes_or_no(rows, right, np.ones(300))
    assert np.mean((rows @ weights + bias > 0) == right) > 0.95


def test_sets_are_read_in_the_forms_they_are_shared_in(tmp_path):
    def written(name, *rows):
        path = tmp_path / f"{name}.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write("\n".join(json.dumps(row) for row in rows))
        return path

    paragraphs = sets.squad_paragraphs(written("p", {"title": "The_mill", "paragraphs": ["One.", "Two."]}))
    assert [(article.title, article.url) for article in paragraphs] == [
        ("The mill", "The_mill#0"),
        ("The mill", "The_mill#1"),
    ]
    row = {"title": "The_mill", "paragraph": 1, "question": "How many?", "answers": ["Two"], "is_impossible": False}
    asked = sets.squad_questions(written("q", row, row | {"is_impossible": True, "answers": []}))
    assert [one.holding for one in asked] == [{"The_mill#1"}, frozenset()]
    news = sets.realtimeqa_articles(written("n", {"url": "u", "title": "T", "date": "2023/01/05", "text": "Words."}))
    assert (news[0].url, news[0].published) == ("u", "2023-01-05")
    question = {"question": "What?", "answers": ["It"], "answer_in_retrieved": ["u", "elsewhere"]}
    question |= {"nota_choices": ["It", "None of the above"], "nota_answer_idx": [0]}
    path = written("r", question)
    assert sets.realtimeqa_questions(path, news)[0].holding == {"u"}
    assert sets.realtimeqa_choices(path)[0].right == {0}
    pairs = written("w", {"sentence": "s", "qas": [["Who?", "he"], ["Where?", "there"]]})
    assert sets.plain_questions(pairs) == ["Who?", "Where?"]
