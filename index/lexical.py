"""Full-text search with SQLite FTS5: words in, row ids ranked by BM25 out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.rows import Kind, Match, Selection
from index.selecting import condition

TOKENIZER = "porter unicode61 remove_diacritics 2"
SCHEMA = f"""
CREATE VIRTUAL TABLE sentence_words USING fts5(text, tokenize = '{TOKENIZER}');
CREATE VIRTUAL TABLE claim_words USING fts5(content, speaker, tokenize = '{TOKENIZER}');
"""
TABLES = ("sentence_words", "claim_words")


def matching(
    connection: sqlite3.Connection, words: Iterable[str], kind: Kind, top: int, selection: Selection
) -> list[Match]:
    """Return up to ``top`` rows that hold any of ``words``, best first by BM25; ties by id."""
    query = any_of(words)
    if not query or top <= 0:
        return []
    limits = condition(selection)
    # Only articles in force have words here, so that without other limits there is nothing to ask of the article.
    asked = limits.sql if limits.limits else "TRUE"
    joined = f"JOIN {kind} ON {kind}.id = found.rowid JOIN article ON article.number = {kind}.article"
    rows = connection.execute(
        f"SELECT found.rowid, found.rank FROM {kind}_words AS found {joined if limits.limits else ''}"  # noqa: S608
        f" WHERE {kind}_words MATCH ? AND {asked} ORDER BY found.rank, found.rowid LIMIT ?",
        (query, *limits.values, top),
    )
    return [Match(row, -rank) for row, rank in rows]


def rows_with(connection: sqlite3.Connection, table: str, word: str) -> NDArray[np.int64]:
    """Return the rows of a search table that hold ``word`` in any form with the same stem, int64 (n,), ascending."""
    query = any_of([word])
    if not query:
        return np.empty(0, np.int64)
    # SQLite joins numbers to one text much sooner than Python takes them row by row.
    asked = f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH ?"  # noqa: S608
    (rows,) = connection.execute(asked, (query,)).fetchone()
    return np.sort(np.fromstring(rows, np.int64, sep=","), kind="stable") if rows else np.empty(0, np.int64)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the search tables' own index anew from the words they keep, in as few pieces as can be."""
    for table in TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608


def check(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError when the search tables' own index does not match the words they keep."""
    for table in TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608


def any_of(words: Iterable[str]) -> str:
    """Return the FTS5 query for rows that hold any of ``words``, each taken as plain text.

    Quoted text has no operators in FTS5 (its documentation, section 3.1); only the quote itself is doubled.
    """
    plain = (word.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8") for word in words)
    return " OR ".join(f'"{word.replace(chr(34), chr(34) * 2)}"' for word in dict.fromkeys(plain) if word.strip())
