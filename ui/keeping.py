"""The commands that keep the archive: add, list, remove, verify, export.

What a command needs is imported where it runs, so that `--help` does not wait for a language model.
"""

from __future__ import annotations

import errno
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.terminal import complain, progress_of_reading, show, show_exact
from ui.wording import counted

if TYPE_CHECKING:
    from types import FrameType

    from index import AddReport, Archive, Article, Refusal

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def add(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, or folders with all below them.")],
) -> None:
    """Add articles from files and folders.

    Read are .txt, .md (with front matter), .html, and .jsonl (one article a line, also as .jsonl.gz).
    Articles that are in the archive already are skipped. What cannot be read is named with a reason,
    and the rest is added; the exit code is 1 when a given file was not taken whole, or a given
    folder gave no article at all.

    \b
    Example:
      onrecord add articles/ interview.txt
    """
    not_taken: list[str] = []
    with opened(context) as archive:
        before = archive.counts()
        with progress_of_reading() as progress, interrupts_kept() as is_interrupted:
            report = archive.add(_until(is_interrupted, _read(paths, not_taken)), progress=progress)
        after = archive.counts()
    for refusal in report.refused:
        complain(f"{refusal.what}: {refusal.why}")
    show(_added(report, after.sentences - before.sentences, after.claims - before.claims))
    if not_taken or not (report.added or report.unchanged):
        raise typer.Exit(1)


def _until(is_interrupted: Callable[[], bool], articles: Iterable[Article | Refusal]) -> Iterator[Article | Refusal]:
    """Yield ``articles`` until an interrupt came, also one that a library swallowed."""
    for article in articles:
        if is_interrupted():
            raise KeyboardInterrupt
        yield article


@contextmanager
def interrupts_kept() -> Iterator[Callable[[], bool]]:
    """Remember an interrupt: one that comes while a library is being imported may be caught there and lost."""
    seen = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        seen.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note) if threading.current_thread() is threading.main_thread() else None
    try:
        yield seen.is_set
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def list_articles(context: typer.Context, as_json: AsJson = False) -> None:
    """List the articles in the archive.

    \b
    Example:
      onrecord list
    """
    from ui.export import article_text, json_text

    with opened(context, read_only=True) as archive:
        articles = archive.articles()
    if as_json:
        show_exact(json_text([asdict(article) for article in articles]))
        return
    for article in articles:
        show(article_text(article))
    if not articles:
        complain("the archive is empty; add articles with: onrecord add PATH")


def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Article ids, as `onrecord list` shows them.")],
) -> None:
    """Take articles out of the archive.

    Their sentences and claims go with them. Nothing is removed when one of the ids is not in the archive.

    \b
    Example:
      onrecord remove 3f0c9a1be2d45768
    """
    with opened(context, read_only=True) as archive:
        known = {article.id for article in archive.articles()}
    unknown = [id_ for id_ in ids if id_ not in known]
    if unknown:
        complain(f"not in the archive: {', '.join(unknown)}; `onrecord list` shows the ids. Nothing was removed.")
        raise typer.Exit(1)
    with opened(context) as archive:
        removed = archive.remove(set(ids))
    show(f"Removed {counted(removed, 'article')}.")


def verify(context: typer.Context) -> None:
    """Check that the archive on disk is whole.

    The exit code is 1 when it is not.

    \b
    Example:
      onrecord verify
    """
    with opened(context, read_only=True) as archive:
        problems = archive.verify()
        counts = archive.counts()
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(1)
    sentences, claims_there = counted(counts.sentences, "sentence"), counted(counts.claims, "claim")
    show(f"The archive is whole: {counted(counts.articles, 'article')} ({sentences}, {claims_there}).")


def export(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write to this file, replacing one that exists."),
    ] = None,
) -> None:
    """Print the articles as JSON Lines.

    Adding them to an empty archive gives an equal one.

    \b
    Example:
      onrecord export --output articles.jsonl
    """
    from ui.export import article_json, json_text

    with opened(context, read_only=True) as archive:
        ids = [article.id for article in archive.articles()]
        lines = (json_text(article_json(archive.article(id_)), indent=None) for id_ in ids)
        if output is None:
            for line in lines:
                show_exact(line)
            return
        _write_whole(output, lines)
    complain(f"exported {counted(len(ids), 'article')}.")


@contextmanager
def opened(context: typer.Context, *, read_only: bool = False) -> Iterator[Archive]:
    """Give the archive that the command works on, closed afterwards; ArchiveError when it cannot be opened."""
    from index import Archive

    with Archive.open(context.obj, read_only=read_only) as archive:
        yield archive


def _read(paths: Iterable[str], not_taken: list[str]) -> Iterator[Article | Refusal]:
    """Yield what is read from ``paths``; files not taken whole and folders without an article go to ``not_taken``."""
    from index import Refusal, read_articles

    for path in paths:
        given = refused = 0
        for found in read_articles([path]):
            refused += isinstance(found, Refusal)
            given += not isinstance(found, Refusal)
            yield found
        if not given or (refused and not Path(path).is_dir()):
            not_taken.append(path)


def _added(report: AddReport, sentences: int, claims_there: int) -> str:
    extent = f" ({counted(sentences, 'sentence')}, {counted(claims_there, 'claim')})" if report.added else ""
    rest = f"{len(report.unchanged):,} unchanged; {len(report.refused):,} refused."
    return f"Added {counted(len(report.added), 'article')}{extent}; {rest}"


def _write_whole(output: Path, lines: Iterable[str]) -> None:
    """Write a file that is never seen half written."""
    if output.exists() and not output.is_file():
        raise OSError(errno.EINVAL, "Not a file that can be replaced", str(output))
    target = output.resolve()
    if not target.parent.is_dir():
        raise OSError(errno.ENOENT, "There is no such folder", str(target.parent))
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
