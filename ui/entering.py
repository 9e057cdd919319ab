"""Questions on their way in: typed, offered, remembered or in the address; checked, then put at the end of the talk."""

from __future__ import annotations

from dataclasses import replace

import gradio as gr

from qa import QuestionRefused
from ui import render, strings
from ui.exchange import Exchange
from ui.languages import phrases
from ui.narrowing import chosen, remembered
from ui.pace import Pace, visitor_of
from ui.parts import Exchanges, Parts, Updates
from ui.reading import SOURCES_TAB
from ui.showing import shown
from ui.visits import Visits


class Entering:
    """Takes questions; that the number asked changes starts the answering, next door in ``ui.handlers``."""

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
        begun = {self._parts.asked: taken[-1].number, self._parts.tabs: gr.update(selected=SOURCES_TAB)}
        return shown(self._parts, tuple(taken)) | begun

    def enter(
        self,
        box: str | None,
        exchanges: Exchanges,
        asked: int,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        request: gr.Request | None = None,
    ) -> Updates:
        """Take the question in the box, unless there is none or one is still being answered."""
        set_ = (speaker, outlet, since, until)
        return self._take(box, exchanges, asked, set_, request, {self._parts.box: ""})

    def pick(
        self,
        offered: str | None,
        exchanges: Exchanges,
        asked: int,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        request: gr.Request | None = None,
    ) -> Updates:
        """Take a question that was offered; the box keeps what was being written."""
        return self._take(offered, exchanges, asked, (speaker, outlet, since, until), request, {})

    def put(
        self,
        event: gr.EventData,
        exchanges: Exchanges,
        asked: int,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        request: gr.Request | None = None,
    ) -> Updates:
        """Ask what the speaker said whose name was pressed."""
        name = event._data.get("speaker") if isinstance(event._data, dict) else None
        question = strings.SPEAKER_QUESTION.format(speaker=name) if isinstance(name, str) and name else None
        return self._take(question, exchanges, asked, (speaker, outlet, since, until), request, {})

    def again(self, box: str | None, exchanges: Exchanges, asked: int, request: gr.Request | None = None) -> Updates:
        """Ask the failed question once more, narrowed as it was."""
        if not exchanges:
            return {self._parts.notice: render.notice(phrases().EMPTY_QUESTION)}
        failed = exchanges[-1]
        rest = {self._parts.box: ""} if (box or "").strip() == failed.question else {}
        limits = failed.filters
        set_ = (limits.speaker, limits.outlet, limits.since, limits.until)
        return self._take(failed.question, exchanges, asked, set_, request, rest)

    def _take(
        self,
        question: str | None,
        exchanges: Exchanges,
        asked: int,
        set_: tuple[object, object, object, object],
        request: gr.Request | None,
        rest: Updates,
    ) -> Updates:
        question = (question or "").strip()
        visitor = visitor_of(request)
        visit = self._visits.of(visitor)
        try:
            filters = chosen(*set_)
        except QuestionRefused as error:
            return {self._parts.notice: render.notice(str(error))}
        if not question:
            return {self._parts.notice: render.notice(phrases().EMPTY_QUESTION)}
        if exchanges and exchanges[-1].busy:
            return {self._parts.notice: render.notice(phrases().STILL_ANSWERING)}
        if self._visits.was_ended(visitor):
            return {self._parts.notice: render.notice(phrases().YOURS_ENDED), self._parts.within: ""}
        if not self._pace.allows(visitor):
            return {self._parts.notice: render.notice(phrases().TOO_FAST)}
        exchange = Exchange(asked + 1, question, filters)
        if visit is not None and visit.engine is not None:
            own = frozenset(article.id for article in visit.articles)
            exchange = replace(exchange, scope=visit.scope, own=own)
        taken = (*exchanges, exchange)
        begun = {
            self._parts.asked: asked + 1,
            self._parts.notice: render.notice(""),
            self._parts.tabs: gr.update(selected=SOURCES_TAB),
        }
        return shown(self._parts, taken) | rest | begun
