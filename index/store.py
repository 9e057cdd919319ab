"""Articles, sentences and claims as rows of archive.sqlite3, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, cast

import numpy as np

from index.article import Article, Span
from index.build import ArticleRows, claim_content, claim_speakers
from index.claims.claim import Claim, Speaker, Speech
from index.embedder import Vectors
from index.rows import Counts, Kind, Selection, StoredArticle, StoredClaim, StoredSentence
from index.selecting import condition, folded
from index.sentences import Entity

_ARTICLE_COLUMNS = "title, outlet, author, published, url, language"
_CLAIM_COLUMNS = "source, cue, content, speech, speaker, relayed_by, sentences"


def insert(connection: sqlite3.Connection, rows: ArticleRows) -> None:
    """Write all of one article; the caller has begun the transaction and commits it."""
    article, sentences, claims = rows.article, rows.extraction.sentences, rows.extraction.claims
    number = connection.execute(
        f"INSERT INTO article (id, {_ARTICLE_COLUMNS}, outlet_folded, day, characters, sentences, claims, text)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rows.article_id,
            *(article.title, article.outlet, article.author, article.published, article.url, article.language),
            folded(article.outlet) if article.outlet else None,
            article.published[:10] if article.published else None,
            *(len(article.text), len(sentences), len(claims)),
            article.text,
        ),
    ).lastrowid
    for sentence, vector in zip(sentences, rows.sentence_vectors, strict=True):
        entities = json.dumps([[entity.span.start, entity.span.end, entity.label] for entity in sentence.entities])
        row = connection.execute(
            "INSERT INTO sentence (article, ordinal, span_start, span_end, entities) VALUES (?, ?, ?, ?, ?)",
            (number, sentence.ordinal, sentence.span.start, sentence.span.end, entities),
        ).lastrowid
        connection.execute("INSERT INTO sentence_vector VALUES (?, ?)", (row, vector.tobytes()))
        connection.execute(
            "INSERT INTO sentence_words (rowid, text) VALUES (?, ?)", (row, sentence.span.of(article.text))
        )
    for claim, vector in zip(claims, rows.claim_vectors, strict=True):
        row = connection.execute(
            f"INSERT INTO claim (article, speaker_name, {_CLAIM_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (number, claim.speaker.name if claim.speaker else None, *_claim_columns(claim)),
        ).lastrowid
        connection.execute("INSERT INTO claim_vector VALUES (?, ?)", (row, vector.tobytes()))
        connection.execute(
            "INSERT INTO claim_words (rowid, content, speaker) VALUES (?, ?, ?)",
            (row, claim_content(article.text, claim), claim_speakers(claim)),
        )


def delete(connection: sqlite3.Connection, article_id: str) -> None:
    """Remove all of one article; the caller has begun the transaction and commits it."""
    for kind in ("sentence", "claim"):
        connection.execute(
            f"DELETE FROM {kind}_words WHERE rowid IN (SELECT {kind}.id FROM {kind}"  # noqa: S608
            f" JOIN article ON article.number = {kind}.article WHERE article.id = ?)",
            (article_id,),
        )
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))


def is_there(connection: sqlite3.Connection, article_id: str) -> bool:
    return connection.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone() is not None


def article(connection: sqlite3.Connection, article_id: str) -> Article | None:
    row = connection.execute(
        f"SELECT text, {_ARTICLE_COLUMNS} FROM article WHERE id = ?",  # noqa: S608
        (article_id,),
    ).fetchone()
    return Article(*row) if row else None


def articles(connection: sqlite3.Connection, selection: Selection) -> list[StoredArticle]:
    limits = condition(selection)
    rows = connection.execute(
        f"SELECT id, {_ARTICLE_COLUMNS}, characters, sentences, claims FROM article"  # noqa: S608
        f" WHERE {limits.sql} ORDER BY number",
        limits.values,
    )
    return [StoredArticle(*row) for row in rows]


def counts(connection: sqlite3.Connection, selection: Selection) -> Counts:
    limits = condition(selection)
    row = connection.execute(
        f"SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(claims), 0) FROM article WHERE {limits.sql}",  # noqa: S608
        limits.values,
    ).fetchone()
    return Counts(*row)


def sentences(connection: sqlite3.Connection, article_id: str) -> list[StoredSentence]:
    """Return the sentences of an article in order; the article must be there."""
    number, text = connection.execute("SELECT number, text FROM article WHERE id = ?", (article_id,)).fetchone()
    rows = connection.execute(
        "SELECT id, ordinal, span_start, span_end, entities FROM sentence WHERE article = ? ORDER BY ordinal", (number,)
    )
    return [_sentence(article_id, text, *row) for row in rows]


def sentence_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredSentence]:
    """Return the sentences ``ids`` in this order; one that is no longer there is left out."""
    rows = connection.execute(
        "SELECT article, id, ordinal, span_start, span_end, entities FROM sentence"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ).fetchall()
    texts = {
        number: (article_id, text)
        for number, article_id, text in connection.execute(
            "SELECT number, id, text FROM article WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted({row[0] for row in rows})),),
        )
    }
    found = {row[1]: _sentence(*texts[row[0]], *row[1:]) for row in rows}
    return [found[row] for row in ids if row in found]


def claims(
    connection: sqlite3.Connection, selection: Selection, article_ids: Collection[str] | None
) -> list[StoredClaim]:
    """Return the claims of the articles selected, in the order they were added."""
    limits = condition(selection)
    among = "TRUE" if article_ids is None else "article.id IN (SELECT value FROM json_each(?))"
    values = () if article_ids is None else (json.dumps(list(article_ids)),)
    rows = connection.execute(
        f"SELECT claim.id, article.id, {_CLAIM_COLUMNS_OF_CLAIM} FROM claim"  # noqa: S608
        f" JOIN article ON article.number = claim.article WHERE {limits.sql} AND {among} ORDER BY claim.id",
        (*limits.values, *values),
    )
    return [StoredClaim(row[0], row[1], _claim(*row[2:])) for row in rows]


def claim_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredClaim]:
    """Return the claims ``ids`` in this order; one that is no longer there is left out."""
    rows = connection.execute(
        f"SELECT claim.id, article.id, {_CLAIM_COLUMNS_OF_CLAIM} FROM claim"  # noqa: S608
        " JOIN article ON article.number = claim.article WHERE claim.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    found = {row[0]: StoredClaim(row[0], row[1], _claim(*row[2:])) for row in rows}
    return [found[row] for row in ids if row in found]
