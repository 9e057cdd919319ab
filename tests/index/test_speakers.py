"""Who a source stands for: full names, roles, pronouns, descriptions, reasons for anonymity; nobody where unsure."""

from __future__ import annotations

import pytest
from cast_parts import heard
from test_claims import readings

from index import Article, Speaker, extract_claims


def speakers(text: str) -> list[Speaker | None]:
    return [claim.speaker for claim in extract_claims(Article.from_text(text))]


def last_speaker(text: str) -> str | None:
    """Return who is taken to speak in the claim that stands last in ``text``."""
    return readings(text)[-1].speaker


FOLLOWED_BACK = {
    "a name after a word with a hyphen": (
        "“The harvest is early,” said study co-author Elena Holtkovich of Tarn University.",
        "Elena Holtkovich",
    ),
    "an office of several words": (
        "In Tarn alone, nearly 1,500 boats have sunk, according to the Tarn State Attorney General's Office.",
        "the Tarn State Attorney General's Office",
    ),
    "a name that speaks late in a long source": (
        "In the council’s most recent budget talks, Beyond Mills director Clara Moss conceded that it was weak.",
        "Clara Moss",
    ),
    "a body, though a union bears its name": (
        "Amazon dug in. Earlier, Amazon confirmed it had begun. The Amazon Labor Union met. Amazon said it was weak.",
        "Amazon",
    ),
    "a name before which a stray word stands once": (
        "Feedback Clara Moss. Clara Moss came. Clara Moss left. Clara Moss slept. Moss said that it was weak.",
        "Clara Moss",
    ),
    "a name after what somebody is, capital or not": (
        "Veterinarian Clara Moss came. Moss said that it was weak.",
        "Clara Moss",
    ),
    "a last name": ("Clara Moss visited the dam. Moss said that it was weak.", "Clara Moss"),
    "a last name before the full one": ("“It leaks,” Moss said. Clara Moss is a driver.", "Clara Moss"),
    "a last name of one of two": ("Clara Moss met David Holt at the dam. Holt said that it was weak.", "David Holt"),
    "a last name after a title": ("Dr. Clara Moss visited the dam. Moss said that it was weak.", "Clara Moss"),
    "he": ("David Holt visited the dam on Monday. “It is weak,” he said.", "David Holt"),
    "he, of a mayor": ("Mayor David Holt listened. “The dam is weak,” he said.", "David Holt"),
    "she, of the only woman": (
        "Clara Moss, a spokeswoman, met David Holt, a spokesman. “It leaks,” she said.",
        "Clara Moss",
    ),
    "he, of the only man": (
        "Clara Moss, a spokeswoman, met David Holt, a spokesman. “It leaks,” he said.",
        "David Holt",
    ),
    "they": ("Several engineers visited the dam. “It will break,” they said.", "several engineers"),
    "the officer, of a commander": (
        "A senior police commander led the search. “We found nobody,” the officer said.",
        "a senior police commander",
    ),
    "the source": (
        "A source close to the council spoke to reporters. “Nobody knew,” the source added.",
        "a source close to the council",
    ),
    "the mayor, by her role": (
        "Clara Moss, the mayor, met David Holt, a teacher. The mayor said that the dam was weak.",
        "Clara Moss",
    ),
    "the teacher, by her role": (
        "David Holt, the mayor, opened the dam. Clara Holt, a teacher, was there. “It leaks,” the teacher said.",
        "Clara Holt",
    ),
    "the president, by her title": (
        "President Clara Moss came. The president said that the dam was weak.",
        "Clara Moss",
    ),
    "he, of a driver whom police speak about": (
        "A driver was hurt. The police said the driver was drunk. “I was not,” he said.",
        "a driver",
    ),
    "he, of who is accused by police": (
        "David Holt was arrested on Monday. Police said he had stolen a car. He denied it.",
        "David Holt",
    ),
    "the doctor, by her role": (
        "Clara Moss, who works with Anna Stone, a doctor, left. The doctor said that the mill would close.",
        "Anna Stone",
    ),
    "the judge, not who she judges": ("A judge heard David Holt on Monday. “He lied,” the judge said.", "a judge"),
    "a last name beside a judge": ("A judge heard David Holt on Monday. “I did not lie,” Holt answered.", "David Holt"),
    "he, beside a spokeswoman whose name follows her role": (
        "The spokeswoman, Clara Moss, met David Holt, a spokesman. “It leaks,” he said.",
        "David Holt",
    ),
}

