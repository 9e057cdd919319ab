"""The lexicon says which sentences and titles hold a word, and follows the archive as it changes."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from archive_parts import extract_plainly, open_archive

from index import Article, Selection

RIVER = Article.from_text("The river rose. Boats sank in the rivers.", title="A flood", published="2030-05-01")
MILL = Article.from_text("The mill burnt down.", title="River mill burns", outlet="Gazette", published="2029-05-01")
UNDATED = Article.from_text("Nobody saw the boat.")


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setattr("index.build.extract", extract_plainly)
    with open_archive(tmp_path) as opened:
        opened.add([RIVER, MILL, UNDATED])
        yield opened


def sentences(archive, word: str) -> list[str]:
    lexicon = archive.lexicon()
    found = lexicon.layout.sentences[lexicon.occurrences(word).sentences]
    return [row.text for row in archive.sentence_rows(found.tolist())]


def titles(archive, word: str) -> list[str]:
    lexicon = archive.lexicon()
    return [lexicon.layout.articles[place] for place in lexicon.occurrences(word).titles]


def test_a_word_is_found_in_any_form_in_sentences_and_titles(archive):
    assert sentences(archive, "river") == ["The river rose.", "Boats sank in the rivers."]
    assert sentences(archive, "boats") == ["Boats sank in the rivers.", "Nobody saw the boat."]
    assert titles(archive, "rivers") == [MILL.id]
    for absent in ("harbour", "", '"', "*", "\x00"):
        assert sentences(archive, absent) == titles(archive, absent) == []


def test_a_pair_of_words_is_found_side_by_side_only(archive):
    assert sentences(archive, "river rose") == ["The river rose."]
    assert sentences(archive, "rose river") == []


def test_every_sentence_belongs_to_its_article(archive):
    layout = archive.lexicon().layout
    rows = archive.sentence_rows(layout.sentences.tolist())
    assert [row.article_id for row in rows] == [layout.articles[place] for place in layout.article_of]
    assert [float(len(row.text)) for row in rows] == layout.lengths.tolist()
    for place, article_id in enumerate(layout.articles):
        assert layout.article_lengths[place] == sum(len(row.text) for row in rows if row.article_id == article_id)


def test_what_is_selected_is_told_article_by_article(archive):
    lexicon = archive.lexicon()
    assert lexicon.selected(Selection()).tolist() == [True, True, True]
    assert lexicon.selected(Selection(outlet="gazette")).tolist() == [False, True, False]
    assert lexicon.selected(Selection(since=date(2030, 1, 1))).tolist() == [True, False, False]


def test_the_lexicon_follows_what_is_added_and_removed(archive):
    before = archive.lexicon()
    assert archive.lexicon() is before
    archive.add([Article.from_text("A new river bridge.")])
    assert "A new river bridge." in sentences(archive, "river")
    archive.remove([RIVER.id])
    assert sentences(archive, "river") == ["A new river bridge."]
    assert len(before.layout.sentences) == 4


def test_an_empty_archive_has_an_empty_lexicon(tmp_path):
    with open_archive(tmp_path / "empty") as archive:
        lexicon = archive.lexicon()
        assert lexicon.layout.articles == ()
        assert len(lexicon.occurrences("river").sentences) == len(lexicon.selected(Selection())) == 0


def test_similarities_are_those_of_the_nearest(archive):
    nearest = archive.nearest("boats on the river", "sentence", 9)
    ids = np.array([match.id for match in nearest])
    assert archive.similarities("boats on the river", ids) == pytest.approx([m.score for m in nearest], abs=1e-5)
    assert archive.similarities("boats", np.array([9_999])).tolist() == [0.0]
    assert len(archive.similarities("boats", np.empty(0, np.int64))) == 0
