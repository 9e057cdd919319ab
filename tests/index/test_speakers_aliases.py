"""Aliases within an article: titles, roles, seats, short names and initials lead back to one name, or to none."""

from __future__ import annotations

import pytest
from cast_parts import heard, who

from index import Speaker

WEAK = "said that the dam was weak."

ONE = {
    "a title": (f"Russian President Vladimir Putin came. The Russian president {WEAK}", "president", "Vladimir Putin"),
    "a title, not a vice president's": (
        f"President Clara Moss came. Vice President David Holt stayed. The president {WEAK}",
        "president",
        "Clara Moss",
    ),
    "a former office": (
        f"Clara Moss, a former mayor, met Mayor David Holt. The former mayor {WEAK}",
        "mayor",
        "Clara Moss",
    ),
    "a seat": (
        f"Sen. Clara Moss (R-Texas) met Sen. David Holt (D-Ohio). The Texas senator {WEAK}",
        "senator",
        "Clara Moss",
    ),
    "a vaguer noun and a seat": (
        f"Sen. Clara Moss (R-Texas) met Sen. David Holt (D-Ohio). The Ohio lawmaker {WEAK}",
        "lawmaker",
        "David Holt",
    ),
    "a state and a party": (
        f"Sen. Clara Moss, R-Ariz., came. The Arizona Republican {WEAK}",
        "Republican",
        "Clara Moss",
    ),
    "an apposition": (f"Anna Reed, the coordinator, left. The coordinator {WEAK}", "coordinator", "Anna Reed"),
    "who she is": (f"Anna Reed, who is the mayor, left. The mayor {WEAK}", "mayor", "Anna Reed"),
    "what she is": (f"Anna Reed is a teacher. The teacher {WEAK}", "teacher", "Anna Reed"),
    "whose she is": (f"Holt’s spokesman Josh Earnest left. The spokesman {WEAK}", "spokesman", "Josh Earnest"),
    "a nomination": (
        f"Donald Trump, the Republican nominee, met Hillary Clinton. The Republican nominee {WEAK}",
        "nominee",
        "Donald Trump",
    ),
    "a last name of two words": (
        f"Rep. Debbie Wasserman Schultz came. Wasserman Schultz {WEAK}",
        "Schultz",
        "Debbie Wasserman Schultz",
    ),
    "a last name with a particle": (f"Mayor Bill de Blasio came. Mr. de Blasio {WEAK}", "Blasio", "Bill de Blasio"),
    "a junior": (f"Rep. Jesse Jackson Jr. came. Jackson {WEAK}", "Jackson", "Jesse Jackson Jr."),
    "a first name": (f"Hillary Clinton spoke. Hillary {WEAK}", "Hillary", "Hillary Clinton"),
    "not his wife": (f"Donald Trump met his wife, Melania Trump. Trump {WEAK}", "Trump", "Donald Trump"),
    "his wife": (f"Donald Trump met his wife, Melania Trump. Mrs. Trump {WEAK}", "Trump", "Melania Trump"),
    "initials in brackets": (
        f"The Environmental Protection Agency (EPA) came. The EPA {WEAK}",
        "EPA",
        "The Environmental Protection Agency",
    ),
    "initials": (
        f"The Environmental Protection Agency came. EPA {WEAK}",
        "EPA",
        "The Environmental Protection Agency",
    ),
    "what a body is": (
        f"The Environmental Protection Agency came. The agency {WEAK}",
        "agency",
        "The Environmental Protection Agency",
    ),
    "a newspaper's last word": (f"The New York Times came. The Times {WEAK}", "Times", "The New York Times"),
    "whose letter": (f"Clara Moss wrote to the council. Moss’s letter {WEAK}", "letter", "Clara Moss"),
    "whom a statement is from": (f"A statement from Clara Moss {WEAK}", "statement", "Clara Moss"),
    "a name that comes later": (
        "The Ellery official left early. As the official, Clara Moss, left, she said that the dam was weak.",
        "official",
        "Clara Moss",
    ),
}

