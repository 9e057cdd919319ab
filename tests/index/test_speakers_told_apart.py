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
LAST = {
    "a body with its initials after it": (
        "Human Rights Watch (HRW) said Tarnian forces had left.",
        "Human Rights Watch",
    ),
    "a team of a town with two words": ("Los Angeles Rams said that the dam was weak.", "Los Angeles Rams"),
    "not what stands before and": (
        "She made a name for herself as a proponent of limiting government mandates amid the pandemic and Republican "
        "congressional leaders praised her handling of Covid-19.",
        "Republican congressional leaders",
    ),
    "not what they offered": (
        "However, it would not reinstate members – an amendment conservative senators unsuccessfully offered.",
        "conservative senators",
    ),
    "one who is now a cook": (
        "“They are good people,” said Jarrah, 47, originally from Tarn and now a restaurant owner.",
        "Jarrah",
    ),
    "one who is also an author of the study": (
        "“It’s very surprising,” said Joanne Wu, a physicist at the University of California, Berkeley, and a coauthor "
        "of the new Geophysical Research Letters study.",
        "Joanne Wu",
    ),
    "nothing before a hyphen": (
        "The four-time major champion and two-time Wanamaker Trophy winner says that it's been nearly 8 years.",
        "the four-time major champion",
    ),
    "no prize": ("Mia Holt won best actress. “Dreams do come true,” the actress said.", "the actress"),
    "who is named before the link to another article": (
        "Jose Herrera was not so delighted. On Monday, he called it a loss.\n\nNew royal photos:Prince William, "
        "Duchess Kate share photos of their family with Sir David Attenborough\n\n“Some of it may come back,” he "
        "said.",
        "Jose Herrera",
    ),
    "nobody after a name that two bear": (
        "Tom Porter knew Ugo Porter. "
        + "It rained in Tarn. " * 13
        + "David Holt came with a map. Porter knew the way. “It leaks,” he said.",
        None,
    ),
    "nobody where a mayor of the name may be another": (
        "Cecilia Williams organized the event for her sister Clara Wallace, who was hurt in a fire at her home.\n\n"
        "“Some boys just came. Mayor Williams, help!” she said.",
        None,
    ),
    "who tells another": (
        "Donald Trump met Mike Pence.\n\nTrump to Pence: ‘You’re too honest’\n\nIt rained.",
        "Donald Trump",
    ),
    "not whose song it is": (
        "Ugo Holt stopped.\n\nIn July he released a song, Stephen Foster's “Hard Times Come Again No More,” and "
        "indicated Friday that his retiring from the stage doesn't mean he'll go away.",
        None,
    ),
    "whose name begins with the family's": ("Ban Ki-moon came. Ban said that the dam was weak.", "Ban Ki-moon"),
    "not the writer of that name": (
        "Hyung-jin Kim\n\nThe leader Kim Jong Un came to Tarn. It rained. Kim said that the dam was weak.",
        "Kim Jong Un",
    ),
    "not the secretary, for an official far above": (
        "A defense official said that it flew. "
        + "It rained in Tarn. " * 13
        + "Defense Secretary Ugo Holt came. Tests were done, the defense official said.",
        "the defense official",
    ),
    "not the refugees": (
        "The UN High Commissioner for Refugees (UNHCR) answered. The UNHCR said that it was weak.",
        "UNHCR",
    ),
    "not who gave the picture": (
        "The store will open. Greg Montijo/Courtesy Amazon\n\nAmazon (AMZN) said that it was weak.",
        "Amazon",
    ),
    "not the next sentence's words": (
        "“There will be even more belligerence” over Gibraltar, said the FT. For Vox, “Gibraltar is visceral”.",
        "the FT",
    ),
    "nothing without its end": ("“It leaks,” the letter to Senate leadership read.", "the letter"),
    "no second name for the first": ("Al Kapone (aka Alphonzo Bailey), Holt's friend, called it weak.", "Al Kapone"),
    "what the producer is too": (
        "It was made by producer Drumma Boy. In a statement the producer and fellow native said, “It leaks.”",
        "Drumma Boy",
    ),
    "the member of both towns": ("Tiverton and Honiton MP Neil Parish said that it leaks.", "Neil Parish"),
    "a name of three words, the first without a label": (
        "It was prompted by Tory MP Imran Ahmad Khan’s resignation after his conviction. He said so.",
        "Imran Ahmad Khan",
    ),
    "a first name that is a verb": ("“It leaks,” wrote Will Dunn at The New Statesman.", "Will Dunn"),
    "no service as he": ("The U.S. Forest Service will award grants to plant trees that he says will grow.", None),
    "elections of two parts": (
        "Two forthcoming by-elections promise to be the next tests of the mayor’s popularity.",
        "by-elections",
    ),
    "not the lower court": (
        "But on Monday the U.S. Fifth Circuit Court of Appeals stayed the lower court’s order until it ruled on the "
        "county’s motion. The court was to examine whether the lower court’s injunction complies with the law. The "
        "court said it was too early.",
        "Fifth Circuit Court of Appeals",
    ),
    "not who is not meant, for a namesake in his words": (
        "Mayor Clara Gallego planned it. Joe Holt liked it. Senator Ugo Gallego said Holt's steps are good, but not "
        "enough. “For months, Mayor Gallego and I have asked for it,” he said.",
        "Ugo Gallego",
    ),
    "the body, not the pronoun": (
        "Cases rose, the World Health Organization reported. Outbreaks go on. WHO said that the data is provisional.",
        "the World Health Organization",
    ),
    "no score of a match": (
        "The team was beaten Liverpool 1-0 by Madrid. Liverpool said it has collected testimonies.",
        "Liverpool",
    ),
    "a name without the bracket after it": (
        "The National Council of Aging (NCOA) said little. In February, the benefit was small, NCOA said.",
        "The National Council of Aging",
    ),
    "who tells it, of whom no more is known": (
        "Ravi Srivastav told the agency that it was slow. Another eyewitness said she felt the earth shaking as the "
        "buildings came down. “The impact was strong,” she told the agency.",
        "another eyewitness",
    ),
    "not the other ones": (
        "Albert Sellers and the other researchers looked for bones. The researchers hope to return to the site.",
        "the researchers",
    ),
    "not who took the picture": (
        "Marco Garcia/AP Hawaii Gov. David Igor signed a proclamation. “There is less lava,” he added.",
        "David Igor",
    ),
}


CASES = {**APART, **WORDED, **LAST}


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
