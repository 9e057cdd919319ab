"""Who speaks in the articles: each speaker once, with a claim, those with most claims first."""

from __future__ import annotations

import pytest

from index import Article
from qa.question import read_question


@pytest.mark.parametrize(
    "question",
    [
        "Who speaks in these articles?",
        "Who is quoted?",
        "Who is quoted most?",
        "Who is quoted here?",
        "Who gets quoted the most?",
        "Who is quoted most often in the articles?",
        "Who is the most quoted?",
        "Who is the most quoted person?",
        "Who are the speakers?",
        "Who are the main speakers in these stories?",
        "Which people are quoted?",
        "Which speakers are there?",
        "What people are quoted in the archive?",
        "List all the speakers",
        "List everyone quoted",
        "Name everybody who is quoted in these articles",
        "Summarise the articles",
        "What is the article about?",
        "What is this about?",
        "Give me an overview",
        "What is in this collection?",
        "Show me the speakers",
        "Name all of the people quoted in these articles",
    ],
)
def test_everybody_is_asked_for(question: str):
    asked = read_question(question)
    assert (asked.kind, asked.topic, asked.everybody) == ("claims_about", None, True)


@pytest.mark.parametrize(
    "question",
    [
        "Who is quoted as saying that the dam leaks?",
        "Who speaks for the company?",
        "Who speaks French?",
        "Who is quoted on the dam?",
        "Who spoke about the dam?",
        "Who spoke at the dam?",
        "Who is Moss?",
        "Who are the Rovers?",
        "Which people are angry?",
        "List all the dams",
        "Summarise the dam story",
        "What is the dam about to do?",
        "Show me the sources",
        "Who claimed what?",
        "Who owns the most shares?",
    ],
)
def test_who_does_something_else_is_not_everybody(question: str):
    assert not read_question(question).everybody


def test_each_speaker_has_one_line_those_with_most_claims_first(engine_over):
    engine = engine_over(
        Article.from_text(
            "Ada Lund, a baker, said that the bridge was safe.\n\nTom Reed, a driver, said that the bridge swayed. "
            "Reed said that he would not cross the bridge again. He said that the wind was strong.",
            outlet="Evening Post",
        ),
        Article.from_text(
            "“The school is full,” said Piet Vos, a teacher. “We need two rooms.” Vos said that the "
            "lessons would be short.",
            outlet="Harbour Times",
        ),
    )
    answer = engine.answer("Who is quoted most?")
    assert [line.speaker.name for line in answer.lines] == ["Tom Reed", "Piet Vos", "Ada Lund"]
    assert all(line.content and line.citations for line in answer.lines)
    assert answer.more is None
    there = engine.answer("Who is quoted in the Harbour Times?")
    assert [line.speaker.name for line in there.lines] == ["Piet Vos"]


def test_in_an_archive_of_nobodys_claims_nobody_speaks(engine_over):
    assert engine_over("The bridge has two lanes.").answer("Who is quoted?").outcome == "no_evidence"