NOT_GUESSED = {
    "she, of nobody": "“The dam is weak,” she said.",
    "they, of two groups": "Engineers met farmers on Monday. They said that the dam was weak.",
    "another": "“It will break,” one engineer said. “It will hold,” said another.",
    "nobody": "“The dam is weak,” nobody said.",
}

NOT_ANOTHER = {
    "she, not the man who thanked her": (
        "Mayor David Holt thanked Clara Moss, a teacher. She had warned that the dam was weak.",
        {"Clara Moss", None},
    ),
    "he, not the last speaker but one": (
        "“It leaks,” said Moss.\n\n“It does not,” said Holt.\n\n“Nobody will mend it,” he said.",
        {"Holt", None},
    ),
    "she, not the man who criticised her": (
        "Anna Holt spoke first. Then Peter Stone criticised her. “The dam is weak,” she said.",
        {"Anna Holt", None},
    ),
    "she, not the woman after one whose name the recogniser misses": (
        "Ilse Varga met Mira Lindqvist. She said that the dam was weak.",
        {"Ilse Varga", None},
    ),
    "not the father of whom the article is about": (
        "David Holt was a hero in the valley, but his daughter Clara Holt is none. In May, Clara Holt resigned. "
        "Holt said that the dam was weak.",
        {"Clara Holt", None},
    ),
    "he, not whom he is compared with": (
        "David Holt will sell the boat. Just as Peter Stone once did, he said that the dam was weak.",
        {"David Holt", None},
    ),
    "Mr., not his sister": (
        "David Holt and his sister Clara Holt own the dam. “It leaks,” Mr. Holt said.",
        {"David Holt"},
    ),
}

MISREAD = {
    "“he” is given to who accused him": (
        "Tarn Moss accused Odo Holt of lying. “I never lied,” he said.",
        {"Odo Holt", None},
    ),
}


@pytest.mark.parametrize(("text", "name"), [pytest.param(*case, id=kind) for kind, case in FOLLOWED_BACK.items()])
def test_short_names_pronouns_and_descriptions_lead_back_to_their_speaker(text, name):
    assert last_speaker(text) == name


@pytest.mark.parametrize(("text", "names"), [pytest.param(*case, id=kind) for kind, case in NOT_ANOTHER.items()])
def test_nobody_is_given_the_words_of_another(text, names):
    assert last_speaker(text) in names


@pytest.mark.parametrize("text", [pytest.param(text, id=kind) for kind, text in NOT_GUESSED.items()])
def test_nobody_is_named_where_it_is_not_sure_who_speaks(text):
    assert last_speaker(text) is None


def test_a_last_name_that_two_people_share_is_not_given_to_either():
    name = last_speaker("Clara Holt and David Holt own the mill. Holt said that it would close.")
    assert name in {"Holt", None}


