"""The labelled questions over the sample collection: sound labels, nobody who must not appear, no step back."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import labelled

from tests.benchmarks.answers.labelled import judge

ROWS = labelled()
# The most right outcomes of each kind and the best shares so far: python -m tests.benchmarks.answers.labelled
RIGHT = {
    "agree": 2,
    "claims_about": 32,
    "denied": 6,
    "estimated": 2,
    "fact": 19,
    "over_time": 4,
    "promised": 3,
    "said_by": 27,
    "unanswerable": 37,
    "warned": 3,
    "who_said": 22,
}
MAY_BE_LOST = 2
SHARES = {"speakers": 0.782, "held": 0.744}
SHARE_MAY_BE_LOST = 0.02


def test_the_labels_are_sound(sample_articles):
    texts = [article.text for article in sample_articles]
    for row in ROWS:
        assert row["question"].strip() == row["question"] != ""
        assert row["outcome"] in {"answered", "no_claim", "no_evidence"}
        assert row["kind"] in RIGHT
        assert (row["kind"] == "unanswerable") == (row["outcome"] != "answered")
        assert not set(row["speakers"]) & set(row.get("not_speakers", []))
        assert row["outcome"] != "answered" or row["contains"]
        for words in row.get("contains", []):
            assert any(words in text for text in texts), words
    assert len({row["question"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", [pytest.param(r, id=r["question"]) for r in ROWS if r.get("not_speakers")])
def test_nobody_appears_who_must_not(row, answered):
    lines = answered(row["question"]).lines
    for unwanted in row["not_speakers"]:
        shown = [f"{line.speaker.name} {line.speaker.role or ''}" for line in lines]
        assert not [one for one in shown if unwanted.casefold() in one.casefold()]


@pytest.mark.parametrize("kind", sorted(RIGHT))
def test_no_kind_of_question_falls_behind(kind, answered):
    counts: Counter[str] = Counter()
    wrong = []
    for row in (row for row in ROWS if row["kind"] == kind):
        verdict = judge(row, answered(row["question"]))
        counts.update(verdict)
        if not verdict["outcome"]:
            wrong.append(row["question"])
    assert counts["question"] > 0
    assert counts["outcome"] >= RIGHT[kind] - MAY_BE_LOST, wrong


def test_speakers_and_words_as_a_whole_do_not_fall_behind(answered):
    counts: Counter[str] = Counter()
    for row in ROWS:
        counts.update(judge(row, answered(row["question"])))
    assert counts["speakers"] / counts["speaker"] >= SHARES["speakers"] - SHARE_MAY_BE_LOST
    assert counts["held"] / counts["contains"] >= SHARES["held"] - SHARE_MAY_BE_LOST
