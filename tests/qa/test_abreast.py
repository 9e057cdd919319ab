"""Two speakers set side by side are asked whether they agree, in whatever form; other comparisons are none."""

from __future__ import annotations

import pytest
from test_question import SLOW_AT_WORST, at_most

from qa.abreast import side_by_side
from qa.restated import restated

KNOWN = {"moss", "holt", "vale", "ada lund", "the mayor", "the head of the council"}
ON_THE_DAM = "Do Moss and Holt agree about the dam?"


def is_speaker(words: str) -> bool:
    return words.lower() in KNOWN


@pytest.mark.parametrize(
    "question",
    [
        "Compare Moss and Holt on the dam",
        "Please compare Moss with Holt on the dam.",
        "Contrast Moss and Holt regarding the dam",
        "Compare what Moss and Holt said about the dam",
        "Compare what Moss said about the dam with what Holt said",
        "Compare how Moss and Holt described the dam",
        "Compare the views of Moss and Holt on the dam",
        "Compare Moss’s and Holt’s statements on the dam",
        "Compare Moss and Holt's views on the dam",
        "How do Moss's and Holt's views on the dam differ?",
        "How do the positions of Moss and Holt on the dam differ?",
        "How did Moss and Holt differ on the dam?",
        "Where do Moss and Holt disagree over the dam?",
        "Moss vs Holt on the dam",
        "Moss vs. Holt: the dam",
        "Moss versus Holt about the dam",
        "Show me Moss and Holt side by side on the dam",
        "What is the difference between Moss and Holt on the dam?",
        "What are the differences between what Moss and Holt said about the dam?",
    ],
)
def test_two_speakers_are_set_side_by_side(question: str):
    assert restated(question, is_speaker) == ON_THE_DAM


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Compare Moss and Holt", "Do Moss and Holt agree?"),
        ("moss vs ada lund", "Do moss and ada lund agree?"),
        ("Compare the mayor and the head of the council", "Do the mayor and the head of the council agree?"),
        ("Compare Moss, Holt and Vale on fares", "Do Moss, Holt and Vale agree about fares?"),
        ("Compare what Moss and Quill said about fares", "Do Moss and Quill agree about fares?"),
    ],
)
def test_any_two_may_be_compared_and_who_said_nothing_is_not_left_out(question: str, read: str):
    assert restated(question, is_speaker) == read


@pytest.mark.parametrize(
    "question",
    [
        "Compare onions and leeks",
        "Compare the cost of the dam and the road",
        "Compare views of the lake and the hill",
        "Tarn Rovers vs Skarra United",
        "How do prices in Tarn and Skarra compare?",
        "What is the difference between Moss and lichen?",
        "Why did Moss compare Holt to a dam?",
        "What did Moss and Holt say about the dam?",
        "Who said that Moss and Holt differ?",
    ],
)
def test_what_else_is_compared_is_no_matter_of_two_speakers(question: str):
    assert side_by_side(question.rstrip("?"), is_speaker) is None


@pytest.mark.parametrize(
    "again", ["compare a and b ", "compare what a and b said about a ", "a vs b ", "how do a and "]
)
def test_no_comparison_takes_long_to_read(again: str):
    with at_most(SLOW_AT_WORST):
        side_by_side((again * 200)[:990] + "#", is_speaker)


def test_positions_of_both_stand_side_by_side(engine_over):
    engine = engine_over(
        "Ada Lund, a baker, said that the bridge was safe.\n\nTom Reed, a driver, said that the bridge was unsafe.\n\n"
        "Erin Vale, a nurse, said that the bridge was old."
    )
    answer = engine.answer("Compare what Ada Lund and Tom Reed said about the bridge")
    assert answer.shape == "agreement"
    assert {line.speaker.name for line in answer.lines} == {"Ada Lund", "Tom Reed"}
    assert len(answer.disagreements) == 1
    refused = engine.answer("Compare what Ada Lund and Ivo Stark said about the bridge")
    assert refused.outcome == "no_claim"
    assert refused.lines == ()
