"""Words found by their stems: what they begin with, where they stand, and the first ones of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.words import STOP_WORDS, beginnings, first_words, holds, letters, places_of, plain, stem, stems, words

ENDINGS = ["", "s", "es", "ed", "ing", "ly", "ies", "ied", "ational", "fulness", "ously", "ement", "ization", "ying"]
WORDS = st.builds(str.__add__, st.text("abcdefghiklmnoprstuvwy", min_size=1, max_size=8), st.sampled_from(ENDINGS))


def begins_so(word: str) -> bool:
    return all(any(one in plain(word) for one in beginnings(stem(found))) for found in words(word))


@given(WORDS)
def test_a_word_holds_a_beginning_of_its_stem(word):
    assert begins_so(word)


@given(st.text(max_size=12))
def test_so_does_any_word_of_any_writing(word):
    assert begins_so(word)


@pytest.mark.parametrize(
    "word", ["said", "dying", "skies", "news", "happily", "people", "1,200", "Київ", "Ёлка", "naïveté"]
)
def test_so_do_words_of_odd_forms(word):
    assert begins_so(word)


TEXTS = st.lists(st.one_of(WORDS, st.text("1290.,’' t\N{COMBINING ACUTE ACCENT}é", max_size=4)), max_size=9).map(
    "".join
)


@given(TEXTS)
def test_words_are_found_by_their_stem_as_reading_all_words_finds_them(text):
    found = words(text)
    asked = {stem(word) for word in found if word not in STOP_WORDS} | {"run", "t", "1"}
    assert {one for one in asked if holds(one, plain(text))} == stems(text) & asked
    telling = sum(word not in STOP_WORDS for word in found)
    assert sum(len(set(places_of(one, plain(text)))) for one in {stem(word) for word in found}) == telling


@pytest.mark.parametrize(
    ("text", "stemmed", "places"),
    [
        ("paid 1.5million, 3million and 2 million", "million", [8, 32]),
        ("ran and runs, not overran", "run", [0, 8]),
        ("of 1,200 or 1200", "1200", [3, 12]),
        ("", "run", []),
    ],
)
def test_a_word_is_found_where_it_begins(text, stemmed, places):
    assert sorted(places_of(stemmed, text)) == places


@given(st.text(max_size=300), st.integers(1, 6))
def test_the_first_words_are_those_of_the_whole_text(text, most):
    assert first_words(text, most) == words(text)[:most]


@given(st.text("abdnst’'é .,-\n", max_size=30))
def test_letters_hold_every_word_of_the_plain_text(text):
    assert all(holds(stem(word), letters(text)) for word in words(text) if word not in STOP_WORDS)
