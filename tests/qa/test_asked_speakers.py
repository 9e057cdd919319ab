"""Who is meant: names, parts of names, titles, roles and groups in a question, against the archive's speakers."""

from __future__ import annotations

import pytest

from index import Speaker
from qa.bodies import of_a_body, of_its_article
from qa.speakers import matching_speakers
from qa.voices import Voices

KNOWN = [
    Speaker("Clara Moss", "a hydrologist at the Tarn Institute"),
    Speaker("Maria Petrova", "a 52-year-old teacher"),
    Speaker("Natalia Ivanova", "a Ukrainian analyst based in Kyiv"),
    Speaker("Alexander Korotkov", "a political scientist"),
    Speaker("Boris Lundqvist", "the mayor of Bridgend"),
    Speaker("Vladimir Putin", "Russian President"),
    Speaker("Warm Hands", "a volunteer aid group"),
    Speaker("Dev Rourke"),
    Speaker("analysts", named=False),
    Speaker("critics", named=False),
    Speaker("local residents of Sevsk", named=False),
    Speaker("elderly farmers of Tarn", named=False),
    Speaker("a relief worker", named=False),
    Speaker("the commander", named=False),
    Speaker("a source close to the administration", named=False),
    Speaker("a technician at the network", named=False),
    Speaker("the district", named=False),
    Speaker("the head teacher", named=False),
]

MEANT = {
    # The name
    "Clara Moss": "Clara Moss",
    "clara moss": "Clara Moss",
    "CLARA MOSS": "Clara Moss",
    "Warm Hands": "Warm Hands",
    # A part of it
    "Moss": "Clara Moss",
    "Clara": "Clara Moss",
    "Ivanova": "Natalia Ivanova",
    # The full name, and what leads away from it
    "Dev Rourke of the crews' union": "Dev Rourke",
    "Clara Moss, the well-known expert": "Clara Moss",
    # With a title or a role
    "Dr Moss": "Clara Moss",
    "Dr. Clara Moss": "Clara Moss",
    "Mrs Ivanova": "Natalia Ivanova",
    "President Putin": "Vladimir Putin",
    "the hydrologist Moss": "Clara Moss",
    "hydrologist Clara Moss": "Clara Moss",
    "Clara Moss, a hydrologist": "Clara Moss",
    "the teacher Petrova": "Maria Petrova",
    "the political scientist Korotkov": "Alexander Korotkov",
    "the aid group Warm Hands": "Warm Hands",
    # A role alone
    "the hydrologist": "Clara Moss",
    "the analyst": "Natalia Ivanova",
    "the Ukrainian analyst": "Natalia Ivanova",
    "the Russian president": "Vladimir Putin",
    "the mayor": "Boris Lundqvist",
    "the head teacher": "the head teacher",
    # A group, one and many
    "the analysts": "analysts",
    "critics": "critics",
    "residents": "local residents of Sevsk",
    "residents of Sevsk": "local residents of Sevsk",
    "farmers": "elderly farmers of Tarn",
    "farmers of Tarn": "elderly farmers of Tarn",
    "the mayor of Bridgend": "Boris Lundqvist",
    # One of several
    "hydrologists": "Clara Moss",
    "Ukrainian analysts": "Natalia Ivanova",
    "the hydrologists": "",
    # Somebody without a name
    "a relief worker": "a relief worker",
    "the relief worker": "a relief worker",
    "the commander": "the commander",
    "the source close to the administration": "a source close to the administration",
    "the technician": "a technician at the network",
    "the district": "the district",
    # Misspelt by a letter
    "Clara Mos": "",
    "Maria Petrva": "Maria Petrova",
    "Natalya Ivanova": "Natalia Ivanova",
    "Alexander Korotkow": "Alexander Korotkov",
    "Boris Lundquist": "Boris Lundqvist",
    "Rourk": "Dev Rourke",
    # Somebody else
    "Maria Petrova's husband": "",
    "Maria Petrova’s husband": "",
    "the husband of Maria Petrova": "",
    "Putin's spokesman": "",
    "the spokesman for Putin": "",
    "Maria Ivanova": "",
    "Vladimir Moss": "",
    "Claire Moss": "",
    "Clara Boss": "",
    "critic": "",
    "relief workers": "",
    "resident": "",
    "commanders": "",
    "sources": "",
    "a Russian analyst": "",
    "residents of Bridgend": "",
    "the mayor of Tarn": "",
    "the crews": "",
    "President Ivanova": "",
    "Petrov": "",
    # A place or a nation in somebody's role
    "Kyiv": "",
    "Bridgend": "",
    "Russian": "",
    # More words than the article has for them
    "the mayor’s critics": "",
    "the commander who led the attack": "",
    # Nobody
    "Zelensky": "",
    "President Zelensky": "",
    "nobody": "",
    "the": "",
    "of the": "",
    "": "",
    "???": "",
    "%": "",
}


def meant(asked: str) -> set[str]:
    return {speaker.name for speaker in matching_speakers(asked, Voices(KNOWN))}


@pytest.mark.parametrize("asked", MEANT)
def test_those_who_are_meant_are_found_and_nobody_else(asked):
    assert meant(asked) == ({MEANT[asked]} if MEANT[asked] else set())


def test_a_body_is_meant_by_its_initials_and_by_its_whole_name():
    whole, short = Speaker("The US Mill and Dam Administration"), Speaker("the MDA")
    person, other = Speaker("Maria Dolores Arce"), Speaker("Mill Dam Repairs")
    voices = Voices([whole, short, person, other])
    for asked in ("the MDA", "MDA", "M.D.A.", "the Mill and Dam Administration"):
        assert matching_speakers(asked, voices) == {whole, short}
    assert matching_speakers("mda", Voices([whole])) == set()
    mates = Voices([Speaker("Xu Jian"), Speaker("Mill Dikes Authority"), whole])
    assert matching_speakers("Xi Jinping", mates) == set()
    assert matching_speakers("XJ", mates) == set()
    assert matching_speakers("the Moor Drainage Agency", mates) == set()
    assert matching_speakers("Maria Dolores Arce", Voices([short, person])) == {person}