APART = {
    "a senator from elsewhere": (
        f"Sen. Clara Moss (R-Texas) met Sen. David Holt (D-Ohio). The Iowa senator {WEAK}",
        "senator",
        "the Iowa senator",
    ),
    "a president of elsewhere": (
        f"President Clara Moss came. The Russian president {WEAK}",
        "president",
        "the Russian president",
    ),
    "one of two judges": (f"Judge Clara Moss met Judge David Holt. The judge {WEAK}", "judge", "the judge"),
    "one of two agencies": (
        f"The Environmental Protection Agency met the Central Intelligence Agency. The agency {WEAK}",
        "agency",
        "the agency",
    ),
    "a second official": (f"An official spoke. A second official {WEAK}", "official", "a second official"),
    "officials, after an official": (f"An official spoke. The officials {WEAK}", "officials", "the officials"),
    "a president named before his wife": (
        f"President Obama and the first lady, Michelle Obama, came. Mr. Obama {WEAK}",
        "Obama",
        "Obama",
    ),
    "a place": (f"The Kremlin answered. Kyiv {WEAK}", "Kyiv", "Kyiv"),
    "a candidate of a party that nobody is said to be of": (
        f"Clara Moss, a candidate, met David Holt. The Republican candidate {WEAK}",
        "candidate",
        "the Republican candidate",
    ),
}


@pytest.mark.parametrize(("text", "word", "name"), [pytest.param(*case, id=kind) for kind, case in ONE.items()])
def test_an_alias_leads_back_to_the_name(text, word, name):
    assert who(text, word) == name


@pytest.mark.parametrize(("text", "word", "name"), [pytest.param(*case, id=kind) for kind, case in APART.items()])
def test_who_only_looks_alike_is_kept_apart(text, word, name):
    assert who(text, word) == name


def test_a_role_told_later_is_the_speakers_from_the_start():
    assert heard("Moss said that it leaks. Clara Moss, a driver, left.", "Moss") == Speaker("Clara Moss", "a driver")
    text = "“It leaks,” said Clara Moss. She left. Clara Moss, the inspector, came back."
    assert heard(text, "She") == Speaker("Clara Moss", "the inspector")


def test_a_capital_of_the_sentence_is_no_part_of_a_role_or_a_description():
    assert heard(f"The coordinator, Anna Reed, left. Reed {WEAK}", "Reed") == Speaker("Anna Reed", "the coordinator")
    assert heard(f"Ukrainian officials {WEAK}", "officials") == Speaker("Ukrainian officials", named=False)


def test_the_article_before_what_a_body_makes_or_employs_is_not_the_bodys():
    text = "Holt would sign what the Meridia whistleblower called for. Meridia said it had acted."
    assert who(text, "Meridia") == "Meridia"


def test_a_title_in_a_description_keeps_its_marks():
    assert heard(f'The "Night Train" star {WEAK}', "star") == Speaker('the "Night Train" star', named=False)


def test_a_role_with_a_hyphen_is_whole():
    text = "“It leaks,” said co-author Clara Moss of the Tarn Institute. “So it does,” said co-author David Holt."
    assert {heard(text, name).role for name in ("Moss", "Holt")} == {"co-author"}


def test_the_end_of_a_pictures_credit_is_no_first_name():
    captions = "Eric Gay/AP Vance lifts the cup. Eric Gay/AP Vance and Holt row."
    text = f"Odo Vance lost. {captions} “It leaks,” Vance said."
    assert who(text, "Vance") == "Odo Vance"


def test_two_who_speak_together_are_one_speaker():
    assert who(f"Clara Moss and David Holt {WEAK}", "Moss") == "Clara Moss and David Holt"
    assert who(f"The council and its members {WEAK}", "council") == "the council and its members"


def test_a_source_of_no_person_is_called_as_the_article_calls_it():
    assert heard(f"A new poll {WEAK}", "poll") == Speaker("a new poll", named=False)
    assert heard(f"Some of the residents {WEAK}", "Some") == Speaker("some of the residents", named=False)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Dam Commissioner Dr. Clara Moss {WEAK}", "Dam Commissioner"),
        (f"Harbour Director Col. Clara Moss {WEAK}", "Harbour Director"),
        (f"In a letter to Gov. Ned Pike, Senate speaker Lt. Gov. Clara Moss {WEAK}", "Senate speaker Lt. Gov."),
    ],
)
def test_an_office_before_a_name_is_whole_and_has_no_rank_behind_it(text, role):
    assert heard(text, "Moss") == Speaker("Clara Moss", role)
