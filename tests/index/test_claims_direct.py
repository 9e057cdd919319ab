"""Quotations and who is said to speak them: each text with the claims that a careful reader finds in it."""

from __future__ import annotations

import pytest
from test_claims import Reading, readings


def direct(speaker: str | None, cue: str, content: str, relayed_by: str | None = None) -> Reading:
    return Reading(speaker, cue, content, "direct", relayed_by)


def misread(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


MOSS = direct("Clara Moss", "said", "“The dam is weak,”")
MOSS_GOES_ON = direct("Clara Moss", "said", "“The dam is weak,” … “It leaks.”")

ONE_SENTENCE = {
    "X said, after": ("“The dam is weak,” Clara Moss said.", MOSS),
    "said X": ("“The dam is weak,” said Clara Moss.", MOSS),
    "said X, the comma outside": (
        "“The dam is weak”, said Clara Moss.",
        direct("Clara Moss", "said", "“The dam is weak”"),
    ),
    "said X, who …": ("“The dam is weak,” said Clara Moss, who inspects dams for the county.", MOSS),
    "said X, a role who …": ("“The dam is weak,” said Clara Moss, a 52-year-old driver who lives in Ellery.", MOSS),
    "said role X": ("“The dam is weak,” said county inspector Clara Moss.", MOSS),
    "X, a role, told Y, a role": (
        "“The dam is weak,” Clara Moss, a driver, told David Holt, a teacher.",
        direct("Clara Moss", "told", "“The dam is weak,”"),
    ),
    "X said:": ("Clara Moss said: “The dam is weak.”", direct("Clara Moss", "said:", "“The dam is weak.”")),
    "X told Y:": ("Clara Moss told David Holt: “You lied.”", direct("Clara Moss", "told", "“You lied.”")),
    "X, speaking after Y, said:": (
        "Clara Moss, speaking after David Holt, said: “It leaks.”",
        direct("Clara Moss", "said:", "“It leaks.”"),
    ),
    "colon label": ("David Holt: “The dam is weak.”", direct("David Holt", ":", "“The dam is weak.”")),
    "one word": ("“Brilliant,” Clara Moss said.", direct("Clara Moss", "said", "“Brilliant,”")),
    "a question, inverted": ("“Who won?” asked Clara Moss.", direct("Clara Moss", "asked", "“Who won?”")),
    "several sentences": (
        "“The dam is weak. It leaks. It will break,” Clara Moss said.",
        direct("Clara Moss", "said", "“The dam is weak. It leaks. It will break,”"),
    ),
    "single marks and apostrophes": (
        "‘We don’t trust the engineers’ figures,’ Clara Moss said.",
        direct("Clara Moss", "said", "‘We don’t trust the engineers’ figures,’"),
    ),
    "straight marks": ('"The dam is weak," Clara Moss said.', direct("Clara Moss", "said", '"The dam is weak,"')),
    "angled marks": ("«The dam is weak,» Clara Moss said.", direct("Clara Moss", "said", "«The dam is weak,»")),
    "a quotation inside it": (
        "“My father said, ‘Never trust the river,’ and he was right,” Clara Moss said.",
        direct("Clara Moss", "said", "“My father said, ‘Never trust the river,’ and he was right,”"),
    ),
    "in a statement": (
        "“The dam is weak,” the council said in a statement.",
        direct("the council", "said in a statement", "“The dam is weak,”"),
    ),
    "according to, after": (
        "“The dam is weak,” according to Clara Moss.",
        direct("Clara Moss", "according to", "“The dam is weak,”"),
    ),
    "according to, before": (
        "According to Clara Moss, “the dam is weak and nobody cares.”",
        direct("Clara Moss", "According to", "“the dam is weak and nobody cares.”"),
    ),
    "a question, X asked": (
        "“Who won?” Clara Moss asked.",
        direct("Clara Moss", "asked", "“Who won?”"),
    ),
    "an exclamation, X shouted": (
        "“We won!” Clara Moss shouted.",
        direct("Clara Moss", "shouted", "“We won!”"),
    ),
    "colon label, an uncommon name": (
        "Ilse Varga: “The dam is weak.”",
        direct("Ilse Varga", ":", "“The dam is weak.”"),
    ),
}

GOING_ON = {
    "in the same sentence": (
        "“The dam is weak,” Clara Moss said, “and nobody cares.”",
        direct("Clara Moss", "said", "“The dam is weak,” … “and nobody cares.”"),
    ),
    "in the next sentence": ("“The dam is weak,” Clara Moss said. “It leaks.”", MOSS_GOES_ON),
    "in the next sentence, single marks": (
        "‘The dam is weak,’ Clara Moss said. ‘It leaks.’",
        direct("Clara Moss", "said", "‘The dam is weak,’ … ‘It leaks.’"),
    ),
    "in the next paragraph, the mark opened again": (
        "“The dam is weak,” Clara Moss said. “It leaks.\n\n“Nobody cares.”",
        direct("Clara Moss", "said", "“The dam is weak,” … “It leaks. … “Nobody cares.”"),
    ),
    "after words of the speaker’s own": (
        "David Holt said the dam was weak. “It leaks,” he said. “Nobody cares.”",
        Reading("David Holt", "said", "the dam was weak"),
        direct("David Holt", "said", "“It leaks,” … “Nobody cares.”"),
    ),
    "until another speaker speaks": (
        "“The dam is weak,” Clara Moss said. “It leaks.” “Nobody cares,” said David Holt.",
        MOSS_GOES_ON,
        direct("David Holt", "said", "“Nobody cares,”"),
    ),
    "not when the next one is another’s": (
        "“The dam is weak,” Clara Moss said. “It leaks,” David Holt said.",
        MOSS,
        direct("David Holt", "said", "“It leaks,”"),
    ),
    "in the next paragraph, after a colon that announces it": (
        "Clara Moss said this:\n\n“The dam is weak. It leaks.”",
        direct("Clara Moss", "said this:", "“The dam is weak. It leaks.”"),
    ),
    "in the same sentence, around “according to”": (
        "“The dam is weak,” according to Clara Moss, “and it leaks.”",
        direct("Clara Moss", "according to", "“The dam is weak,” … “and it leaks.”"),
    ),
}

RELAYED = {
    "X told Y, according to Z": (
        "“The dam is weak,” Clara Moss told the council, according to David Holt.",
        direct("Clara Moss", "told", "“The dam is weak,”", relayed_by="David Holt"),
    ),
    "Z quoted X as saying": (
        "The Ellery Courier quoted Clara Moss as saying, “The dam is weak.”",
        direct("Clara Moss", "as saying", "“The dam is weak.”", relayed_by="The Ellery Courier"),
    ),
    "told an outlet, which relays nothing": (
        "“The dam is weak,” David Holt told the Ellery Courier.",
        direct("David Holt", "told", "“The dam is weak,”"),
    ),
    "the article quotes X:": (
        "The article quotes Clara Moss: “The dam is weak.”",
        direct("Clara Moss", ":", "“The dam is weak.”", relayed_by="the article"),
    ),
}

NOBODY_SAID = {
    "a quotation alone": "Snow fell. “Nobody will ever come back.” It rained.",
    "a quotation beside a smile": "Clara Moss and David Holt came in. “Never again.” Snow fell.",
    "painted words": "“We will never come back.” The words were on the door.",
}

NO_CLAIM = {
    "scare quotes": "The “experts” closed the so-called “safe” dam.",
    "single scare quotes": "The ‘experts’ closed the so-called ‘safe’ dam.",
    "a song": "The choir sang “The Long Road Home” in the mill on Monday.",
    "a book": "His novel “The Salt Mill” was published in May.",
    "a book that somebody wrote": "Clara Moss wrote “The Weak Dam”.",
    "a book that somebody read": "Clara Moss read “The Weak Dam”, a novel, to the children.",
    "a word": "The word “dam” is short.",
    "no report at all": "Clara Moss walked to the dam on Monday. Snow fell.",
}


def table(cases: dict[str, tuple]) -> list:
    return [pytest.param(text, list(expected), id=name) for name, (text, *expected) in cases.items()]


@pytest.mark.parametrize(("text", "expected"), table(ONE_SENTENCE))
def test_a_quotation_belongs_to_who_its_sentence_says(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(GOING_ON))
def test_a_speaker_goes_on(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(RELAYED))
def test_a_quotation_heard_through_somebody_else_names_both(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NOBODY_SAID.items()])
def test_a_quotation_that_nobody_is_said_to_speak_has_no_speaker(text):
    assert [reading.speaker for reading in readings(text) if reading.speaker] == []


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_CLAIM.items()])
def test_quote_marks_alone_make_no_claim(text):
    assert readings(text) == []


