"""Words searched for are plain text, whatever characters they have."""

from __future__ import annotations

import sqlite3

import pytest
from archive_parts import extract_plainly, open_archive
from hypothesis import given
from hypothesis import strategies as st

from index import Article
from index.lexical import SCHEMA, any_of

TEXT = (
    'He called it "a quote" near the café. A Mi-24 flew AND landed. Not one of the O\'Neills left. '
    "Colons: they matter (sometimes). 東京 was quiet. Running late."
)


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setattr("index.build.extract", extract_plainly)
    with open_archive(tmp_path) as opened:
        opened.add([Article.from_text(TEXT)])
        yield opened


@pytest.fixture(scope="module")
def words_table():
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    connection.execute("INSERT INTO sentence_words (text) VALUES (?)", (TEXT,))
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["quote"], 1),
        (['"a quote"'], 1),
        (['qu"ote'], 0),
        (["cafe"], 1),
        (["CAFÉ"], 1),
        (["Mi-24"], 1),
        (["24-Mi"], 0),
        (["and"], 1),
        (["AND", "OR", "NOT", "NEAR"], 3),
        (["NEAR(quote, 5)"], 0),
        (["run"], 1),
        (["runs", "quoted"], 2),
        (["text:quote"], 0),
        (["matter*"], 1),
        (["matte*"], 0),
        (["^Running"], 1),
        (["-quote"], 1),
        (["O'Neills"], 1),
        (["(sometimes)"], 1),
        (["東京"], 1),
        (["🙂"], 0),
        (["🙂", "late"], 1),
        ([""], 0),
        (["  ", "\x00", '"', "*"], 0),
        (["late\x00"], 1),
        (["\ud800"], 0),
        ([], 0),
    ],
)
def test_no_character_of_a_word_is_syntax(archive, words, found):
    assert len(archive.matching(words, "sentence", 99)) == found
    assert sum(archive.sentence_frequency(words).values()) >= found


@given(st.lists(st.text()))
def test_any_text_at_all_may_be_searched_for(words_table, words):
    query = any_of(words)
    if query:
        words_table.execute("SELECT count(*) FROM sentence_words WHERE sentence_words MATCH ?", (query,)).fetchone()


def test_a_rare_word_weighs_more_than_a_common_one(tmp_path, monkeypatch):
    monkeypatch.setattr("index.build.extract", extract_plainly)
    with open_archive(tmp_path) as archive:
        archive.add([Article.from_text("The mayor spoke at length today. " * 30 + "The bridge fell down here today.")])
        best, second = archive.matching(["bridge", "mayor"], "sentence", 2)
        assert archive.sentence_rows([best.id])[0].text == "The bridge fell down here today."
        assert best.score > second.score > 0


def test_a_word_given_twice_counts_once(archive):
    assert archive.matching(["café"] * 5, "sentence", 9) == archive.matching(["café"], "sentence", 9)


def test_asking_for_none_gives_none(archive):
    assert archive.matching(["quote"], "sentence", 0) == []
    assert archive.nearest("quote", "sentence", -1) == []
