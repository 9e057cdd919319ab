"""What the page does when a whole article is to be read, the archive to be browsed, and when filters are set."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import replace

import gradio as gr

from index import Archive, ArchiveError, OnRecordError, Span
from qa import QuestionRefused
from qa.ground import is_claimed
from ui import frame
from ui.article_view import Opened, view
from ui.browse_view import browse
from ui.languages import phrases
from ui.narrowing import chosen
from ui.opening import Opening
from ui.pace import visitor_of
from ui.parts import Parts, Updates
from ui.visits import Visits

SOURCES_TAB, CLAIMS_TAB, TIMELINE_TAB, ARTICLE_TAB = "sources", "claims", "timeline", "article"
BROWSE_TAB, YOURS_TAB = "browse", "yours"
_POLL_SECONDS = 0.2
_LONGEST_SOUGHT = 200


class Reading:
    """Opens articles in the panel, lists what there is, and shows what is searched only."""

    def __init__(self, opening: Opening, parts: Parts, visits: Visits) -> None:
        self._opening = opening
        self._parts = parts
        self._visits = visits

    def read(self, event: gr.EventData, request: gr.Request) -> Updates:
        """Open the article whose button was pressed, at its sentence."""
        asked = event._data if isinstance(event._data, dict) else {}
        visit = self._visits.of(visitor_of(request))
        own = visit.archives if visit else []
        return self._open(str(asked.get("article", "")), str(asked.get("start", "")), own)

    async def follow(self, request: gr.Request) -> AsyncIterator[Updates]:
        """Open the article that the page's address names, once there is an archive."""
        article_id, _, start = str(request.query_params.get("source") or "").partition(".")
        if not article_id:
            yield {self._parts.article: gr.skip()}
            return
        self._opening.start()
        while not self._opening.done:
            await asyncio.sleep(_POLL_SECONDS)
        yield self._open(article_id, start, [])

    async def browse(self, words: str | None, request: gr.Request) -> AsyncIterator[Updates]:
        """List who speaks and what was published in what the visitor searches now, once there is an archive."""
        self._opening.start()
        while not self._opening.done:
            await asyncio.sleep(_POLL_SECONDS)
        visit = self._visits.of(visitor_of(request))
        try:
            archive = ((visit.engine if visit else None) or self._opening.ready().engine).archive
            listed = browse(archive.speakers(), archive.articles(), (words or "")[:_LONGEST_SOUGHT])
        except OnRecordError as error:
            listed = frame.notice(str(error))
        yield {self._parts.browse: listed}

    def narrow(self, speaker: object, outlet: object, since: object, until: object) -> Updates:
        """Say beside the box what is searched only."""
        parts = self._parts
        try:
            filters = chosen(speaker, outlet, since, until)
        except QuestionRefused:
            # A day half written; the question will say what is wrong with it.
            return {parts.narrowed: gr.skip()}
        number = sum(value is not None for value in (filters.speaker, filters.outlet, filters.since, filters.until))
        label = phrases().FILTERS_ON.format(number=number) if number else phrases().FILTERS
        return {parts.narrowed: frame.narrowed(filters), parts.narrowing: gr.update(label=label)}

    def widen(self) -> Updates:
        """Search everything again."""
        parts = self._parts
        cleared: Updates = {parts.speaker: None, parts.outlet: None, parts.since: "", parts.until: ""}
        return cleared | {parts.narrowed: "", parts.narrowing: gr.update(label=phrases().FILTERS)}

    def _open(self, article_id: str, start: str, own: Sequence[Archive]) -> Updates:
        """Open an article of the collection, or else one of the visitor's ``own`` archives."""
        parts = self._parts
        try:
            words = view(_found(article_id, start, self._opening.ready().engine.archive, own))
        except ArchiveError:
            words = f'<p class="aside">{phrases().NOT_THERE}</p>'
        except OnRecordError as error:
            words = frame.notice(str(error))
        return {
            parts.article: words,
            parts.article_tab: gr.update(visible=True),
            parts.tabs: gr.update(selected=ARTICLE_TAB),
        }


def _found(article_id: str, start: str, shared: Archive, own: Sequence[Archive]) -> Opened:
    """Return the article from the first archive that has it. Raises ArchiveError when none does."""
    try:
        return _opened(shared, article_id, start)
    except ArchiveError:
        for archive in own:
            with suppress(ArchiveError):
                return replace(_opened(archive, article_id, start), own=True)
        raise


def _opened(archive: Archive, article_id: str, start: str) -> Opened:
    """Return an article with what is claimed in it; what it reports as not said, or not yet, is left out."""
    article = archive.article(article_id)
    claims = (stored.claim for stored in archive.claims(article_ids=[article_id]))
    claimed = tuple(claim for claim in claims if is_claimed(claim, article.text))
    begins = int(start) if start.isascii() and start.isdigit() else None
    sentences = archive.sentences(article_id) if begins is not None else []
    at: Span | None = next((one.span for one in sentences if one.span.start == begins), None)
    return Opened(article, claimed, at)
