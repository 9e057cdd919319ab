"""The labelled questions over the sample collection: sound labels, nobody who must not appear, no step back."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import labelled

from tests.benchmarks.answers.labelled import judge

ROWS = labelled()
KINDS = {
    "claims_about",
    "said_by",
    "who_said",
    "fact",
    "denied",
    "warned",
    "promised",
    "estimated",
    "agree",
    "over_time",
    "unanswerable",
}
# Right outcomes as measured by tests/benchmarks/answers/labelled.py, less two questions.
AT_LEAST = FLOORS
APPEARS = {
    "What did Natalia Ivanova say about how many people left Sevsk?": "what she did not say is shown as a line",
}


def test_the_labels_are_sound(sample_articles):
    texts = [article.text for article in sample_articles]
    for row in ROWS:
        assert row["question"].strip() == row["question"] != ""
        assert row["outcome"] in {"answered", "no_claim", "no_evidence"}
        assert row["kind"] in KINDS
        assert (row["kind"] == "unanswerable") == (row["outcome"] != "answered")
        assert not set(row["speakers"]) & set(row.get("not_speakers", []))
        for words in row["contains"] if row["outcome"] == "answered" else row.get("contains", []):
            assert any(words in text for text in texts), words
    assert len({row["question"] for row in ROWS}) == len(ROWS)


def guarded() -> list[object]:
    rows = []
    for row in ROWS:
        if row.get("not_speakers"):
            why = APPEARS.get(row["question"])
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            rows.append(pytest.param(row, marks=marks, id=row["question"]))
    return rows


@pytest.mark.parametrize("row", guarded())
def test_nobody_appears_who_must_not(row, answered):
    lines = answered(row["question"]).lines
    for unwanted in row["not_speakers"]:
        shown = [f"{line.speaker.name} {line.speaker.role or ''}" for line in lines]
        assert not [one for one in shown if unwanted.casefold() in one.casefold()]


def test_the_exceptions_are_questions_that_are_asked():
    assert APPEARS.keys() <= {row["question"] for row in ROWS if row.get("not_speakers")}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_kind_of_question_falls_behind(kind, answered):
    counts: Counter[str] = Counter()
    wrong = []
    for row in (row for row in ROWS if row["kind"] == kind):
        verdict = judge(row, answered(row["question"]))
        counts.update(verdict)
        if not verdict["outcome"]:
            wrong.append(row["question"])
    assert counts["question"] > 0
    assert counts["outcome"] >= AT_LEAST[kind], wrong


def test_speakers_and_words_as_a_whole_do_not_fall_behind(answered):
    counts: Counter[str] = Counter()
    for row in ROWS:
        counts.update(judge(row, answered(row["question"])))
    assert counts["outcome"] / counts["question"] >= SHARE_OUTCOME
    assert counts["speakers"] / counts["speaker"] >= SHARE_SPEAKERS
    assert counts["held"] / counts["contains"] >= SHARE_HELD
