"""The vectors of an archive as they are now: read from their file, caught up from SQLite, searched, written back."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np

from index import store, vector_file, vector_rows
from index.coded_rows import Ids
from index.codes import Codes
from index.database import Database
from index.embedder import Vectors
from index.errors import ArchiveError
from index.lock import writer_lock
from index.rows import KINDS, Kind, Match
from index.vectors import VectorIndex, VectorsUnreadable

_CHUNK_ROWS = 20_000
_COMPARED_ROWS = 16


class LiveVectors:
    """The vectors of an archive, derived from ``database`` and kept at ``path``; safe for use by many threads."""

    def __init__(self, path: Path, database: Database, dimension: int) -> None:
        self._path = path
        self._database = database
        self._dimension = dimension
        self._index: VectorIndex | None = None
        self._generation = -1
        self._lock = Lock()

    def search(self, kind: Kind, vector: Vectors, top: int, among: Ids | None) -> list[Match]:
        """Search the rows that the archive holds now; as :meth:`VectorIndex.search`."""
        with self._lock:
            first = self._index is None
            index = self._current()
            size = sum(index.count(each) for each in KINDS)
            if first and vector_file.is_due(index.unsaved, size) and not self._database.read_only:
                with suppress(ArchiveError), writer_lock(self._path.parent):
                    self._write()
            return index.search(kind, vector, top, among)

    def compare(self, kind: Kind, vector: Vectors, ids: Ids) -> Vectors:
        """Return the cosine of each of the rows ``ids`` with ``vector``, float32 (n,); 0 for one that has no vector."""
        with self._lock:
            index = self._current()
            return index.compare(kind, vector, ids)

    def save(self) -> None:
        """Bring the file up to date, unless it lags so little that this can wait; the caller is the writer.

        Nothing is held in memory for it, however long the archive is.
        """
        if self._database.read(self._is_due):
            self._write()

    def rebuild(self) -> None:
        """Make the file anew from SQLite; the caller is the writer."""
        with self._lock:
            self._index = None
        self._write()

    def _is_due(self, connection: sqlite3.Connection) -> bool:
        size = sum(vector_rows.row_count(connection, kind) for kind in KINDS)
        return vector_file.is_due(vector_file.rows_behind(self._path, connection, self._dimension), size)

    def _current(self) -> VectorIndex:
        generation = self._database.read(store.generation)
        if self._index is None:
            self._index = loaded(self._path, self._database, self._dimension)
        if generation != self._generation:
            self._index = caught_up(self._index, self._database)
            self._generation = generation
        return self._index

    def _write(self) -> None:
        # All of it is in SQLite: where the disk has no room for the file, the next opening catches up.
        with suppress(OSError):
            self._database.read(lambda connection: vector_file.write(self._path, connection, self._dimension))


@dataclass(frozen=True, slots=True)
class _News:
    """What SQLite has beyond the vectors at hand; ``all_ids`` only where the numbers of rows differ even so."""

    ids: Ids
    codes: Codes
    all_ids: Ids | None


def loaded(path: Path, database: Database, dimension: int) -> VectorIndex:
    """Return the vectors as their file has them, or none when it is missing or not this archive's."""
    try:
        index = VectorIndex.load(path, dimension)
    except VectorsUnreadable:
        return VectorIndex(dimension)
    agrees = database.read(lambda connection: all(_agrees(connection, kind, index) for kind in KINDS))
    return index if agrees else VectorIndex(dimension)


def caught_up(index: VectorIndex, database: Database) -> VectorIndex:
    """Return the vectors of all rows in ``database``: ``index`` itself, changed, or another where it cannot serve."""
    from_nothing = all(index.count(kind) == 0 for kind in KINDS)
    for kind in KINDS:
        more = True
        while more:
            news = database.read(lambda connection, kind=kind: _news(connection, kind, index))  # type: ignore[misc]
            if news.all_ids is not None:
                index.remove(kind, np.setdiff1d(index.ids(kind), news.all_ids, assume_unique=True))
                # A row that SQLite has no vector for is not found by meaning; verify() names it.
                if index.count(kind) + len(news.ids) != len(news.all_ids) and not from_nothing:
                    return caught_up(VectorIndex(index.dimension), database)
            index.add(kind, news.ids, news.codes)
            more = len(news.ids) == _CHUNK_ROWS
    return index


def _news(connection: sqlite3.Connection, kind: Kind, index: VectorIndex) -> _News:
    ids, codes = vector_rows.codes_after(connection, kind, index.last_id(kind), index.dimension, _CHUNK_ROWS)
    expected = vector_rows.expected_count(connection, kind)
    as_expected = len(ids) == _CHUNK_ROWS or index.count(kind) + len(ids) == expected
    return _News(ids, codes, None if as_expected else vector_rows.row_ids(connection, kind))


def _agrees(connection: sqlite3.Connection, kind: Kind, index: VectorIndex) -> bool:
    """Whether the newest rows that both have, and some others, are the same in both.

    After archive.sqlite3 was put back from an older copy, its new rows take ids that the file gave to others.
    """
    known = index.ids(kind)
    newest = vector_rows.newest_ids(connection, kind, index.last_id(kind), _COMPARED_ROWS)
    chosen = known[np.linspace(0, len(known) - 1, _COMPARED_ROWS).astype(np.int64)] if len(known) else known
    shared = np.union1d(chosen, np.intersect1d(np.array(newest, np.int64), known))
    ids, codes = vector_rows.codes_of(connection, kind, shared.tolist(), index.dimension)
    return np.array_equal(codes, index.codes(kind, ids))
