"""Answers of a shape of their own: claims set against each other, over time, articles that hold something, roles."""

from __future__ import annotations

import pytest

from index import Article
from qa import Answer, Turn
from tests.benchmarks.answers.promises import breaches

FIRST = Article.from_text(
    "Clara Moss, a hydrologist at the Vale Institute, said that the dam was safe. But David Holt, a farmer, "
    "denied that it was safe.\n\nMoss estimated that repairs would take nine weeks.",
    title="Dam is safe, says hydrologist",
    outlet="Evening Post",
    published="2026-03-03",
)
SECOND = Article.from_text(
    "Clara Moss said that repairs would take 20 weeks. The mayor said that the school would open in May.",
    title="Repairs drag on",
    outlet="Morning Star",
    published="2026-04-07",
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory, embedder):
    from index import Archive
    from qa import Engine

    archive = Archive.open(tmp_path_factory.mktemp("shapes") / "archive", embedder=embedder)
    archive.add([FIRST, SECOND])
    engine = Engine(archive)

    def ask(question: str, *turns: Turn) -> Answer:
        answer = engine.answer(question, turns)
        assert breaches(answer, archive) == {}
        return answer

    return ask


def pairs(answer: Answer) -> list[tuple[str, str, str]]:
    return [(*(answer.lines[place].speaker.name for place in pair.lines), pair.reason) for pair in answer.disagreements]


def test_opposed_claims_are_set_against_each_other_with_the_reason(asked):
    answer = asked("Do the sources agree about whether the dam is safe?")
    assert answer.shape == "agreement"
    assert pairs(answer) == [("Clara Moss", "David Holt", "denial")]
    (shown,) = answer.to_json()["disagreements"]
    assert (shown["reason"], shown["words"]) == ("denial", ["denied"])


def test_any_answer_about_claims_shows_what_is_opposed_in_it(asked):
    answer = asked("Who claimed what about the dam?")
    assert answer.shape == "claims"
    assert ("Clara Moss", "David Holt", "denial") in pairs(answer)


def test_where_nothing_is_opposed_the_positions_stand_alone(asked):
    answer = asked("Do the sources agree about the school?")
    assert answer.outcome == "answered"
    assert {line.speaker.name for line in answer.lines} == {"the mayor"}
    assert answer.disagreements == ()


def test_nobody_is_compared_with_whom_no_article_quotes(asked):
    assert asked("Do Clara Moss and Erin Vale agree about the dam?").outcome != "answered"


def test_a_position_over_time_is_dated_and_its_reversal_marked(asked):
    answer = asked("How did Clara Moss's estimate of the repairs change?")
    days = [answer.sources[line.citations[0] - 1].published for line in answer.lines]
    assert days == sorted(days)
    assert pairs(answer) == [("Clara Moss", "Clara Moss", "numbers")]
    assert answer.disagreements[0].words == ("nine weeks", "20 weeks")


@pytest.mark.parametrize(
    "question",
    [
        "Who first said that the bridge will close?",
        "Who was the first to say that the bridge will close?",
        "Which paper first reported that the bridge will close?",
        "Who said that the bridge will close before anyone else?",
    ],
)
def test_who_said_it_first_stands_first_under_the_day(tmp_path, embedder, question):
    from index import Archive
    from qa import Engine

    told = [("2026-05-09", "Ada Quill"), (None, "Tom Reed"), ("2026-05-02", "Erin Vale"), ("2026-05-05", "Ada Quill")]
    archive = Archive.open(tmp_path / "archive", embedder=embedder)
    archive.add(
        Article.from_text(f"{name} said that the bridge will close.", outlet=f"Post {at}", published=day)
        for at, (day, name) in enumerate(told)
    )
    answer = Engine(archive).answer(question)
    assert breaches(answer, archive) == {}
    assert (answer.shape, answer.dated) == ("first", True)
    days = [(line.speaker.name, answer.sources[line.citations[0] - 1].published) for line in answer.lines]
    assert days == [("Erin Vale", "2026-05-02"), ("Ada Quill", "2026-05-05"), ("Tom Reed", None)]


def test_when_somebody_first_said_it_is_told_of_nobody_else(asked):
    answer = asked("When did Clara Moss first say that repairs would take nine weeks?")
    assert [(line.speaker.name, line.content) for line in answer.lines] == [
        ("Clara Moss", "that repairs would take nine weeks")
    ]
    assert asked("When did David Holt first say that repairs would take nine weeks?").outcome == "no_claim"


def test_the_earliest_and_the_latest_about_a_matter_are_those_of_one_day(asked):
    assert {source.published for source in asked("What was the first claim about the repairs?").sources} == {
        "2026-03-03"
    }
    assert {source.published for source in asked("What is the latest about the repairs?").sources} == {"2026-04-07"}
    assert asked("What was the earliest claim about whales?").outcome == "no_evidence"


def test_what_came_first_may_be_what_was_said(asked):
    assert asked("Who said that the repairs came first?").shape == "claims"


def test_articles_that_hold_something_are_counted(asked):
    answer = asked("How many articles mention the repairs?")
    assert answer.articles == 2
    assert {source.outlet for source in answer.sources} == {"Evening Post", "Morning Star"}
    assert asked("Which articles mention whales?").outcome == "no_evidence"


def test_where_somebody_works_is_read_from_the_role(asked):
    answer = asked("Where does Clara Moss work?")
    (passage,) = answer.passages
    assert passage.answer is not None
    assert "Vale Institute" in passage.text[slice(*passage.answer)]
    assert asked("Where does David Holt work?").outcome != "answered"


def test_days_in_the_question_limit_the_answer_and_are_told(asked):
    answer = asked("What did Clara Moss say in April?")
    assert {source.published for source in answer.sources} == {"2026-04-07"}
    assert answer.to_json()["limited"] == {"outlet": None, "since": "2026-04-01", "until": "2026-04-30"}
    assert asked("What did Clara Moss say in January?").outcome == "no_claim"
    assert asked("What did Clara Moss say in the Evening Post?").limited.outlet == "Evening Post"


def test_a_misspelt_name_is_told_in_the_question_as_it_was_read(asked):
    answer = asked("What did Clara Мосс say?")
    assert answer.standalone_question == "What did Clara Moss say?"
    assert {line.speaker.name for line in answer.lines} == {"Clara Moss"}


def test_a_reply_comes_with_the_claim_that_it_answers(asked):
    answer = asked("Who claimed what about a safe dam?")
    assert {"Clara Moss", "David Holt"} <= {line.speaker.name for line in answer.lines}
