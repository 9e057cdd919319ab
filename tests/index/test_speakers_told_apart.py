"""Who is not meant: another of the same name, the body before the last, a storm, what a speaker has seen."""

from __future__ import annotations

import pytest
from cast_parts import heard, who
from test_speakers import last_speaker, speakers

from index import Span
from index.claims.frames import build_frames
from index.claims.heads import head_of

APART = {
    "a company that the words are still about": (
        "The cable company Harlow Media also said on Wednesday that it would hire. China was silent. The raise will "
        "come in March, the company said.",
        "Harlow Media",
    ),
    "a company with its name beside it": (
        "Harlow Media announced that it would pay bonuses. Northgate Mutual, the bank from the north, also said it "
        "would raise wages. The raise will come in March, the company said. The cable company "
        "Harlow Media also said that it would hire.",
        "Harlow Media",
    ),
    "authors of another kind": (
        "Researchers looked at the blood of mice. “We were surprised,” wrote the study authors from Tarn. The "
        "editorial authors said that further research is needed.",
        "the editorial authors",
    ),
    "one of two with one last name, her first name unknown to the recogniser": (
        "Ana Friedman was uncertain of what Hurricane Isaac might bring. Some of the students stayed, she says. Jordan "
        "Friedman is a writer for the blog.",
        "Ana Friedman",
    ),
    "she, as unsure as in the sentence before": (
        "Clara Moss came early. Moss met Ines Vale and Anna Brandt. Moss was attacked in the street, she said. “It is "
        "weak,” she said.",
        None,
    ),
    "he, who may be named again in the article's words": (
        "Donald Crane fought for years. Crane has met Peter Stone. He claimed that it was weak, a claim that the board "
        "of Crane’s mills debunked.",
        None,
    ),
    "no person of a party's name": ("Alexandria Democrat came to the dam. She said that it leaks.", None),
    "nobody whom an aside names": (
        "Peter Stone was shouted at. The crowd grew. “It leaks,” he told reporters in the garden, referring to a wall "
        "that Mr. Stone had built, before Mr. Stone left.",
        None,
    ),
    "the mayor, not the former one": (
        "Clara Moss, a former mayor, met Mayor David Holt. The mayor said that the dam leaks.",
        "David Holt",
    ),
    "no storm": (
        "The students were uncertain of what damage Hurricane Isaac might bring. Isaac hit the coast on Tuesday. Some "
        "of the students stayed, he says.",
        None,
    ),
}
WORDED = {
    "an MP is no second speaker": (
        "But Kim Alder, the Labour MP who brought in the law, has rejected this argument.",
        "Kim Alder",
    ),
    "members by their names": (
        "Two House Democrats, Robert Garza of Ohio and Dan Holman of Maine, said that they would force a vote.",
        "Robert Garza and Dan Holman",
    ),
    "an office and what it is of": (
        "Director of National Intelligence Dan Coates told lawmakers that the dam is weak.",
        "Dan Coates",
    ),
    "members between dashes, not two of the three": (
        "Three House Republicans — Kat Carter of Florida, Kelly Armst of Dakota and Brian Fitz of Ohio — argued that "
        "the dam is weak.",
        "Republicans",
    ),
    "no town of a seat": (
        "Bill Pascrell came. Pascrell, D-Paterson, and Rep. Leonard Lance, R-Clinton, said that the dam is weak.",
        "Bill Pascrell and Leonard Lance",
    ),
    "three, the third with his office": (
        "Dan Gorman and Bob Hood came. Gorman, Hood and Texas Rep. Chip Roe said that the dam does not have the votes.",
        "Dan Gorman, Bob Hood and Chip Roe",
    ),
    "two and others, each by her last name": (
        "Bob Nader came. Anna Pelham came. Mr. Nader, Ms. Pelham, Mr. Holt and other leaders said that it was weak.",
        "Bob Nader, Anna Pelham, Holt and other leaders",
    ),
    "two without a word between": (
        "Singer Al Kapon, Alfonso Bailey described her death as a loss.",
        "Al Kapon and Alfonso Bailey",
    ),
    "nobody, where the list may be a body's": (
        "Centers of Health, Dams and Rivers spokesperson Kim Holt said that the dam was weak.",
        None,
    ),
    "one who heads it twice": (
        "Tarn Travel Association President and CEO Roger Dow said that the dam was weak.",
        "Roger Dow",
    ),
    "not only the last of two": (
        "The council and mayor Roger Dow said that the dam was weak.",
        "the council and Roger Dow",
    ),
    "marchers, not what they march through": (
        "Protesters marching through the streets chanted “What curfew?” and kept going until late.",
        "protesters",
    ),
    "without a colon": (
        "The dam is weak, according to The Old Farmers’ Almanac:\n\nJune 14: Strawberry moon",
        "The Old Farmers’ Almanac",
    ),
    "a word with a hyphen": ("The dam is weak, according to a new meta-analysis.", "a new meta-analysis"),
    "a share keeps its sign": ("Only 19% say that the dam is weak.", "only 19%"),
}
CASES = {**APART, **WORDED}


@pytest.mark.parametrize(("text", "name"), CASES.values(), ids=CASES.keys())
def test_the_last_words_are_nobody_elses(text: str, name: str | None) -> None:
    assert last_speaker(text) == name


def test_the_company_is_none_that_the_words_have_left() -> None:
    said = speakers(
        "Harlow Media announced on Wednesday that it would pay bonuses. Northgate Mutual, the bank from the north that "
        "was hurt by a scandal, also said it would raise wages. The pay raise will go into effect in March, the "
        "company said.\n\nThe cable company Harlow Media also said that it would hire."
    )
    names = [speaker.name for speaker in said if speaker is not None]
    assert names == ["Harlow Media", "Northgate Mutual", "the company", "Harlow Media"]


HEADS = {
    "not what it has seen": (
        "The paper, which has seen a leaked epilogue, said the new edition makes fresh claims.",
        "which has seen a leaked epilogue",
        "which",
    ),
    "not the week before it": (
        "In the talks with the council last week Ugo Moss conceded that it was weak.",
        "last week Ugo Moss",
        "Moss",
    ),
}


@pytest.mark.parametrize(("text", "source", "word"), HEADS.values(), ids=HEADS.keys())
def test_a_source_hangs_on_who_speaks(text: str, source: str, word: str) -> None:
    start = text.index(source)
    found = head_of(build_frames(text, [Span(0, len(text))], []), Span(start, start + len(source)))
    assert found is not None
    assert found[1].text == word


def test_whose_something_is_may_be_named_after_it() -> None:
    text = (
        "Bill Pascrell and Leonard Lance spoke. Lance left the conference after one question. In addition to his "
        "opposition to the Sports Act, which was expected, Pascrell, while in Newark on Monday, called for checks."
    )
    assert who(text, "his") == "Bill Pascrell"


def test_a_day_says_nothing() -> None:
    assert who("The group was founded in November 2021.", "2021") is None


def test_a_former_office_is_whole() -> None:
    speaker = heard("Then-Chancellor Anna Markel said it was weak.", "Markel")
    assert speaker is not None
    assert speaker.role == "then-Chancellor"
