"""Questions on their way in: typed, offered, remembered or in the address; checked, then put at the end of the talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, replace

import gradio as gr

from qa import QuestionRefused
from ui import frame, strings
from ui.exchange import Exchange
from ui.languages import phrases
from ui.narrowing import chosen, remembered
from ui.pace import Pace, visitor_of
from ui.parts import Exchanges, Parts, Updates
from ui.reading import SOURCES_TAB
from ui.showing import shown
from ui.visits import Visits


class Entering:
    """Takes questions; that the number asked changes starts the answering, next door in ``ui.handlers``.

    ``limits`` are the filters as set: speaker, outlet, since, until.
    """

    def __init__(self, parts: Parts, pace: Pace, visits: Visits) -> None:
        self._parts = parts
        self._pace = pace
        self._visits = visits

    def arrive(self, memory: object, exchanges: Exchanges, asked: int, request: gr.Request) -> Updates:
        """Take the questions that this browser remembers, then the one in the address, to be answered in order."""
        if exchanges:
            return {self._parts.notice: gr.skip()}
        taken = [Exchange(asked + place, *one) for place, one in enumerate(remembered(memory), start=1)]
        question = str(request.query_params.get("q") or "").strip()
        if question and (not taken or taken[-1].question != question):
            taken.append(Exchange(asked + len(taken) + 1, question))
        if not taken:
            return {self._parts.notice: gr.skip()}
        begun: Updates = {self._parts.asked: taken[-1].number}
        if not request.query_params.get("source"):  # else the article that the address names is what is to be seen
            begun[self._parts.tabs] = gr.update(selected=SOURCES_TAB)
        return shown(self._parts, tuple(taken)) | begun

    def enter(
        self, request: gr.Request | None, box: str | None, exchanges: Exchanges, asked: int, *limits: str | None
    ) -> Updates:
        """Take the question in the box, unless there is none or one is still being answered."""
        return self._take(request, box, exchanges, asked, limits, {self._parts.box: ""})

    def pick(
        self, request: gr.Request | None, offered: str | None, exchanges: Exchanges, asked: int, *limits: str | None
    ) -> Updates:
        """Take a question that was offered; the box keeps what was being written."""
        return self._take(request, offered, exchanges, asked, limits)

    def put(
        self, request: gr.Request | None, event: gr.EventData, exchanges: Exchanges, asked: int, *limits: str | None
    ) -> Updates:
        """Ask what the speaker said whose name was pressed."""
        name = event._data.get("speaker") if isinstance(event._data, dict) else None
        question = strings.SPEAKER_QUESTION.format(speaker=name) if isinstance(name, str) and name else None
        return self._take(request, question, exchanges, asked, limits)

    def again(self, request: gr.Request | None, box: str | None, exchanges: Exchanges, asked: int) -> Updates:
        """Ask the failed question once more, narrowed as it was."""
        if not exchanges:
            return {self._parts.notice: frame.notice(phrases().EMPTY_QUESTION)}
        failed = exchanges[-1]
        rest = {self._parts.box: ""} if (box or "").strip() == failed.question else {}
        limits = astuple(failed.filters)
        return self._take(request, failed.question, exchanges, asked, limits, rest)

    def _take(
        self,
        request: gr.Request | None,
        question: str | None,
        exchanges: Exchanges,
        asked: int,
        limits: Sequence[str | None],
        rest: Updates | None = None,
    ) -> Updates:
        """Put the question at the end of the talk, with ``rest`` of the page, or say why it is not taken."""
        question = (question or "").strip()
        visitor = visitor_of(request)
        visit = self._visits.of(visitor)
        try:
            filters = chosen(*limits)
        except QuestionRefused as error:
            return {self._parts.notice: frame.notice(str(error))}
        if not question:
            return {self._parts.notice: frame.notice(phrases().EMPTY_QUESTION)}
        if exchanges and exchanges[-1].busy:
            return {self._parts.notice: frame.notice(phrases().STILL_ANSWERING)}
        if self._visits.was_ended(visitor):
            return {self._parts.notice: frame.notice(phrases().YOURS_ENDED), self._parts.within: ""}
        if not self._pace.allows(visitor):
            return {self._parts.notice: frame.notice(phrases().TOO_FAST)}
        exchange = Exchange(asked + 1, question, filters)
        if visit is not None and visit.engine is not None:
            own = frozenset(article.id for article in visit.articles)
            exchange = replace(exchange, scope=visit.scope, own=own)
        taken = (*exchanges, exchange)
        begun = {
            self._parts.asked: asked + 1,
            self._parts.notice: frame.notice(""),
            self._parts.tabs: gr.update(selected=SOURCES_TAB),
        }
        return shown(self._parts, taken) | (rest or {}) | begun
