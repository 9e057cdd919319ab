"""The steps of an answer as the page takes them: until it is stopped, and no more often than can be seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from ui.exchange import Exchange
from ui.parts import Run

_SHOW_SECONDS = 0.1


def until_stopped(steps: Iterator[Exchange], run: Run) -> Iterator[Exchange]:
    """Yield the steps of an exchange until it is to end, then the last one as stopped."""
    last = None
    for step in steps:
        if run.to_end >= step.number:
            yield replace(last or step, stage="stopped")
            return
        yield step
        last = step


def paced(steps: Iterator[Exchange]) -> Iterator[Exchange]:
    """Leave out lines that come at once after the last step shown: each update carries the whole conversation.

    The last line is shown as it comes: a language model may have to be waited for after it.
    """
    shown_at, parts = 0.0, 0
    for step in steps:
        at_once = time.monotonic() < shown_at + _SHOW_SECONDS
        if not at_once or not step.busy or len(step.parts) in (parts, step.coming):
            yield step
            shown_at = time.monotonic()
        parts = len(step.parts)
