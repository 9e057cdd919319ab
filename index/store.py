"""Articles, sentences and claims written to archive.sqlite3 and read from it; each function asks one connection."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index import versions
from index.article import Article
from index.build import ArticleRows, claim_content, claim_speakers
from index.claims.claim import Speaker
from index.claims.identity import Mention
from index.embedder import Vectors
from index.mapping import (
    CLAIM_COLUMNS,
    SENTENCE_COLUMNS,
    claim_values,
    sentence_values,
    speaker_json,
    stored_claim,
    stored_sentence,
    stored_speaker,
)
from index.rows import KINDS, Counts, Extent, Kind, Selection, StoredArticle, StoredClaim, StoredSentence, Visit
from index.schema import withdraw
from index.selecting import condition, folded

_METADATA = "title, outlet, author, published, url, language"
_SENTENCE = ", ".join(f"sentence.{name}" for name in SENTENCE_COLUMNS)
_CLAIM = ", ".join(f"claim.{name}" for name in CLAIM_COLUMNS)
_CLAIM_OF_ARTICLE = f"SELECT claim.id, article.id, {_CLAIM} FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
_NEWEST = "(SELECT newest.id FROM article AS newest WHERE newest.number = article.newer)"
_STORED = f"id, {_METADATA}, characters, sentences, claims, certainty, {_NEWEST}"
_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class LayoutRows:
    """The articles (number, id, title) by number, and the sentences (id, number of the article, characters)."""

    numbers: NDArray[np.int64]
    ids: tuple[str, ...]
    titles: tuple[str | None, ...]
    sentences: NDArray[np.int64]
    owners: NDArray[np.int64]
    lengths: NDArray[np.float32]


def insert(connection: sqlite3.Connection, rows: ArticleRows) -> bool:
    """Write all of one article; return whether it is a new version of one that was there.

    The caller has begun the transaction and commits it.
    """
    article, sentences, claims = rows.article, rows.extraction.sentences, rows.extraction.claims
    # An earlier version that is published again comes into force as the newest.
    connection.execute("DELETE FROM article WHERE id = ? AND newer IS NOT NULL", (rows.article_id,))
    number = _insert_row(
        connection,
        f"article (id, {_METADATA}, outlet_folded, day, certainty, characters, sentences, claims)",
        rows.article_id,
        *(article.title, article.outlet, article.author, article.published, article.url, article.language),
        folded(article.outlet) if article.outlet else None,
        day_of(article),
        article.certainty,
        *(len(article.text), len(sentences), len(claims)),
    )
    _insert_row(connection, "article_text (number, text)", number, article.text)
    for sentence, vector in zip(sentences, rows.sentence_vectors, strict=True):
        into = f"sentence (article, {', '.join(SENTENCE_COLUMNS)})"
        row = _insert_row(connection, into, number, *sentence_values(sentence))
        _insert_row(connection, "sentence_vector (id, embedding)", row, vector.tobytes())
        _insert_row(connection, "sentence_words (rowid, text)", row, sentence.span.of(article.text))
    for claim, vector in zip(claims, rows.claim_vectors, strict=True):
        into = f"claim (article, speaker_name, {', '.join(CLAIM_COLUMNS)})"
        name = claim.speaker.name if claim.speaker else None
        row = _insert_row(connection, into, number, name, *claim_values(claim))
        _insert_row(connection, "claim_vector (id, embedding)", row, vector.tobytes())
        content, speakers = claim_content(article.text, claim), claim_speakers(claim)
        _insert_row(connection, "claim_words (rowid, content, speaker)", row, content, speakers)
    earlier = versions.link(connection, number, article)
    if earlier is not None:
        withdraw(connection, earlier)
    return earlier is not None


def day_of(article: Article) -> str | None:
    """Return the day an article is filed under, as an ISO date; None without a publication date."""
    return article.published[:10] if article.published else None


def _insert_row(connection: sqlite3.Connection, into: str, *values: str | float | bytes | None) -> int:
    marks = ", ".join("?" * len(values))
    row = connection.execute(f"INSERT INTO {into} VALUES ({marks})", values).lastrowid  # noqa: S608
    assert row is not None
    return row


def delete(connection: sqlite3.Connection, article_id: str) -> None:
    """Remove all of one article; the caller has begun the transaction and commits it."""
    for kind in KINDS:
        connection.execute(
            f"DELETE FROM {kind}_words WHERE rowid IN (SELECT {kind}.id FROM {kind}"  # noqa: S608
            f" JOIN article ON article.number = {kind}.article WHERE article.id = ?)",
            (article_id,),
        )
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))


def is_there(connection: sqlite3.Connection, article_id: str, in_force: bool = False) -> bool:
    """Whether the archive holds an article; with ``in_force``, as the newest of its versions."""
    asked = "SELECT 1 FROM article WHERE id = ? AND (newer IS NULL OR NOT ?)"
    return connection.execute(asked, (article_id, in_force)).fetchone() is not None


def article(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """Return an article as it was added; None when it is not there."""
    query = (
        f"SELECT text, {_METADATA}, certainty, origin, newer IS NOT NULL FROM article"  # noqa: S608
        " JOIN article_text USING (number) WHERE id = ?"
    )
    row = connection.execute(query, (article_id,)).fetchone()
    if row is None:
        return None
    *fields, newer = row
    return replace(Article(*fields), superseded=bool(newer))


def articles(connection: sqlite3.Connection, selection: Selection) -> list[StoredArticle]:
    """Return the articles selected, in the order they were added."""
    limits = condition(selection)
    query = f"SELECT {_STORED} FROM article WHERE {limits.sql} ORDER BY number"  # noqa: S608
    return [StoredArticle(*row) for row in connection.execute(query, limits.values)]


def versions_of(connection: sqlite3.Connection, article_id: str) -> list[StoredArticle]:
    """Return all versions of an article, the earliest first; none when it is not there."""
    newest = "(SELECT coalesce(newer, number) FROM article WHERE id = ?)"
    query = f"SELECT {_STORED} FROM article WHERE number = {newest} OR newer = {newest} ORDER BY number"  # noqa: S608
    return [StoredArticle(*row) for row in connection.execute(query, (article_id, article_id))]


def visit(connection: sqlite3.Connection, url: str) -> Visit | None:
    """Return what is remembered of a web address."""
    row = connection.execute("SELECT url, etag, modified, stamp FROM visit WHERE url = ?", (url,)).fetchone()
    return Visit(*row) if row else None


def remember(connection: sqlite3.Connection, visits: Iterable[Visit]) -> None:
    """Keep ``visits`` instead of earlier ones to the same addresses; the caller has begun the transaction."""
    rows = ((one.url, one.etag, one.modified, one.stamp) for one in visits)
    connection.executemany("INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?)", rows)


def counts(connection: sqlite3.Connection, selection: Selection) -> Counts:
    """Return how many articles are selected and what they hold."""
    limits = condition(selection)
    sums = "count(*), coalesce(sum(sentences), 0), coalesce(sum(claims), 0)"
    return Counts(*connection.execute(f"SELECT {sums} FROM article WHERE {limits.sql}", limits.values).fetchone())  # noqa: S608


def extent(connection: sqlite3.Connection) -> Extent:
    """Return the outlets as they are written, and the newest article's day."""
    outlets = connection.execute("SELECT DISTINCT outlet FROM article WHERE outlet_folded IS NOT NULL ORDER BY outlet")
    newest = connection.execute("SELECT max(day) FROM article").fetchone()[0]
    return Extent(tuple(outlet for (outlet,) in outlets), date.fromisoformat(newest) if newest else None)


