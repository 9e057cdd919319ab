"""What words with one stem begin with: a sentence that holds none of it need not be read for the stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.words import beginnings, plain, stem, words

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
