"""A new archive made in its folder, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from index import database, schema
from index.contents import VECTORS_FILE
from index.embedder import Embedder
from index.errors import ArchiveDamaged, ArchiveError
from index.lock import writer_lock

WAIT_SECONDS = 10.0


def make_folder(folder: Path) -> None:
    """Make ``folder``, for its maker's eyes only, where it is missing."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"The folder {folder} cannot be made ({error.strerror}); choose another with --archive."
        ) from error


def create(folder: Path, embedder: Embedder) -> None:
    """Make an empty archive in ``folder``, unless another process was faster."""
    make_folder(folder)
    with writer_lock(folder, WAIT_SECONDS):
        if not (folder / database.FILE).exists():
            database.create(folder, schema.Manifest.of(embedder))


def check_nothing_left(folder: Path) -> None:
    """Raise ArchiveDamaged when other files show that an archive was here: a new one must not hide its loss."""
    left = [name for name in (VECTORS_FILE, database.FILE + "-wal") if (folder / name).exists()]
    if left and not (folder / database.FILE).exists():
        raise ArchiveDamaged(f"The file {folder / database.FILE} is gone, though {left[0]} is there. {schema.REPAIR}")