def sentences(connection: sqlite3.Connection, article_id: str) -> list[StoredSentence] | None:
    """Return the sentences of an article in order; None when the article is not there."""
    query = "SELECT number, text FROM article JOIN article_text USING (number) WHERE id = ?"
    found = connection.execute(query, (article_id,)).fetchone()
    if found is None:
        return None
    number, text = found
    rows = connection.execute(
        f"SELECT id, {_SENTENCE} FROM sentence WHERE article = ? ORDER BY ordinal",  # noqa: S608
        (number,),
    )
    return [stored_sentence(row, article_id, text, values) for row, *values in rows]


def sentence_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredSentence]:
    """Return the sentences ``ids`` in this order; one that is not there is left out."""
    rows = connection.execute(
        f"SELECT id, article, {_SENTENCE} FROM sentence WHERE id {_AMONG}",  # noqa: S608
        (json.dumps(list(ids)),),
    ).fetchall()
    numbers = sorted({number for _, number, *_ in rows})
    texts = {
        number: (article_id, text)
        for number, article_id, text in connection.execute(
            f"SELECT number, id, text FROM article JOIN article_text USING (number) WHERE number {_AMONG}",  # noqa: S608
            (json.dumps(numbers),),
        )
    }
    found = {row: stored_sentence(row, *texts[number], values) for row, number, *values in rows}
    return [found[row] for row in ids if row in found]


def claims(
    connection: sqlite3.Connection,
    selection: Selection,
    article_ids: Collection[str] | None = None,
    speakers: Collection[Speaker] | None = None,
) -> list[StoredClaim]:
    """Return the claims of the articles selected, in the order they were added."""
    limits = condition(selection)
    clauses, values = [limits.sql], list(limits.values)
    if article_ids is not None:
        clauses.append(f"article.id {_AMONG}")
        values.append(json.dumps(list(article_ids)))
    if speakers is not None:
        clauses.append(f"claim.speaker {_AMONG}")
        values.append(json.dumps([speaker_json(speaker) for speaker in speakers]))
    query = f"{_CLAIM_OF_ARTICLE} WHERE {' AND '.join(clauses)} ORDER BY claim.id"
    return [stored_claim(row, id_, columns) for row, id_, *columns in connection.execute(query, values)]


