"""Quotations far from any cue: not the next speaker's, not the last one's, but whose they go on with."""

from __future__ import annotations

import re

import pytest
from test_claims import readings

from index import Span
from index.claims.found import Found
from index.claims.frames import build_frames
from index.claims.strays import without_strays
from index.quotes import find_quotations
from index.sentences import split_sentences

FAR = {
    "before the words of the next paragraph": (
        "Ferro called her a master. “She showed that often.”\n\nThe firm was large, Varga said, until May.",
        "Varga said",
        "“She showed that often.”",
    ),
    "a name that the next paragraph sets in marks": (
        "According to Holt, the ferry will sail.\n\nThe ‘wee boat’, as it is known on the island, has run since May.",
        "According to Holt",
        "‘wee boat’",
    ),
    "in a heading before": (
        "Such trials are rare.\n\nPro: an end to “mercy killings”\n\nHolt said that it was wrong.",
        "Holt said",
        "“mercy killings”",
    ),
    "in a heading after": (
        "The office counts 94 cases in Tarn, Holt said.\n\nMoving “as fast as we can”\n\nRain fell.",
        "Holt said",
        "“as fast as we can”",
    ),
    "after another's sentence": (
        "“We must step away,” Holt said on Sunday.\n\nOn Monday, Varga named anger. “The young are tired of it.”",
        "Holt said on",
        "“The young are tired of it.”",
    ),
    "after another's sentence in the same paragraph": (
        "“We must step away,” Holt said. Ilse Varga named anger. “The young are tired of it.”",
        "Holt said",
        "“The young are tired of it.”",
    ),
    "after another paragraph's words of nobody": (
        "“We must step away,” Holt said.\n\nIt rained all week. “The young are tired of it.”",
        "Holt said",
        "“The young are tired of it.”",
    ),
}


@pytest.mark.parametrize(("text", "named", "quoted"), FAR.values(), ids=FAR.keys())
def test_a_quotation_is_not_tied_across_the_words_of_others(text: str, named: str, quoted: str) -> None:
    assert kept(text, named, quoted) == []


NEAR = {
    "right before": ("“It leaks.” Nobody mends it, Holt said.", "Holt said", "“It leaks.”", False),
    "right before, but for one word": ("“It leaks.” Yes, Holt said.", "Holt said", "“It leaks.”", True),
    "right after": ("Holt said no on Sunday. “It leaks.”", "Holt said", "“It leaks.”", True),
    "after what he did": ("“It is weak,” Holt said. He pointed at it. “It leaks.”", "Holt said", "“It leaks.”", True),
}


@pytest.mark.parametrize(("text", "named", "quoted", "stays"), NEAR.values(), ids=NEAR.keys())
def test_a_quotation_stays_tied_across_nobodys_words(text: str, named: str, quoted: str, stays: bool) -> None:
    assert (kept(text, named, quoted) == [quoted]) is stays


def test_who_quotes_after_a_colon_says_nothing_before_it() -> None:
    assert kept("“It leaks.” Holt said: “It is weak.”", "Holt said", "“It leaks.”", "“It is weak.”") == [
        "“It is weak.”"
    ]


def kept(text: str, named: str, *quoted: str) -> list[str]:
    """Return what stays of ``quoted`` when it is tied to the name and verb that ``named`` begins with."""
    quotations = find_quotations(text)
    frames = build_frames(text, split_sentences(text, quotations), quotations)
    name, verb = (re.search(rf"\b{word}\b", text[text.index(named) :]) for word in named.split()[:2])
    assert name is not None
    assert verb is not None
    begin = text.index(named)
    source, cue = Span(begin + name.start(), begin + name.end()), Span(begin + verb.start(), begin + verb.end())
    content = tuple(Span(text.index(words), text.index(words) + len(words)) for words in quoted)
    found = Found(source, cue, content, None)
    return [span.of(text) for span in without_strays(frames, quotations, found).content]


def test_what_a_heading_reports_is_not_in_the_paragraph_below() -> None:
    text = (
        "Democrats demand action, conservatives celebrate\n\nDemocrats were quick to react to the report, with many "
        "senators zeroing in on the filibuster."
    )
    assert not any("were quick" in each.content for each in readings(text))


THEIRS = {
    "who named something in the sentence before": (
        "“We need to step away from it,” Holt said on Sunday.\n\nOn Monday, Sen. Ilse Varga, who lost to Moss, named "
        "anger as one of the reasons. “The young are sick and tired of it.”",
        "The young",
        "Ilse Varga",
    ),
    "whose own sentence says so, not of the line above": (
        "Sen. Ugo Holt came.\n\nPolitics live: Minimum wage unlikely to be in COVID relief bill, Varga says\n\n“The "
        "budget the Senate passed today puts us on a path to finally raise the wage,” Holt tweeted Friday.",
        "The budget",
        "Ugo Holt",
    ),
    "whose last paragraph says so": (
        "Opening the session, Mayor Ilse Varga rose to speak.\n\n“Friends, we have lost the vote.\n\n“We have not lost "
        "the country.\n\n“We shall be back,” Varga said.\n\nDaniel Holt did not applaud. “I heard nothing,” he said.",
        "Friends",
        "Ilse Varga",
    ),
}


@pytest.mark.parametrize(("text", "words", "name"), THEIRS.values(), ids=THEIRS.keys())
def test_a_quotation_without_a_cue_goes_on_with_the_one_before(text: str, words: str, name: str) -> None:
    assert [each.speaker for each in readings(text) if words in each.content] == [name]