def test_of_several_both_the_group_and_who_is_one_of_them_by_name_are_meant():
    assert meant("analysts") == {"analysts", "Natalia Ivanova"}


def test_of_two_who_speak_together_the_one_with_a_name_is_meant_by_it():
    allies = Speaker("Tarn and its allies", named=False)
    assert matching_speakers("Tarn", Voices([allies])) == {allies}


def test_one_person_with_two_roles_is_found_with_both():
    twice = [Speaker("Clara Moss", "a hydrologist"), Speaker("Clara Moss", "an engineer"), Speaker("Clara Mossop")]
    assert matching_speakers("Moss", Voices(twice)) == set(twice[:2])
    assert matching_speakers("the engineer Clara Moss", Voices(twice)) == {twice[1]}


def test_two_people_of_one_last_name_are_both_meant_by_it_and_told_apart_by_the_first():
    two = [Speaker("Clara Moss"), Speaker("Piet Moss")]
    assert matching_speakers("Moss", Voices(two)) == set(two)
    assert matching_speakers("Piet Moss", Voices(two)) == {two[1]}


def test_a_last_name_alone_is_whoever_has_it_with_or_without_a_first():
    full, bare, bank = Speaker("Clara Moss", "an engineer"), Speaker("Moss"), Speaker("the Bank of Moss")
    assert matching_speakers("Moss", Voices([full, bare, bank])) == {full, bare}
    middle = Speaker("Clara A. Moss")
    assert matching_speakers("Clara Moss", Voices([full, bare, bank, middle])) == {full, bare, middle}


def test_what_stands_between_the_words_of_a_name_makes_it_no_other_kind_of_name():
    full, bare, bank = Speaker("Rosa van de Holt"), Speaker("Holt"), Speaker("the Bank of Holt")
    assert matching_speakers("Holt", Voices([full, bare, bank])) == {full, bare}


def test_a_full_name_is_a_bare_last_one_only_where_that_can_be_nobody_else():
    clara, piet = Speaker("Clara Moss", "an engineer"), Speaker("Piet Moss", "a farmer")
    bare, engineer = Speaker("Moss"), Speaker("Moss", "the engineer")
    voices = Voices([clara, piet, bare, engineer])
    assert matching_speakers("Clara Moss", voices) == {clara, engineer}
    assert matching_speakers("Piet Moss", voices) == {piet}


def test_one_of_two_who_speak_together_speaks():
    both, bank = Speaker("Clara Moss and Piet Holt"), Speaker("the Tarn Board of Trade and Industry")
    voices = Voices([both, bank])
    assert [matching_speakers(one, voices) for one in ("Clara Moss", "Holt", "Industry")] == [{both}, {both}, {bank}]
    assert not matching_speakers("Piet Moss", voices)


def test_a_person_speaks_together_with_others_who_have_no_name():
    both = Speaker("Clara Moss and government members", named=False)
    listed = Speaker("Piet Holt, Ada Lorne and other members", named=False)
    voices = Voices([both, listed])
    assert [matching_speakers(one, voices) for one in ("Moss", "Ada Lorne")] == [{both}, {listed}]


def test_accents_do_not_matter():
    assert matching_speakers("Jose Nunez", Voices([Speaker("José Núñez")]))
    assert matching_speakers("José Núñez", Voices([Speaker("Jose Nunez")]))


def test_nobody_is_found_where_nobody_is_known():
    assert matching_speakers("Clara Moss", Voices([])) == set()


@pytest.mark.parametrize(
    ("asked", "role", "body"),
    [
        ("the spokeswoman for the water company", "a spokeswoman for the company", {"water", "compani"}),
        ("the managing director of Ellery Ferries", "the company’s managing director", {"elleri", "ferri"}),
        ("the mayor of Sevsk", "the mayor of Orel", None),
        ("the director of the museum", "the company’s managing director of sales", None),
        ("the spokeswoman", "a spokeswoman for the company", None),
    ],
)
def test_an_office_is_met_where_its_body_shows_elsewhere(asked: str, role: str, body: set[str] | None):
    speaker = Speaker("Ada Lund", role)
    assert of_a_body(asked, Voices([speaker])) == ({speaker: frozenset(body)} if body else {})


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("the rail unions", {"the unions": {"rail"}}),
        ("critics of the loan", {"critics": {"loan"}}),
        ("Russian critics", {}),
        ("the critics in Tarn", {}),
        ("the unions", {}),
        ("the rail union", {}),
    ],
)
def test_a_description_may_leave_to_its_article_what_tells_it_from_others(asked, meant):
    known = Voices(
        [Speaker(name, named=False) for name in ("the unions", "critics", "other unions", "the mill unions")]
    )
    assert {speaker.name: set(rest) for speaker, rest in of_its_article(asked, known).items()} == meant


def test_a_title_stands_before_the_name():
    assert matching_speakers("Governor Moss", Voices([Speaker("Clara Moss")]))
    assert not matching_speakers("the Moss governor", Voices([Speaker("Clara Moss")]))


@pytest.mark.parametrize("asked", ["the governor", "the Tarn governor", "Tarn’s governor"])
def test_an_office_that_the_article_shortens_is_the_same_office(asked):
    carney = Speaker("Odo Carn", "Tarn Gov.")
    assert matching_speakers(asked, Voices([carney, Speaker("Ranking Tarn")])) == {carney}