SIGNED_AND_JOINED = {
    "a name after a dash": (
        "“The dam is weak and nobody cares.” — Clara Moss, driver",
        direct("Clara Moss", "—", "“The dam is weak and nobody cares.”"),
    ),
    "a name after a dash, in the next line": (
        "“The dam is weak. I have seen it.”\n\n- Clara Moss\n\n“Nobody cares.”\n\n- David Holt, a reader",
        direct("Clara Moss", "-", "“The dam is weak. I have seen it.”"),
        direct("David Holt", "-", "“Nobody cares.”"),
    ),
    "two quotations joined by a semicolon": (
        "“Snow fell,” Clara Moss said; “nobody came,” David Holt said.",
        direct("Clara Moss", "said", "“Snow fell,”"),
        direct("David Holt", "said", "“nobody came,”"),
    ),
    "a title in a report": (
        "The film “He Said No” opens on Friday, Clara Moss said.",
        Reading("Clara Moss", "said", "The film “He Said No” opens on Friday", "mixed"),
    ),
    "a title before a comma": ("“He Said No,” a film by Clara Moss, opens on Friday.",),
}

MISREAD = {
    "a colon after a verb that is no cue is not read": (
        "David Holt disagreed: “The dam is strong.”",
        direct("David Holt", "disagreed", "“The dam is strong.”"),
    ),
    "a song before “said to be” is taken for a statement": (
        "“Salt and Snow,” said to be her best song, was sung by Clara Moss.",
    ),
    "“asked about” becomes a claim of nobody": (
        "Asked about the dam by David Holt, Clara Moss said: “It leaks.”",
        direct("Clara Moss", "said:", "“It leaks.”"),
    ),
    "a quotation without a cue is given to the last speaker across the article’s own words": (
        "“The dam is weak,” Clara Moss said. Snow fell. “Nobody will ever come back.”",
        MOSS,
    ),
}


@pytest.mark.parametrize(("text", "expected"), table(SIGNED_AND_JOINED))
def test_signatures_and_titles_are_read(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, list(expected), marks=misread(reason), id=reason)
        for reason, (text, *expected) in MISREAD.items()
    ],
)
def test_quotations_read_wrongly_today(text, expected):
    assert readings(text) == expected
