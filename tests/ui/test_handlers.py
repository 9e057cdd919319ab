"""Events become page updates; whatever goes wrong becomes a sentence; visitors never share anything."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from index import ArchiveDamaged
from qa import AnswerDone, Engine, Event, Filters, LineReady, PassageReady, SourcesFound, Turn
from tests.ui.fakes import AGED, CLAIMS, COLLECTION, UNCLAIMED, FakeEngine, fake_opening
from ui import strings
from ui.entering import Entering
from ui.exchange import Exchange
from ui.handlers import Handlers
from ui.opening import Opening, Ready
from ui.pace import Pace
from ui.parts import OwnParts, Parts, Run
from ui.reading import SOURCES_TAB
from ui.visits import Visits


def every_part() -> Parts:
    """Return the parts of a page as plain names."""
    names = {name: name for name in Parts.__dataclass_fields__}
    offered = {"examples": ("e0", "e1", "e2", "e3"), "followups": ("f0", "f1", "f2")}
    own = OwnParts(**{name: f"own-{name}" for name in OwnParts.__dataclass_fields__})  # type: ignore[arg-type]
    return Parts(**names | offered | {"own": own})  # type: ignore[arg-type]


class Visit:
    """One visitor's page: applies updates to named parts as Gradio would."""

    def __init__(self, opening: Opening) -> None:
        self.parts = every_part()
        visits = Visits()
        self.entering = Entering(self.parts, Pace(1000), visits)
        self.handlers = Handlers(opening, self.parts, visits)
        self.page: dict[str, Any] = {"exchanges": (), "asked": 0, "box": ""}
        self.run = Run()

    def apply(self, updates: dict[Any, Any]) -> None:
        self.page |= {part: update for part, update in updates.items() if update != gr.skip()}

    def ask(self, question: str) -> list[dict[str, Any]]:
        """Take and answer a question, and return the page after every update."""
        self.page["box"] = question
        self.apply(self.entering.enter(None, question, self.exchanges, self.page["asked"]))
        pages = [dict(self.page)]
        for updates in self.handlers.answer(self.exchanges, self.page["asked"], self.run):
            self.apply(updates)
            pages.append(dict(self.page))
        self.apply(self.handlers.settle(self.page["box"], self.exchanges))
        return pages

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        return self.page["exchanges"]

    @property
    def last(self) -> str:
        return "".join(self.page["chat"]["value"][-1]["content"])


@pytest.fixture
def visit() -> Visit:
    return Visit(fake_opening())


def test_sources_are_shown_before_the_first_line(visit: Visit) -> None:
    pages = visit.ask(CLAIMS.question)
    with_sources = next(place for place, page in enumerate(pages) if "<mark" in page["sources"])
    with_lines = next(
        place for place, page in enumerate(pages) if 'class="line"' in "".join(page["chat"]["value"][-1]["content"])
    )
    assert with_sources < with_lines


def test_the_box_empties_and_stop_stands_in_for_ask_only_while_answering(visit: Visit) -> None:
    first, *_, final = visit.ask(CLAIMS.question)
    assert first["box"] == ""
    assert strings.SEARCHING in "".join(first["chat"]["value"][-1]["content"])
    assert (first["ask"]["visible"], first["stop"]["visible"]) == (False, True)
    assert (final["ask"]["visible"], final["stop"]["visible"]) == (True, False)


@pytest.mark.parametrize("question", ["", "  \n", None])
def test_an_empty_question_is_refused_in_words(visit: Visit, question: str | None) -> None:
    visit.apply(visit.entering.enter(None, question, (), 0))
    assert strings.EMPTY_QUESTION in visit.page["notice"]
    assert visit.exchanges == ()


def test_a_question_the_engine_refuses_stays_in_the_box(visit: Visit) -> None:
    visit.ask(CLAIMS.question)
    long = "word " * 300
    visit.ask(long)
    assert visit.page["box"] == long.strip()
    assert "at most 1,000" in visit.page["notice"]
    assert [one.question for one in visit.exchanges] == [CLAIMS.question]