def claim_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredClaim]:
    """Return the claims ``ids`` in this order; one that is not there is left out."""
    rows = connection.execute(f"{_CLAIM_OF_ARTICLE} WHERE claim.id {_AMONG}", (json.dumps(list(ids)),))
    found = {row: stored_claim(row, article_id, values) for row, article_id, *values in rows}
    return [found[row] for row in ids if row in found]


def mentions(connection: sqlite3.Connection) -> list[Mention]:
    """Return every speaker of each article in force and how many claims it makes there, articles in the order added."""
    rows = connection.execute(
        "SELECT article.id, speaker, count(*) FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
        f" WHERE speaker IS NOT NULL AND {condition(Selection()).sql}"
        " GROUP BY article.number, speaker ORDER BY article.number, min(claim.id)"
    )
    found = ((article_id, stored_speaker(written), claims) for article_id, written, claims in rows)
    return [Mention(article_id, speaker, claims) for article_id, speaker, claims in found if speaker is not None]


def voices(connection: sqlite3.Connection, selection: Selection) -> dict[Speaker, int]:
    """Return how many claims each speaker makes, told apart by role too, most first, then by how they are written."""
    limits = condition(selection)
    rows = connection.execute(
        "SELECT speaker, count(*) FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
        f" WHERE speaker IS NOT NULL AND {limits.sql} GROUP BY speaker ORDER BY 2 DESC, 1",
        limits.values,
    )
    found = ((stored_speaker(written), count) for written, count in rows)
    return {speaker: count for speaker, count in found if speaker is not None}


def generation(connection: sqlite3.Connection) -> int:
    """Return a number that grows with every change of the archive."""
    return int(connection.execute("SELECT generation FROM manifest").fetchone()[0])


def row_ids(connection: sqlite3.Connection, kind: Kind, selection: Selection = Selection()) -> NDArray[np.int64]:
    """Return the ids of the rows of a kind with a vector in the articles selected, int64 (n,), ascending."""
    limits = condition(selection)
    joined = f"JOIN {kind} USING (id) JOIN article ON article.number = {kind}.article WHERE {limits.sql}"
    asked = f"SELECT {kind}_vector.id FROM {kind}_vector {joined if limits.limits else ''}"  # noqa: S608
    rows = connection.execute(asked, limits.values)
    return np.sort(np.fromiter((row for (row,) in rows), np.int64))


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
    found = connection.execute(
        "SELECT sentence.id, article, span_end - span_start FROM sentence"  # noqa: S608
        f" JOIN article ON article.number = sentence.article WHERE {in_force} ORDER BY sentence.id"
    ).fetchall()
    sentences = np.array(found, np.int64).reshape(len(found), 3)
    return LayoutRows(
        np.array([number for number, *_ in articles], np.int64),
        tuple(article_id for _, article_id, _ in articles),
        tuple(title for *_, title in articles),
        np.ascontiguousarray(sentences[:, 0]),
        np.ascontiguousarray(sentences[:, 1]),
        sentences[:, 2].astype(np.float32),
    )


def row_count(connection: sqlite3.Connection, kind: Kind) -> int:
    """Return how many rows of a kind have a vector."""
    return int(connection.execute(f"SELECT count(*) FROM {kind}_vector").fetchone()[0])  # noqa: S608


def any_row(connection: sqlite3.Connection, kind: Kind) -> bool:
    """Whether any row of a kind has a vector."""
    return connection.execute(f"SELECT 1 FROM {kind}_vector LIMIT 1").fetchone() is not None  # noqa: S608


def vectors_after(
    connection: sqlite3.Connection, kind: Kind, row: int, dimension: int, at_most: int
) -> tuple[NDArray[np.int64], Vectors]:
    """Return the next row ids after ``row``, int64 (n,), and their vectors, float32 (n, dimension)."""
    found = connection.execute(
        f"SELECT id, embedding FROM {kind}_vector WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608
        (row, at_most),
    ).fetchall()
    return _vectors(found, dimension)


def vectors_of(connection: sqlite3.Connection, kind: Kind, ids: Sequence[int], dimension: int) -> Vectors:
    """Return the vectors of those ``ids`` that are there, float32 (n, dimension), in ascending order of id."""
    found = connection.execute(
        f"SELECT id, embedding FROM {kind}_vector WHERE id {_AMONG} ORDER BY id",  # noqa: S608
        (json.dumps(list(ids)),),
    ).fetchall()
    return _vectors(found, dimension)[1]


def _vectors(found: list[tuple[int, bytes]], dimension: int) -> tuple[NDArray[np.int64], Vectors]:
    ids = np.array([row for row, _ in found], np.int64)
    if not np.all(np.diff(ids) > 0):
        raise ValueError("row ids are not in order")
    vectors = np.frombuffer(b"".join(embedding for _, embedding in found), np.float32)
    return ids, vectors.reshape(len(found), dimension)
