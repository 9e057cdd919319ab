"""The file of vectors: all that SQLite holds of them, in FAISS's own format, written row by row.

FAISS itself writes only what is in memory as a whole; here an archive of any size is written within a few megabytes.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import faiss
import numpy as np
from numpy.typing import NDArray

from index import vector_rows
from index.codes import Codes
from index.rows import KINDS, Kind

Bytes = NDArray[np.uint8]

DIGEST_BYTES = hashlib.sha256().digest_size
_NUMBER_BYTES = 8
_COUNT_AT = 8  # in each of FAISS's two headers: how many vectors there are
_INNER = b"IxSQ"
_FAISS_ADDS = 0x80  # to a signed byte, so that it has no sign
_AS_FAISS = bytes(byte ^ _FAISS_ADDS for byte in range(256))
_BUFFER_BYTES = 1 << 20
_CHUNK_BYTES = 1 << 24
_ALWAYS_WRITTEN_BELOW = 50_000
_WRITTEN_WHEN_BEHIND_BY = 0.05


def write(path: Path, connection: sqlite3.Connection, dimension: int) -> None:
    """Write the sentences' vectors, the claims', and the SHA-256 of both; replace ``path`` in one step.

    The caller has begun a transaction: what is read here is one snapshot. Raises ValueError when a row holds something
    else than a vector of this dimension.
    """
    new = path.with_name(path.name + ".new")
    digest = hashlib.sha256()
    try:
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb", _BUFFER_BYTES) as file:

            def put(part: bytes) -> None:
                digest.update(part)
                file.write(part)

            for kind in KINDS:
                count = vector_rows.row_count(connection, kind)
                put(_head(dimension, count))
                codes = vector_rows.each_code(connection, kind, dimension)
                _put_all(put, count * dimension, (one.translate(_AS_FAISS) for one in codes))
                _put_all(put, count, map(_number, vector_rows.each_id(connection, kind)))
            file.write(digest.digest())
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Part:
    """Where the rows of one kind stand in the file: how many, the first byte of their codes, that of their ids."""

    count: int
    codes_at: int
    ids_at: int


def parts(file: BinaryIO, dimension: int) -> dict[Kind, Part]:
    """Return where each kind's rows stand, as the file's heads say. Raises ValueError when it has not these heads."""
    found: dict[Kind, Part] = {}
    for kind in KINDS:
        head = file.read(len(_head(dimension, 0)))
        count = int.from_bytes(head[_COUNT_AT : _COUNT_AT + _NUMBER_BYTES], "little")
        if head != _head(dimension, count):
            raise ValueError(f"no rows of vectors of length {dimension}")
        codes_at = file.tell() + _NUMBER_BYTES
        ids_at = codes_at + count * dimension + _NUMBER_BYTES
        found[kind] = Part(count, codes_at, ids_at)
        file.seek(ids_at + count * _NUMBER_BYTES)
    return found


def rows_in(whole: Bytes, part: Part, dimension: int) -> tuple[NDArray[np.int64], Bytes]:
    """Return the ids, int64 (n,), and the codes as they are written, uint8 (n, d), of one kind in the whole file."""
    ids = whole[part.ids_at : part.ids_at + part.count * _NUMBER_BYTES].tobytes()
    codes = whole[part.codes_at : part.codes_at + part.count * dimension].reshape(part.count, dimension)
    return np.frombuffer(ids, np.int64), codes


def codes_as_written(written: Bytes) -> Codes:
    """Return the codes, int8, of bytes of the file."""
    return (written ^ np.uint8(_FAISS_ADDS)).view(np.int8)


def is_whole(file: BinaryIO) -> bool:
    """Whether the file ends with the SHA-256 of all before."""
    left = os.fstat(file.fileno()).st_size - DIGEST_BYTES
    digest = hashlib.sha256()
    file.seek(0)
    while left > 0 and (part := file.read(min(_CHUNK_BYTES, left))):
        digest.update(part)
        left -= len(part)
    return left == 0 and file.read(DIGEST_BYTES) == digest.digest()


def is_due(behind: int, size: int) -> bool:
    """Whether writing the file of ``size`` rows beats reading those by which it is behind at the next opening."""
    return behind > (0 if size < _ALWAYS_WRITTEN_BELOW else size * _WRITTEN_WHEN_BEHIND_BY)


def rows_behind(path: Path, connection: sqlite3.Connection, dimension: int) -> int:
    """Return how many rows the file lacks, or has though they are gone; all where it is not there or cut."""
    there = {kind: vector_rows.row_count(connection, kind) for kind in KINDS}
    behind = 0
    try:
        with path.open("rb") as file:
            for kind, part in parts(file, dimension).items():
                file.seek(part.ids_at + (part.count - 1) * _NUMBER_BYTES)
                last = int.from_bytes(file.read(_NUMBER_BYTES), "little") if part.count else 0
                new = vector_rows.row_count(connection, kind, after=last)
                behind += new + abs(part.count + new - there[kind])
    except (OSError, ValueError):
        return sum(there.values())
    return behind


def _head(dimension: int, count: int) -> bytes:
    """Return what FAISS writes before ``count`` codes of this dimension: the headers of ids and of codes."""
    empty = faiss.IndexIDMap2(
        faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT)
    )
    head = bytearray(faiss.serialize_index(empty).tobytes()[: -2 * _NUMBER_BYTES])
    for header in (0, head.index(_INNER)):
        head[header + _COUNT_AT : header + _COUNT_AT + _NUMBER_BYTES] = _number(count)
    return bytes(head)


def _put_all(put: Callable[[bytes], None], length: int, rows: Iterable[bytes]) -> None:
    put(_number(length))
    for row in rows:
        put(row)


def _number(number: int) -> bytes:
    return number.to_bytes(_NUMBER_BYTES, "little")
