"""Ctrl-C while articles are brought in: the first stops the work cleanly, the second at once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

STOPPED_BY_INTERRUPT = 130  # the exit code
_AT_ONCE = b"\nonrecord: stopping after this article; press Ctrl-C again to stop at once.\n"


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
