"""A follow-up becomes a question that stands on its own, or stays as it is."""

from __future__ import annotations

import pytest
from test_question import SLOW_AT_WORST, at_most

from index import Speaker
from qa import Answer, Line, Passage, Searched, Turn
from qa.followup import standalone
from qa.speakers import matching_speakers
from qa.voices import Voices


def turn(question: str, *speakers: str) -> Turn:
    lines = tuple(Line(Speaker(name), "said", "that it rained", "indirect", (), (1,)) for name in speakers)
    outcome = "answered" if lines else "no_claim"
    return Turn(question, Answer(question, question, outcome, Searched(1, 1, 1), lines))


ABOUT_MOSS = turn("What did Clara Moss say about the dam?", "Clara Moss")
REFUSED = turn("What did Clara Moss say about the ferry?")
ABOUT_THE_DAM = turn("Who claimed what about the dam?", "Clara Moss", "David Holt")
ONE_ON_THE_DAM = turn("Who claimed what about the dam?", "David Holt")
A_FACT = turn("When was the dam built?")
A_NAMED_FACT = turn("Who designed the gates of the Orrin Dam?")
AN_OFFICE = turn("What did the mayor of Bridgend say about the dam?", "the mayor of Bridgend")
A_PERSON = turn("Where was Ada Quill born?")


def is_speaker(words: str) -> bool:
    """True for those whom the articles quote."""
    known = [
        Speaker("Clara Moss", "a hydrologist"),
        Speaker("David Holt"),
        Speaker("the hydrologists", named=False),
    ]
    return bool(matching_speakers(words, Voices(known)))


