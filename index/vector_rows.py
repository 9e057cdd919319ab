"""Rows as arrays: which there are, whose they are, and their vectors; each function asks one connection."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.codes import Codes
from index.rows import Kind, Selection
from index.selecting import condition
from index.store import AMONG


@dataclass(frozen=True, slots=True)
class LayoutRows:
    """The articles (number, id, title) by number, and the sentences (id, number of the article, characters)."""

    numbers: NDArray[np.int64]
    ids: tuple[str, ...]
    titles: tuple[str | None, ...]
    sentences: NDArray[np.int64]
    owners: NDArray[np.int64]
    lengths: NDArray[np.float32]


def row_ids(connection: sqlite3.Connection, kind: Kind) -> NDArray[np.int64]:
    """Return the ids of all rows of a kind with a vector, int64 (n,), ascending."""
    rows = connection.execute(f"SELECT id FROM {kind}_vector ORDER BY id")  # noqa: S608
    return np.fromiter((row for (row,) in rows), np.int64)


def claim_ids(connection: sqlite3.Connection, selection: Selection) -> NDArray[np.int64]:
    """Return the ids of the claims, with a vector or not, of the articles selected, int64 (n,), ascending."""
    limits = condition(selection)
    asked = (
        f"SELECT group_concat(claim.id) FROM article JOIN claim ON claim.article = article.number WHERE {limits.sql}"  # noqa: S608
    )
    (rows,) = connection.execute(asked, limits.values).fetchone()
    return np.sort(_numbers([rows] if rows else []))


def article_numbers(connection: sqlite3.Connection, selection: Selection) -> NDArray[np.int64]:
    """Return the numbers of the articles selected, int64 (n,), ascending."""
    limits = condition(selection)
    rows = connection.execute(f"SELECT number FROM article WHERE {limits.sql} ORDER BY number", limits.values)  # noqa: S608
    return np.fromiter((row for (row,) in rows), np.int64)


def layout(connection: sqlite3.Connection) -> LayoutRows:
    """Return what stands where in the articles in force: every article, and every sentence's article and length."""
    in_force = condition(Selection()).sql
    articles = connection.execute(
        f"SELECT number, id, title FROM article WHERE {in_force} ORDER BY number"  # noqa: S608
    ).fetchall()
    in_force_numbers = {number for number, *_ in articles}
    # SQLite joins numbers of a whole article to one text much sooner than Python takes them row by row.
    asked = "SELECT article, group_concat(id), group_concat(span_end - span_start) FROM sentence GROUP BY article"
    found = [row for row in connection.execute(asked) if row[0] in in_force_numbers]
    counts = np.array([ids.count(",") + 1 for _, ids, _ in found], np.int64)
    owners = np.repeat(np.array([number for number, *_ in found], np.int64), counts)
    sentences, lengths = (_numbers([row[column] for row in found]) for column in (1, 2))
    order = np.argsort(sentences, kind="stable")
    return LayoutRows(
        np.array([number for number, *_ in articles], np.int64),
        tuple(article_id for _, article_id, _ in articles),
        tuple(title for *_, title in articles),
        sentences[order],
        owners[order],
        lengths[order].astype(np.float32),
    )


def _numbers(lists: list[str]) -> NDArray[np.int64]:
    """Return the whole numbers of all ``lists``, each parted by commas, int64 (n,)."""
    return np.fromstring(",".join(lists), np.int64, sep=",")


def row_count(connection: sqlite3.Connection, kind: Kind, after: int = 0) -> int:
    """Return how many rows of a kind, with an id above ``after``, have a vector."""
    return int(connection.execute(f"SELECT count(*) FROM {kind}_vector WHERE id > ?", (after,)).fetchone()[0])  # noqa: S608


def expected_count(connection: sqlite3.Connection, kind: Kind) -> int:
    """Return how many rows of a kind should have a vector, from what each article says of itself: at once, where
    counting the vectors reads all of them."""
    return int(
        connection.execute(f"SELECT coalesce(sum({kind}s), 0) FROM article WHERE newer IS NULL").fetchone()[0]  # noqa: S608
    )


def each_id(connection: sqlite3.Connection, kind: Kind) -> Iterator[int]:
    """Yield the ids of all rows of a kind with a vector, ascending."""
    for (row,) in connection.execute(f"SELECT id FROM {kind}_vector ORDER BY id"):  # noqa: S608
        yield row


def each_code(connection: sqlite3.Connection, kind: Kind, dimension: int) -> Iterator[bytes]:
    """Yield the vectors of all rows of a kind as they are kept (``index.codes``), by ascending id."""
    for row, embedding in connection.execute(f"SELECT id, embedding FROM {kind}_vector ORDER BY id"):  # noqa: S608
        if len(embedding) != dimension:
            raise ValueError(f"the vector of the {kind} {row} has {len(embedding)} numbers, not {dimension}")
        yield embedding


def any_row(connection: sqlite3.Connection, kind: Kind) -> bool:
    """Whether any row of a kind has a vector."""
    return connection.execute(f"SELECT 1 FROM {kind}_vector LIMIT 1").fetchone() is not None  # noqa: S608


def codes_after(
    connection: sqlite3.Connection, kind: Kind, row: int, dimension: int, at_most: int
) -> tuple[NDArray[np.int64], Codes]:
    """Return the next row ids after ``row``, int64 (n,), and the codes of their vectors, int8 (n, dimension)."""
    found = connection.execute(
        f"SELECT id, embedding FROM {kind}_vector WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608
        (row, at_most),
    ).fetchall()
    return _codes(found, dimension)


def codes_of(
    connection: sqlite3.Connection, kind: Kind, ids: Sequence[int], dimension: int
) -> tuple[NDArray[np.int64], Codes]:
    """Return those of ``ids`` that are there, int64 (n,), ascending, and their codes, int8 (n, dimension)."""
    found = connection.execute(
        f"SELECT id, embedding FROM {kind}_vector WHERE id {AMONG} ORDER BY id",  # noqa: S608
        (json.dumps(list(ids)),),
    ).fetchall()
    return _codes(found, dimension)


def newest_ids(connection: sqlite3.Connection, kind: Kind, up_to: int, at_most: int) -> list[int]:
    """Return the highest ids of rows with a vector that are not above ``up_to``."""
    asked = f"SELECT id FROM {kind}_vector WHERE id <= ? ORDER BY id DESC LIMIT ?"  # noqa: S608
    return [row for (row,) in connection.execute(asked, (up_to, at_most))]


def _codes(found: list[tuple[int, bytes]], dimension: int) -> tuple[NDArray[np.int64], Codes]:
    ids = np.array([row for row, _ in found], np.int64)
    if not np.all(np.diff(ids) > 0):
        raise ValueError("row ids are not in order")
    codes = np.frombuffer(b"".join(embedding for _, embedding in found), np.int8)
    return ids, codes.reshape(len(found), dimension)
