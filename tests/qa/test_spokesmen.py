"""Who speaks for a body that is asked for: its spokesmen and whoever leads it; nobody speaks for a person."""

from __future__ import annotations

import pytest

from index import Article, Speaker
from qa.spokesmen import speaking_for
from qa.voices import Voices

KNOWN = [
    Speaker("Carla Mendes", "a spokeswoman for the company"),
    Speaker("a Tarn Water spokesman", named=False),
    Speaker("Lena Voss", "chief executive of Tarn Water"),
    Speaker("Piet Holt", "the hospital’s director"),
    Speaker("Rosa Vale", "BDR senior vice president of mills"),
    Speaker("an OKM spokesperson", named=False),
    Speaker("Ugo Reed", "a spokesman for Clara Moss"),
    Speaker("Ida Lund", "a former spokeswoman for the harbour"),
    Speaker("Tom Brandt", "a nurse at the clinic"),
    Speaker("a spokesman for the mayor", named=False),
    Speaker("Dev Rourke", "who represents the millers’ union"),
    Speaker("Ana Reis", "who chairs the Tarn Mill Trust"),
]


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        ("the company", ["Carla Mendes"]),
        ("the water company", ["Carla Mendes"]),
        ("Tarn Water", ["a Tarn Water spokesman", "Lena Voss"]),
        ("the hospital", ["Piet Holt"]),
        ("BDR", ["Rosa Vale"]),
        ("the OKM", ["an OKM spokesperson"]),
        ("Clara Moss", []),
        ("Moss", []),
        ("the harbour", []),
        ("the mill trust", ["Ana Reis"]),
        ("the trusts", []),
        ("the clinic", []),
        ("the mayor", []),
        ("the millers' union", ["Dev Rourke"]),
        ("company", []),
    ],
)
def test_who_speaks_for_it(asked, speakers):
    assert [one.name for one in speaking_for(asked, Voices(KNOWN))] == speakers


def test_the_article_must_be_about_what_only_the_question_says():
    rest = speaking_for("the water company", Voices(KNOWN))
    assert rest == {KNOWN[0]: frozenset({"water"})}


def test_a_body_is_answered_for_by_its_spokeswoman_under_her_own_name(engine_over):
    engine = engine_over(
        Article.from_text(
            "The water company will cut its flow. Carla Mendes, a spokeswoman for the company, said that lorries ran.",
            title="Water is short",
        ),
        Article.from_text(
            "The bread company will close. Ada Lund, a spokeswoman for the company, said that the ovens were cold.",
            title="Bread is short",
        ),
    )
    answer = engine.answer("What did the water company say?")
    assert [(line.speaker.name, line.speaker.role) for line in answer.lines] == [
        ("Carla Mendes", "a spokeswoman for the company")
    ]
