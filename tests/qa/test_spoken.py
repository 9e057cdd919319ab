"""Whose claims are meant: those whom their article calls so further on, and those who pass on what others said."""

from __future__ import annotations

import pytest

from index import Selection
from qa import Engine
from qa.reading import Reader
from qa.spoken import claims_by, is_speaker, passed_on_by

TEXT = (
    "A senior commander of the fire brigade said that the mill was safe. “We had water enough,” the officer said.\n\n"
    "Clara Moss told the council in private that fares would rise by a tenth, according to Piet Vos, a baker. "
    "Vos said that the bread was late."
)


@pytest.fixture
def engine(engine_over) -> Engine:
    return engine_over(
        TEXT,
        "Tarn Ferries said that fuel was dear.",
        "The officer had left, said Ada Lund, a driver. She said that the road was wet.",
    )


def test_who_is_called_otherwise_further_on_is_meant_by_that(engine):
    answer = engine.answer("What did the officer say?")
    assert {line.speaker.name for line in answer.lines} == {"a senior commander of the fire brigade"}
    assert len(answer.lines) == 2


@pytest.mark.parametrize(
    "asked", ["officer", "the officers", "an officer", "the mill", "the fire officer", "the ferries"]
)
def test_other_words_mean_nobody(engine, asked):
    reader = Reader(engine.archive)
    assert not is_speaker(reader, asked)
    assert claims_by(reader, asked, Selection()) == []


def test_who_only_told_of_it_is_asked_what_he_told(engine):
    answer = engine.answer("What did Piet Vos say about fares?")
    assert [(line.speaker.name, line.relayed_by and line.relayed_by.name) for line in answer.lines] == [
        ("Clara Moss", "Piet Vos")
    ]


def test_his_own_words_come_first(engine):
    answer = engine.answer("What did Vos say about the bread?")
    assert [line.speaker.name for line in answer.lines] == ["Piet Vos"]


def test_nobody_passes_on_what_was_said_to_the_reporter(engine):
    assert passed_on_by(Reader(engine.archive), "Clara Moss", Selection()) == []
    assert passed_on_by(Reader(engine.archive), "nobody", Selection()) == []