def test_a_second_question_is_refused_while_one_is_answered(visit: Visit) -> None:
    visit.apply(visit.entering.enter(None, "first", (), 0))
    updates = visit.entering.enter(None, "second", visit.exchanges, 1)
    assert strings.STILL_ANSWERING in updates["notice"]
    assert set(updates) == {"notice"}
    for updates in visit.handlers.answer(visit.exchanges, 1, visit.run):
        visit.apply(updates)
    assert strings.STILL_ANSWERING not in visit.page["notice"]


def test_a_failure_keeps_the_question_and_hides_the_cause(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        visit.ask("break it")
    assert visit.page["box"] == "break it"
    assert "/secret/path" not in str(visit.page)
    reference = visit.exchanges[-1].note.split("Reference ")[1].rstrip(")")
    assert reference in visit.last
    assert reference in caplog.text
    assert "/secret/path" in caplog.text
    assert visit.page["retry"]["visible"]


def test_trying_again_works_and_leaves_other_words_in_the_box(visit: Visit) -> None:
    visit.ask("break it")
    assert "box" not in visit.entering.again(None, "something else", visit.exchanges, 1)
    visit.apply(visit.entering.again(None, visit.page["box"], visit.exchanges, visit.page["asked"]))
    for updates in visit.handlers.answer(visit.exchanges, visit.page["asked"], visit.run):
        visit.apply(updates)
    assert visit.page["box"] == ""
    assert visit.exchanges[-1].stage == "answered"
    assert not visit.page["retry"]["visible"]


def test_words_written_meanwhile_are_not_overwritten_by_a_failure(visit: Visit) -> None:
    failed = (Exchange(1, "break", stage="failed"),)
    assert visit.handlers.settle("meanwhile", failed)["box"] != "break"
    assert visit.handlers.settle("", failed)["box"] == "break"


def test_answered_questions_are_the_turns_of_the_next(visit: Visit) -> None:
    engine = FakeEngine()
    visit = Visit(fake_opening(engine))
    for question in (CLAIMS.question, "break", UNCLAIMED.question, "And now?"):
        visit.ask(question)
    asked = [(CLAIMS.question, 0), ("break", 1), (UNCLAIMED.question, 1), ("And now?", 2)]
    assert [one for one in engine.asked if one in asked] == asked
    assert "Who claimed what about Sevsk now?" in visit.last


def test_numbers_are_never_used_twice_in_a_conversation(visit: Visit) -> None:
    for question in (CLAIMS.question, "word " * 300, "break", CLAIMS.question):
        visit.ask(question)
    assert [one.number for one in visit.exchanges] == [1, 3, 4]


def test_stopping_keeps_what_has_come(visit: Visit) -> None:
    visit.apply(visit.entering.enter(None, "slow question", (), 0))
    answering = visit.handlers.answer(visit.exchanges, 1, visit.run)
    while not visit.exchanges[-1].parts:
        visit.apply(next(answering))
    visit.apply(visit.handlers.halt(visit.exchanges, visit.run))
    for updates in answering:
        visit.apply(updates)
    assert strings.STOPPED in visit.last
    assert 'class="line"' in visit.last
    assert visit.page["ask"]["visible"]
    visit.ask(UNCLAIMED.question)
    assert visit.exchanges[-1].stage == "answered"


def test_a_step_under_way_cannot_undo_stopping(visit: Visit) -> None:
    visit.apply(visit.entering.enter(None, "slow question", (), 0))
    answering = visit.handlers.answer(visit.exchanges, 1, visit.run)
    visit.apply(next(answering))
    late = next(answering)
    visit.apply(visit.handlers.halt(visit.exchanges, visit.run))
    visit.apply(late)
    visit.apply(visit.entering.enter(None, "too early", visit.exchanges, 1))
    assert visit.page["asked"] == 1
    for updates in answering:
        visit.apply(updates)
    assert visit.exchanges[-1].stage == "stopped"


def test_an_answer_that_has_not_begun_is_stopped_at_once(visit: Visit) -> None:
    visit.apply(visit.entering.enter(None, "slow question", (), 0))
    visit.apply(visit.handlers.halt(visit.exchanges, visit.run))
    assert strings.STOPPED in visit.last
    assert list(visit.handlers.answer(visit.exchanges, 1, visit.run)) == []


def test_stop_after_the_answer_changes_nothing(visit: Visit) -> None:
    visit.ask(CLAIMS.question)
    shown = dict(visit.page)
    visit.apply(visit.handlers.halt(visit.exchanges, visit.run))
    assert visit.page == shown


def test_only_the_last_question_taken_is_answered(visit: Visit) -> None:
    assert list(visit.handlers.answer((), 1, Run())) == []
    assert list(visit.handlers.answer((Exchange(1, "old", stage="stopped"),), 1, Run())) == []
    assert list(visit.handlers.answer((Exchange(1, "old"),), 2, Run())) == []


def test_a_line_that_cites_no_source_is_never_shown(visit: Visit) -> None:
    class Careless(FakeEngine):
        def ask(self, question: str, turns: Sequence[Turn] = (), filters: Filters = Filters()) -> Iterator[Event]:
            yield SourcesFound(CLAIMS.sources[:1])
            yield LineReady(CLAIMS.lines[1])
            yield AnswerDone(CLAIMS)

    visit = Visit(fake_opening(Careless()))
    visit.ask("x")
    assert visit.exchanges[-1].stage == "failed"
    assert 'class="line"' not in visit.last


def test_what_cannot_be_shown_ends_in_words_too() -> None:
    class Careless(FakeEngine):
        def ask(self, question: str, turns: Sequence[Turn] = (), filters: Filters = Filters()) -> Iterator[Event]:
            yield SourcesFound(AGED.sources)
            yield PassageReady(replace(AGED.passages[0], answer=(5, 10_000)))
            yield AnswerDone(AGED)

    visit = Visit(fake_opening(Careless()))
    visit.ask("x")
    assert "Reference" in visit.last
    assert visit.page["ask"]["visible"]


def test_asking_before_the_archive_is_open_says_how_far_it_is_and_then_answers() -> None:
    go_on = threading.Event()

    def prepare(say: Any) -> Ready:
        say(lambda: "Reading the sample articles… 7 of 16")
        go_on.wait(10)
        return Ready(FakeEngine(), COLLECTION)

    visit = Visit(Opening(prepare))
    visit.apply(visit.entering.enter(None, CLAIMS.question, (), 0))
    answering = visit.handlers.answer(visit.exchanges, 1, visit.run)
    visit.apply(next(answering))
    visit.apply(next(answering))
    assert "7 of 16" in visit.last
    assert visit.page["stop"]["visible"]
    go_on.set()
    for updates in answering:
        visit.apply(updates)
    assert visit.exchanges[-1].stage == "answered"


def greeted(opening: Opening) -> Visit:
    visit = Visit(opening)

    async def greet() -> None:
        async for updates in visit.handlers.greet():
            visit.apply(updates)

    # In a thread of its own: the browser tests' Playwright keeps a loop running in the main one.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, greet()).result()
    return visit


def test_a_visitor_is_told_what_the_archive_holds_and_what_to_ask() -> None:
    page = greeted(fake_opening(collection=replace(COLLECTION, questions=("One?", "Two?")))).page
    assert "18 articles" in page["head"]
    assert [(page[f"e{place}"]["value"], page[f"e{place}"]["visible"]) for place in range(4)] == [
        ("One?", True),
        ("Two?", True),
        ("", False),
        ("", False),
    ]


def test_an_archive_that_does_not_open_is_said_at_the_head_and_in_the_answer() -> None:
    def prepare(say: Any) -> Ready:
        raise ArchiveDamaged("The archive is damaged; restore it.")

    visit = greeted(Opening(prepare))
    assert "The archive is damaged; restore it." in visit.page["head"]
    visit.ask("x")
    assert "The archive is damaged; restore it." in visit.last


def test_visitors_share_nothing_but_the_engine() -> None:
    opening = fake_opening()
    one, two = Visit(opening), Visit(opening)
    one.ask(CLAIMS.question)
    assert two.exchanges == ()
    two.ask("How old is Maria Petrova?")
    assert "Ivanova" not in two.last + two.page["sources"]


def test_an_opening_runs_once(visit: Visit) -> None:
    started = []

    def prepare(say: Any) -> Ready:
        started.append(1)
        return Ready(FakeEngine(), COLLECTION)

    opening = Opening(prepare)
    assert not opening.done
    for _ in range(3):
        opening.start()
        assert isinstance(opening.ready().engine, Engine)
    assert started == [1]


def test_what_comes_after_an_opening_keeps_nobody_waiting() -> None:
    began, go_on = threading.Event(), threading.Event()

    def then() -> None:
        began.set()
        go_on.wait(10)

    opening = Opening(lambda say: Ready(FakeEngine(), COLLECTION), then)
    assert isinstance(opening.ready().engine, Engine)
    assert began.wait(10)
    assert opening.done
    go_on.set()


def asked_by_address(**query: str) -> Any:
    """Return a request as Gradio hands it to a handler, with this query in its address."""
    return SimpleNamespace(query_params=query)


def test_remembered_questions_and_the_one_in_the_address_are_answered_in_order(visit: Visit) -> None:
    memory = [
        {"question": CLAIMS.question, "filters": {"outlet": "Ledger"}},
        {"question": "word " * 300, "filters": {}},
    ]
    visit.apply(visit.entering.arrive(memory, (), 0, asked_by_address(q=" How old is Maria Petrova? ")))
    assert visit.page["asked"] == 2
    assert visit.page["stop"]["visible"]
    for updates in visit.handlers.answer(visit.exchanges, 2, visit.run):
        visit.apply(updates)
    assert [(one.question, one.stage) for one in visit.exchanges] == [
        (CLAIMS.question, "answered"),
        (AGED.question, "answered"),
    ]
    assert visit.exchanges[0].filters == Filters(outlet="Ledger")


def test_remembered_questions_do_not_hide_the_article_that_the_address_names(visit: Visit) -> None:
    memory = [{"question": CLAIMS.question, "filters": {}}]
    visit.apply(visit.entering.arrive(memory, (), 0, asked_by_address(source="0123456789abcdef.0")))
    assert "tabs" not in visit.page
    visit.apply(visit.entering.arrive(memory, (), 0, asked_by_address()))
    assert visit.page["tabs"]["selected"] == SOURCES_TAB


def test_nothing_to_remember_leaves_the_page_as_it_is(visit: Visit) -> None:
    visit.apply(visit.entering.arrive("nonsense", (), 0, asked_by_address()))
    assert visit.exchanges == ()
    assert "chat" not in visit.page


def test_stopping_while_remembered_questions_are_asked_stops_them_all(visit: Visit) -> None:
    memory = [{"question": f"slow {number}", "filters": {}} for number in range(3)]
    visit.apply(visit.entering.arrive(memory, (), 0, asked_by_address()))
    answering = visit.handlers.answer(visit.exchanges, 3, visit.run)
    visit.apply(next(answering))
    visit.apply(visit.handlers.halt(visit.exchanges, visit.run))
    for updates in answering:
        visit.apply(updates)
    assert {one.stage for one in visit.exchanges} == {"stopped"}


def test_a_conversation_is_remembered_and_forgotten(visit: Visit) -> None:
    visit.ask(CLAIMS.question)
    assert [one["question"] for one in visit.page["memory"]] == [CLAIMS.question]
    visit.apply(visit.handlers.begin_anew(visit.exchanges, visit.run))
    assert visit.page["memory"] == []
    assert visit.exchanges == ()
    visit.ask(AGED.question)
    assert visit.exchanges[-1].number == 2
    assert visit.exchanges[-1].stage == "answered"


def test_only_questions_that_are_answered_are_offered(visit: Visit) -> None:
    class Silent(FakeEngine):
        def ask(self, question: str, turns: Sequence[Turn] = (), filters: Filters = Filters()) -> Iterator[Event]:
            yield from super().ask(UNCLAIMED.question if question.startswith("What did") else question, turns, filters)

    visit.ask(CLAIMS.question)
    assert [visit.page[name]["visible"] for name in ("f0", "f1", "f2")] == [True, True, False]
    assert visit.page["f0"]["value"] == "What did Natalia Ivanova say about Sevsk?"
    silent = Visit(fake_opening(Silent()))
    silent.ask(CLAIMS.question)
    assert not any(silent.page[name]["visible"] for name in ("f0", "f1", "f2"))


def test_one_who_asks_too_fast_keeps_the_question() -> None:
    visit = Visit(fake_opening())
    visit.entering = Entering(visit.parts, Pace(1), Visits())
    visit.ask(CLAIMS.question)
    visit.page["box"] = "Another?"
    visit.apply(visit.entering.enter(None, "Another?", visit.exchanges, 1))
    assert strings.TOO_FAST in visit.page["notice"]
    assert visit.page["box"] == "Another?"
