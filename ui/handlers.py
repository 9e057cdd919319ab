"""From engine events to page updates; the only place that catches whatever goes wrong."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Generator, Iterator
from dataclasses import replace

import gradio as gr

from index import OnRecordError
from qa import Engine, QuestionRefused, Turn
from ui import frame, yours_view
from ui.exchange import Exchange, after
from ui.languages import phrases
from ui.narrowing import to_remember
from ui.opening import Opening
from ui.pace import visitor_of
from ui.parts import Exchanges, Parts, Run, Updates
from ui.showing import shown
from ui.steps import paced, until_stopped
from ui.suggesting import suggestions
from ui.timeline import plot
from ui.visits import Visits

_LOG = logging.getLogger(__name__)
_POLL_SECONDS = 0.2


class Handlers:
    """What the page does with the questions taken. ``opening`` and ``visits`` are shared by all visitors."""

    def __init__(self, opening: Opening, parts: Parts, visits: Visits) -> None:
        self._opening = opening
        self._parts = parts
        self._visits = visits

    async def greet(self) -> AsyncIterator[Updates]:
        """Say what is being opened, then what the archive holds, what to ask it, and what to narrow it by."""
        parts = self._parts
        if phrases().LANGUAGE != "en":
            yield self._translated()
        self._opening.start()
        while not self._opening.done:
            yield {parts.head: frame.head(None, self._opening.note)}
            await asyncio.sleep(_POLL_SECONDS)
        try:
            collection = self._opening.ready().collection
        except Exception as error:
            yield {parts.head: frame.head(None, phrases().NOT_OPENED.format(why=_explained(error)))}
            return
        labels = [*collection.questions, *[""] * len(parts.examples)]
        yield {
            parts.head: frame.head(collection),
            parts.speaker: gr.update(choices=list(collection.speakers)),
            parts.outlet: gr.update(choices=list(collection.outlet_names)),
        } | {
            button: gr.update(value=label, visible=bool(label))
            for button, label in zip(parts.examples, labels, strict=False)
        }

    def _translated(self) -> Updates:
        """What is laid out in English before anybody is served, in the visitor's language."""
        parts = self._parts
        return {
            parts.head: frame.head(None, self._opening.note),
            parts.introduction: frame.introduction(),
            parts.own.introduction: yours_view.introduction(),
            parts.own.files: yours_view.chooser(),
        }

    def answer(
        self, exchanges: Exchanges, asked: int, run: Run, request: gr.Request | None = None
    ) -> Iterator[Updates]:
        """Answer the questions taken and still waiting, event by event, until they are answered or stopped."""
        if not exchanges or exchanges[-1].number != asked or exchanges[-1].stage != "waiting":
            return
        run.begun = asked
        for number in [one.number for one in exchanges if one.stage == "waiting"]:
            exchanges = yield from self._answer_one(exchanges, number, run, visitor_of(request))

    def settle(self, box: str | None, exchanges: Exchanges, request: gr.Request | None = None) -> Updates:
        """After an answer: offer questions to go on with, draw the timeline, and let the browser remember.

        A failed question is put back into the box, unless another is being written there.
        """
        parts = self._parts
        last = exchanges[-1] if exchanges else None
        updates: Updates = {parts.plot: None, parts.memory: to_remember(exchanges), parts.box: gr.skip()}
        if last is None or last.busy:
            return updates
        if last.stage == "failed":
            return updates | ({parts.box: last.question} if not (box or "").strip() else {})
        try:
            offered = suggestions(last, self._engine(last, visitor_of(request)))
            updates[parts.plot] = plot(exchanges)
        except Exception as error:
            _explained(error)
            offered = []
        labels = [*offered, *[""] * len(parts.followups)]
        return updates | {
            button: gr.update(value=label, visible=bool(label))
            for button, label in zip(parts.followups, labels, strict=False)
        }

    def halt(self, exchanges: Exchanges, run: Run) -> Updates:
        """Stop answering; what has come stays.

        An answer that has begun ends itself at its next step: were the page written from here too, a step still
        under way would come after and undo it.
        """
        nothing = {self._parts.stop: gr.skip()}
        if not exchanges or not exchanges[-1].busy:
            return nothing
        run.to_end = exchanges[-1].number
        if run.begun == run.to_end:
            return nothing
        return shown(self._parts, (*exchanges[:-1], replace(exchanges[-1], stage="stopped")))

    def turn_away(self) -> Updates:
        """Say that a question was not even taken, because too many are waiting; it is still in the box."""
        return {self._parts.notice: frame.notice(phrases().TOO_MANY)}

    def lose(self, exchanges: Exchanges) -> Updates:
        """Say that an answer never began, because too many are waiting for theirs."""
        if not exchanges or exchanges[-1].stage != "waiting":
            return {self._parts.notice: gr.skip()}
        lost = replace(exchanges[-1], stage="failed", note=phrases().TOO_MANY)
        return shown(self._parts, (*exchanges[:-1], lost)) | {self._parts.box: lost.question}

    def begin_anew(self, exchanges: Exchanges, run: Run) -> Updates:
        """Forget the conversation, on the page and in the browser."""
        if exchanges:
            run.to_end = exchanges[-1].number
        parts = self._parts
        forgotten: Updates = {parts.memory: [], parts.plot: None, parts.notice: frame.notice("")}
        return shown(parts, ()) | forgotten | {button: gr.update(visible=False) for button in parts.followups}

    def _answer_one(
        self, exchanges: Exchanges, number: int, run: Run, visitor: str
    ) -> Generator[Updates, None, Exchanges]:
        """Answer one question of the conversation; yield the page as it grows, return the conversation."""
        place = next(place for place, one in enumerate(exchanges) if one.number == number)
        earlier, exchange, later = exchanges[:place], exchanges[place], exchanges[place + 1 :]
        try:
            for grown in paced(until_stopped(self._progress(exchange, earlier, visitor), run)):
                page = shown(self._parts, (*earlier, grown, *later))
                exchange = grown
                yield page if grown.busy else page | {self._parts.notice: frame.notice("")}
        except QuestionRefused as error:
            refused = {self._parts.box: exchange.question, self._parts.notice: frame.notice(str(error))}
            yield shown(self._parts, (*earlier, *later)) | refused
            return (*earlier, *later)
        except Exception as error:
            exchange = replace(exchange, stage="failed", note=_explained(error))
            yield shown(self._parts, (*earlier, exchange, *later))
        return (*earlier, exchange, *later)

    def _progress(self, exchange: Exchange, earlier: Exchanges, visitor: str) -> Iterator[Exchange]:
        """Yield the exchange as it grows."""
        self._opening.start()
        while not self._opening.done:
            yield replace(exchange, note=self._opening.note)
            time.sleep(_POLL_SECONDS)
        engine = self._engine(exchange, visitor)
        turns = tuple(Turn(one.question, one.answer) for one in earlier if one.answer is not None)
        exchange = replace(exchange, stage="answering")
        for event in engine.ask(exchange.question, turns, exchange.filters):
            exchange = after(exchange, event, engine)
            yield exchange

    def _engine(self, exchange: Exchange, visitor: str) -> Engine:
        """What ``exchange`` is put to. Raises QuestionRefused when that was the visitor's own, and is gone."""
        if exchange.scope == "collection":
            return self._opening.ready().engine
        visit = self._visits.of(visitor)
        if visit is None or visit.engine is None:
            raise QuestionRefused(phrases().YOURS_ENDED)
        return visit.engine


def _explained(error: Exception) -> str:
    """Log ``error`` under a reference and return what a visitor reads instead of it."""
    reference = secrets.token_hex(4)
    _LOG.error("reference %s", reference, exc_info=error)
    if isinstance(error, OnRecordError):
        return str(phrases().REFERENCED.format(why=error, reference=reference))
    return str(phrases().FAILED.format(reference=reference))
