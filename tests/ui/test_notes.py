"""What an answer says beside its lines: which oppose each other and why, and how many articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index import Speaker
from qa import Answer, Disagreement, Line, Searched, Source
from ui.export import answer_markdown, answer_text
from ui.remarks import notes


def source(number: int, day: str) -> Source:
    return Source(number, f"a{number}", "The dam", "Post", None, day, None, "It leaks.", 0, 9)


MOSS = Line(Speaker("Clara Moss"), "said", "that the dam leaks", "indirect", (), (1,), report="said")
CRITICS = Line(Speaker("critics", named=False), "said", "that it does not leak", "indirect", (), (2,), report="said")
BOTH = Answer(
    "Do they agree?",
    "Do the sources agree about the dam?",
    "answered",
    Searched(2, 2, 2),
    (MOSS, CRITICS),
    sources=(source(1, "2026-03-01"), source(2, "2026-04-01")),
    shape="agreement",
    disagreements=(Disagreement((0, 1), "negation", ("leaks", "not *leak*")),),
)


def test_opposed_lines_are_named_by_speaker_and_number_with_the_words_that_show_it():
    (note,) = notes(BOTH)
    assert note == (
        "Taken as opposed: Clara Moss [1] and critics [2], for one says what the other says is not so "
        "(“leaks”, “not *leak*”)."
    )
    assert note in answer_text(BOTH)
    assert r"“not \*leak\*”" in answer_markdown(BOTH)


def test_one_speaker_is_opposed_to_what_he_said_before():
    for role in (None, "the mayor"):
        later = replace(CRITICS, speaker=replace(MOSS.speaker, role=role))
        (note,) = notes(replace(BOTH, lines=(MOSS, later), shape="change"))
        assert "Clara Moss [1] and later [2]" in note


def test_where_nothing_is_opposed_an_answer_about_agreement_says_so():
    (note,) = notes(replace(BOTH, disagreements=()))
    assert note.startswith("Nothing shows that these claims oppose each other")
    assert notes(replace(BOTH, disagreements=(), shape="claims")) == []


def test_who_said_it_first_is_told_with_what_that_means():
    (note,) = notes(replace(BOTH, disagreements=(), shape="first"))
    assert note.startswith("Oldest first, by the days of these articles")


@pytest.mark.parametrize("shape", ["change", "first"])
def test_claims_over_time_stand_under_their_days(shape):
    text = answer_text(replace(BOTH, shape=shape))
    assert "2026-03-01: Clara Moss said that the dam leaks [1]" in text
    assert "2026-03-01:" not in answer_text(BOTH)


@pytest.mark.parametrize(("count", "said"), [(1, "1 article in all."), (3, "3 articles in all.")])
def test_articles_are_counted(count, said):
    assert notes(replace(BOTH, disagreements=(), shape="articles", articles=count)) == [said]
