"""The days a question limits itself to, counted from the newest article."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.dates import read_period, without

NEWEST = date(2026, 5, 2)  # a Saturday
DAYS = {
    "What did Moss say last week?": ("2026-04-20", "2026-04-26"),
    "What did Moss say this week?": ("2026-04-27", "2026-05-03"),
    "What did Moss say last month?": ("2026-04-01", "2026-04-30"),
    "What did Moss say last year?": ("2025-01-01", "2025-12-31"),
    "What did Moss say in the last week?": ("2026-04-25", "2026-05-02"),
    "What did Moss say over the past three days?": ("2026-04-30", "2026-05-02"),
    "What did Moss say yesterday?": ("2026-05-01", "2026-05-01"),
    "What did Moss say in March?": ("2026-03-01", "2026-03-31"),
    "What did Moss say in May?": ("2026-05-01", "2026-05-31"),
    "What did Moss say in June?": ("2025-06-01", "2025-06-30"),
    "What did Moss say in March 2024?": ("2024-03-01", "2024-03-31"),
    "What did Moss say in 2025?": ("2025-01-01", "2025-12-31"),
    "What did Moss say on 14 March?": ("2026-03-14", "2026-03-14"),
    "What did Moss say on March 14th, 2025?": ("2025-03-14", "2025-03-14"),
    "What did Moss say on 2026-03-14?": ("2026-03-14", "2026-03-14"),
    "What did Moss say since March?": ("2026-03-01", None),
    "What did Moss say after 20 April?": ("2026-04-21", None),
    "What did Moss say before 20 April?": (None, "2026-04-19"),
    "What did Moss say until April?": (None, "2026-04-30"),
    "What did Moss say between 20 and 25 April?": ("2026-04-20", "2026-04-25"),
    "What did Moss say between March and April?": ("2026-03-01", "2026-04-30"),
    "What did Moss say in March and in April?": ("2026-03-01", "2026-04-30"),
    "What did Moss say from 1 March to 3 April?": ("2026-03-01", "2026-04-03"),
}


@pytest.mark.parametrize("question", DAYS)
def test_days_are_read_from_the_newest_article(question):
    period = read_period(question, NEWEST)
    assert period is not None
    assert tuple(day and day.isoformat() for day in (period.since, period.until)) == DAYS[question]
    assert period.words in question


@pytest.mark.parametrize(
    "question",
    [
        "What did Moss say?",
        "What may Moss say about the march?",
        "What did Moss say about the agreement of 2019?",
        "What did Moss say on 31 February?",
        "What did Moss say about 11 passengers?",
        "What did Moss say between 25 and 20 April?",
    ],
)
def test_what_names_no_days_limits_nothing(question):
    assert read_period(question, NEWEST) is None


def test_the_words_for_the_days_leave_the_question():
    assert without("What did Moss say in March about the dam?", "in March") == "What did Moss say about the dam?"


@settings(max_examples=60, deadline=None)
@given(st.text("in on since between and last week March 20 2026-,", max_size=60), st.dates())
def test_no_words_are_too_odd_to_be_read(text, newest):
    period = read_period(text, newest)
    assert period is None or period.words in text
