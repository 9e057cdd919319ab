"""Asides within a report, "also known as", "deemed", belong to it; and what leads in a quotation without a verb of
saying tells whose it is."""

from __future__ import annotations

import pytest
from test_claims import readings

ASIDES = {
    "what else it is called": (
        "The breed, also known as the Tarn hound, is “compromised” by a “high rate of health issues” that was bred "
        "into them, according to the Royal Tarn College.",
        "the Royal Tarn College",
    ),
    "what it is held to be": (
        "The handling of the exit, deemed inadequate, ultimately led to Holt’s own exit, as it “prompted ministers to "
        "resign en masse”, Tarn News reported.",
        "Tarn News",
    ),
    "what it is called, behind the source": (
        "According to the Tarn Museum, Varga II, commonly known as “Varga the Great,” is one of the most famous kings.",
        "the Tarn Museum",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), ASIDES.values(), ids=ASIDES.keys())
def test_an_aside_does_not_end_a_report(text: str, speaker: str) -> None:
    (claim,) = readings(text)
    assert claim.speaker == speaker
    content = claim.content.rstrip(".")
    assert content in text
    assert len(content) > len(text) / 2


def test_who_chips_in_before_a_colon_says_what_is_quoted() -> None:
    text = "White chipped in: “Without being too bold, it is about the poor. They are dying.” Ines White left."
    (claim,) = readings(text)
    assert (claim.speaker, claim.speech) == ("Ines White", "direct")


def test_what_the_speaker_says_next_is_no_aside() -> None:
    text = "Ugo Moss says he intends to pick up seats everywhere he can, it would seem as if his plan is to compete."
    assert readings(text)[0].content == "he intends to pick up seats everywhere he can"


def test_a_name_in_capitals_before_a_colon_is_no_thing() -> None:
    text = "TAPPER: We met the board on Friday.\nHOLT: It leaks.\nTAPPER: Do you think that it leaks?"
    assert "TAPPER" in {claim.speaker for claim in readings(text)}


def test_what_the_speaker_adds_is_no_aside() -> None:
    text = "The board announced plans to widen the dam, acknowledging that the old one leaks."
    assert not any("acknowledging" in claim.content for claim in readings(text))
