"""Long answers: what names the topic is shown with each speaker's best, the rest is counted and can be asked for."""

from __future__ import annotations

import pytest

from index import Selection
from qa import Turn
from qa.gather import gather, gather_first
from qa.question import read_question, topic_words
from qa.reading import Reader


def test_of_many_claims_those_that_do_not_name_the_topic_are_counted(answered):
    answer, whole = answered("Who claimed what about Sevsk?"), answered("Who claimed what in articles about Sevsk?")
    assert answer.more is not None
    assert whole.more is None
    assert len(answer.lines) < 70 < len(whole.lines)
    assert answer.more.claims >= 60
    assert answer.more.ask == "Who claimed what in articles about Sevsk?"
    assert {line.speaker.name for line in whole.lines} == {line.speaker.name for line in answer.lines}
    assert answer.to_json()["more"] == {
        "claims": answer.more.claims,
        "articles": answer.more.articles,
        "topic": "Sevsk",
        "ask": answer.more.ask,
    }


def test_what_is_left_out_takes_no_disagreement_along(answered):
    """Claims that oppose each other in the whole answer do in the short one too, though few of them name the topic."""

    def opposed(answer):
        return {frozenset(answer.lines[place].content for place in pair.lines) for pair in answer.disagreements}

    answer, whole = answered("Who claimed what about Sevsk?"), answered("Who claimed what in articles about Sevsk?")
    assert answer.more is not None
    assert len(opposed(answer) & opposed(whole)) > 4


def test_the_rest_is_a_follow_up(engine, answered):
    first = answered("Who claimed what about Sevsk?")
    again = engine.answer("Show me the rest", turns=[Turn("Who claimed what about Sevsk?", first)])
    assert again.standalone_question == "Who claimed what in articles about Sevsk?"


def test_a_short_answer_leaves_nothing_out(answered):
    assert answered("Who claimed what about the ferry?").more is None


@pytest.mark.parametrize("question", ["Who claimed what?", "Who denied what?"])
def test_of_a_question_without_a_topic_the_first_claims_are_read_and_no_more(engine, question):
    asked, reader = read_question(question), Reader(engine.archive)
    assert not topic_words(asked.topic)
    every = gather(reader, asked, Selection(), None)
    for most in (1, 7, len(every) + 1):
        assert gather_first(reader, asked, Selection(), most) == every[:most]
