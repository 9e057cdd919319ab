"""What somebody said about a topic in words that the question does not use."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Natalia Ivanova say about the war?", "displacement and destruction"),
        ("What did Fiona Castell say about transport?", "an average of 11 passengers"),
        ("What did Callum Price say about delays?", "three hours"),
        ("What did Semyon Karpov say about delays?", "nine days was still fast"),
    ],
)
def test_what_is_said_in_other_words_answers(answered, question, said):
    answer = answered(question)
    assert answer.outcome == "answered"
    assert any(said in line.content for line in answer.lines)


@pytest.mark.parametrize(
    "question",
    [
        "What did Natalia Ivanova say about football?",
        "What did Natalia Ivanova say about inflation in Sevsk?",
        "What did Fiona Castell say about the police?",
        "What did Callum Price say about the weather?",
        "What did Semyon Karpov say about children?",
    ],
)
def test_what_only_shares_a_name_or_nothing_does_not(answered, question):
    answer = answered(question)
    assert answer.outcome == "no_claim"
    assert not answer.lines
