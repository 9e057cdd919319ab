"""What is reported: from its subject on, to where the reporter goes on in his own words; titles are nobody's words."""

from __future__ import annotations

import pytest
from test_claims import readings

from index.article import Span
from index.claims.clauses import in_clause
from index.claims.content import tidy
from index.claims.found import Found
from index.claims.frames import build_frames
from index.quotes import find_quotations
from index.sentences import split_sentences

REPORTED = {
    "not what the speaker does next": (
        "Officials vowed to deliver justice, with the chief of police calling the 28-year-old a “peaceful” man and "
        "urging any witnesses to come forward.",
        "the chief of police",
        "the 28-year-old a “peaceful” man",
    ),
    "not what came of it": (
        "Mayor Clara Moss’s voiced sympathy for the demands of the drivers didn’t end the strike.",
        "Clara Moss",
        "the demands of the drivers",
    ),
    "a thing that is called for": (
        "The town gathered to hear what Mayor Clara Moss called for: new pumps, a higher dam and more guards.",
        "Clara Moss",
        "new pumps, a higher dam and more guards",
    ),
    "not that nobody could verify it": (
        "Reports in state media alleged that the army had begun to leave the city, but the Ledger could not "
        "independently verify those claims.",
        None,
        "that the army had begun to leave the city",
    ),
    "without the it that stands for it": (
        "It was claimed by Holt that the bridge had been sold. It was said that the mayor knew.",
        None,
        "that the mayor knew",
    ),
    "without the words before the speaker, when he quotes a statement after a colon": (
        "The dam may break by May, engineers often say: “So far from the sea, so close to the river.”",
        "engineers",
        "“So far from the sea, so close to the river.”",
    ),
    "without who else the speaker is": (
        "His opposite number, Luis Ferro, disagreed: “Luck has nothing to do with it.”",
        None,
        "“Luck has nothing to do with it.”",
    ),
    "with what stands before the cue, when a quotation follows": (
        "The limit is low, Talbott said. “We support a threshold that ties into regular businesses.”",
        "Talbott",
        "The limit is low … “We support a threshold that ties into regular businesses.”",
    ),
}


@pytest.mark.parametrize(("text", "name", "content"), REPORTED.values(), ids=REPORTED.keys())
def test_a_claim_is_the_whole_clause_and_no_more(text: str, name: str | None, content: str) -> None:
    assert content in [each.content for each in readings(text) if name is None or each.speaker == name]


def test_a_clause_begins_with_its_subject() -> None:
    text = "Robert Cole, a driver, has been taken into custody, authorities said on Monday."
    quotations = find_quotations(text)
    frames = build_frames(text, split_sentences(text, quotations), quotations)
    source, cue, content = (
        Span(text.index(words), text.index(words) + len(words))
        for words in ("authorities", "said", "has been taken into custody")
    )
    found = Found(source, cue, (content,), None)
    (whole,) = in_clause(text, frames, quotations, found).content
    assert whole.of(text) == "Robert Cole, a driver, has been taken into custody"


def test_a_clause_takes_no_other_attribution_along() -> None:
    text = "She wrote twice. The interview, she said, was given to state media, as the article stated."
    assert not any("she said" in each.content for each in readings(text))


def test_what_another_did_is_not_what_was_called_for() -> None:
    text = (
        "A special session is what Governor Clara Moss called for: Bill Holt, a fellow Republican, increased the age "
        "to 21 in March."
    )
    assert not any("increased" in each.content for each in readings(text))


def test_what_only_points_back_is_no_claim() -> None:
    assert readings("Trump may not be as rich as he says he is.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“We need to step away from it,” Holt said on CNN's “State of the Union.”",
        "Holt told us that the mill would close.\n\n“A Night at the Old Mill.”\n\nThe show opens in June.",
        "Clara Moss said on the program, “Night Over Tarn.”",
        "Sets shut down include films such as “Mission: Night Train Part Two.”",
    ],
)
def test_a_title_is_nobodys_claim(text: str) -> None:
    assert not any("Union" in each.content or "Night" in each.content for each in readings(text))


def test_pieces_of_a_content_that_overlap_are_one() -> None:
    """A sentence of a quotation that goes on over several, and the whole quotation."""
    text = "“The mill leaks. The dam leaks,” Moss said."
    assert tidy(text, [Span(0, 16), Span(0, 32)], {32}) == (Span(0, 32),)
    assert tidy(text, [Span(1, 16), Span(17, 30)]) == (Span(1, 15), Span(17, 30))
