"""Parts for tests of the cast: who a word of a short article stands for, whatever claims are found in it."""

from __future__ import annotations

from index import Speaker
from index.claims.frames import build_frames
from index.claims.speakers import Cast
from index.quotes import find_quotations
from index.sentences import split_sentences


def heard(text: str, word: str) -> Speaker | None:
    """Return who the last ``word`` outside quotations stands for when it is a source."""
    quotations = find_quotations(text)
    frames = build_frames(text, split_sentences(text, quotations), quotations)
    places = [
        (frame, token)
        for frame in frames
        for token in frame.doc
        if token.text == word and frame.quotation_of(token) is None
    ]
    assert places, f"{word!r} is not a word of the article"
    return Cast(frames).speaker(*places[-1])


def who(text: str, word: str) -> str | None:
    """Return the name of whom the last ``word`` outside quotations stands for."""
    speaker = heard(text, word)
    return speaker.name if speaker is not None else None
