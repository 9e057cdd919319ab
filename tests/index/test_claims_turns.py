"""Lines that begin with a name and a colon: turns of a dialogue, labelled quotations, and headings, said by nobody."""

from __future__ import annotations

import pytest
from test_claims import Reading, readings

from index import Article, Span, extract_claims
from index.claims.found import Found
from index.claims.turns import as_turn
from index.quotes import find_quotations

HEADINGS = {
    "about a prosecutor": (
        "Sevsk is bringing in former attorney David Villers.\n\nDavid Villers: For first time in decades, career "
        "prosecutor David Villers isn't on the hunt for crooks\n\nHe will come in May.",
        "the hunt",
    ),
    "about a victim": (
        "The death of Stone Foltz shook the town.\n\nStone Foltz:What we know about the student who died after an "
        "alleged hazing incident\n\nHe died two days later.",
        "What we know",
    ),
    "about a subject": (
        "The law stays.\n\nFraternity hazing: So far, fraternity hazing deaths haven't changed Ohio law.",
        "So far",
    ),
}


@pytest.mark.parametrize(("text", "words"), HEADINGS.values(), ids=HEADINGS.keys())
def test_a_heading_is_not_said_by_whom_it_is_about(text: str, words: str) -> None:
    assert not any(words in each.content for each in readings(text))


DIALOGUE = """Ledger: Ms Varga, you closed the plant in March. Why?

Ilse Varga: We had no choice. The boiler was unsafe and the insurer would not pay.

Ledger: Will it open again?

Varga: I hope so. Nothing is decided."""


def test_a_turn_of_a_dialogue_is_the_speakers_to_the_end_of_the_line() -> None:
    assert [each for each in readings(DIALOGUE) if each.speaker is not None] == [
        Reading("Ilse Varga", ":", "We had no choice. The boiler was unsafe and the insurer would not pay."),
        Reading("Ilse Varga", ":", "I hope so. Nothing is decided."),
    ]


def test_a_transcript_in_quotation_marks_changes_its_speaker_with_the_label() -> None:
    text = (
        "Mike Pence spoke to Chris Wallace as follows:\n\n“WALLACE: Do you see those two as equal?\n\n“PENCE: "
        "Well, look.\n\n“WALLACE: I do not want to interrupt.”"
    )
    assert [each for each in readings(text) if each.speaker == "Mike Pence" and each.cue != ":"] == []


LABELLED = """Reaction to the budget:

- Ilse Varga, finance minister: "It is fair."
- Daniel Holt, opposition leader: "It is theft."
- Rita Coyle, union secretary: "Nobody asked us."
"""


def test_a_quotation_after_a_name_in_a_list_is_that_persons() -> None:
    assert [(each.speaker, each.content) for each in readings(LABELLED)] == [
        ("Ilse Varga", '"It is fair."'),
        ("Daniel Holt", '"It is theft."'),
        ("Rita Coyle", '"Nobody asked us."'),
    ]


def test_a_label_that_names_nobody_does_not_speak() -> None:
    text = "Question 2: “Have you ever won it?”\n\nClara Moss: “I have.”"
    assert [(each.speaker, each.content) for each in readings(text) if each.speaker] == [("Clara Moss", "“I have.”")]


def test_a_paragraph_with_a_label_is_not_read_aloud_with_the_next() -> None:
    text = "“Holt: The dam is weak,\n\n“Moss: It is not,” Varga read aloud."
    assert not any(each.speaker == "Varga" and "weak" in each.content for each in readings(text))


def test_what_the_writer_hopes_that_somebody_says_is_not_said() -> None:
    text = 'I hope in 2017 America says, "President Moss, thank you for a lifetime of public service."'
    assert [claim.manner.hypothetical for claim in extract_claims(Article.from_text(text))] == [True]


def test_who_tells_another_speaks_and_not_the_other() -> None:
    text = "Ugo Moss to Clara Holt: “You’re too honest.”"
    quotations = find_quotations(text)
    found = Found(Span(0, 22), Span(22, 23), (quotations[0].span,), None)
    assert as_turn(text, [], quotations, found).source == Span(0, 8)
