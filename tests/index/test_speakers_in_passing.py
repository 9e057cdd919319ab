"""Who speaks where others are named in passing: in brackets, credits, headings, beside him, within what he says."""

from __future__ import annotations

import pytest
from test_speakers import last_speaker

PASSING = {
    "a name with a sign": ("A$AP Varga came. Varga said that he was glad.", "A$AP Varga"),
    "not the clause before": (
        "The shift comes particularly as more convention attendees question the impact of the fair.",
        "more convention attendees",
    ),
    "no fewer than as many as": ("As many as 40 residents said that the dam was weak.", "as many as 40 residents"),
    "one who is founder and CEO": (
        "Tarnair founder and CEO Andrew Holt, a former executive with Meridia, said summer bookings are strong.",
        "Andrew Holt",
    ),
    "two bodies, one with its kind": (
        "TARSA and Russian space agency Roscon later determined that a stone had damaged it.",
        "TARSA and Roscon",
    ),
    "a body and a day": ("Meridia and the agency Tuesday said that it leaks.", "Meridia and the agency"),
    "no town of a resident": ("The Oxford, Mississippi, resident said it leaks.", "the Oxford, Mississippi, resident"),
    "no country before residents": ("Across the Netherlands, residents said it leaks.", "residents"),
    "a captain, not his department": (
        "“It leaks,” said Port Aven Fire Department Capt. Joseph Holt to the Press.",
        "Joseph Holt",
    ),
    "whose decision it is": (
        "It was spooked by Prime Minister Liz Voss’ decision last week to unveil cuts. Voss insisted that it leaks.",
        "Liz Voss",
    ),
    "both, the first taken for a cry": (
        "Prime Minister Jo Truss met Kwasi Holt. Truss and Holt had rejected its offer to provide a draft.",
        "Jo Truss and Kwasi Holt",
    ),
    "an expert with a hyphen": (
        "Mohamed El-Moss, bond market expert and adviser to Holt Media, said that it was weak.",
        "Mohamed El-Moss",
    ),
    "who presides over a body for something": (
        "“It is why,” said Center for Tarnian Virtue President Aaron Holt.",
        "Aaron Holt",
    ),
    "whom her sentence is about, not whom it mentions": (
        "They booed when Clara Voss talked about it. Mary Holt sat sternly next to her husband, as Voss said the "
        "questions were “scare tactics.” “I’m very glad they came,” she said.",
        "Mary Holt",
    ),
    "not who took a picture for two": (
        "Peter Holt came. He called it a habit. Fans mark their bills with a stamp. Ken Varga/The Tarn News/"
        "USA Today Network\n\nHe said that it was weak.",
        "Peter Holt",
    ),
    "a body with its initials after it": (
        "Tarnian Rights Watch (TRW) said that the forces had left.",
        "Tarnian Rights Watch",
    ),
    "a team of a town with two words": ("Los Angeles Ravens said that the dam was weak.", "Los Angeles Ravens"),
    "not what stands before and": (
        "The governor has made a name for herself as a proponent of limiting government mandates amid the pandemic and "
        "Republican congressional leaders praised her work.",
        "Republican congressional leaders",
    ),
    "not what they offered": (
        "However, it would not help members – an amendment conservative senators unsuccessfully offered.",
        "conservative senators",
    ),
    "one who is now a cook": (
        "“It leaks,” said Varga, 47, originally from Tarn and now a restaurant owner.",
        "Varga",
    ),
    "one who is also an author of the study": (
        "“It leaks,” said Joanne Varga, a physicist at the University of Tarn, Berkeley, and a coauthor of the "
        "new study.",
        "Joanne Varga",
    ),
    "nothing before a hyphen": (
        "The four-time major champion and two-time Ellery Trophy winner says that it's been eight years.",
        "the four-time major champion",
    ),
    "no prize": ("Mia Holt won best actress. “Dreams do come true,” the actress said.", "the actress"),
    "who is named before the link to another article": (
        "Jose Holt was not so delighted. On Monday, he told The Times he will get the ball rolling.\n\nNew royal "
        "photos:Prince William, Duchess Kate share photos of their family with Sir David Moss\n\n“Some of it may come "
        "back,” he said.",
        "Jose Holt",
    ),
    "nobody after a name that two bear": (
        "Tom Porter knew Ugo Porter. "
        + "It rained in Tarn. " * 13
        + "David Holt came with a map. Porter knew the way. “It leaks,” he said.",
        None,
    ),
    "nobody where a mayor of the name may be another": (
        "Cecilia Varga organized the charity event for her sister Francine Wallace, who was seriously hurt in a fire "
        "at her home.\n\n“Some boys just came. Mayor Varga Help!” she told a reporter.",
        None,
    ),
    "not whose song it is": (
        "Ugo Holt stopped.\n\nIn July he released a song, Stephen Varga's “Rain Falls Upon the Mill,” and indicated "
        "Friday that his retiring from the stage doesn't mean he'll go away.",
        None,
    ),
    "whose name begins with the family's": (
        "The secretary general, Ban Jae-won, came. Mr. Ban said that the dam was weak.",
        "Ban Jae-won",
    ),
    "not whom he names by the family's name": ("Ban Jae-won came. “Ban must go,” he said.", None),
    "not the writer of that name": (
        "Jae-won Pak\n\nThe leader Pak Min Su came to Tarn. It rained. Pak said that the dam was weak.",
        "Pak Min Su",
    ),
    "not the secretary, for an official far above": (
        "A defense official said that it flew. "
        + "It rained in Tarn. " * 13
        + "Defense Secretary Ugo Holt came. Tests were done, the defense official said.",
        "the defense official",
    ),
    "not the refugees": (
        "The High Commissioner for Refugees (UNHCR) answered. The UNHCR said that it was weak.",
        "UNHCR",
    ),
    "not who gave the picture": (
        "The store will open. Greg Varga/Courtesy Meridia\n\nMeridia (MRD) said that it was weak.",
        "Meridia",
    ),
    "not the next sentence's words": (
        "“There will be even more trouble” over Ellery, said the FT. For Vox, “the harbour is dear”.",
        "the FT",
    ),
    "nothing without its end": ("“It leaks,” the letter to Senate leadership read.", "the letter"),
    "no second name for the first": ("Al Varga (aka Alphonzo Moss), Holt's friend, called it weak.", "Al Varga"),
    "what the producer is too": (
        "It was made by producer Drumma Varga. In a statement the producer and fellow native said, “It leaks.”",
        "Drumma Varga",
    ),
    "the member of both towns": (
        "Tiverton and Honiton MP Neil Holt quit soon after, admitting that he had watched it in Parliament.",
        "Neil Holt",
    ),
    "a name of three words, the first without a label": (
        "It was prompted by Tory MP Imran Ahmad Varga’s exit after his conviction. He said so.",
        "Imran Ahmad Varga",
    ),
    "a first name that is a verb": ("“It leaks,” wrote Will Dunn at The New Ledger.", "Will Dunn"),
    "no service as he": ("The Ellery Forest Service will award grants to plant trees that he says will grow.", None),
    "elections of two parts": ("Two forthcoming by-elections promise to be hard for the mayor.", "by-elections"),
    "not the lower court": (
        "But on Monday the U.S. Ninth Circuit Court of Appeals stayed the lower court’s order. The court was to look "
        "at whether the lower court’s ban holds. The court said it was too early.",
        "Ninth Circuit Court of Appeals",
    ),
    "not who is not meant, for a namesake in his words": (
        "Mayor Clara Varga planned it. Joe Holt liked it. Senator Ugo Varga said Holt's steps are good, but not "
        "enough. “For months, Mayor Varga and I asked for it,” he said.",
        "Ugo Varga",
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
