"""Groups of speakers: those whom no article names, those whose name is withheld, and those of one kind."""

from __future__ import annotations

import pytest

from index import Speaker
from qa import Engine
from qa.groups import Group, group_of
from qa.question import read_question

ANONYMOUS = [
    Speaker("a relief worker", named=False),
    Speaker("another miner", named=False),
    Speaker("a source close to the council", named=False),
    Speaker("two officials", named=False),
    Speaker("the technician", named=False, anonymity_reason="for fear of losing his job"),
]
TOLD = [
    Speaker("Clara Moss", "a hydrologist"),
    Speaker("Warm Hands"),
    Speaker("the company", named=False),
    Speaker("a news brief published on 9 March", named=False),
    Speaker("the engineer", named=False),
    Speaker("critics", named=False),
    Speaker("an aid group", named=False),
    Speaker("Clara Moss and other officials", named=False),
    Speaker("both men", named=False),
    Speaker("its accounts", named=False),
]


@pytest.mark.parametrize("speaker", ANONYMOUS, ids=lambda one: one.name)
def test_who_has_no_name_is_anonymous(speaker):
    assert Group(unnamed=True).holds(speaker)


@pytest.mark.parametrize("speaker", TOLD, ids=lambda one: one.name)
def test_who_has_a_name_or_was_met_before_and_what_is_nobody_is_not(speaker):
    assert not Group(unnamed=True).holds(speaker)


def test_a_name_is_withheld_where_the_article_says_so():
    assert [one.name for one in ANONYMOUS if Group(withheld=True).holds(one)] == ["the technician"]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("experts", "a hydrologist at the Tarn Institute"),
        ("experts", "a political scientist"),
        ("experts", "an economist"),
        ("scientists", "a marine biologist"),
        ("doctors", "a psychiatrist"),
        ("officials", "the mayor of Tarn"),
        ("officials", "deputy head of the Tarn district"),
        ("officials", "the council's planning officer"),
        ("officials", "a spokeswoman for the ministry"),
        ("politicians", "a senator"),
    ],
)
def test_a_role_tells_the_kind(kind, role):
    assert Group(kind).holds(Speaker("Clara Moss", role))


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("experts", "a pensioner"),
        ("experts", "a list"),
        ("officials", "a spokeswoman for the brewery"),
        ("officials", "the head teacher"),
        ("officials", "the chief pharmacist"),
        ("officials", "a captain of the club"),
        ("politicians", "a farmer"),
        ("experts", None),
    ],
)
def test_other_roles_do_not(kind, role):
    assert not Group(kind).holds(Speaker("Clara Moss", role))


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("Which sources are anonymous?", Group(unnamed=True)),
        ("Who are the unnamed sources?", Group(unnamed=True)),
        ("List the anonymous sources", Group(unnamed=True)),
        ("Who asked not to be named, and why?", Group(withheld=True)),
        ("Who spoke on condition of anonymity?", Group(withheld=True)),
        ("Why are the sources not named?", Group(withheld=True)),
        ("Which experts are quoted?", Group("experts")),
        ("Who are the officials?", Group("officials")),
    ],
)
def test_who_they_are_is_asked(question, group):
    read = read_question(question)
    assert (read.kind, read.topic, read.everybody, read.group) == ("claims_about", None, True, group)


@pytest.mark.parametrize(
    ("question", "topic", "group"),
    [
        ("What did anonymous sources say about the dam?", "the dam", Group(unnamed=True)),
        ("Which officials spoke about the dam?", "the dam", Group("officials")),
        ("What do experts think about the dam?", "the dam", Group("experts")),
        ("Which claims about the dam come from unnamed officials?", None, None),
        ("Which claims come from unnamed officials about the dam?", "the dam", Group("officials", unnamed=True)),
        ("Show all claims by experts on the dam", "the dam", Group("experts")),
    ],
)
def test_what_they_claim_about_a_topic_is_asked(question, topic, group):
    read = read_question(question)
    if group is None:
        assert read.group is None
    else:
        assert (read.kind, read.topic, read.everybody, read.group) == ("claims_about", topic, False, group)


def test_who_of_them_said_or_denied_something_is_asked():
    said = read_question("Which officials said that the dam leaks?")
    assert (said.kind, said.topic, said.strictly, said.group) == ("who_said", "the dam leaks", True, Group("officials"))
    denied = read_question("Which experts denied the leak?")
    assert (denied.kind, denied.topic, denied.manners) == ("who_said", "the leak", frozenset({"denied"}))


def test_unnamed_officials_are_both():
    assert group_of("unnamed officials") == Group("officials", unnamed=True)
    assert group_of("The Experts") == Group("experts")


TEXT = (
    "The dam at Tarn leaks, said Clara Moss, a hydrologist. Boris Holt, the mayor of Tarn, denied that the dam leaks. "
    "A worker, who asked not to be named for fear of losing his job, said that the dam had leaked for years. "
    "Piet Vos, a baker, said that the dam was old."
)


@pytest.fixture
def engine(engine_over) -> Engine:
    return engine_over(TEXT)


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("Which experts spoke about the dam?", ["Clara Moss"]),
        ("Which officials spoke about the dam?", ["Boris Holt"]),
        ("Which sources are anonymous?", ["a worker"]),
        ("Who asked not to be named, and why?", ["a worker"]),
        ("What did unnamed sources say about the dam?", ["a worker"]),
        ("Which officials denied that the dam leaks?", ["Boris Holt"]),
    ],
)
def test_only_theirs_are_shown(engine, question, speakers):
    assert [line.speaker.name for line in engine.answer(question).lines] == speakers


@pytest.mark.parametrize("question", ["Which politicians said that the dam leaks?", "Which doctors are quoted?"])
def test_where_there_are_none_nobody_is_shown(engine, question):
    answer = engine.answer(question)
    assert (answer.outcome, answer.lines, answer.sources) == ("no_claim", (), ())
