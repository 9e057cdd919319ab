"""Articles, sentences and claims written to archive.sqlite3; the caller has begun the transaction and commits it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from index import versions
from index.article import Article
from index.build import ArticleRows, claim_content, claim_speakers
from index.codes import encode
from index.mapping import CLAIM_COLUMNS, SENTENCE_COLUMNS, claim_values, sentence_values
from index.rows import KINDS, Visit
from index.schema import withdraw
from index.selecting import folded
from index.store import METADATA


def insert(connection: sqlite3.Connection, rows: ArticleRows) -> bool:
    """Write all of one article; return whether it is a new version of one that was there.

    The caller has begun the transaction and commits it.
    """
    article, sentences, claims = rows.article, rows.extraction.sentences, rows.extraction.claims
    # An earlier version that is published again comes into force as the newest.
    connection.execute("DELETE FROM article WHERE id = ? AND newer IS NOT NULL", (rows.article_id,))
    number = _insert_row(
        connection,
        f"article (id, {METADATA}, outlet_folded, day, certainty, characters, sentences, claims)",
        rows.article_id,
        *(article.title, article.outlet, article.author, article.published, article.url, article.language),
        folded(article.outlet) if article.outlet else None,
        day_of(article),
        article.certainty,
        *(len(article.text), len(sentences), len(claims)),
    )
    _insert_row(connection, "article_text (number, text)", number, article.text)
    for sentence, codes in zip(sentences, encode(rows.sentence_vectors), strict=True):
        into = f"sentence (article, {', '.join(SENTENCE_COLUMNS)})"
        row = _insert_row(connection, into, number, *sentence_values(sentence))
        _insert_row(connection, "sentence_vector (id, embedding)", row, codes.tobytes())
        _insert_row(connection, "sentence_words (rowid, text)", row, sentence.span.of(article.text))
    for claim, codes in zip(claims, encode(rows.claim_vectors), strict=True):
        into = f"claim (article, speaker_name, {', '.join(CLAIM_COLUMNS)})"
        name = claim.speaker.name if claim.speaker else None
        row = _insert_row(connection, into, number, name, *claim_values(claim))
        _insert_row(connection, "claim_vector (id, embedding)", row, codes.tobytes())
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


def remember(connection: sqlite3.Connection, visits: Iterable[Visit]) -> None:
    """Keep ``visits`` instead of earlier ones to the same addresses; the caller has begun the transaction."""
    rows = ((one.url, one.etag, one.modified, one.stamp) for one in visits)
    connection.executemany("INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?)", rows)
