"""Words and meaning together rank what is found, its article counts too, and it is the archive's own sentence."""

from __future__ import annotations

import pytest

from index import Archive, Article, Selection
from qa import Engine, Filters, QuestionRefused
from qa.reading import Reader
from qa.retrieve import retrieve


def test_the_best_come_first_and_no_more_than_asked_for(samples):
    found = retrieve(samples, "How many packs does the robot pick?", ["packs", "robot", "pick"], 5, Selection())
    assert len(found) == 5
    assert any("packs a day" in one.sentence.text for one in found[:2])
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert -1 <= one.near.similarity <= 1.0001
        assert 0 <= one.near.around <= 1.0001
        assert 0 <= one.near.names <= 1.0001


def test_words_alone_are_enough_to_find_a_sentence(samples):
    found = retrieve(samples, "zzz", ["padlocks"], 200, Selection())
    assert any("padlocks" in one.sentence.text for one in found)


def test_what_its_title_and_neighbours_say_counts_for_a_sentence(engine_over):
    engine = engine_over(
        Article.from_text("The council met on Monday. It closed at noon. Everybody went home.", title="Merton ferry"),
        Article.from_text("The council met on Monday. It closed at noon. Everybody went home again.", title="A choir"),
    )
    first, *_ = retrieve(
        engine.archive, "When did the Merton ferry close?", ["merton", "ferry", "close"], 6, Selection()
    )
    assert engine.archive.article(first.sentence.article_id).title == "Merton ferry"
    assert first.near.around > 0.9


def test_a_sentence_comes_with_its_neighbours_and_never_with_another_article_s(engine_over):
    engine = engine_over("The mill burnt down. It was old. Erin saw it.", "The choir sang. It was late.")
    found = retrieve(engine.archive, "What burnt down?", ["burnt"], 5, Selection())
    windows = {one.sentence.text: [row.text for row in one.window] for one in found}
    assert windows["The mill burnt down."] == ["The mill burnt down.", "It was old."]
    assert windows["It was old."] == ["The mill burnt down.", "It was old.", "Erin saw it."]
    assert windows["The choir sang."] == ["The choir sang.", "It was late."]


def test_an_article_is_found_by_the_meaning_of_its_title(engine_over):
    engine = engine_over(
        Article.from_text("It was over by noon. Nobody was hurt.", title="Fire destroys the cinema"),
        Article.from_text("It was over by noon. Nobody was hurt then.", title="Mayor opens the swimming pool"),
    )
    first, *_ = retrieve(engine.archive, "Which building burnt down?", ["building", "burnt"], 4, Selection())
    assert engine.archive.article(first.sentence.article_id).title == "Fire destroys the cinema"
    assert first.near.lead > 0.2


def test_several_articles_are_seen_before_all_of_one(engine_over):
    one = " ".join(f"The river flooded the mill on day {day}." for day in range(20))
    engine = engine_over(one, "The river flooded the mill and the school.", "The mill was flooded by the river.")
    first = {hit.article_id for hit in engine.search("river flooded the mill", top=6)}
    assert len(first) == 3


def test_nothing_is_found_in_nothing(tmp_path, embedder):
    with Archive.open(tmp_path / "empty", embedder=embedder) as archive:
        assert retrieve(archive, "Who won?", ["won"], 5, Selection()) == []


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


def test_what_is_added_is_found_by_who_asked_before(tmp_path, embedder):
    with Archive.open(tmp_path / "archive", embedder=embedder) as archive:
        reader = Reader(archive)
        archive.add([Article.from_text("The mill burnt down on Monday.")])
        before = reader.ranked("What burnt down?", ["burnt"], 5, Selection())
        archive.add([Article.from_text("The chapel burnt down on Friday.")])
        after = reader.ranked("What burnt down?", ["burnt"], 5, Selection())
    assert [one.sentence.text for one in before] == ["The mill burnt down on Monday."]
    assert {one.sentence.text for one in after} > {one.sentence.text for one in before}


@pytest.mark.parametrize("question", ["Who said that lorries ran every day?", "Who said that streets had power?"])
def test_who_said_something_does_not_depend_on_how_many_claims_are_read_at_once(samples, monkeypatch, question):
    monkeypatch.setattr("qa.gather._TOGETHER", 1)
    one_by_one = Engine(samples).answer(question)
    monkeypatch.setattr("qa.gather._TOGETHER", 1_000)
    assert one_by_one.lines
    assert one_by_one.lines == Engine(samples).answer(question).lines
