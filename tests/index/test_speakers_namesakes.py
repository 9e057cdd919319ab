"""One family name, several people: couples, fathers and sons, names with particles, titles in the midst of names."""

from __future__ import annotations

import pytest
from cast_parts import heard, who

FOLEYS = "Jim Foley Sr. built the mill in 1961. His son, Jim Foley Jr., sold it last year. "
DALES = "Anna Dale lost a house in the flood. Mr Dale called the council. Mrs Dale blamed the weather. "
MOSSES = "Ugo Moss founded the mill. His daughter, Clara Moss, sold it. "
ODOS = "Odo Dale lost a house. Mr. Dale called the council. Mrs. Dale wept. "

MEANT = {
    "a junior, named in full": (FOLEYS + "Jim Foley Jr. wept.", "Jr.", "Jim Foley Jr."),
    "a junior by his last name": (FOLEYS + "Foley Jr. wept.", "Jr.", "Jim Foley Jr."),
    "the younger": (FOLEYS + "It was late, said the younger Foley.", "Foley", "Jim Foley Jr."),
    "the elder": (FOLEYS + "It was late, said the elder Foley.", "Foley", "Jim Foley Sr"),
    "the younger, a daughter": (MOSSES + "It was late, said the younger Moss.", "Moss", "Clara Moss"),
    "the elder, a father": (MOSSES + "It was late, said the elder Moss.", "Moss", "Ugo Moss"),
    "Mr., of a couple": (DALES + "Mr Dale wept.", "Dale", "Mr Dale"),
    "Mrs., of a couple": (DALES + "Mrs Dale wept.", "Dale", "Anna Dale"),
    "neither of a couple": (DALES + "Dale wept.", "Dale", None),
    "neither of two, right after the coach's son": (
        "Coach Tom Hale smiled. Ben Hale, the coach's son, scored twice. It was luck, Hale said.",
        "Hale",
        None,
    ),
    "neither of two, right after whose son the other is": (
        "Tom Hale smiled. Then the coach's son, Ben Hale, scored twice. It was luck, Hale said.",
        "Hale",
        None,
    ),
    "Mrs., where only he is named in full": (ODOS + "It was slow, Mrs. Dale said.", "Dale", "Mrs. Dale"),
    "neither of a couple, one of them named in full": (
        ODOS + "“It is slow,” she said. Dale went home. Dale slept. Dale woke. It was slow, Dale said.",
        "Dale",
        None,
    ),
    "a name with particles": (
        "Ursula von der Leyen came. It was late, von der Leyen said.",
        "Leyen",
        "Ursula von der Leyen",
    ),
}


@pytest.mark.parametrize(("text", "word", "name"), MEANT.values(), ids=MEANT.keys())
def test_a_family_name_is_given_to_the_right_one_of_the_family(text: str, word: str, name: str | None) -> None:
    assert who(text, word) == name


def test_a_title_in_the_midst_of_a_name_is_the_role() -> None:
    speaker = heard("Houston Police Chief Troy Finner said it was late. It was late, Finner said.", "Finner")
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Troy Finner", "Houston Police Chief")


HE = {
    "not whom her lawyer was of": (
        "Carla Stone was charged on Monday. Her lawyer said she was innocent. “She has done nothing,” he said.",
        {"her lawyer", None},
    ),
    "not the last man named, where the reporting verb stands twice": (
        "The gunman, Peter Cole, fled in May. Josh Holt came. Gov. Josh Holt said while county officials will have to "
        "“answer those questions,” he said the state will assist them.",
        {"Josh Holt", None},
    ),
    "not the last man named, where the speaker is clear about it": (
        "Josh Finner praised the crew. Peter Cole was fatally shot in Los Angeles months before. Finner was clear, "
        "however, that officers do not believe Stone was “involved in it,” he said.",
        {"Josh Finner", None},
    ),
    "not whom he is compared with, where an aside names him": (
        "David Holt dived into the talks. As it did President Peter Cole in May, it would help him, he thought. “We "
        "even talked about that,” he told reporters in the garden, referring to a meeting with Speaker Anna Moss to "
        "end the shutdown, which Mr. Holt had threatened to keep for years.",
        {"David Holt", None},
    ),
}


@pytest.mark.parametrize(("text", "names"), HE.values(), ids=HE.keys())
def test_he_is_nobody_rather_than_another(text: str, names: set[str | None]) -> None:
    assert who(text, "he") in names
