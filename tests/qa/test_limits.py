"""What a question's own words limit it to: an outlet, days, what happened since an event."""

from __future__ import annotations

from datetime import date

import pytest

from index import Extent
from qa.limits import read_limits

EXTENT = Extent(("Evening Post", "The Plain Dealer of Orel"), date(2026, 5, 2))


def day_of(event: list[str]) -> date | None:
    return date(2026, 3, 31) if event == ["reprieve"] else None


def limits(question: str) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    asked, found = read_limits(question, EXTENT, day_of)
    since, until = (day and day.isoformat() for day in (found.since, found.until))
    return asked.speaker, asked.topic, found.outlet, since, until


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What did Moss say in April?", ("Moss", None, None, "2026-04-01", "2026-04-30")),
        ("What did Moss say in April about the dam?", ("Moss", "the dam", None, "2026-04-01", "2026-04-30")),
        ("What did Moss say about the dam in the Evening Post?", ("Moss", "the dam", "Evening Post", None, None)),
        ("According to the Evening Post, what did Moss say?", ("Moss", None, "Evening Post", None, None)),
        ("What did Moss say in the Plain Dealer?", ("Moss", None, "The Plain Dealer of Orel", None, None)),
        ("What has Moss said since the reprieve?", ("Moss", None, None, "2026-03-31", None)),
        ("What did Moss say before the reprieve?", ("Moss", None, None, None, "2026-03-30")),
        ("What did Moss say about the post?", ("Moss", "the post", None, None, None)),
        ("Who promised no ban before June?", (None, "no ban before June", None, None, None)),
        ("What did the Evening Post report about the dam?", (None, "the dam", "Evening Post", None, None)),
        ("What has the evening post written?", (None, None, "Evening Post", None, None)),
        ("Show everything by the Plain Dealer on fares", (None, "fares", "The Plain Dealer of Orel", None, None)),
        ("Everything the Evening Post wrote about fares", (None, "fares", "Evening Post", None, None)),
        ("What did the Evening Post say about the dam?", ("the Evening Post", "the dam", None, None, None)),
        ("What did Moss report about the dam?", ("Moss", "the dam", None, None, None)),
        ("What did the Evening Post report in April?", (None, None, "Evening Post", "2026-04-01", "2026-04-30")),
        (
            "What did the Plain Dealer write about fares in April?",
            (None, "fares", "The Plain Dealer of Orel", "2026-04-01", "2026-04-30"),
        ),
        ("What did Moss report in April?", ("Moss", None, None, "2026-04-01", "2026-04-30")),
        ("When was the dam built in March?", (None, "When was the dam built in March", None, None, None)),
    ],
)
def test_limits_are_read_and_leave_the_question(question, read):
    assert limits(question) == read


@pytest.mark.parametrize(
    ("question", "outlet", "topic"),
    [
        ("What did the Evening Post say about the dam?", "Evening Post", "the dam"),
        ("What does the Plain Dealer say?", "The Plain Dealer of Orel", None),
        ("What does the Evening Post have to say on fares?", "Evening Post", "fares"),
        ("What did Moss say about the dam?", None, "the dam"),
        ("What did the Post Office say about the dam?", None, "the dam"),
    ],
)
def test_an_outlet_that_is_no_speaker_says_what_stands_in_it(question: str, outlet: str | None, topic: str | None):
    asked, found = read_limits(question, EXTENT, day_of, lambda words: words == "Moss")
    assert (found.outlet, asked.topic) == (outlet, topic)
    assert (asked.kind, asked.speaker) == ("claims_about", None) or outlet is None
