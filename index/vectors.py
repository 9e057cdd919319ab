"""The vectors of sentences and claims: read from their file, added to, searched."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Self

import faiss
import numpy as np

from index import vector_file
from index.coded_rows import CodedRows, Ids
from index.codes import Codes
from index.embedder import Vectors
from index.rows import KINDS, Kind, Match

# FAISS shares no single question out among threads, and those that wait for each other keep the processor from others.
faiss.omp_set_num_threads(1)


class VectorsUnreadable(Exception):
    """The file of vectors is missing, cut short or not what was written; it can be built again."""


class VectorIndex:
    """Unit vectors by row id, sentences and claims apart; not safe for use by two threads at once."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self.unsaved = 0
        self._by_kind: dict[Kind, CodedRows] = {kind: CodedRows(dimension) for kind in KINDS}

    @classmethod
    def load(cls, path: Path, dimension: int) -> Self:
        """Open the file of vectors; the codes stay there. Raises VectorsUnreadable when any byte is not as written."""
        loaded = cls(dimension)
        try:
            with path.open("rb") as file:
                if not vector_file.is_whole(file):
                    raise VectorsUnreadable(f"{path.name} is not what was written")
                file.seek(0)
                parts = vector_file.parts(file, dimension)
                whole = np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), np.uint8)
            for kind, part in parts.items():
                loaded._by_kind[kind].take(*vector_file.rows_in(whole, part, dimension))
        except OSError as error:
            raise VectorsUnreadable(f"{path.name} cannot be read ({type(error).__name__})") from error
        except ValueError as error:
            raise VectorsUnreadable(f"{path.name} holds other vectors than this archive's") from error
        return loaded

    def count(self, kind: Kind) -> int:
        return len(self._by_kind[kind].ids)

    def ids(self, kind: Kind) -> Ids:
        """Return the row ids, int64 (n,), ascending."""
        return self._by_kind[kind].ids

    def last_id(self, kind: Kind) -> int:
        """Return the highest row id, 0 when there is none."""
        return int(self._by_kind[kind].ids[-1]) if self.count(kind) else 0

    def codes(self, kind: Kind, ids: Ids) -> Codes:
        """Return the codes of ``ids``, int8 (n, d); every id must be there."""
        return self._by_kind[kind].codes(ids)

    def add(self, kind: Kind, ids: Ids, codes: Codes) -> None:
        """Add rows: ids int64 (n,), ascending and above all that are there; codes int8 (n, d)."""
        if not len(ids):
            return
        if codes.shape != (len(ids), self.dimension):
            raise ValueError(f"{len(ids)} vectors of length {self.dimension} are needed, got shape {codes.shape}")
        if ids[0] <= self.last_id(kind) or not np.all(np.diff(ids) > 0):
            raise ValueError("row ids must be added in ascending order")
        self._by_kind[kind].add(ids, codes)
        self.unsaved += len(ids)

    def remove(self, kind: Kind, ids: Ids) -> None:
        """Remove the rows ``ids``; an id that is not there is passed over."""
        self.unsaved += self._by_kind[kind].remove(ids)

    def compare(self, kind: Kind, vector: Vectors, ids: Ids) -> Vectors:
        """Return the cosine of each of the rows ``ids`` with ``vector`` (d,), float32 (n,); 0 for one not there."""
        return self._by_kind[kind].compare(vector, ids)

    def search(self, kind: Kind, vector: Vectors, top: int, among: Ids | None = None) -> list[Match]:
        """Return up to ``top`` rows by cosine to ``vector`` (d,), best first; only rows ``among`` where given."""
        return self._by_kind[kind].search(vector, top, among) if top > 0 else []
