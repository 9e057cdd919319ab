"""What the page does with a visitor's own articles: take them, search in them, remove them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

import gradio as gr

from index import Article, OnRecordError, Refusal
from index.fetching import Fetcher, read_url
from ui import yours_view
from ui.languages import phrases
from ui.opening import Opening
from ui.pace import Pace, visitor_of
from ui.parts import Parts, Updates
from ui.taking import TooMuch, fitting, given_in, pasted, read
from ui.visit import Progress, Visit
from ui.visits import Visits

_POLL_SECONDS = 0.2
_Result = TypeVar("_Result")
Found = Iterable[Article | Refusal]


class Yours:
    """Handlers of the tab of own articles. Every limit holds here, whatever a browser sends.

    Gradio sends the last step of what takes a while twice; a choice made between the two would be undone on the page
    alone. So adding only says how far it is, :meth:`show` then shows what there is, and a choice leaves the choice be.
    """

    def __init__(self, opening: Opening, parts: Parts, visits: Visits, pace: Pace, *, fetching: bool = False) -> None:
        self._opening = opening
        self._parts = parts
        self._visits = visits
        self._pace = pace
        self._fetching = fetching

    def drop(self, event: gr.EventData, request: gr.Request) -> Iterator[Updates]:
        """Add the articles of files that were dropped or chosen."""
        yield from self._add(lambda visit: read(given_in(event._data), visit.folder), request)

    def paste(
        self, text: str | None, title: str | None, outlet: str | None, day: str | None, request: gr.Request
    ) -> Iterator[Updates]:
        """Add an article that was pasted; its words are then taken out of the boxes."""
        yield from self._add(lambda _: [pasted(text, title, outlet, day)], request, self._parts.own.pasted)

    def fetch(self, address: str | None, request: gr.Request) -> Iterator[Updates]:
        """Add the article at a web address, where the operator allows it."""
        own, url = self._parts.own, (address or "").strip()
        if not self._fetching:
            yield {own.progress: yours_view.notice(phrases().NOT_FETCHED_HERE)}
        elif not url.lower().startswith(("https://", "http://")):
            yield {own.progress: yours_view.notice(phrases().NO_ADDRESS)}
        else:
            yield from self._add(lambda _: read_url(url, Fetcher()), request, [own.address])

    def choose(self, scope: object, request: gr.Request) -> Iterator[Updates]:
        """Search in ``scope`` from now on."""
        visit = self._visits.of(visitor_of(request))
        chosen = next((one for one in visit.scopes if one == scope), None) if visit else None
        if visit is None or chosen is None or chosen == visit.scope:
            yield {self._parts.own.progress: gr.skip()}
            return
        try:
            yield from self._shown(lambda progress: visit.search_in(chosen, progress), len(visit.articles))
        except OnRecordError as error:
            refused: Updates = {self._parts.own.scope: visit.scope}
            yield refused | {self._parts.own.progress: yours_view.notice(str(error))}
            return
        yield {self._parts.own.progress: "", self._parts.within: yours_view.within(visit)}

    def remove(self, request: gr.Request) -> Updates:
        """Remove the visitor's articles now."""
        self._visits.end(visitor_of(request))
        return {self._parts.own.progress: yours_view.notice(phrases().REMOVED_YOURS)} | self._held(request)

    def _held(self, request: gr.Request) -> Updates:
        """Return which articles the visitor has, and what is searched.

        It goes with the step that changed it: a later call's answer might be overtaken by that of an earlier one.
        """
        own, visit = self._parts.own, self._visits.of(visitor_of(request))
        articles = visit.articles if visit else ()
        scopes = [(phrases().SCOPES[scope], scope) for scope in visit.scopes] if visit else []
        return {
            own.listed: yours_view.listed(articles),
            own.scope: gr.update(choices=scopes, value=visit.scope if visit else None, visible=bool(articles)),
            own.remove: gr.update(visible=bool(articles)),
            self._parts.within: yours_view.within(visit) if visit else "",
        }

    def leave(self, request: gr.Request) -> None:
        """Note that the visitor's page was closed."""
        self._visits.leave(visitor_of(request))

    def fail(self) -> Updates:
        """Say that something unforeseen happened; the server's log has it."""
        return {self._parts.own.progress: yours_view.notice(phrases().NOTHING_ADDED)}

    def _add(
        self, found: Callable[[Visit], Found], request: gr.Request, written: Iterable[gr.Textbox] = ()
    ) -> Iterator[Updates]:
        """Add what is found, showing how far it is; what was ``written`` is cleared once something was added."""
        visitor = visitor_of(request)
        yield {self._parts.own.progress: yours_view.working(phrases().PREPARING)}
        try:
            if not self._pace.allows(visitor):
                raise TooMuch(phrases().TOO_FAST)
            visit = self._visits.begin(visitor, self._opening.ready().engine.archive)
            articles, refused = fitting(found(visit), visit.articles)
            report = yield from self._shown(lambda progress: visit.add(articles, progress), len(articles))
        except OnRecordError as error:
            yield {self._parts.own.progress: yours_view.notice(str(error))} | self._held(request)
            return
        kept = [*report.added, *report.unchanged]
        notice = yours_view.added(len(kept), report.claims, [*refused, *report.refused])
        cleared = dict.fromkeys(written, "") if kept else {}
        yield {self._parts.own.progress: notice} | cleared | self._held(request)

    def _shown(self, job: Callable[[Progress], _Result], total: int) -> Generator[Updates, None, _Result]:
        """Do ``job`` beside this thread, yield how far it is, and return what comes of it."""
        done: list[int] = []
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding") as beside:
            working = beside.submit(job, done.append)
            while not working.done():
                words = yours_view.working(phrases().PREPARING) if not done else yours_view.reading(done[-1], total)
                yield {self._parts.own.progress: words}
                wait([working], _POLL_SECONDS)
            return working.result()