FILLED = [
    (ABOUT_MOSS, "What did she say about the road?", "What did Clara Moss say about the road?"),
    (ABOUT_MOSS, "What is her position on the road?", "What is Clara Moss’s position on the road?"),
    (ABOUT_MOSS, "And what about David Holt?", "What did David Holt say about the dam?"),
    (ABOUT_MOSS, "What about Holt?", "What did Holt say about the dam?"),
    (ABOUT_MOSS, "And Holt?", "What did Holt say about the dam?"),
    (ABOUT_MOSS, "And about the road?", "What did Clara Moss say about the road?"),
    (turn("who is clara moss"), "what did she say?", "what did clara moss say?"),
    (turn("What did she say about the dam?"), "Who disagrees?", "Do the sources disagree about the dam?"),
    (ABOUT_THE_DAM, "Who said it first?", "What was the earliest claim about the dam?"),
    (turn("Who said that the dam leaks?", "David Holt"), "Who was first?", "Who first said that the dam leaks?"),
    (turn("Who said that the dam leaks?", "David Holt"), "who first said so", "Who first said that the dam leaks?"),
    (turn("What did Clara Moss say?", "Clara Moss"), "And Holt?", "What did Holt say?"),
    (REFUSED, "What did she say about the road?", "What did Clara Moss say about the road?"),
    (ABOUT_THE_DAM, "And what about the road?", "Who claimed what about the road?"),
    (ONE_ON_THE_DAM, "When did he say that?", "When did David Holt say that?"),
    (ABOUT_MOSS, "And what about the road?", "What did Clara Moss say about the road?"),
    (ABOUT_MOSS, "And what did she promise?", "And what did Clara Moss promise?"),
    (ABOUT_MOSS, "Who criticised her?", "Who criticised Clara Moss?"),
    (ABOUT_THE_DAM, "And the road?", "Who claimed what about the road?"),
    (ABOUT_THE_DAM, "in which outlet?", "Which articles mention the dam?"),
    (ABOUT_MOSS, "Where was that published?", "Which articles mention the dam?"),
    (ABOUT_MOSS, "Is that true?", "Who disagrees with Clara Moss about the dam?"),
    (ABOUT_MOSS, "Was it confirmed?", "Who disagrees with Clara Moss about the dam?"),
    (ABOUT_THE_DAM, "Can I believe that?", "Do the sources disagree about the dam?"),
    (ABOUT_MOSS, "Does Holt agree?", "Does Holt agree with Clara Moss about the dam?"),
    (ABOUT_MOSS, "Did Holt disagree with her?", "Did Holt disagree with Clara Moss about the dam?"),
    (ABOUT_MOSS, "Do critics agree?", "Do critics agree?"),
    (ABOUT_MOSS, "Tell me more", "What did Clara Moss say in articles about the dam?"),
    (ABOUT_THE_DAM, "more details?", "Who claimed what in articles about the dam?"),
    (A_FACT, "Tell me more", "Tell me more"),
    (turn("What do hydrologists say?", "Clara Moss"), "What do they fear?", "What do hydrologists fear?"),
    (turn("Who are the hydrologists?"), "What did they say?", "What did the hydrologists say?"),
    (ABOUT_MOSS, "Did anyone disagree?", "Who disagrees with Clara Moss about the dam?"),
    (ABOUT_MOSS, "Who disagrees with her?", "Who disagrees with Clara Moss about the dam?"),
    (ABOUT_THE_DAM, "Do they agree?", "Do Clara Moss and David Holt agree about the dam?"),
    (ABOUT_THE_DAM, "Did anyone disagree?", "Do the sources disagree about the dam?"),
    (ABOUT_MOSS, "And in March?", "What did Clara Moss say about the dam in March?"),
    (turn("What did Clara Moss say in May?", "Clara Moss"), "And in March?", "What did Clara Moss say in March?"),
    (ABOUT_MOSS, "What about April?", "What did Clara Moss say about the dam in April?"),
    (ABOUT_MOSS, "And March?", "What did Clara Moss say about the dam in March?"),
    (ABOUT_MOSS, "How about late May 2025?", "What did Clara Moss say about the dam in late May 2025?"),
    (ABOUT_MOSS, "3 May?", "What did Clara Moss say about the dam on 3 May?"),
    (ABOUT_MOSS, "And last week?", "What did Clara Moss say about the dam last week?"),
    (turn("What did Clara Moss say in May?", "Clara Moss"), "And April?", "What did Clara Moss say in April?"),
    (turn("What did Clara Moss say last week?", "Clara Moss"), "And May?", "What did Clara Moss say in May?"),
    (ABOUT_THE_DAM, "And the march?", "Who claimed what about the march?"),
    (ABOUT_THE_DAM, "And April Lodge?", "Who claimed what about April Lodge?"),
    (ABOUT_MOSS, "And in the Evening Post?", "What did Clara Moss say about the dam in the Evening Post?"),
    (ABOUT_MOSS, "Where does she work?", "Where does Clara Moss work?"),
    (ABOUT_MOSS, "How much did it cost?", "How much did the dam cost?"),
    (turn("What did Clara Moss promise?", "Clara Moss"), "And Holt?", "What did Holt promise?"),
    (ABOUT_THE_DAM, "Who claimed what about that?", "Who claimed what about the dam?"),
    (A_NAMED_FACT, "What did the turbines cost?", "What did the turbines cost (Orrin Dam)?"),
    (A_NAMED_FACT, "Which year?", "Which year (Orrin Dam)?"),
    (
        AN_OFFICE,
        "Do residents agree with the mayor?",
        "Do residents agree with the mayor of Bridgend about the dam?",
    ),
    (AN_OFFICE, "What did the mayor say about the road?", "What did the mayor of Bridgend say about the road?"),
    (ABOUT_MOSS, "What did Holt say about her?", "What did Holt say about Clara Moss?"),
    (ABOUT_MOSS, "Does Holt agree with her?", "Does Holt agree with Clara Moss about the dam?"),
    (A_PERSON, "Which school did Quill go to?", "Which school did Ada Quill go to?"),
]
AS_IT_IS = [
    (ABOUT_MOSS, "Do residents agree with the mayor?"),
    (AN_OFFICE, "What did the mayor of Tarn say?"),
    (ABOUT_MOSS, "Why does Erin Vale think that David Holt wants her out?"),
    (ABOUT_MOSS, "Who claimed what about the dam?"),
    (ABOUT_MOSS, "What did Erin Vale say?"),
    (ABOUT_MOSS, "When was the shelter opened?"),
    (ABOUT_THE_DAM, "What did she say about the road?"),
    (A_FACT, "What did he say?"),
    (A_FACT, "And the road?"),
    (ABOUT_MOSS, "And when?"),
    (ABOUT_THE_DAM, "And why?"),
    (ABOUT_THE_DAM, "April"),
    (A_FACT, "What did the turbines cost?"),
    (A_NAMED_FACT, "Who else?"),
    (A_NAMED_FACT, "How many farmers use less water in dry years?"),
]


@pytest.mark.parametrize(("before", "question", "expected"), FILLED)
def test_what_a_follow_up_leaves_out_is_put_in(before, question, expected):
    assert standalone(question, [before], is_speaker) == expected


@pytest.mark.parametrize(("before", "question"), AS_IT_IS)
def test_a_question_that_stands_alone_or_is_unclear_stays_as_it_is(before, question):
    assert standalone(question, [before], is_speaker) == question


