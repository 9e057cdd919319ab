"""Checking an archive against itself: each problem as one sentence that says how to repair it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index import lexical, store, vector_rows, writing
from index.article import Article, Span
from index.build import claim_content, claim_speakers
from index.codes import LARGEST
from index.errors import ArchiveDamaged
from index.likeness import keys
from index.rows import KINDS, Kind, Selection
from index.schema import REPAIR
from index.selecting import folded

if TYPE_CHECKING:
    from index.vectors import VectorIndex

_CHUNK_ROWS = 20_000


def problems_of_database(connection: sqlite3.Connection, dimension: int) -> list[str]:
    """Check archive.sqlite3: the file, the rows, every offset against its text, every vector."""
    if broken := [line for (line,) in connection.execute("PRAGMA integrity_check(1)") if line != "ok"]:
        return [f"The file archive.sqlite3 is damaged ({' '.join(broken[0].split())}). {REPAIR}"]
    found = [
        f"The article {article.id} {problem}; remove it and add it again: onrecord remove {article.id}"
        for article in store.articles(connection, Selection(superseded=True))
        for problem in _problems_of_article(connection, article.id, dimension)
    ]
    return found + list(_orphans(connection))


def problems_of_search_index(connection: sqlite3.Connection) -> list[str]:
    """Check what FTS5 derived from the words; asks for a connection that may write, and changes nothing."""
    try:
        lexical.check(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return ["The full-text index does not match the sentences; compact the archive to build it again."]
    return []


def problems_of_vectors(connection: sqlite3.Connection, path: Path, dimension: int) -> list[str]:
    """Check vectors.faiss where it is there; rows it lacks, and rows since removed, are no problem: it is caught up."""
    from index.vectors import VectorIndex, VectorsUnreadable

    advice = "delete it, and it is built again at the next search"
    if not path.exists():
        return []
    try:
        index = VectorIndex.load(path, dimension)
    except VectorsUnreadable as error:
        return [f"The file {error}; {advice}."]
    if all(_vectors_agree(connection, kind, index) for kind in KINDS):
        return []
    return [f"The file {path.name} holds other vectors than archive.sqlite3; {advice}."]


def _problems_of_article(connection: sqlite3.Connection, article_id: str, dimension: int) -> Iterator[str]:
    try:
        article = store.article(connection, article_id)
        if article is None:
            yield "has lost its text"
            return
        if article.id != article_id:
            yield "is not what its id says: its text or metadata were changed"
        row = connection.execute(
            "SELECT number, characters, sentences, claims, day, outlet_folded, newer FROM article WHERE id = ?",
            (article_id,),
        ).fetchone()
        number, characters, sentences, claims, day, outlet, newer = row
        if characters != len(article.text):
            yield f"has {len(article.text)} characters of {characters}"
        if (day, outlet) != (writing.day_of(article), folded(article.outlet) if article.outlet else None):
            yield "is filed under another day or outlet than its own"
        yield from _problems_of_sentences(connection, article, article_id, sentences)
        yield from _problems_of_claims(connection, article, article_id, sentences, claims)
        yield from _problems_of_kinship(connection, article, number, newer)
        for kind in KINDS if newer is None else ():
            yield from _problems_of_embeddings(connection, kind, number, dimension)
    except (ValueError, TypeError, KeyError, ArchiveDamaged) as error:
        yield f"cannot be read ({error})"


def _problems_of_sentences(
    connection: sqlite3.Connection, article: Article, article_id: str, expected: int
) -> Iterator[str]:
    found = store.sentences(connection, article_id) or []
    if [sentence.ordinal for sentence in found] != list(range(expected)):
        yield f"has {len(found)} sentences of {expected}, or not in order"
    for sentence in found:
        if any(entity.span.end > len(article.text) for entity in sentence.entities):
            yield f"names something past the end of its text in sentence {sentence.ordinal}"
        words = connection.execute("SELECT text FROM sentence_words WHERE rowid = ?", (sentence.id,)).fetchone()
        if words != (None if article.superseded else (sentence.text,)):
            yield f"is searched by other words than those of its sentence {sentence.ordinal}"


def _problems_of_claims(
    connection: sqlite3.Connection, article: Article, article_id: str, sentences: int, expected: int
) -> Iterator[str]:
    found = store.claims(connection, Selection(superseded=True), [article_id])
    if len(found) != expected:
        yield f"has {len(found)} claims of {expected}"
    for stored in found:
        claim = stored.claim
        spans: list[Span] = [*claim.source, *claim.cue, *claim.content]
        if any(span.end > len(article.text) for span in spans):
            yield f"has a claim (row {stored.id}) past the end of its text"
            continue
        if any(not 0 <= ordinal < sentences for ordinal in claim.sentences):
            yield f"has a claim (row {stored.id}) in a sentence that is not there"
        words = connection.execute("SELECT content, speaker FROM claim_words WHERE rowid = ?", (stored.id,)).fetchone()
        name = connection.execute("SELECT speaker_name FROM claim WHERE id = ?", (stored.id,)).fetchone()[0]
        if words != (None if article.superseded else (claim_content(article.text, claim), claim_speakers(claim))):
            yield f"is searched by other words than those of its claim (row {stored.id})"
        if name != (claim.speaker.name if claim.speaker else None):
            yield f"has a claim (row {stored.id}) filed under another speaker"


def _problems_of_kinship(
    connection: sqlite3.Connection, article: Article, number: int, newer: int | None
) -> Iterator[str]:
    kept = {key for (key,) in connection.execute("SELECT key FROM likeness WHERE article = ?", (number,))}
    if kept != set(keys(article.text)):
        yield "is filed among other reprints than its own"
    if newer is None:
        return
    if connection.execute("SELECT newer FROM article WHERE number = ?", (newer,)).fetchone() != (None,):
        yield "has a newer version that is not in force"
    for kind in KINDS:
        asked = f"SELECT count(*) FROM {kind}_vector JOIN {kind} USING (id) WHERE article = ?"  # noqa: S608
        if connection.execute(asked, (number,)).fetchone() != (0,):
            yield "has a newer version, and can still be found by meaning"


def _problems_of_embeddings(connection: sqlite3.Connection, kind: Kind, number: int, dimension: int) -> Iterator[str]:
    rows = connection.execute(
        f"SELECT {kind}.id, embedding FROM {kind} LEFT JOIN {kind}_vector USING (id)"  # noqa: S608
        f" WHERE article = ? ORDER BY {kind}.id",
        (number,),
    )
    for row, embedding in rows:
        if embedding is None or len(embedding) != dimension:
            yield f"has no vector of length {dimension} for its {kind} (row {row})"
        elif np.abs(np.frombuffer(embedding, np.int8).astype(np.int16)).max() != LARGEST:
            yield f"has a vector that is not scaled as it should be for its {kind} (row {row})"


def _orphans(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows that belong to nothing; foreign keys and one transaction for an article keep them from coming about."""
    owners: list[tuple[str, str, str, str]] = [(kind, "article", "article", "number") for kind in KINDS]
    owners += [(f"{kind}_vector", "id", kind, "id") for kind in KINDS]
    owners += [(f"{kind}_words", "rowid", kind, "id") for kind in KINDS]
    owners += [("article_text", "number", "article", "number")]
    for table, column, owner, key in owners:
        query = f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT {key} FROM {owner})"  # noqa: S608
        if count := connection.execute(query).fetchone()[0]:
            yield f"{count} rows of the table {table} belong to nothing. {REPAIR}"


def _vectors_agree(connection: sqlite3.Connection, kind: Kind, index: VectorIndex) -> bool:
    there = index.ids(kind)
    ids, codes = vector_rows.codes_after(connection, kind, 0, index.dimension, _CHUNK_ROWS)
    while len(ids):
        shared = np.isin(ids, there, assume_unique=True)
        if not np.array_equal(codes[shared], index.codes(kind, ids[shared])):
            return False
        ids, codes = vector_rows.codes_after(connection, kind, int(ids[-1]), index.dimension, _CHUNK_ROWS)
    return True
