"""All visits with articles of their own: so many at once, each in a private folder that goes when the visit ends."""

from __future__ import annotations

import atexit
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread

from filelock import FileLock, Timeout

from index import Archive, OnRecordError
from ui.languages import phrases
from ui.visit import Visit

MOST_VISITS = 16
AWAY_SECONDS = 180
IDLE_SECONDS = 3_600
_PREFIX = "onrecord-visits-"
_LOCK = "lock"
_SWEEP_SECONDS = 30.0
_ENDED_REMEMBERED = 1_000
# A folder this young may belong to a program that has not locked it yet.
_YOUNG_SECONDS = 60


class NoRoom(OnRecordError):
    """As many visitors as fit have articles of their own already."""


class Visits:
    """The visits with articles of their own, ``most`` at once; safe for use by many threads.

    One ends when its visitor has been away for ``away_seconds`` (a lost connection or a phone put aside is no end), has
    asked nothing for ``idle_seconds``, or the program ends. What a killed program left is removed by the next.
    """

    def __init__(
        self,
        most: int = MOST_VISITS,
        away_seconds: float = AWAY_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._away_seconds, self._idle_seconds, self._clock = most, away_seconds, idle_seconds, clock
        self._visits: dict[str, Visit] = {}
        self._used: dict[str, float] = {}
        self._left: dict[str, float] = {}
        self._ended: set[str] = set()
        self._lock = Lock()
        self._folder: Path | None = None
        self._held: FileLock | None = None
        self._closed = Event()

    def begin(self, visitor: str, shared: Archive) -> Visit:
        """Return the visitor's visit, a new one where there is none. Raises NoRoom when there are too many."""
        self.sweep()
        with self._lock:
            self._ended.discard(visitor)
            if visitor not in self._visits:
                if len(self._visits) >= self._most:
                    raise NoRoom(phrases().NO_ROOM)
                self._visits[visitor] = Visit(Path(tempfile.mkdtemp(dir=self._place())), shared)
            return self._touched(visitor)

    def of(self, visitor: str) -> Visit | None:
        """Return the visitor's visit, which this prolongs."""
        with self._lock:
            return self._touched(visitor) if visitor in self._visits else None

    def was_ended(self, visitor: str) -> bool:
        """Whether the visitor's articles were removed, without being asked to, since this was last asked."""
        with self._lock:
            ended = visitor in self._ended
            self._ended.discard(visitor)
            return ended

    def leave(self, visitor: str) -> None:
        """Note that the visitor's page is closed, or out of reach."""
        with self._lock:
            if visitor in self._visits:
                self._left[visitor] = self._clock()

    def end(self, visitor: str) -> None:
        """Remove the visitor's articles."""
        with self._lock:
            visit = self._forget(visitor)
        if visit is not None:
            visit.close()

    def sweep(self) -> None:
        """End the visits of those who are gone."""
        now = self._clock()
        with self._lock:
            away = {visitor for visitor, since in self._left.items() if now - since >= self._away_seconds}
            gone = away | {visitor for visitor, last in self._used.items() if now - last >= self._idle_seconds}
            visits = [self._forget(visitor) for visitor in gone]
            self._ended = (self._ended if len(self._ended) < _ENDED_REMEMBERED else set()) | gone
        for visit in visits:
            if visit is not None:
                visit.close()

    def close(self) -> None:
        """End all visits, and remove their folder."""
        self._closed.set()
        for visitor in list(self._visits):
            self.end(visitor)
        self.discard()
        if self._held is not None:
            self._held.release()

    def discard(self) -> None:
        """Remove the folder of all visits as it is, whatever is under way in them: the program ends here."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _touched(self, visitor: str) -> Visit:
        self._used[visitor] = self._clock()
        self._left.pop(visitor, None)
        return self._visits[visitor]

    def _forget(self, visitor: str) -> Visit | None:
        self._used.pop(visitor, None)
        self._left.pop(visitor, None)
        return self._visits.pop(visitor, None)

    def _place(self) -> Path:
        """The folder of all visits, private to this user; made for the first of them."""
        if self._folder is None:
            remove_left_over()
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            self._held = FileLock(self._folder / _LOCK)
            self._held.acquire()
            atexit.register(self.close)
            Thread(target=self._keep_sweeping, name="visits", daemon=True).start()
        return self._folder

    def _keep_sweeping(self) -> None:
        while not self._closed.wait(_SWEEP_SECONDS):
            self.sweep()


def remove_left_over() -> None:
    """Remove the folders of visits that programs of this user left when they were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError, Timeout):
            found = folder.lstat()
            young = time.time() - found.st_mtime < _YOUNG_SECONDS
            if young or not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
                continue
            with FileLock(folder / _LOCK, blocking=False):
                shutil.rmtree(folder)
