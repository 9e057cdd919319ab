"""Filters set on the page, in words, and what a browser remembers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import Filters, QuestionRefused
from tests.ui.fakes import CLAIMS
from tests.ui.test_render import answered
from ui.exchange import Exchange
from ui.narrowing import chosen, in_words, remembered, to_remember

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["question", "filters", "since", "x"]), inner),
    max_leaves=12,
)


def test_blank_filters_are_none() -> None:
    assert chosen(" ", None, "", 5) == Filters()
    assert chosen(" Ann ", "Ledger", "2026-03-01", "2026-03-01") == Filters("Ann", "Ledger", "2026-03-01", "2026-03-01")


@pytest.mark.parametrize("days", [("in spring", ""), ("", "03/04/2026"), ("2026-03-02", "2026-03-01")])
def test_days_that_make_no_sense_are_refused(days: tuple[str, str]) -> None:
    with pytest.raises(QuestionRefused):
        chosen("", "", *days)


def test_filters_are_said_in_words() -> None:
    assert in_words(Filters()) == ""
    assert in_words(Filters("Ann {}", None, "2026-03-01")) == "speaker Ann {}, from 1\N{NO-BREAK SPACE}March 2026"


def test_a_browser_remembers_questions_with_their_filters_and_nothing_that_failed() -> None:
    filters = Filters(outlet="Ledger", since="2026-03-01")
    kept = replace(answered(CLAIMS.question), filters=filters)
    conversation = [kept, Exchange(2, "broken", stage="failed"), Exchange(3, "under way")]
    assert remembered(to_remember(conversation)) == [(CLAIMS.question, filters)]
    assert len(remembered(to_remember([kept] * 50))) == 12


@given(ANYTHING)
def test_whatever_a_browser_sends_is_questions_or_nothing(sent: object) -> None:
    for question, filters in remembered(sent):
        assert 0 < len(question) <= 1_000
        assert isinstance(filters, Filters)
