"""The parser does not keep the words of a whole archive in memory."""

from __future__ import annotations

import pytest

from index.claims import parser


def test_the_parser_is_loaded_anew_once_it_holds_very_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    before = parser.pipeline()
    assert parser.pipeline() is before
    doc = before("A zibbledock was seen in Sevsk.")
    monkeypatch.setattr(parser, "_MOST_WORDS", len(before.vocab) - 1)
    after = parser.pipeline()
    assert after is not before
    assert "zibbledock" not in after.vocab
    assert parser.pipeline() is after
    assert [token.text for token in doc] == [token.text for token in after("A zibbledock was seen in Sevsk.")]
