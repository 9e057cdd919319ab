"""What to ask next is made of what was found, and only what is answered is offered."""

from __future__ import annotations

from dataclasses import replace

from qa import Answer, Disagreement, Filters, More
from tests.ui.fakes import CLAIMS, FakeEngine
from ui.exchange import Exchange, after
from ui.suggesting import suggestions


def exchange(answer: Answer, filters: Filters = Filters()) -> Exchange:
    engine = FakeEngine()
    one = Exchange(1, answer.question, filters, stage="answering")
    for event in engine.ask(answer.question):
        one = after(one, event, engine)
    return replace(one, answer=answer)


ELSEWHERE = replace(CLAIMS.sources[3], outlet="Northern Wire")
TWO_OUTLETS = replace(CLAIMS, sources=(*CLAIMS.sources[:3], ELSEWHERE))


def test_who_disagrees_is_offered_first_where_somebody_does() -> None:
    opposed = replace(CLAIMS, disagreements=(Disagreement((0, 3), "denial", ("denied",)),))
    assert suggestions(exchange(opposed), FakeEngine())[0] == "Who disagrees about Sevsk?"
    assert "Who disagrees about Sevsk?" not in suggestions(exchange(CLAIMS), FakeEngine())
    told = replace(opposed, shape="agreement")
    assert "Who disagrees about Sevsk?" not in suggestions(exchange(told), FakeEngine())


def test_another_speaker_and_one_outlet_are_offered() -> None:
    assert suggestions(exchange(TWO_OUTLETS), FakeEngine()) == [
        "What did Natalia Ivanova say about Sevsk?",
        "Who claimed what about Sevsk in Harbour Gazette?",
        "What did Vladimir Putin say about Sevsk?",
    ]


def test_no_outlet_is_offered_where_there_is_but_one_or_one_was_chosen() -> None:
    for one in (exchange(CLAIMS), exchange(TWO_OUTLETS, Filters(outlet="Harbour Gazette"))):
        assert not any(" in Harbour Gazette" in offered for offered in suggestions(one, FakeEngine()))


def test_what_a_long_answer_leaves_out_is_offered_before_all_else() -> None:
    ask = "Who claimed what in articles about Sevsk?"
    assert suggestions(exchange(replace(CLAIMS, more=More(20, 3, "Sevsk", ask))), FakeEngine())[0] == ask


def test_what_somebody_is_to_have_said_is_no_topic_and_neither_is_a_time() -> None:
    denied = replace(CLAIMS, question="Who denied that the lorries stood idle?")
    offered = suggestions(exchange(denied), FakeEngine())
    assert "Who said that the lorries stood idle?" in offered
    march = replace(CLAIMS, question="What did the Kyiv Ledger report in March?")
    offered += suggestions(exchange(march), FakeEngine())
    assert not [question for question in offered if "what about" in question]


def test_a_misspelt_speaker_is_offered_as_the_articles_write_the_name() -> None:
    misspelt = replace(CLAIMS, question="What did Ivanowa say about Sevsk?", lines=CLAIMS.lines[:2])
    one = replace(exchange(misspelt), parts=misspelt.lines)
    assert "What did Natalia Ivanova say?" in suggestions(one, FakeEngine())
    assert not [question for question in suggestions(one, FakeEngine()) if "Ivanowa" in question]


def test_whoever_a_plain_question_names_is_offered_before_others_of_the_article() -> None:
    age = replace(CLAIMS, question="How old is Vladimir Putin?", lines=(), disagreements=())
    asked = replace(exchange(age), parts=())
    assert suggestions(asked, FakeEngine())[0] == "What did Vladimir Putin say?"


def test_a_bare_word_is_offered_as_a_question_about_it() -> None:
    bare = replace(CLAIMS, question="Sevsk", lines=(), sources=())
    assert suggestions(replace(exchange(bare), parts=()), FakeEngine())[0] == "Who claimed what about Sevsk?"
    asked = replace(bare, question="Sevsk when?")
    assert "Who claimed what about Sevsk when?" not in suggestions(replace(exchange(asked), parts=()), FakeEngine())
