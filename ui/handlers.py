"""From engine events to page updates; the only place that catches whatever goes wrong."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from index import OnRecordError
from qa import QuestionRefused, Turn
from ui import panel, render, strings
from ui.exchange import Exchange, after
from ui.opening import Opening

_LOG = logging.getLogger(__name__)
_POLL_SECONDS = 0.2
_SHOW_SECONDS = 0.1

Exchanges = tuple[Exchange, ...]
Updates = dict[Any, Any]


@dataclass(slots=True)
class Run:
    """One visitor's answering, seen by it and by the Stop button: the exchange it began last, and the one to end."""

    begun: int = 0
    to_end: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The components of the page that change. ``exchanges``, ``asked`` and ``run`` are each visitor's own.

    ``asked`` is the number of the last question taken; a change of it starts the answer.
    """

    head: gr.HTML
    chat: gr.Chatbot
    sources: gr.HTML
    beginning: gr.Column
    examples: tuple[gr.Button, ...]
    notice: gr.HTML
    box: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    retry: gr.Button
    exchanges: gr.State
    asked: gr.State
    run: gr.State


class Handlers:
    """What the page does when something happens to it; ``opening`` is shared, everything else is a visitor's own."""

    def __init__(self, opening: Opening, parts: Parts) -> None:
        self._opening = opening
        self._parts = parts

    async def greet(self) -> AsyncIterator[Updates]:
        """Say what is being opened, then what the archive holds and what to ask it."""
        self._opening.start()
        while not self._opening.done:
            yield {self._parts.head: render.head(None, self._opening.note)}
            await asyncio.sleep(_POLL_SECONDS)
        try:
            collection = self._opening.ready().collection
        except Exception as error:
            yield {self._parts.head: render.head(None, strings.NOT_OPENED.format(why=_explained(error)))}
            return
        labels = [*collection.questions, *[""] * len(self._parts.examples)]
        yield {self._parts.head: render.head(collection)} | {
            button: gr.update(value=label, visible=bool(label))
            for button, label in zip(self._parts.examples, labels, strict=False)
        }

    def enter(self, box: str | None, exchanges: Exchanges, asked: int) -> Updates:
        """Take the question in the box, unless there is none or one is still being answered."""
        return self._take(box, exchanges, asked, {self._parts.box: ""})

    def pick(self, example: str | None, exchanges: Exchanges, asked: int) -> Updates:
        """Take an example question; the box keeps what was being written."""
        return self._take(example, exchanges, asked, {})

    def again(self, box: str | None, exchanges: Exchanges, asked: int) -> Updates:
        """Ask the failed question once more."""
        if not exchanges:
            return {self._parts.notice: render.notice(strings.EMPTY_QUESTION)}
        question = exchanges[-1].question
        rest = {self._parts.box: ""} if (box or "").strip() == question else {}
        return self._take(question, exchanges, asked, rest)

    def answer(self, exchanges: Exchanges, asked: int, run: Run) -> Iterator[Updates]:
        """Answer the last question taken, event by event, until it is answered or stopped."""
        if not exchanges or exchanges[-1].number != asked or exchanges[-1].stage != "waiting":
            return
        *earlier, exchange = exchanges
        run.begun = asked
        try:
            for grown in _paced(_until_stopped(self._progress(exchange, tuple(earlier)), run)):
                shown = self._show((*earlier, grown))
                exchange = grown
                yield shown if grown.busy else shown | {self._parts.notice: render.notice("")}
        except QuestionRefused as error:
            yield self._show(tuple(earlier)) | {
                self._parts.box: exchange.question,
                self._parts.notice: render.notice(str(error)),
            }
        except Exception as error:
            yield self._show((*earlier, replace(exchange, stage="failed", note=_explained(error))))

    def settle(self, box: str | None, exchanges: Exchanges) -> Updates:
        """Put a failed question back into the box, unless another is being written there."""
        if exchanges and exchanges[-1].stage == "failed" and not (box or "").strip():
            return {self._parts.box: exchanges[-1].question}
        return {self._parts.box: gr.skip()}

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
        return self._show((*exchanges[:-1], replace(exchanges[-1], stage="stopped")))

    def _take(self, question: str | None, exchanges: Exchanges, asked: int, rest: Updates) -> Updates:
        question = (question or "").strip()
        if not question:
            return {self._parts.notice: render.notice(strings.EMPTY_QUESTION)}
        if exchanges and exchanges[-1].busy:
            return {self._parts.notice: render.notice(strings.STILL_ANSWERING)}
        taken = (*exchanges, Exchange(number=asked + 1, question=question))
        return self._show(taken) | rest | {self._parts.asked: asked + 1, self._parts.notice: render.notice("")}

    def _progress(self, exchange: Exchange, earlier: Exchanges) -> Iterator[Exchange]:
        """Yield the exchange as it grows."""
        self._opening.start()
        while not self._opening.done:
            yield replace(exchange, note=self._opening.note)
            time.sleep(_POLL_SECONDS)
        engine = self._opening.ready().engine
        turns = tuple(Turn(one.question, one.answer) for one in earlier if one.answer is not None)
        exchange = replace(exchange, stage="answering")
        for event in engine.ask(exchange.question, turns):
            exchange = after(exchange, event, engine)
            yield exchange

    def _show(self, exchanges: Exchanges) -> Updates:
        """Return the page for ``exchanges``: everything on it that follows from them alone."""
        parts = self._parts
        busy = bool(exchanges) and exchanges[-1].busy
        failed = bool(exchanges) and exchanges[-1].stage == "failed"
        messages: list[dict[str, Any]] = []
        for exchange in exchanges:
            messages.append({"role": "user", "content": render.question(exchange)})
            messages.append({"role": "assistant", "content": render.answer(exchange)})
        return {
            parts.exchanges: exchanges,
            parts.chat: gr.update(value=messages, visible=bool(exchanges)),
            parts.sources: panel.sources(exchanges),
            parts.beginning: gr.update(visible=not exchanges),
            parts.ask: gr.update(visible=not busy),
            parts.stop: gr.update(visible=busy),
            parts.retry: gr.update(visible=failed),
        }


def _until_stopped(steps: Iterator[Exchange], run: Run) -> Iterator[Exchange]:
    """Yield the steps of an exchange until it is to end, then the last one as stopped."""
    last = None
    for step in steps:
        if run.to_end == step.number:
            yield replace(last or step, stage="stopped")
            return
        yield step
        last = step


def _paced(steps: Iterator[Exchange]) -> Iterator[Exchange]:
    """Leave out lines that come at once after the last step shown: each update carries the whole conversation."""
    shown, parts = 0.0, 0
    for step in steps:
        at_once = time.monotonic() < shown + _SHOW_SECONDS
        if len(step.parts) == parts or not at_once or not step.busy:
            yield step
            shown = time.monotonic()
        parts = len(step.parts)


def _explained(error: Exception) -> str:
    """Log ``error`` under a reference and return what a visitor reads instead of it."""
    reference = secrets.token_hex(4)
    _LOG.error("reference %s", reference, exc_info=error)
    if isinstance(error, OnRecordError):
        return strings.REFERENCED.format(why=error, reference=reference)
    return strings.FAILED.format(reference=reference)
