"""Dense and lexical rankings are fused, and what is found is the archive's own sentence."""

from __future__ import annotations

import pytest

from index import Match, Selection
from qa import Filters, QuestionRefused
from qa.retrieve import fuse, retrieve


def ranking(*ids: int) -> list[Match]:
    return [Match(row, 1.0 - place / 10) for place, row in enumerate(ids)]


def order(*rankings: list[Match]) -> list[int]:
    scores = fuse(rankings)
    return sorted(scores, key=lambda row: (-scores[row], row))


def test_a_row_in_both_rankings_comes_before_one_that_leads_only_one():
    assert order(ranking(1, 2), ranking(3, 2)) == [2, 1, 3]


def test_ranks_count_and_scores_do_not():
    assert fuse([[Match(7, 0.01)]]) == fuse([[Match(7, 99.0)]]) == {7: 1 / 61}


def test_one_ranking_keeps_its_order_and_none_gives_nothing():
    assert order(ranking(5, 3, 9)) == [5, 3, 9]
    assert fuse([]) == fuse([[], []]) == {}


def test_the_order_of_the_rankings_does_not_matter():
    one, other = ranking(1, 2, 3, 4), ranking(4, 9, 1)
    assert fuse([one, other]) == pytest.approx(fuse([other, one]))


def test_the_best_come_first_and_no_more_than_asked_for(samples):
    found = retrieve(samples, "How many packs does the robot pick?", ["packs", "robot", "pick"], 5, Selection())
    assert len(found) == 5
    assert "packs a day" in found[0].sentence.text
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(-1 <= one.similarity <= 1.0001 for one in found)


def test_words_alone_are_enough_to_find_a_sentence(samples):
    found = retrieve(samples, "zzz", ["padlocks"], 200, Selection())
    assert any("padlocks" in one.sentence.text for one in found)


def test_a_search_gives_sentences_of_the_articles_as_they_stand(engine):
    hits = engine.search("hosepipe ban before June", top=8)
    assert len(hits) == 8
    assert any("hosepipe" in hit.sentence for hit in hits[:3])
    for hit in hits:
        article = engine.archive.article(hit.article_id)
        assert article.text[hit.start : hit.end] == hit.sentence
        assert (hit.title, hit.url) == (article.title, article.url)


def test_a_search_keeps_to_its_filters(engine):
    hits = engine.search("Sevsk", top=50, filters=Filters(outlet="kyiv ledger", since="2026-04-01"))
    assert hits
    for hit in hits:
        article = engine.archive.article(hit.article_id)
        assert article.outlet == "Kyiv Ledger"
        assert article.published >= "2026-04-01"
    assert engine.search("Sevsk", filters=Filters(outlet="No Such Paper")) == []


def test_a_search_for_nothing_is_refused_as_a_question_is(engine):
    for words in ["", "?!", "a" * 1_001]:
        with pytest.raises(QuestionRefused):
            engine.search(words)
    with pytest.raises(QuestionRefused, match="year-month-day"):
        engine.search("dam", filters=Filters(since="yesterday"))
