"""Reports that end their sentence and that the network passes over."""

from __future__ import annotations

import pytest
from test_claims import readings

from index.claims.ending import with_endings
from index.claims.frames import build_frames
from index.quotes import find_quotations
from index.sentences import split_sentences

ENDING = {
    "a source after what was done to others": (
        "The families of the team have been threatened with prison if the players fail to “behave” ahead of the match "
        "on Tuesday, a source involved in the security of the games said.",
        "a source involved in the security of the games",
    ),
    "with where it was said": ("The dam is old and weak, officials said in a statement.", "officials"),
    "none, where nothing is stated": ("On Monday, officials said in a statement.", None),
    "none, where more is reported after": ("The dam is old, officials said, and it leaks.", None),
    "none of a thing": ("The dam is old and weak, the sign said.", None),
}


@pytest.mark.parametrize(("text", "source"), ENDING.values(), ids=ENDING.keys())
def test_a_report_at_the_end_of_a_sentence_is_found(text: str, source: str | None) -> None:
    quotations = find_quotations(text)
    frames = build_frames(text, split_sentences(text, quotations), quotations)
    found = with_endings(frames, [])
    assert [one.source.of(text) for one in found if one.source is not None] == ([source] if source else [])


def test_a_report_is_found_once() -> None:
    text = "The dam is old and weak, officials said in a statement."
    assert [(each.speaker, each.content) for each in readings(text)] == [("officials", "The dam is old and weak")]
