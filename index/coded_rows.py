"""Vectors of one kind: their signs are searched in memory, the nearest of them compared by their codes."""

from __future__ import annotations

import math
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.codes import Codes, cosines, lengths, signs
from index.embedder import Vectors
from index.rows import Match
from index.vector_file import Bytes, codes_as_written

Ids = NDArray[np.int64]
Places = NDArray[np.int64]

_CHUNK_ROWS = 20_000
# So many of the nearest by signs are compared, and more for each result: of half a million sentences of news, the ten
# nearest are then among them for 0.998 of the places, the hundred nearest for 0.99. Larger collections need more.
_COMPARED, _COMPARED_A_RESULT = 1_000, 30
_FITTED_ON = 500_000


class CodedRows:
    """Unit vectors by row id; in memory a bit a number (48 bytes a sentence), in codes on disk or, of new rows, beside.

    A search finds the rows whose signs differ least from the question's (Charikar 2002) and ranks these by cosine. The
    signs need no training: the same rows give the same results however they came in.
    """

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self.ids: Ids = np.empty(0, np.int64)
        self._written: Bytes = np.empty((0, dimension), np.uint8)
        self._new: Codes = np.empty((0, dimension), np.int8)
        self._new_count = 0
        # Where each row's codes stand: in the file, or after all of these among the new ones.
        self._places: Places = np.empty(0, np.int64)
        self._signs: Bytes = np.empty((0, -(-dimension // 8)), np.uint8)
        # How long each row is as a vector; 0 until it is first compared.
        self._lengths: NDArray[np.float32] = np.empty(0, np.float32)

    def take(self, ids: Ids, written: Bytes) -> None:
        """Hold the rows of a file, until now holding none: ``ids``, ascending, and bytes that are read when needed."""
        self.ids, self._written, self._places = ids, written, np.arange(len(ids))
        self._lengths = np.zeros(len(ids), np.float32)
        self._signs = np.empty((len(ids), self._signs.shape[1]), np.uint8)
        for start in range(0, len(ids), _CHUNK_ROWS):
            chunk = slice(start, start + _CHUNK_ROWS)
            self._signs[chunk] = signs(codes_as_written(written[chunk]))

    def add(self, ids: Ids, codes: Codes) -> None:
        """Add rows: ids int64 (n,), ascending and above all that are there; codes int8 (n, d)."""
        there, first = len(self.ids), len(self._written) + self._new_count
        self._new = _put(self._new, self._new_count, codes)
        self._signs = _put(self._signs, there, signs(codes))
        self._new_count += len(ids)
        self.ids = np.concatenate([self.ids, ids])
        self._lengths = np.concatenate([self._lengths, np.zeros(len(ids), np.float32)])
        self._places = np.concatenate([self._places, np.arange(first, first + len(ids))])

    def remove(self, ids: Ids) -> int:
        """Remove the rows ``ids``, passing over those that are not there; return how many were."""
        left = ~np.isin(self.ids, ids)
        gone = len(left) - int(np.count_nonzero(left))
        if gone:
            self._signs = self._signs[: len(left)][left]
            self.ids, self._places, self._lengths = self.ids[left], self._places[left], self._lengths[left]
        return gone

    def codes(self, ids: Ids) -> Codes:
        """Return the codes of ``ids``, int8 (n, d); every id must be there."""
        return self._codes_at(np.searchsorted(self.ids, ids))

    def compare(self, vector: Vectors, ids: Ids) -> Vectors:
        """Return the cosine of each of the rows ``ids`` with ``vector`` (d,), float32 (n,); 0 for one not there."""
        found: Vectors = np.zeros(len(ids), np.float32)
        rows, there = self._rows_of(ids)
        found[there] = self._cosines(rows, vector)
        return found

    def search(self, vector: Vectors, top: int, among: Ids | None) -> list[Match]:
        """Return up to ``top`` rows by cosine to ``vector`` (d,), best first, ties by id; only rows ``among``."""
        rows = None if among is None else np.flatnonzero(np.isin(self.ids, among))
        there = len(self.ids) if rows is None else len(rows)
        compared = (_COMPARED + _COMPARED_A_RESULT * top) * math.sqrt(max(1.0, len(self.ids) / _FITTED_ON))
        if there > compared:
            rows = self._nearest_by_signs(vector, int(compared), rows)
        elif rows is None:
            rows = np.arange(there)
        scores = self._cosines(rows, vector)
        best = np.lexsort((rows, -scores))[:top]
        return [Match(int(self.ids[rows[one]]), float(scores[one])) for one in best]

    def _nearest_by_signs(self, vector: Vectors, count: int, rows: Places | None) -> Places:
        held = self._signs[: len(self.ids)] if rows is None else self._signs[rows]
        # The counting way keeps of those that are equally far the first, and is the faster one for so many.
        _, found = faiss.knn_hamming(signs(vector[None]), held, count, variant="mc")
        nearest: Places = np.sort(found[0])
        return nearest if rows is None else rows[nearest]

    def _rows_of(self, ids: Ids) -> tuple[Places, NDArray[np.bool_]]:
        """Return the places in ``self.ids`` of those ``ids`` that are there, and which these are."""
        if not len(self.ids):
            return np.empty(0, np.int64), np.zeros(len(ids), np.bool_)
        rows = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        there: NDArray[np.bool_] = self.ids[rows] == ids
        return rows[there], there

    def _cosines(self, rows: Places, vector: Vectors) -> Vectors:
        codes, long = self._codes_at(rows), self._lengths[rows]
        if len(new := np.flatnonzero(long == 0)):
            self._lengths[rows[new]] = long[new] = lengths(codes[new])
        return cosines(codes, long, vector)

    def _codes_at(self, rows: Places) -> Codes:
        places = self._places[rows]
        written = places < len(self._written)
        if written.all():
            return codes_as_written(self._written[places])
        found: Codes = np.empty((len(rows), self.dimension), np.int8)
        found[written] = codes_as_written(self._written[places[written]])
        found[~written] = self._new[places[~written] - len(self._written)]
        return found


def _put(into: NDArray[Any], at: int, rows: NDArray[Any]) -> NDArray[Any]:
    """Return ``into`` with ``rows`` from row ``at`` on; where it has no room for them, a copy with twice the room."""
    if at + len(rows) > len(into):
        larger = np.empty((max(at + len(rows), 2 * len(into)), into.shape[1]), into.dtype)
        larger[:at] = into[:at]
        into = larger
    into[at : at + len(rows)] = rows
    return into