def test_mr_and_mrs_of_one_last_name_are_not_one_speaker():
    said = "Peter Stone and Laura Stone own the mill. “It will close,” Mr. Stone said."
    assert last_speaker(said) in {"Peter Stone", "Mr. Stone", None}
    assert last_speaker(f"{said} “It will not,” Mrs. Stone said.") in {"Laura Stone", "Mrs. Stone", None}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“It leaks,” said Clara Moss, a driver who lives in Ellery.", "Clara Moss", "a driver"),
        ("“It leaks,” said Clara Moss, 52, a teacher from Ellery.", "Clara Moss", "a teacher from Ellery"),
        ("“It leaks,” said county inspector Clara Moss.", "Clara Moss", "county inspector"),
        ("President Clara Moss said that the dam was weak.", "Clara Moss", "President"),
        ("David Holt’s sister Clara Moss said that the dam was weak.", "Clara Moss", "David Holt’s sister"),
        ("Clara Moss, a driver, came. Moss said that the dam was weak.", "Clara Moss", "a driver"),
        ("Clara Moss said that the dam was weak.", "Clara Moss", None),
    ],
)
def test_a_role_comes_from_the_words_beside_the_name(text, name, role):
    assert speakers(text) == [Speaker(name, role, named=True)]


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (
            "The dam is weak, said an official who spoke on condition of anonymity because she may not talk.",
            "an official",
            "because she may not talk",
        ),
        (
            "An official, who asked not to be named because the talks were private, said the dam was weak.",
            "an official",
            "because the talks were private",
        ),
        (
            "An official, speaking on condition of anonymity for fear of losing her job, said that the dam was weak.",
            "an official",
            "for fear of losing her job",
        ),
        (
            "“It leaks,” said an engineer whose name was withheld by the company.",
            "an engineer",
            "name was withheld by the company",
        ),
        (
            "An official who was not authorized to speak publicly said that the dam was weak.",
            "an official",
            "not authorized to speak publicly",
        ),
        (
            "An official, who spoke anonymously because talks go on, said that the dam was weak.",
            "an official",
            "because talks go on",
        ),
        (
            "“It leaks,” said an engineer who spoke on condition of anonymity under the rules of the company.",
            "an engineer",
            "under the rules of the company",
        ),
        (
            "According to two engineers who asked not to be named because talks go on, the dam was weak.",
            "two engineers",
            "because talks go on",
        ),
        ("“It leaks,” said an engineer.", "an engineer", None),
    ],
)
def test_a_speaker_without_a_name_keeps_the_reason_given(text, name, reason):
    assert speakers(text) == [Speaker(name, None, named=False, anonymity_reason=reason)]


def test_a_reason_in_a_clause_of_its_own_ends_with_it():
    text = "A banker, who asked not to be named because the talks are private, denied that the loan was called in."
    (speaker,) = speakers(text)
    assert speaker.anonymity_reason == "because the talks are private"


def test_a_reason_for_anonymity_is_not_given_to_a_named_speaker():
    text = (
        "Clara Moss said the dam was weak. An official, who asked not to be named because talks go on, said it was not."
    )
    moss, official = speakers(text)
    assert moss == Speaker("Clara Moss")
    assert official is not None
    assert official.anonymity_reason == "because talks go on"


def test_a_reason_for_anonymity_is_the_nearest_sources():
    text = (
        "Residents said the dam was weak, and an official, who asked not to be named because talks go on, said so too."
    )
    assert heard(text, "Residents") == Speaker("residents", named=False)
    official = Speaker("an official", named=False, anonymity_reason="because talks go on")
    assert heard(text, "official") == official


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police said on Tuesday that the dam was weak.", "police"),
        (
            "Local residents of Ellery described the ferry as a ‘second chance’ for their town.",
            "local residents of Ellery",
        ),
        ("A source close to the council said that the dam was weak.", "a source close to the council"),
        ("A spokesman for David Holt said that the dam was weak.", "a spokesman for David Holt"),
        ("David Holt’s lawyer said that the dam was weak.", "David Holt’s lawyer"),
        ("Critics, however, argue that the dam is weak.", "critics"),
    ],
)
def test_a_speaker_without_a_name_is_called_as_the_article_calls_them(text, name):
    assert speakers(text) == [Speaker(name, None, named=False)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason), id=reason)
        for reason, case in MISREAD.items()
    ],
)
def test_speakers_read_wrongly_today(text, names):
    assert last_speaker(text) in names
