"""FAISS: float32 (n, d) unit vectors of sentences and claims → ranked row ids."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, BinaryIO, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.codes import decode
from index.embedder import Vectors
from index.rows import KINDS, Kind, Match
from index.vector_file import DIGEST_BYTES

Ids = NDArray[np.int64]

_CHUNK_BYTES = 1 << 24
_CHUNK_ROWS = 20_000

faiss.omp_set_num_threads(min(2, os.cpu_count() or 1))


class VectorsUnreadable(Exception):
    """The file of vectors is missing, cut short or not what was written; it can be built again."""


class VectorIndex:
    """Unit vectors by row id, sentences and claims apart; not safe for use by two threads at once.

    Ids only ever grow, and vectors are kept in the order of their ids, so the same rows give the
    same results however they came in.
    """

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self.unsaved = 0
        self._by_kind: dict[Kind, Any] = {kind: _empty(dimension) for kind in KINDS}

    @classmethod
    def load(cls, path: Path, dimension: int) -> Self:
        """Read the file of vectors. Raises VectorsUnreadable when any byte of it is not as written."""
        loaded = cls(dimension)
        try:
            with path.open("rb") as file:
                _check_digest(file)
                reader = faiss.PyCallbackIOReader(file.read, _CHUNK_BYTES)  # type: ignore[attr-defined]
                for kind in KINDS:
                    loaded._take(kind, faiss.read_index(reader))
        except (OSError, RuntimeError) as error:
            raise VectorsUnreadable(f"{path.name} cannot be read ({type(error).__name__})") from error
        except ValueError as error:
            raise VectorsUnreadable(f"{path.name} holds other vectors than this archive's") from error
        loaded.unsaved = 0
        return loaded

    def _take(self, kind: Kind, written: Any) -> None:
        """Add what was written of one kind. Raises ValueError when it is something else."""
        inner = faiss.downcast_index(written.index) if isinstance(written, faiss.IndexIDMap2) else written
        if not isinstance(inner, faiss.IndexScalarQuantizer) or inner.d != self.dimension:
            raise ValueError(f"a FAISS index of codes of length {self.dimension} is needed")
        ids = faiss.vector_to_array(written.id_map)
        # FAISS keeps a signed byte with 128 added.
        codes = (faiss.vector_to_array(inner.codes) ^ 0x80).view(np.int8).reshape(len(ids), self.dimension)
        for start in range(0, len(ids), _CHUNK_ROWS):
            self.add(kind, ids[start : start + _CHUNK_ROWS], decode(codes[start : start + _CHUNK_ROWS]))

    def _flat(self, kind: Kind) -> Vectors:
        """Return all vectors of a kind, float32 (n, d), as FAISS holds them: valid until the next change."""
        flat: Any = faiss.downcast_index(self._by_kind[kind].index)
        if not flat.ntotal:
            return np.empty((0, self.dimension), np.float32)
        found: Vectors = faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d).reshape(flat.ntotal, flat.d)
        return found

    def count(self, kind: Kind) -> int:
        return int(self._by_kind[kind].ntotal)

    def ids(self, kind: Kind) -> Ids:
        """Return the row ids, int64 (n,), ascending."""
        found: Ids = faiss.vector_to_array(self._by_kind[kind].id_map)
        return found

    def last_id(self, kind: Kind) -> int:
        """Return the highest row id, 0 when there is none."""
        id_map = self._by_kind[kind].id_map
        return int(id_map.at(id_map.size() - 1)) if id_map.size() else 0

    def vectors(self, kind: Kind, ids: Ids) -> Vectors:
        """Return the vectors of ``ids``, float32 (n, d); every id must be there."""
        found: Vectors = np.empty((len(ids), self.dimension), np.float32)
        for place, row in enumerate(ids):
            self._by_kind[kind].reconstruct(int(row), found[place])
        return found

    def add(self, kind: Kind, ids: Ids, vectors: Vectors) -> None:
        """Add rows: ids int64 (n,), ascending and above all that are there; vectors float32 (n, d)."""
        if not len(ids):
            return
        if vectors.shape != (len(ids), self.dimension):
            raise ValueError(f"{len(ids)} vectors of length {self.dimension} are needed, got shape {vectors.shape}")
        if ids[0] <= self.last_id(kind) or not np.all(np.diff(ids) > 0):
            raise ValueError("row ids must be added in ascending order")
        self._by_kind[kind].add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)
        self.unsaved += len(ids)

    def remove(self, kind: Kind, ids: Ids) -> None:
        """Remove the rows ``ids``; an id that is not there is passed over."""
        self.unsaved += int(self._by_kind[kind].remove_ids(ids))

    def compare(self, kind: Kind, vector: Vectors, ids: Ids) -> Vectors:
        """Return the cosine of each of the rows ``ids`` with ``vector`` (d,), float32 (n,); 0 for one not there."""
        found: Vectors = np.zeros(len(ids), np.float32)
        known = self.ids(kind)
        if not len(known):
            return found
        places = np.minimum(np.searchsorted(known, ids), len(known) - 1)
        there = known[places] == ids
        found[there] = self._flat(kind)[places[there]] @ vector
        return found

    def search(self, kind: Kind, vector: Vectors, top: int, among: Ids | None = None) -> list[Match]:
        """Return up to ``top`` rows by cosine to ``vector`` (d,), best first; only rows ``among`` where given."""
        wanted = min(top, self.count(kind) if among is None else len(among))
        if wanted <= 0:
            return []
        selector = None if among is None else faiss.IDSelectorBatch(among)
        parameters = None if selector is None else faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, ids = self._by_kind[kind].search(vector.reshape(1, -1), wanted, params=parameters)
        found = [Match(int(row), float(score)) for row, score in zip(ids[0], scores[0], strict=True) if row >= 0]
        return sorted(found, key=lambda match: (-match.score, match.id))


def _empty(dimension: int) -> Any:
    """Return the FAISS index for a collection: exact search, which two cores do in 30 ms over 500,000 sentences."""
    return faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))


def _check_digest(file: BinaryIO) -> None:
    """Raise VectorsUnreadable unless ``file`` ends with the SHA-256 of all before; leave it at its beginning."""
    left = os.fstat(file.fileno()).st_size - DIGEST_BYTES
    digest = hashlib.sha256()
    while left > 0:
        part = file.read(min(_CHUNK_BYTES, left))
        if not part:
            break
        digest.update(part)
        left -= len(part)
    if left != 0 or file.read(DIGEST_BYTES) != digest.digest():
        raise VectorsUnreadable("vectors.faiss is not what was written")
    file.seek(0)
