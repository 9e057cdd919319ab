"""The questions the project was asked for, over the requested article alone; it is not part of the repository."""

from __future__ import annotations

import pytest
from conftest import ROOT

from index import Archive, read_articles
from qa import Answer, Engine, Turn
from tests.benchmarks.answers.promises import breaches

REQUESTED = ROOT.parent / "shared" / "articles"

pytestmark = pytest.mark.skipif(not REQUESTED.is_dir(), reason="the requested article is not beside the checkout")


@pytest.fixture(scope="module")
def requested(tmp_path_factory, embedder) -> Engine:
    archive = Archive.open(tmp_path_factory.mktemp("requested") / "archive", embedder=embedder)
    assert len(archive.add(read_articles([REQUESTED])).added) == 1
    return Engine(archive)


@pytest.fixture
def ask(requested):
    def asked(question: str) -> Answer:
        answer = requested.answer(question)
        assert breaches(answer, requested.archive) == {}
        return answer

    return asked


def speakers(answer: Answer) -> set[str]:
    return {line.speaker.name for line in answer.lines}


def test_who_claimed_what_about_sevsk(ask):
    answer = ask("Who claimed what about Sevsk?")
    named = {line.speaker.name for line in answer.lines if line.speaker.named}
    unnamed = {line.speaker.name.casefold() for line in answer.lines if not line.speaker.named}
    assert {"Vladimir Putin", "Maria Petrova", "Natalia Ivanova"} <= named
    for description in ("source close to the administration", "commander", "residents of sevsk"):
        assert any(description in name for name in unnamed), description
    relays = [
        line.relayed_by.name for line in answer.lines if line.speaker.name == "Vladimir Putin" and line.relayed_by
    ]
    assert "a source close to the administration" in relays


def test_what_the_ukrainian_analyst_said(ask):
    answer = ask("What did the Ukrainian analyst say?")
    assert speakers(answer) == {"Natalia Ivanova"}
    assert len(answer.lines) == 2
    assert all(line.speech == "direct" and line.content[0] == "‘" for line in answer.lines)


def test_what_critics_argue(ask):
    answer = ask("What do critics argue?")
    assert speakers(answer) == {"critics"}


def test_who_says_that_russia_is_not_seeking_expansion(ask):
    answer = ask("Who says Russia is not seeking expansion?")
    assert speakers(answer) == {"Vladimir Putin"}
    assert len(answer.lines) == 1


def test_where_sevsk_is(ask):
    """The recogniser of names does not know the region: the word for its kind tells."""
    (only,) = ask("Where is Sevsk?").passages
    assert only.answer is not None
    assert only.text[slice(*only.answer)] == "Belgorod region"


def test_how_old_maria_petrova_is(ask):
    answer = ask("How old is Maria Petrova?")
    assert any(p.answer is not None and "52" in p.text[slice(*p.answer)] for p in answer.passages)


@pytest.mark.parametrize(
    "question",
    [
        "How many soldiers died in Sevsk?",
        "What did Zelensky say about Sevsk?",
        "When was Sevsk founded?",
        "Is Sevsk in Ukraine?",
        "is sevsk in ukraine?",
        "Who is the president of France?",
        "What did Maria Petrova say about inflation?",
        "Who says Russia is seeking expansion?",
    ],
)
def test_what_the_article_does_not_say_is_refused(ask, question):
    answer = ask(question)
    assert answer.outcome in {"no_claim", "no_evidence"}
    assert (answer.lines, answer.passages, answer.sources) == ((), (), ())
    assert answer.nearest


def test_the_dialogue_that_was_asked_for(requested):
    turns: list[Turn] = []
    for question in (
        "What did Natalia Ivanova say?",
        "And what about Korotkov?",
        "Where does he work?",
        "What did she say about inflation?",
    ):
        answer = requested.answer(question, turns)
        assert breaches(answer, requested.archive) == {}
        turns.append(Turn(question, answer))
    first, second, third, fourth = (turn.answer for turn in turns)
    assert speakers(first) == {"Natalia Ivanova"}
    assert speakers(second) == {"Alexander Korotkov"}
    assert third.standalone_question == "Where does Alexander Korotkov work?"
    assert any("Moscow State Institute of International Relations" in p.text[slice(*p.answer)] for p in third.passages)
    assert fourth.standalone_question == "What did Natalia Ivanova say about inflation?"
    assert fourth.outcome == "no_claim"


def test_why_russia_took_sevsk_is_set_out_by_those_who_differ(ask):
    answer = ask("Do the sources agree about why Russia took Sevsk?")
    opposed = {frozenset(answer.lines[place].speaker.name for place in pair.lines) for pair in answer.disagreements}
    assert {frozenset({"critics", "Vladimir Putin"}), frozenset({"Natalia Ivanova", "Alexander Korotkov"})} <= opposed


def test_the_officer_is_whom_the_article_calls_so(ask):
    answer = ask("What did the officer say?")
    assert speakers(answer) == {"a senior military commander"}
    assert len(answer.lines) == 2


def test_what_the_article_is_about_is_who_speaks_in_it(ask):
    about, everybody = ask("What is the article about?"), ask("Who is quoted?")
    assert about.lines == everybody.lines
    assert len(speakers(about)) > 8


def test_unnamed_sources_are_asked_for(ask):
    unnamed = speakers(ask("Which sources are anonymous?"))
    assert "a source close to the administration" in unnamed
    assert not unnamed & {"Vladimir Putin", "Maria Petrova", "critics"}


def test_where_nobody_denied_anything_it_says_so(ask):
    answer = ask("What was denied?")
    assert (answer.outcome, answer.lines, answer.sources) == ("no_claim", (), ())
