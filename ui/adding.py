"""The commands that bring articles in: add, watch.

What a command needs is imported where it runs, so that `--help` does not wait for a language model.
"""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.keeping import opened
from ui.languages import counted
from ui.terminal import complain, progress_of_reading, show

if TYPE_CHECKING:
    from types import FrameType

    from index import AddReport, Archive, Article, Refusal
    from index.fetching import Fetcher

_STOPPED_BY_INTERRUPT = 130
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_EVERY = re.compile(r"(?P<number>\d{1,4})(?P<unit>[smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LEAST_SECONDS = 60
_PAGES_AT_ONCE = 20
_AT_ONCE = b"\nonrecord: stopping after this article; press Ctrl-C again to stop at once.\n"

Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first thing that cannot be read.")]


def add(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL...", help="Files, folders with all below them, addresses, datasets."),
    ],
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART=NAME",
            help="In tables and JSON Lines, which column is the text, title, outlet, author, published, url, language.",
        ),
    ] = None,
    strict: Strict = False,
) -> None:
    """Add articles from files, folders and web addresses.

    Read are .txt, .md, .html, .pdf, .docx, .odt, .rtf, .epub; with an article a line, row or page, .jsonl, .csv, .tsv
    (these also as .gz), .json, .parquet, .warc; pages, RSS and Atom feeds and sitemaps on the web; and the tables of a
    Hugging Face dataset, by its name. Articles that are in the archive already are skipped; one that changed where it
    came from becomes a new version. What cannot be read is named with a reason, and the rest is added; the exit code is
    1 when something named here was not taken whole, or a folder gave no article at all. Ctrl-C stops after the article
    at hand; the same command then goes on.

    \b
    Example:
      onrecord add articles/ interview.docx https://example.org/news/ferry
      onrecord add export.csv --column text=story --column published=day
      onrecord add hf://datasets/OWNER/NAME
    """
    columns = _columns(column or [])
    taken = _Taken(strict)
    with opened(context) as archive, progress_of_reading(lambda: _size(paths)) as shown, interrupts_kept() as stopped:
        found = _until(stopped, taken.of(paths, columns, shown.read))
        report = archive.add(found, progress=shown.count)
    _tell(report)
    if stopped.is_set():
        complain("stopped; the same command goes on from here.")
        raise typer.Exit(_STOPPED_BY_INTERRUPT)
    if taken.not_whole or (strict and report.refused) or not (report.added or report.unchanged):
        raise typer.Exit(1)


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
    if wrong := [feed for feed in feeds if not _ADDRESS.match(feed)]:
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
        raise typer.Exit(_STOPPED_BY_INTERRUPT)
    if failed:
        raise typer.Exit(1)


@contextmanager
def interrupts_kept() -> Iterator[threading.Event]:
    """Give an event that the first Ctrl-C sets, for the work to stop cleanly; the second raises KeyboardInterrupt."""
    stopped = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()
        if os.isatty(2):
            os.write(2, _AT_ONCE)  # print() may be at work where the signal came

    before = signal.signal(signal.SIGINT, note) if threading.current_thread() is threading.main_thread() else None
    try:
        yield stopped
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


@dataclass(slots=True)
class _Taken:
    """What is taken of the things named on the command line, one after the other."""

    strict: bool
    not_whole: list[str] = field(default_factory=list)

    def of(
        self, paths: Iterable[str], columns: Mapping[str, str], read: Callable[[int], None]
    ) -> Iterator[Article | Refusal]:
        """Yield what is read; things not taken whole and folders without an article go to ``not_whole``."""
        from index import Refusal, read_articles
        from index.fetching import DATASET, Fetcher, read_dataset, read_url

        fetcher = Fetcher()
        for path in paths:
            if DATASET.match(path):
                found = read_dataset(path, columns)
            elif _ADDRESS.match(path):
                found = read_url(path, fetcher)
            else:
                found = read_articles([path], columns=columns, advance=read)
            given = refused = 0
            for one in found:
                refused += isinstance(one, Refusal)
                given += not isinstance(one, Refusal)
                yield one
                if refused and self.strict:
                    return
            if not given or (refused and not Path(path).is_dir()):
                self.not_whole.append(path)


def _until(stopped: threading.Event, articles: Iterable[Article | Refusal]) -> Iterator[Article | Refusal]:
    for article in articles:
        if stopped.is_set():
            return
        yield article


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
            _tell(report)
    return failed


def _tell(report: AddReport) -> None:
    for refusal in report.refused:
        complain(f"{refusal.what}: {refusal.why}")
    if report.guessed:
        complain("guessed: " + "; ".join(f"{what} ({count:,})" for what, count in report.guessed.items()) + ".")
    extent = ""
    if report.added:
        extent = f" ({counted(report.sentences, 'sentence')}, {counted(report.claims, 'claim')})"
    new = f", {len(report.updated):,} of them a new version" if report.updated else ""
    rest = f"{len(report.unchanged):,} unchanged; {len(report.refused):,} refused."
    show(f"Added {counted(len(report.added), 'article')}{extent}{new}; {rest}")


def _columns(written: Iterable[str]) -> dict[str, str]:
    from index.readers.fields import PARTS

    columns = dict(one.partition("=")[::2] for one in written)
    for part, name in columns.items():
        if part not in PARTS or not name:
            raise typer.BadParameter(
                f"--column takes a part and its column, such as text=story; the parts are {', '.join(PARTS)}."
            )
    return columns


def _size(paths: Iterable[str]) -> int:
    from index.readers import size_of

    return size_of(path for path in paths if not _ADDRESS.match(path))


def _seconds(every: str) -> int:
    found = _EVERY.fullmatch(every)
    if found is None or (seconds := int(found["number"]) * _SECONDS[found["unit"]]) < _LEAST_SECONDS:
        raise typer.BadParameter(f"--every takes a time of a minute or more, such as 15m, 2h or 1d, and not {every!r}.")
    return seconds
