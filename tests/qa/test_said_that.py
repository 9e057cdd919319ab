"""Whether a speaker said something: only what says it, by that speaker, is shown; nothing near to it is."""

from __future__ import annotations

from datetime import date

import pytest

from index import Extent
from qa.limits import read_limits
from qa.question import read_question


@pytest.fixture(scope="module")
def ask(tmp_path_factory, embedder):
    from index import Archive, Article
    from qa import Engine

    archive = Archive.open(tmp_path_factory.mktemp("said") / "archive", embedder=embedder)
    archive.add(
        [
            Article.from_text(
                "Ada Lund, the mayor, said that the new bridge was safe. Lund said that the bridge had cost nine "
                "million pounds. She denied that any bolts had been loose.\n\nTom Reed, a driver, said that the bridge "
                "swayed in the wind.",
                title="Mayor calls the bridge safe",
            )
        ]
    )
    return Engine(archive).answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did Ada Lund say that the bridge was safe?", "that the new bridge was safe"),
        ("Did Ada Lund really say the bridge was safe?", "that the new bridge was safe"),
        ("Has Lund said that the bridge cost nine million pounds?", "that the bridge had cost nine million pounds"),
        ("Did Lund deny that bolts had been loose?", "that any bolts had been loose"),
    ],
)
def test_only_what_says_it_is_shown(ask, question: str, said: str):
    assert [(line.speaker.name, line.content) for line in ask(question).lines] == [("Ada Lund", said)]


@pytest.mark.parametrize(
    "question",
    [
        "Did Ada Lund say that the bridge swayed?",
        "Did Ada Lund say that the bridge was unsafe?",
        "Did Tom Reed say that the bridge was safe?",
        "Has Tom Reed ever said that the bridge was safe?",
    ],
)
def test_who_said_nothing_like_it_is_not_made_to(ask, question: str):
    answer = ask(question)
    assert (answer.outcome, answer.lines, answer.passages) == ("no_claim", (), ())


def test_whether_anyone_said_it_asks_who_did(ask):
    assert [line.speaker.name for line in ask("Did anyone say that the bridge swayed?").lines] == ["Tom Reed"]


@pytest.mark.parametrize(
    ("question", "strictly"),
    [
        ("Did Moss say that the dam leaks?", True),
        ("Did Moss say the dam leaks?", True),
        ("Did Moss actually claim that the dam leaks?", True),
        ("Does Moss think that the dam leaks?", True),
        ("Did Moss suggest that the dam leaks?", True),
        ("Did Moss say anything about the dam?", False),
        ("Did Moss comment on the dam?", False),
        ("Did Moss mention the dam?", False),
        ("Did Moss say why the dam leaks?", False),
        ("Did Moss say that?", False),
        ("What did Moss say about the dam?", False),
        ("What did Moss say that the dam would cost?", False),
    ],
)
def test_what_follows_the_verb_is_what_was_said(question: str, strictly: bool):
    assert read_question(question).strictly is strictly


def test_days_in_what_was_said_are_no_limit():
    asked, limits = read_limits(
        "Did Moss say that no ban would come before June?", Extent((), date(2026, 5, 2)), lambda _: None
    )
    assert asked.topic == "no ban would come before June"
    assert not limits.any


def test_what_points_back_says_it_of_what_it_points_to(engine_over):
    from index import Article

    engine = engine_over(
        Article.from_text(
            "The flood figures came out.\n\nAda Lund, the mayor, sat over charts of the river all morning.\n\n“And "
            "they are frightening,” Lund said in her office by the harbour.\n\nTom Reed, a driver, said that weeks "
            "of work lay behind the town.",
            title="Mayor finds flood figures frightening",
        )
    )
    said = engine.answer("Did Lund say that the flood figures are frightening?").lines
    assert [(line.speaker.name, line.content) for line in said] == [("Ada Lund", "“And they are frightening,”")]
    for nobody in (
        "Did Lund say that the flood figures are harmless?",
        "Did Reed say that the flood figures are frightening?",
    ):
        assert engine.answer(nobody).outcome == "no_claim"
