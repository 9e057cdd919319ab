"""Questions in a form that no template has are put into one that is, where a speaker or a matter shows which."""

from __future__ import annotations

import pytest

from qa.restated import restated

KNOWN = {"ada lund", "lund", "will", "the mayor", "mayor of port ellery", "the mayor of port ellery"}


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What's the cost of the dam according to Ada Lund?", "What did Ada Lund say about cost dam?"),
        ("How many homes did Ada Lund say were flooded?", "What did Ada Lund say about homes flooded?"),
        ("How many homes did Ada Lund deny were flooded?", "What did Ada Lund deny about homes flooded?"),
        (
            "Any word from the mayor of Port Ellery in statements on fares?",
            "What did the mayor of Port Ellery say about fares?",
        ),
        ("Are there any statements about the dam?", "Are there any statements about the dam?"),
        ("How many homes were flooded?", "How many homes were flooded?"),
        ("How old is the dam, according to the almanac?", "How old is the dam, according to the almanac?"),
        ("What did Ada Lund say about the dam?", "What did Ada Lund say about the dam?"),
        ("Where is the dam?", "Where is the dam?"),
        ("Will the council comment on the dam?", "Will the council comment on the dam?"),
        ("Why was the post office at Lund closed?", "Why was the post office at Lund closed?"),
        ("Why do people at Lund want the dam?", "Why do people at Lund want the dam?"),
        ("What does Ada Lund want?", "What did Ada Lund say?"),
        ("Ada Lund tweeted about the dam", "What did Ada Lund say about the dam?"),
        ("dam", "Who claimed what about dam?"),
        ("the old dam", "Who claimed what about the old dam?"),
        ("ada lund", "What did ada lund say?"),
        ("lund quotes", "What did lund say?"),
        ("quotes lund", "What did lund say?"),
        ("lund said", "What did lund say?"),
        ("lund views dam", "What did lund say about dam?"),
        ("lund statements on fares", "What did lund say about fares?"),
        ("dam quotes", "Who claimed what about dam quotes?"),
        ("lake views", "Who claimed what about lake views?"),
        ("lund bridge", "Who claimed what about lund bridge?"),
        ("What do critics of the dam say?", "What did critics say about the dam?"),
        ("What do opponents of Lund say about the dam?", "What do opponents of Lund say about the dam?"),
        ("What does the mayor of Tarn say?", "What does the mayor of Tarn say?"),
        ("Thanks!", "Thanks!"),
        ("the dam (Tarn)", "the dam (Tarn)"),
    ],
)
def test_a_question_is_restated_by_its_speaker_or_its_matter(question: str, read: str):
    assert restated(question, lambda words: words.lower() in KNOWN) == read


def test_words_typed_as_into_a_search_box_are_answered(answered):
    by_name, by_topic = answered("Natalia Ivanova"), answered("Sevsk power")
    assert {line.speaker.name for line in by_name.lines} == {"Natalia Ivanova"}
    assert by_name.standalone_question == "What did Natalia Ivanova say?"
    assert any("46 of the town’s 94 streets" in line.content for line in by_topic.lines)
    assert answered("asdf").outcome == "no_evidence"
