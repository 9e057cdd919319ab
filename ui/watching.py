"""The command that brings in what is new, again and again: watch.

What a command needs is imported where it runs, so that `--help` does not wait for a language model.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from ui.adding import ADDRESS, tell
from ui.keeping import opened
from ui.stopping import STOPPED_BY_INTERRUPT, interrupts_kept
from ui.terminal import complain

if TYPE_CHECKING:
    from index import Archive
    from index.fetching import Fetcher

_EVERY = re.compile(r"(?P<number>\d{1,4})(?P<unit>[smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LEAST_SECONDS = 60
_PAGES_AT_ONCE = 20


def watch(
    context: typer.Context,
    feeds: Annotated[list[str], typer.Argument(metavar="URL...", help="RSS or Atom feeds, sitemaps, pages.")],
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Look again after this time, such as 15m, 2h or 1d; else once.")
    ] = None,
) -> None:
    """Add what is new in feeds, once or again and again.

    Pages that were fetched before are asked for again only when the feed says that they changed. Only public
    addresses are fetched, as robots.txt allows.

    \b
    Example:
      onrecord watch https://example.org/news.rss --every 15m
    """
    seconds = _seconds(every) if every else None
    if wrong := [feed for feed in feeds if not ADDRESS.match(feed)]:
        raise typer.BadParameter(f"{wrong[0]!r} is not a web address; files are added with: onrecord add")
    from index import ArchiveLocked
    from index.fetching import Fetcher

    fetcher, failed = Fetcher(), False
    with opened(context) as archive, interrupts_kept() as stopped:
        while not stopped.is_set():
            try:
                failed = _round(archive, feeds, fetcher, stopped)
            except ArchiveLocked as error:
                if seconds is None:
                    raise
                complain(str(error))
            if seconds is None or stopped.wait(seconds):
                break
    if stopped.is_set():
        complain("stopped.")
        raise typer.Exit(STOPPED_BY_INTERRUPT)
    if failed:
        raise typer.Exit(1)


def _round(archive: Archive, feeds: Iterable[str], fetcher: Fetcher, stopped: threading.Event) -> bool:
    """Look at every feed once, adding pages as they come; say whether one of them gave an error."""
    from index import Refusal
    from index.fetching import news_of

    failed = False
    for feed in feeds:
        news = news_of(feed, fetcher, archive.visit)
        while not stopped.is_set() and (batch := list(islice(news, _PAGES_AT_ONCE))):
            report = archive.add(one.found for one in batch if one.found is not None)
            # Remembered only now: what was fetched and not kept is fetched again.
            archive.remember(one.visit for one in batch if one.visit is not None)
            failed = failed or any(isinstance(one.found, Refusal) and one.visit is None for one in batch)
            tell(report)
    return failed


def _seconds(every: str) -> int:
    found = _EVERY.fullmatch(every)
    if found is None or (seconds := int(found["number"]) * _SECONDS[found["unit"]]) < _LEAST_SECONDS:
        raise typer.BadParameter(f"--every takes a time of a minute or more, such as 15m, 2h or 1d, and not {every!r}.")
    return seconds
