"""Offices that a clause beside a name tells: "Ines Caldas, who chairs the harbour board"; how far it goes, whose it is,
and what later words may call her."""

from __future__ import annotations

import pytest
from cast_parts import heard, who

from index.claims.offices import as_office

CLAUSES = {
    "a body": ("Ines Caldas, who chairs the Port Aven harbour board, left.", "who chairs the Port Aven harbour board"),
    "those who are represented": ("Ines Caldas, who represents the divers, left.", "who represents the divers"),
    "where it is": (
        "Ines Caldas, who owns a rope shop on the quay in Port Aven, left.",
        "who owns a rope shop on the quay in Port Aven",
    ),
    "whose it is": ("Ines Caldas, who heads the divers’ union, left.", "who heads the divers’ union"),
    "a word of many": (
        "Ines Caldas, who runs Moss's get-out-the-vote effort for divers, left.",
        "who runs Moss's get-out-the-vote effort for divers",
    ),
    "a body with an and in its name": (
        "Ines Caldas, who leads the Department of Health and Human Services, left.",
        "who leads the Department of Health and Human Services",
    ),
    "no more after an and": ("Ines Caldas, who runs a mill and breeds goats, left.", "who runs a mill"),
    "no more after a comma": ("Ines Caldas, who runs a mill, a kiln and a shop, left.", "who runs a mill"),
    "no clause within it": (
        "Ines Caldas, who manages the team that won in May, left.",
        "who manages the team",
    ),
    "no day": ("Ines Caldas, who edits the Tarn Daily in 2026, left.", "who edits the Tarn Daily"),
    "what was founded": ("Ines Caldas, who co-founded Warm Hands in 2004, left.", "who co-founded Warm Hands"),
    "a school without an object": ("Ines Caldas, who teaches at Tarn School, left.", "who teaches at Tarn School"),
    "after an age": ("Ines Caldas, 54, who coaches the Ravens, left.", "who coaches the Ravens"),
    "after now": ("Ines Caldas, who now directs the Tarn Theatre, left.", "who now directs the Tarn Theatre"),
    "rather what stands beside the name": ("Ines Caldas, a diver, who owns a shop, left.", "a diver"),
    "rather what stands beside it later": (
        "Ines Caldas, who owns a rope shop, left. Ines Caldas, a former diver, wept.",
        "a former diver",
    ),
    "not what a person does now and then": ("Ines Caldas, who owns up to it, left.", None),
    "not who is ahead": ("Ines Caldas, who leads Ugo Moss by five points, left.", None),
    "not who leads the polls": ("Ines Caldas, who leads the polls, left.", None),
    "not what may be": ("Ines Caldas, who may chair the board, left.", None),
    "not what was": ("Ines Caldas, who chaired the board, left.", None),
    "not what is not": ("Ines Caldas, who no longer chairs the board, left.", None),
    "not a habit": ("Ines Caldas, who keeps a diary, left.", None),
    "not whose friend it is": ("He met a friend of Ines Caldas, who chairs the board.", None),
    "not another's": ("Ines Caldas, whose brother chairs the board, left.", None),
}


@pytest.mark.parametrize(("text", "role"), CLAUSES.values(), ids=CLAUSES.keys())
def test_an_office_in_a_clause_is_a_role_in_the_articles_words(text: str, role: str | None) -> None:
    speaker = heard(f"{text} Caldas said that it leaks.", "Caldas")
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ines Caldas", role)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ines Caldas, who owns a rope shop, met Ugo Moss. The owner said that it leaks.", "owner", "Ines Caldas"),
        ("Ines Caldas, who heads the board, met Ugo Moss. The leader said that it leaks.", "leader", "Ines Caldas"),
        ("Ines Caldas, who chairs the board, left. The board said that it leaks.", "board", "the board"),
        ("Ugo Moss, who represents the divers, left. The lawmaker said that it leaks.", "lawmaker", "the lawmaker"),
        ("Ines Caldas, who owns a rope shop, left. The chairman said that it leaks.", "chairman", "the chairman"),
    ],
)
def test_later_words_may_call_somebody_by_the_office_not_by_what_it_is_of(text: str, word: str, name: str) -> None:
    assert who(text, word) == name


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("who chairs the harbour board", "chair of the harbour board"),
        ("who also teaches at Tarn School", "teacher of Tarn School"),
        ("who co-founded Warm Hands", "co-founder of Warm Hands"),
        ("who runs a mill", "who runs a mill"),
        ("the chair of the harbour board", "the chair of the harbour board"),
    ],
)
def test_a_clause_has_the_noun_of_its_verb(role: str, office: str) -> None:
    assert as_office(role) == office
