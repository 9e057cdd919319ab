"""Names and descriptions that the parser tears in two, or cuts short, are whole."""

from __future__ import annotations

import pytest
from test_speakers import last_speaker

from index import Article, extract_claims
from index.claims.parser import pipeline
from index.claims.torn import with_whole_names


@pytest.mark.parametrize(
    "said",
    [
        "a nurse with the Orrin Institute of Public Health, as saying that each ward in the north was full.",
        "a political scientist with the Orrin Institute of International Relations, as saying that each success in the "
        "north supports her account.",
    ],
)
def test_a_paper_that_quotes_somebody_is_called_by_its_whole_name(said):
    (claim,) = extract_claims(Article.from_text(f"The Harbour Gazette quoted Erin Vale, {said}"))
    assert claim.speaker is not None
    assert claim.speaker.name == "Erin Vale"
    assert [relay.name for relay in claim.relays] == ["The Harbour Gazette"]


@pytest.mark.parametrize(
    "sentence",
    ["The man Moss knew was there.", "Anna told the paper Holt owns that it rained.", "Vale left the town Moss loved."],
)
def test_a_clause_about_a_person_stays_one(sentence):
    doc = pipeline()(sentence)
    before = [(token.dep_, token.head.i) for token in doc]
    assert [(token.dep_, token.head.i) for token in with_whole_names(doc)] == before


@pytest.mark.parametrize("state", ["Pennsylvania", "Ohio"])
def test_a_chain_from_a_town_in_a_state_is_one_speaker(state):
    (claim,) = extract_claims(Article.from_text(f"The prices will fall soon, the Altoona, {state} chain said."))
    assert claim.speaker is not None
    assert claim.speaker.name == f"the Altoona, {state} chain"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The conservative Americans for Prosperity group", "Americans for Prosperity"),
        ("Americans for Prosperity", "Americans for Prosperity"),
        ("Republicans for the bill", "Republicans"),
    ],
)
def test_a_group_is_not_all_those_whom_its_name_begins_with(source, name):
    (claim,) = extract_claims(Article.from_text(f"{source} said that they will vote for the bill."))
    assert claim.speaker is not None
    assert claim.speaker.name == name


WHOLE = {
    "a report with its firm's name": (
        "Sales hit $17 billion, according to data from market research firm IRI.",
        "data from market research firm IRI",
    ),
    "a person, not the last committee of her role": (
        "Emily Vale, a professor of law at Tarn and a member of the British Medical Association (BMA)’s medical ethics "
        "committee, said that such arguments are in fact often a smokescreen.",
        "Emily Vale",
    ),
    "a person, not the institution she is of": (
        "The Carnegie Institution for Science’s Clara Sheppard, who led the discovery team, said 100 even tinier moons "
        "may be orbiting Saturn.",
        "Clara Sheppard",
    ),
    "who holds a long office": (
        "The U.S. Travel Association's Executive Vice President of Public Affairs and Policy, Tori Emerson Barnes, "
        "called on the U.S. to stop requiring that visitors show proof.",
        "Emerson Barnes",
    ),
    "an agency with its country": (
        "They should wear masks throughout their trip, according to the Public Health Agency of Canada.",
        "the Public Health Agency of Canada",
    ),
    "both marks of a title": (
        "“American Idol’s” judges predict great things for her future.",
        "“American Idol’s” judges",
    ),
    "not whom she thanks at the end": (
        "Clara Moss spoke. The actress also honored her real family, holding back tears as she thanked the most "
        "important person in this world: Sadie Grace LeNoble, her daughter with husband Martyn LeNoble. “It is weak,” "
        "the actress said.",
        "the actress",
    ),
    "no group before for two together": (
        "A survey revealed support, according to pollsters. Former Archbishop of Canterbury George Holt and rabbi "
        "Jonathan Moss wrote an article, in which they argued that nothing directly prohibits assisting a death.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "name"), WHOLE.values(), ids=WHOLE.keys())
def test_a_speaker_is_whole_or_nobody(text, name):
    assert last_speaker(text) == name


def test_a_quotation_is_no_part_of_a_name():
    text = (
        "“The most likely one to my mind is something that was originally suggested by Dan Vale,” a technology fellow "
        "with the Harbour’s Speech, Privacy, and Technology Project, said Joseph Holt, chief of the Center for Speech."
    )
    speakers = [claim.speaker for claim in extract_claims(Article.from_text(text))]
    assert speakers
    assert all(speaker is None or "”" not in speaker.name for speaker in speakers)
