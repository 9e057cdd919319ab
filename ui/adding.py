"""The command that brings articles in: add.

What a command needs is imported where it runs, so that `--help` does not wait for a language model.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.keeping import opened
from ui.languages import counted
from ui.stopping import STOPPED_BY_INTERRUPT, interrupts_kept
from ui.terminal import complain, progress_of_reading, show

if TYPE_CHECKING:
    from index import AddReport, Article, Refusal

ADDRESS = re.compile(r"https?://", re.IGNORECASE)

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
    tell(report)
    if stopped.is_set():
        complain("stopped; the same command goes on from here.")
        raise typer.Exit(STOPPED_BY_INTERRUPT)
    if taken.not_whole or (strict and report.refused) or not (report.added or report.unchanged):
        raise typer.Exit(1)


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
            elif ADDRESS.match(path):
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


def tell(report: AddReport) -> None:
    """Print what was added, and what was refused or guessed."""
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

    return size_of(path for path in paths if not ADDRESS.match(path))
