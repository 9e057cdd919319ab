"""What the command line prints: results on standard output, complaints and progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ui.wording import UNSURE, counted, flat, relay_text, source_text, terminal_safe

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


@contextmanager
def progress_of_reading() -> Iterator[Callable[[int], None] | None]:
    """Give a function that shows how many articles are read, or None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("Reading…") as status:
        yield lambda read: status.update(f"Reading… {counted(read, 'article')}")
