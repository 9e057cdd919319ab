"""The commands that keep the archive: list, remove, verify, compact, export.

What a command needs is imported where it runs, so that `--help` does not wait for a language model.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.languages import counted
from ui.terminal import complain, show, show_exact

if TYPE_CHECKING:
    from index import Archive

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


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
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Article ids, as `onrecord list` shows them.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="All articles of this outlet.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or earlier.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask before removing an outlet's or a time's articles.")
    ] = False,
) -> None:
    """Take articles out of the archive: by their ids, or those of an outlet or a time.

    Their sentences, claims and earlier versions go with them. Nothing is removed when one of the ids is not in the
    archive. `onrecord compact` gives their space back.

    \b
    Example:
      onrecord remove 3f0c9a1be2d45768
      onrecord remove --outlet "The Herald" --until 2020-12-31 --yes
    """
    from index import Selection

    limits = outlet is not None or since is not None or until is not None
    if bool(ids) == limits:
        raise typer.BadParameter("give either ids, or --outlet, --since or --until.")
    selection = Selection(
        outlet, since.date() if since else None, until.date() if until else None, superseded=not limits
    )
    with opened(context, read_only=True) as archive:
        known = [article.id for article in archive.articles(selection)]
    unknown = [id_ for id_ in ids or [] if id_ not in known]
    if unknown:
        complain(f"not in the archive: {', '.join(unknown)}; `onrecord list` shows the ids. Nothing was removed.")
        raise typer.Exit(1)
    if limits and known and not yes and not typer.confirm(f"Remove {counted(len(known), 'article')}?", err=True):
        complain("nothing was removed.")
        raise typer.Exit(1)
    with opened(context) as archive:
        removed = archive.remove(set(ids or known))
    show(f"Removed {counted(removed, 'article')}.")


def compact(context: typer.Context) -> None:
    """Give back the space of removed articles, and build anew what is derived from the rest.

    \b
    Example:
      onrecord compact
    """
    with opened(context) as archive:
        before = _bytes_of(archive.folder)
        archive.compact()
        after = _bytes_of(archive.folder)
    show(f"The archive has {after / 1e6:,.1f} MB; it had {before / 1e6:,.1f} MB.")


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
    """Print the articles as JSON Lines, earlier versions too.

    Adding them to an empty archive gives an equal one.

    \b
    Example:
      onrecord export --output articles.jsonl
    """
    from index import Selection
    from ui.export import article_json, json_text

    with opened(context, read_only=True) as archive:
        ids = [article.id for article in archive.articles(Selection(superseded=True))]
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


def _bytes_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())


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
