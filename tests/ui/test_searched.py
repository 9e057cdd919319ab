"""The note below an answer: folded, it says how many articles; unfolded, how much was searched, and where."""

from __future__ import annotations

from dataclasses import replace

from qa import Filters
from qa.parts import Limited
from tests.ui.fakes import CLAIMS, HOSTILE_TEXT
from tests.ui.test_render import Page, answered
from ui import searched, strings
from ui.exchange import Exchange


def note(exchange: Exchange) -> Page:
    assert exchange.answer is not None
    return Page(searched.note(exchange, exchange.answer))


def test_it_is_folded_and_its_summary_short() -> None:
    page = note(answered(CLAIMS.question))
    assert page.named("details") == [{"class": "aside searched"}]
    summary, _, rest = page.text.partition("18 articles18 articles")
    assert summary == "Searched "
    assert rest.startswith(", 412 sentences, 96 claims (0.02 s)")


def test_it_says_where_was_searched_and_that_nothing_was_narrowed() -> None:
    exchange = answered(CLAIMS.question)
    assert note(exchange).text.endswith(strings.SEARCHED_IN["collection"] + strings.NOT_NARROWED)
    assert strings.SEARCHED_IN["own"] in note(replace(exchange, scope="own")).text


def test_it_says_what_filters_and_the_question_itself_left_out_and_how_it_was_read() -> None:
    exchange = answered(CLAIMS.question)
    assert exchange.answer is not None
    said = note(
        replace(
            exchange,
            filters=Filters(speaker=HOSTILE_TEXT),
            read_as=HOSTILE_TEXT,
            answer=replace(exchange.answer, limited=Limited("Kyiv Ledger", "2026-03-03")),
        )
    )
    assert f"Narrowed to: speaker {HOSTILE_TEXT}" in said.text
    assert "only for: outlet Kyiv Ledger, from 3\N{NO-BREAK SPACE}March 2026" in said.text
    assert strings.READ_AS in said.text
    assert strings.NOT_NARROWED not in said.text
    assert {tag for tag, _ in said.elements} <= {"details", "summary", "ul", "li", "bdi"}
