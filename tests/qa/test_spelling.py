"""Names in other spellings and alphabets are found as the archive spells them; words it knows are left alone."""

from __future__ import annotations

import pytest

from qa.spelling import respelt

KNOWN = {"sevsk": 9, "natalia": 3, "ivanova": 4, "kyiv": 2, "marenkov": 5, "vladimir": 1, "putin": 2, "demidova": 1}


def frequency(words: list[str]) -> dict[str, int]:
    return {word: KNOWN.get(word, 0) for word in words}


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What did Natalya Ivanova say?", "What did Natalia Ivanova say?"),
        ("What did Наталья Иванова say?", "What did Natalia Ivanova say?"),
        ("Who claimed what about Севск?", "Who claimed what about Sevsk?"),
        ("Who claimed what about Kiev?", "Who claimed what about Kyiv?"),
        ("What did the Kiev-based analyst say?", "What did the Kyiv-based analyst say?"),
        ("What did Wladimir Putin say?", "What did Vladimir Putin say?"),
        ("What did Poutine say?", "What did Putin say?"),
        ("What did Marenkow say?", "What did Marenkov say?"),
        ("What did Demydova say?", "What did Demidova say?"),
    ],
)
def test_a_name_is_read_as_the_archive_spells_it(question, read):
    assert respelt(question, frequency) == read


@pytest.mark.parametrize(
    "question",
    [
        "What did Natalia Ivanova say about Sevsk?",
        "What did Ivanov say?",
        "What did Marenkova say?",
        "Who won in Brazil?",
        "what did the wives say?",
    ],
)
def test_a_name_that_no_spelling_leads_to_stays(question):
    assert respelt(question, frequency) == question
