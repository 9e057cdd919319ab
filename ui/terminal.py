"""What the command line prints: results on standard output, complaints and progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from ui.languages import counted
from ui.wording import UNSURE, flat, relay_text, source_text, terminal_safe

if TYPE_CHECKING:
    from qa import ClaimFound

_WIDTH_OF_A_FILE = 160


def show(text: str) -> None:
    """Print words that may come from an article; none of them can steer the terminal."""
    print(terminal_safe(text))


def show_exact(text: str) -> None:
    """Print text that is safe already, such as JSON."""
    print(text)


def complain(sentence: str) -> None:
    """Print one sentence on standard error, whatever it quotes, on one line."""
    print(f"onrecord: {terminal_safe(flat(sentence))}", file=sys.stderr)


def show_claims(claims: Sequence[ClaimFound]) -> None:
    """Print claims as a table as wide as the terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, padding=(0, 1), show_lines=True, expand=True)
    table.add_column("Speaker", ratio=2)
    table.add_column("Claim", ratio=5)
    table.add_column("Where", ratio=2)
    for claim in claims:
        role = f", {claim.speaker.role}" if claim.speaker and claim.speaker.role else ""
        who = f"{claim.speaker.name}{role}" if claim.speaker else UNSURE
        cue = f"{claim.cue}: " if claim.cue else ""
        # Text, not str: rich would read square brackets in an article as its own markup.
        cells = (who + relay_text(claim.relays), cue + claim.content, source_text(claim.source))
        table.add_row(*(Text(terminal_safe(flat(cell))) for cell in cells))
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_FILE
    Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False).print(table)


@dataclass(frozen=True, slots=True)
class Progress:
    """What hears how far the reading is: bytes of files read since the last call, and articles dealt with in all."""

    read: Callable[[int], None] = lambda more: None
    count: Callable[[int], None] = lambda articles: None


@contextmanager
def progress_of_reading(size: Callable[[], int]) -> Iterator[Progress]:
    """Show how many articles are read, how fast, and how long the rest of ``size`` bytes will take; only if watched."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich import progress as rich_progress
    from rich.console import Console

    columns = (
        rich_progress.TextColumn("Reading… {task.fields[articles]}"),
        rich_progress.BarColumn(),
        rich_progress.TaskProgressColumn(),
        rich_progress.TimeRemainingColumn(elapsed_when_finished=True),
    )
    began = monotonic()
    with rich_progress.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=size() or None, articles="")

        def count(articles: int) -> None:
            rate = articles / max(monotonic() - began, 1e-3)
            shown.update(task, articles=f"{counted(articles, 'article')}, {rate:.1f} a second")

        yield Progress(lambda more: shown.advance(task, more), count)
