"""SQLite's errors as the archive's own, each with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from index.errors import ArchiveDamaged, ArchiveError, ArchiveLocked
from index.schema import REPAIR


@contextmanager
def told() -> Iterator[None]:
    """Turn SQLite's errors into the archive's own, each with what to do."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _told(error) from error


def _told(error: Exception) -> ArchiveError:
    # Damaged text fails to decode, in a row or in SQLite's own message about it, and carries no code.
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    code = extended & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ArchiveLocked("Another program keeps the archive locked; try again when it has finished.")
    if code == sqlite3.SQLITE_FULL or extended == sqlite3.SQLITE_IOERR_SHMSIZE:
        return ArchiveError("The disk is full; free some space and try again. Nothing half-written was kept.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ArchiveError(
            "The archive's files cannot be opened or written; check the permissions of its folder, "
            "or open it once where it can be written."
        )
    if code == sqlite3.SQLITE_IOERR:
        return ArchiveError(
            f"The disk could not be read or written ({error}); check it and its free space, and try again."
        )
    return ArchiveDamaged(f"archive.sqlite3 is not what was written ({error}). {REPAIR}")


def not_as_written(error: Exception) -> ArchiveDamaged:
    """Return what to tell of a row that cannot be read for ``error``."""
    return ArchiveDamaged(f"A row of archive.sqlite3 is not what was written ({error}). {REPAIR}")
