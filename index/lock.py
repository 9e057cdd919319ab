"""One writer at a time: a lock file that the system frees when its process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import ArchiveError, ArchiveLocked

LOCK_FILE = "archive.lock"
HOLDER_FILE = "archive.pid"


@contextmanager
def writer_lock(folder: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the right to write to the archive in ``folder``.

    Raises ArchiveLocked, after ``wait_seconds``, when another process or thread holds it, and
    ArchiveError when nothing can be written in the folder.
    """
    lock = FileLock(folder / LOCK_FILE, timeout=wait_seconds, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise ArchiveLocked(f"{_holder(folder)} is writing to this archive; try again when it has finished.") from error
    except OSError as error:
        raise ArchiveError(
            f"The folder {folder} cannot be written ({error.strerror}); check its permissions and the disk's room."
        ) from error
    holder = folder / HOLDER_FILE
    try:
        with suppress(OSError):
            holder.write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(folder: Path) -> str:
    with suppress(OSError, ValueError):
        pid = int((folder / HOLDER_FILE).read_text(encoding="ascii"))
        return "This program" if pid == os.getpid() else f"Another process (process id {pid})"
    return "Another process"
