"""How a claim is reported: who denied, warned, promised; what was not said is no claim, nor what may be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_parts import by_hand, read

from index import Extraction, Manner, Speaker
from qa.ground import is_claimed
from qa.saying import says_it
from qa.topic import Topic

LEAKS = "that the dam leaks"
# Each article: who, in which words, with which cue. What is claimed is always that the dam leaks.
ARTICLES = {
    "Clara Moss": ("denied", "denied"),
    "David Holt": ("did not deny", "did not deny"),
    "Piet Vos": ("warned", "warned"),
    "Ana Ruiz": ("feared", "feared"),
    "Ivo Lang": ("would say", "say"),
    "Eva Bern": ("did not say", "say"),
    "Tom Reed": ("is expected to announce", "announce"),
    "Lena Falk": ("said", "said"),
    "Omar Dahl": ("asked the council to accept", "asked"),
}


def text_of(name: str) -> str:
    return f"{name} {ARTICLES[name][0]} {LEAKS}."


def extraction(name: str, **changes: object) -> Extraction:
    made = by_hand(text_of(name), content=[LEAKS], cue=ARTICLES[name][1], source=name, speaker=Speaker(name))
    return replace(made, claims=tuple(replace(claim, **changes) for claim in made.claims))  # type: ignore[arg-type]


@pytest.fixture
def town(engine_over, monkeypatch):
    """An engine over all the articles, each with its one claim."""
    made = {text_of(name): extraction(name) for name in ARTICLES}
    monkeypatch.setattr("index.build.extract", lambda article: made[article.text])
    return engine_over(*made)


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("Who denied that the dam leaks?", {"Clara Moss"}),
        ("Who rejected that the dam leaks?", {"Clara Moss"}),
        ("Who warned that the dam leaks?", {"Piet Vos", "Ana Ruiz"}),
        ("Who demanded that the dam leaks?", {"Omar Dahl"}),
        ("Who promised that the dam leaks?", set()),
        ("What did Clara Moss deny?", {"Clara Moss"}),
        ("What did David Holt deny?", set()),
        ("What did Ivo Lang say?", set()),
        ("What did Eva Bern say?", set()),
        ("What did Lena Falk deny about the dam?", set()),
        ("Who said that the dam leaks?", {"Lena Falk", "Piet Vos", "Ana Ruiz", "Omar Dahl"}),
        (
            "Who claimed what about the dam?",
            {"Clara Moss", "David Holt", "Piet Vos", "Ana Ruiz", "Lena Falk", "Omar Dahl"},
        ),
    ],
)
def test_a_question_is_answered_by_those_who_did_what_it_asks_for(town, question, speakers):
    answer = town.answer(question)
    assert {line.speaker.name for line in answer.lines} == speakers
    assert answer.outcome == ("answered" if speakers else "no_claim")


def test_a_listing_holds_no_claim_that_nobody_made(town):
    listed = {claim.speaker.name: claim.manner.kind for claim in town.claims()}
    assert sorted(set(ARTICLES) - set(listed)) == ["Eva Bern", "Ivo Lang", "Tom Reed"]
    assert (listed["Clara Moss"], listed["Piet Vos"]) == ("denied", "warned")
    assert {claim.speaker.name for claim in town.claims("the dam")} == set(listed)


def test_a_line_says_in_which_manner_and_through_whom(engine_over, monkeypatch):
    relays = (Speaker("TASS"), Speaker("Reuters", "a news agency"))
    monkeypatch.setattr("index.build.extract", lambda _: extraction("David Holt", relays=relays))
    (line,) = engine_over(text_of("David Holt")).answer("Who claimed what about the dam?").to_json()["lines"]
    assert line["manner"] == {"kind": "denied", "lemma": "deny", "negated": True}
    assert line["relayed_by"] == {"name": "TASS", "role": None, "named": True, "anonymity_reason": None}
    assert [relay["name"] for relay in line["relays"]] == ["TASS", "Reuters"]


# The gate


def claimed(name: str, **changes: object) -> bool:
    (claim,) = extraction(name, **changes).claims
    return is_claimed(claim, text_of(name))


def test_a_negated_stand_is_shown_only_with_the_words_that_negate_it():
    assert claimed("David Holt")
    (claim,) = by_hand(text_of("David Holt"), content=[LEAKS], cue="deny").claims
    assert claim.manner == Manner("deny", "denied", negated=True)
    assert not is_claimed(claim, text_of("David Holt"))


@pytest.mark.parametrize("kind", ["said", "claimed", "promised", "warned", "accused", "demanded", "admitted"])
def test_not_to_say_promise_or_warn_claims_nothing(kind):
    assert not claimed("David Holt", manner=Manner("", kind, negated=True))


def test_a_claim_without_a_cue_is_not_shown():
    assert not claimed("Lena Falk", cue=())


def test_a_claim_that_is_not_sure_enough_is_not_shown(monkeypatch, engine_over):
    monkeypatch.setattr("qa.ground._SURE_ENOUGH", 0.5)
    assert claimed("Lena Falk", confidence=0.5)
    assert not claimed("Lena Falk", confidence=0.49)
    made = {text_of("Lena Falk"): extraction("Lena Falk", confidence=0.4), text_of("Piet Vos"): extraction("Piet Vos")}
    monkeypatch.setattr("index.build.extract", lambda article: made[article.text])
    engine = engine_over(*made)
    assert [line.speaker.name for line in engine.answer("Who claimed what about the dam?").lines] == ["Piet Vos"]
    assert [claim.speaker.name for claim in engine.claims()] == ["Piet Vos"]


def test_a_claim_by_what_is_no_word_of_reporting_must_be_surer():
    for lemma, sure in (("say", True), ("according to", True), (":", True), ("was passed", False)):
        assert claimed("Lena Falk", confidence=0.6, manner=Manner(lemma, "said")) is sure
    assert claimed("Lena Falk", confidence=0.9, manner=Manner("was passed", "said"))


@pytest.mark.parametrize(
    ("said", "name", "expected"),
    [
        ("the dam leaks", "Lena Falk", True),
        ("the dam leaks", "Clara Moss", False),
        ("the dam leaks", "David Holt", False),
        ("no leak at the dam", "Clara Moss", True),
        ("no leak at the dam", "David Holt", False),
    ],
)
def test_neither_to_deny_nor_not_to_deny_says_it(said, name, expected):
    reading = read(text_of(name), extraction(name))
    topic = Topic(weights={"dam": 1.0, "leak": 1.0}, similarity={})
    assert (says_it(said, topic, reading, reading.claims[0], False) > 0) is expected
