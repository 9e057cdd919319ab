"""Words that were put in the wrong mouth: who hears, who is quoted, what stands in a source besides; names and roles
cut where they end."""

from __future__ import annotations

import pytest
from cast_parts import heard
from test_claims import readings

MOUTHS = {
    "the author, not where he works": (
        "Dan O’Holt, lead author of the paper and associate professor in animal health at the TVC, said: “It leaks.”",
        "Dan O’Holt",
    ),
    "no writer of the article": (
        "Ugo Moss and Ines Caldas, TARN TODAY NETWORK\n\nGLASGOW, Scotland — Valley Party leader Nicola Holt will push "
        "for a second vote, she said Friday.",
        None,
    ),
    "who is reported as saying": (
        "Commissioner Erika Varga praised Holt. “My heart is singing,” the Tarn Daily reported Varga as saying.",
        "Erika Varga",
    ),
    "who has not cited others": (
        "It is a dig at Moss, but for now Caldas has not specifically cited Moss or any other opponent by name.",
        "Caldas",
    ),
    "those who crowd a firm": (
        "In Port Aven, dozens of people crowded Moss Tax Financial, thinking the tax preparer was responsible for it, "
        "according to local media.",
        "dozens of people",
    ),
    "nobody, for letters show too": (
        "Text messages were released last week by attorneys for the club of Clara Holt. They showed Moss leaving.",
        None,
    ),
    "an editor at large": (
        "“We see in it a kind of crisis of trust,” editor at large Peter Varga told The Tarn Daily.",
        "Peter Varga",
    ),
    "a user by his handle": ("“It really leaks,” user @moss_holt tweeted.", "@moss_holt"),
    "no brand for she": (
        "The party supplier Big Dot of Happiness makes lamps that she has bought. “There was no lamp,” she adds.",
        None,
    ),
    "a name without its nickname": (
        "After that, star and producer Dwayne “The Stone” Varga left. “Black Moss” stars Varga as the hero. Varga said "
        "that it was weak.",
        "Dwayne Varga",
    ),
    "analysts, not their note": ("Harbour Bank analysts in a recent note said that it leaks.", "Harbour Bank analysts"),
    "no town of a native": (
        "The Port Aven, Texas, native said that it leaks.",
        "the Port Aven, Texas, native",
    ),
    "no career for she": (
        "Morris’ career has taken her to many places – she started at Aven – but she knew where to "
        "finish it. Morris left.",
        "Morris",
    ),
    "no agreement for who": (
        "The prospects for an agreement between both, who knew that it leaks, seem bleak.",
        None,
    ),
    "one of many, taken for a name": (
        "“I came here today thinking you were going to talk about the dam, not about your plans,” one attendee said "
        "after Purzycki finished his opening remarks.",
        "one attendee",
    ),
    "no region behind a town": (
        "“It leaks,” Eitatsu Holt, a fisherman in Soma, Tarn Prefecture, told Tarn Today. “We cannot stop it,” he told "
        "the outlet.",
        "Eitatsu Holt",
    ),
    "a name with a hyphen, whole": ("Foreign minister Jean-Marc Holt said that it was weak.", "Jean-Marc Holt"),
    "a worker with his name": ("A worker named Anton Moss said that it leaks.", "a worker named Anton Moss"),
    "both of a family": (
        "Douglas Holt and his stepdaughter Sherry Varga told the Daily that they were stuck underground.",
        "Douglas Holt and Sherry Varga",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), MOUTHS.values(), ids=MOUTHS.keys())
def test_words_stay_in_the_mouth_that_they_came_from(text: str, speaker: str | None) -> None:
    assert readings(text)[-1].speaker == speaker


def test_who_tells_a_reporter_is_not_what_is_told() -> None:
    text = (
        "Port Aven Ravens quarterback Tom Holt will announce his retirement after 22 seasons, a person with direct "
        "knowledge of the situation told TARN TODAY Sports' Mike Varga on Saturday."
    )
    claim = readings(text)[0]
    assert (claim.speaker, claim.cue) == ("a person with direct knowledge of the situation", "told")
    assert claim.content.endswith("will announce his retirement after 22 seasons")


def test_what_somebody_should_admit_is_not_what_he_says() -> None:
    text = (
        "Tarnian officials should recognize that unrest is driven by “inhumane and unjust” policies, said Clara Holt, "
        "chair of the valley union."
    )
    assert [claim.speaker for claim in readings(text)] == ["Clara Holt"]


def test_a_thing_before_a_colon_says_nothing() -> None:
    text = (
        "Theory: Moss was killed on the orders of a mob figure.\nOutcome: The board never found enough evidence to "
        "support the claim.\nTheory: Holt was killed."
    )
    assert not any(claim.cue == ":" for claim in readings(text))


ROLES = {
    "not what a firm is": (
        "The farms need it, says David Holt, chief executive of WaterTarn, a fellow firm in the field.",
        "chief executive of WaterTarn",
    ),
    "with the name of an agency": (
        "It is not hard, says David Holt, a senior strategy director at the marketing agency Essence Global.",
        "a senior strategy director at the marketing agency Essence Global",
    ),
    "with both that it is of": (
        "The bay has seen no deaths, said David Holt, associate director of bioinformatics and infectious disease at "
        "Helix.",
        "associate director of bioinformatics and infectious disease at Helix",
    ),
    "rather than a title alone": (
        "Dr. David Holt, an emergency room physician in Port Aven, said that it was hot.",
        "an emergency room physician in Port Aven",
    ),
    "not what its bearer did": (
        "David Holt, a member of the river committee who lost his seat after a row, said that it was hot.",
        "a member of the river committee",
    ),
    "not where else": (
        "David Holt, an assistant professor at Tarn University, where he teaches a course, said that it was hot.",
        "an assistant professor at Tarn University",
    ),
    "not whose firm did something": (
        "David Holt, a longtime strategist for good causes whose agency, Holt Media, made it, said that it was hot.",
        "a longtime strategist for good causes",
    ),
    "not in what it was said": (
        "David Holt, managing director of GlobalTarn in a note Tuesday, said that it was hot.",
        "managing director of GlobalTarn",
    ),
    "in a clause": (
        "David Holt, who serves as Tarn’s chief medical adviser and was a driver, said that it was hot.",
        "who serves as Tarn’s chief medical adviser",
    ),
}


@pytest.mark.parametrize(("text", "role"), ROLES.values(), ids=ROLES.keys())
def test_a_role_ends_where_it_no_longer_tells_of_its_bearer(text: str, role: str) -> None:
    speaker = heard(text, "Holt")
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("David Holt", role)


def test_the_name_of_a_brand_keeps_its_ending() -> None:
    speaker = heard("Caldas’s promised that the soup would return.", "Caldas")
    assert speaker is not None
    assert speaker.name == "Caldas’s"


def test_no_article_is_part_of_the_name_of_a_body() -> None:
    text = "A Bread and Salt Administration said that the salt was weak. The BSA said that it leaks."
    assert not any((claim.speaker or "").startswith("A ") for claim in readings(text))


def test_a_title_tells_which_of_two_of_one_name_is_meant() -> None:
    text = (
        "First Lady Jill Holt left the hall. The team met President Joe Holt. Jill Holt had asked it in. President "
        "Holt said that it was weak."
    )
    speaker = heard(text, "Holt")
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Joe Holt", "President")
