"""A claim is about what is asked by its own words, its meaning, or what its article is about."""

from __future__ import annotations

from reading_parts import by_hand, read

from index import Article, Speaker
from qa.reading import Reading
from qa.topic import Topic
from qa.words import stem

CLARA = Speaker("Clara Moss")
FILLING = " The road was wet. The shop was shut. The train was late. The choir sang."


def topic(*asked: str, similarity: dict[int, float] | None = None) -> Topic:
    return Topic(weights={stem(word.lower()): 1.0 for word in asked}, similarity=similarity or {})


def reading(before: str, content: str, title: str | None = None) -> Reading:
    text = f"{before}{FILLING} Clara Moss said {content}."
    made = by_hand(text, content=[content], source="Clara Moss", speaker=CLARA, place="Bridgend")
    return read(Article.from_text(text, title=title), made)


def relevance(of: Topic, within: Reading, *, whole_article: bool = False) -> float:
    return of.relevance(within, within.claims[0], whole_article)


def test_every_claim_is_about_nothing_in_particular():
    assert relevance(topic(), reading("A day.", "that it rained")) == 1.0


def test_a_claim_with_the_words_is_about_them_and_one_without_is_not():
    within = reading("A day.", "that the dam leaks")
    assert relevance(topic("dam"), within) > 0
    assert relevance(topic("ferry"), within) == 0
    assert relevance(topic("ferry", "dam", "harbour"), within) == 0


def test_words_are_the_same_in_any_form():
    assert relevance(topic("dams", "leaking"), reading("A day.", "that the dam leaks")) > 0


def test_more_of_the_words_and_more_in_the_claim_itself_come_first():
    whole, most = reading("A day.", "that the old dam leaks"), reading("A day.", "that the dam leaks")
    asked = topic("old", "dam", "leaks")
    assert relevance(asked, whole) > relevance(asked, most) > 0


def test_the_place_an_article_is_about_need_not_be_said_again():
    asked = topic("dam", "Bridgend")
    lead = "Bridgend is wet."
    assert relevance(asked, reading(lead, "that the dam leaks")) > 0
    assert relevance(asked, reading(lead, "that the dam leaks", title="Water in Bridgend")) > 0
    assert relevance(asked, reading(lead, "that the ferry leaks", title="Water in Bridgend")) == 0
    assert relevance(asked, reading("A day.", "that the dam leaks")) == 0


def test_what_the_title_names_need_not_be_said_again_when_the_whole_matter_is_asked_for():
    within = reading("The ferry to the island will be cut.", "nobody had asked her", title="The ferry is cut")
    assert relevance(topic("ferry"), within, whole_article=True) > 0
    assert relevance(topic("ferry"), within) == 0


def test_one_word_of_the_lead_is_no_topic():
    within = reading("The ferry to the island will be cut.", "nobody had asked her", title="News")
    assert relevance(topic("ferry"), within, whole_article=True) == 0


def test_a_word_that_an_article_names_once_in_passing_is_not_what_it_is_about():
    within = reading("A day.", "nobody had asked her")
    assert relevance(topic("choir"), within, whole_article=True) == 0


def test_a_claim_that_points_back_is_about_the_sentence_before():
    before = "A day." + FILLING + " The dam is old."
    text = before + " Clara Moss said that it was weak."
    pointing = read(text, by_hand(text, content=["that it was weak"], source="Clara Moss", speaker=CLARA))
    text = before + " Clara Moss said bread was dear."
    other = read(text, by_hand(text, content=["bread was dear"], source="Clara Moss", speaker=CLARA))
    assert relevance(topic("dam"), pointing) > 0
    assert relevance(topic("dam"), other) == 0


def test_the_that_of_reported_speech_does_not_point_back():
    text = "A day." + FILLING + " The dam is old. Clara Moss said that bread was dear."
    within = read(text, by_hand(text, content=["that bread was dear"], source="Clara Moss", speaker=CLARA))
    assert relevance(topic("dam"), within) == 0


def test_meaning_counts_only_with_a_word_in_common():
    within = reading("A day.", "that the dam leaks")
    near = {within.claims[0].id: 0.6}
    assert relevance(topic("dam", "seeping", "barrier", similarity=near), within) > 0
    assert relevance(topic("weir", "seeping", "barrier", similarity=near), within) == 0
    far = {within.claims[0].id: 0.4}
    assert relevance(topic("dam", "seeping", "barrier", similarity=far), within) == 0


def test_a_first_sentence_has_none_before_it():
    text = "It is weak, Clara Moss said."
    within = read(text, by_hand(text, content=["It is weak"], source="Clara Moss", speaker=CLARA))
    assert relevance(topic("dam"), within) == 0


def test_of_an_article_near_the_topic_one_word_is_enough_that_is_no_name():
    within = reading(
        "Lights are on again.", "that half the streets had power", title="Half of Bridgend has power again"
    )
    weights = {stem(word): 1.0 for word in ("power", "supply", "bridgend")}
    near = Topic(weights, {}, frozenset({stem("bridgend")}), {within.article_id: 0.65})
    assert relevance(near, within, whole_article=True) > 0
    assert relevance(Topic(weights, {}, near.names, {within.article_id: 0.3}), within, whole_article=True) == 0
    other = reading("Lights are on again.", "that Bridgend is a fine town", title="Half of Bridgend has power again")
    assert relevance(Topic(weights, {}, near.names, {other.article_id: 0.65}), other, whole_article=True) == 0


def test_what_is_said_under_a_title_that_names_the_topic_is_about_it(engine_over):
    text = (
        "The council met on Monday. Clara Moss put the cost at 42 million pounds. “We are tired,” said Clara Moss. "
        "Police said that nobody must go near the weir."
    )
    engine = engine_over(Article.from_text(text, title="Council and club differ over cost of new stadium"))

    def said(question: str) -> list[str]:
        return [line.content for line in engine.answer(question).lines]

    assert said("What did Clara Moss say about the stadium cost?") == ["the cost at 42 million pounds"]
    assert said("What did police say about the new stadium?") == ["that nobody must go near the weir"]
    assert said("What did police say about the old harbour?") == []
