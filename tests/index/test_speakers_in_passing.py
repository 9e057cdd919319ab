"""Who speaks where others are named in passing: in brackets, credits, headings, beside him, within what he says."""

from __future__ import annotations

import pytest
from test_speakers import last_speaker

PASSING = {
    "a name with a sign": ("A$AP Rocky came. Rocky said that he was glad.", "A$AP Rocky"),
    "not the clause before": (
        "The shift comes particularly as more convention attendees question the impact of travel.",
        "more convention attendees",
    ),
    "one who is founder and CEO": (
        "Avelo founder and CEO Andrew Levy, a former executive with Tarnair, said summer bookings are strong.",
        "Andrew Levy",
    ),
    "two bodies, one with its kind": (
        "NASA and Russian space agency Roscosmos later determined that it leaks.",
        "NASA and Roscosmos",
    ),
    "no town of a resident": ("The Oxford, Mississippi, resident said it leaks.", "the Oxford, Mississippi, resident"),
    "a captain, not his department": (
        "“It leaks,” said Asbury Park Fire Department Capt. Joseph Mirachi to the Press.",
        "Joseph Mirachi",
    ),
    "whose decision it is": (
        "It was spooked by Prime Minister Liz Truss’ decision last week to unveil cuts. Truss insisted that it leaks.",
        "Liz Truss",
    ),
    "both, the first taken for a cry": (
        "Prime Minister Liz Truss met Kwasi Kwarteng. Truss and Kwarteng had rejected its offer to provide a draft.",
        "Liz Truss and Kwasi Kwarteng",
    ),
    "an expert with a hyphen": (
        "Mohamed El-Erian, bond market expert and adviser to Holt Media, said that it was weak.",
        "Mohamed El-Erian",
    ),
    "who presides over a body for something": (
        "“It is why,” said Center for Christian Virtue President Aaron Baer.",
        "Aaron Baer",
    ),
    "whom her sentence is about, not whom it mentions": (
        "They booed when Clinton talked about it. Mary Davis sat sternly next to her husband, as Clinton said Trump’s "
        "abortion comments were “scare tactics.” “I’m very glad they support him,” she said.",
        "Mary Davis",
    ),
    "not who took a picture for two": (
        "Peter Holt came. He called it a habit. Fans mark their bills with a stamp. Ken Ruinard/The Greenville News/"
        "USA Today Network\n\nHe said that it was weak.",
        "Peter Holt",
    ),
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


@pytest.mark.parametrize(("text", "name"), PASSING.values(), ids=PASSING.keys())
def test_who_is_named_in_passing_does_not_speak(text: str, name: str | None) -> None:
    assert last_speaker(text) == name
