"""The file archive.sqlite3: made, opened and checked; read in snapshots from many threads, written in transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from index.errors import ArchiveDamaged, ArchiveError, ArchiveLocked
from index.schema import REPAIR, Manifest, create_tables
from index.sqlite_errors import not_as_written, told

FILE = "archive.sqlite3"
_BUSY_SECONDS = 10.0
_ATTEMPTS = 100
_HEADER = b"SQLite format 3\x00"
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class _State:
    """What the file looked like; a connection is good for reading while this stays the same.

    A reader that may not write cannot take part in SQLite's locking. As long as no write-ahead log
    holds anything, it reads the file as one that does not change, and reads again if it did.
    """

    inode: int
    frozen: bool
    size: int = 0
    changed_ns: int = 0


class Database:
    """Connections to one archive.sqlite3; safe for use by many threads."""

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        self.path = folder / FILE
        self._log = os.fspath(self.path) + "-wal"
        self.read_only = read_only
        self._closed = False
        self._idle: SimpleQueue[tuple[_State, sqlite3.Connection]] = SimpleQueue()
        self._inode = self._look().inode
        _check_header(self.path)

    def read(self, question: Callable[[sqlite3.Connection], Found]) -> Found:
        """Return what ``question`` finds in one consistent snapshot; it may be asked more than once.

        Raises ArchiveError or one of its kinds, never an error of SQLite's.
        """
        for _ in range(_ATTEMPTS):
            state = self._look()
            with ExitStack() as spoilt:
                connection = self._connection(state)
                spoilt.callback(connection.close)
                try:
                    found = _snapshot(connection, question)
                except ArchiveError:
                    if state.frozen and self._look() != state:
                        continue
                    raise
                if not state.frozen or self._look() == state:
                    spoilt.pop_all()
                    self._give_back(state, connection)
                    return found
        raise ArchiveLocked("The archive is being changed faster than it can be read; try again in a moment.")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for writing; the caller holds the writer lock and begins each transaction."""
        self._look()
        with told():
            connection = self._open("rw")
        try:
            yield connection
        finally:
            connection.close()

    def copy_to(self, folder: Path) -> None:
        """Write what archive.sqlite3 holds now into a new one in ``folder``."""
        target = folder / FILE
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with told(), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            self.read(lambda connection: connection.backup(copy))

    def close(self) -> None:
        """Close every connection; those in use by another thread close when it is done."""
        self._closed = True
        with suppress(Empty):
            while True:
                self._idle.get_nowait()[1].close()

    def _look(self) -> _State:
        """Return the state of the file now. Raises ArchiveDamaged when it is no longer the file that was opened."""
        if self._closed:
            raise ArchiveError("This archive is closed; open it again.")
        try:
            found = os.stat(self.path)
        except OSError as error:
            raise ArchiveDamaged(f"The file {self.path} is gone. {REPAIR}") from error
        if found.st_ino != getattr(self, "_inode", found.st_ino):
            raise ArchiveDamaged(f"The file {self.path} was replaced by another while in use; open the archive again.")
        if not self.read_only or _bytes_in(self._log):
            return _State(found.st_ino, frozen=False)
        return _State(found.st_ino, True, found.st_size, found.st_mtime_ns)

    def _connection(self, state: _State) -> sqlite3.Connection:
        with suppress(Empty):
            while True:
                made_for, connection = self._idle.get_nowait()
                if made_for == state:
                    return connection
                connection.close()
        with told():
            return self._open("ro&immutable=1" if state.frozen else "ro" if self.read_only else "rw")

    def _give_back(self, state: _State, connection: sqlite3.Connection) -> None:
        self._idle.put((state, connection))
        if self._closed:
            self.close()

    def _open(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        if mode == "rw":
            connection.execute("PRAGMA synchronous = NORMAL")
        return connection


def _snapshot(connection: sqlite3.Connection, question: Callable[[sqlite3.Connection], Found]) -> Found:
    with told():
        connection.execute("BEGIN")
        try:
            found = question(connection)
        except (ValueError, TypeError, KeyError) as error:
            raise not_as_written(error) from error
        connection.execute("ROLLBACK")
    return found


def create(folder: Path, manifest: Manifest) -> None:
    """Make an empty archive.sqlite3 in ``folder``: whole or, when this process is killed, not at all."""
    new = folder / (FILE + ".new")
    for left in (new, new.with_name(new.name + "-journal")):
        left.unlink(missing_ok=True)
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with told():
        connection = sqlite3.connect(new, isolation_level=None)
        try:
            create_tables(connection, manifest)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
    os.replace(new, folder / FILE)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what is done inside, as one change that readers notice, or nothing of it."""
    with told():
        connection.execute("BEGIN IMMEDIATE")
        with ExitStack() as undone:
            undone.callback(_roll_back, connection)
            yield
            connection.execute("UPDATE manifest SET generation = generation + 1")
            connection.execute("COMMIT")
            undone.pop_all()


def _roll_back(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):
        connection.execute("ROLLBACK")


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise ArchiveError(f"The file {path} cannot be read ({error.strerror}); check its permissions.") from error
    if not header:
        raise ArchiveDamaged(f"The file {path} is empty. {REPAIR}")
    if header != _HEADER:
        raise ArchiveDamaged(f"The file {path} is not an SQLite file. {REPAIR}")


def _bytes_in(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