def test_a_speaker_may_be_called_like_a_month():
    asked = standalone("What about May?", [ABOUT_MOSS], lambda words: words == "May")
    assert asked == "What did May say about the dam?"


def test_without_a_turn_before_it_a_question_stays_as_it_is():
    assert standalone("What did she say?", [], is_speaker) == "What did she say?"


def test_the_last_turn_counts():
    assert standalone("What did he say?", [ABOUT_MOSS, ONE_ON_THE_DAM], is_speaker) == "What did David Holt say?"


def test_they_who_agree_are_several():
    asked = standalone("Do they agree?", [ABOUT_THE_DAM, turn("Why was Moss not named?", "Clara Moss")], is_speaker)
    assert asked == "Do Clara Moss and David Holt agree about the dam?"


def test_she_is_not_whom_he_stood_for_before():
    """The last turn was about Holt, who was called "he": "she" goes back to the turn before."""
    turns = [ABOUT_MOSS, turn("What did Holt say about the dam?", "David Holt")]
    asked = "Where does he work?"
    turns.append(Turn(asked, turn(standalone(asked, turns, is_speaker)).answer))
    assert turns[-1].answer.standalone_question == "Where does David Holt work?"
    assert standalone("What did she say about fish?", turns, is_speaker) == "What did Clara Moss say about fish?"


@pytest.mark.parametrize(
    ("asked", "sentence", "marked", "expected"),
    [
        ("Who is the mayor of Bridgend?", "Mayor Boris Lund spoke.", "Boris Lund", "What did Boris Lund say?"),
        ("Who is Boris Lund?", "Mayor Boris Lund spoke.", "Mayor", "What did Boris Lund say?"),
        ("Who won the Tarn Cup?", "Ada Quill won the Tarn Cup.", "Ada Quill", "What did Ada Quill say?"),
        ("Who did Ada Quill marry?", "Ada Quill married Piet Moss.", "Piet Moss", "What did Ada Quill say?"),
    ],
)
def test_he_is_who_answered_the_question_who(asked, sentence, marked, expected):
    start = sentence.index(marked)
    passage = Passage(sentence, (start, start + len(marked)), (1,))
    before = Turn(asked, Answer(asked, asked, "answered", Searched(1, 1, 1), (), (passage,)))
    assert standalone("What did he say?", [before], lambda _: False) == expected


def test_it_is_nobody_who_was_called_she():
    turns = [A_PERSON]
    asked = "What did she study?"
    alone = standalone(asked, turns, lambda _: False)
    turns.append(Turn(asked, turn(alone).answer))
    assert alone == "What did Ada Quill study?"
    assert standalone("When was it finished?", turns, lambda _: False) == "When was it finished (Ada Quill)?"


def test_the_last_name_stands_beside_the_first():
    turns = [A_NAMED_FACT, turn("Who owned the Orrin Dam before Tarn Power?")]
    assert (
        standalone("What did the sale bring?", turns, is_speaker) == "What did the sale bring (Orrin Dam, Tarn Power)?"
    )


def test_what_is_not_known_of_the_name_before_is_asked_as_a_first_question(engine, answered):
    """The turn before was about another place: the name beside the question must not cost its answer."""
    first = answered("How many families returned to Sevsk?")
    later = engine.answer("What does the stadium cost?", [Turn(first.question, first)])
    assert later == answered("What does the stadium cost?")


def test_a_follow_up_is_answered_as_the_whole_question_is(engine, answered):
    first = answered("What did Helen Strand say about the reservoir?")
    asked = "What did she say about a hosepipe ban?"
    follow_up = engine.answer(asked, [Turn(first.question, first)])
    assert (follow_up.question, follow_up.standalone_question) == (
        asked,
        "What did Helen Strand say about a hosepipe ban?",
    )
    assert follow_up.lines == answered("What did Helen Strand say about a hosepipe ban?").lines
    assert {line.speaker.name for line in follow_up.lines} == {"Helen Strand"}


@pytest.mark.parametrize(
    "question",
    [
        "and " + "a " * 490 + "!",
        "and what about " + "a " * 480,
        "and " + "a'" * 490 + "!",
        "what about " + " " * 900 + "a",
        "and " + "a" * 300 + "!",
    ],
)
def test_no_follow_up_takes_long_to_read(question):
    with at_most(SLOW_AT_WORST):
        standalone(question, [ABOUT_THE_DAM], is_speaker)
