"""Articles, sentences and claims read from archive.sqlite3; each function asks one connection."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import date

from index.article import Article
from index.claims.claim import Speaker
from index.mapping import CLAIM_COLUMNS, SENTENCE_COLUMNS, speaker_json, stored_claim, stored_sentence
from index.rows import Counts, Extent, Selection, StoredArticle, StoredClaim, StoredSentence, Visit
from index.selecting import condition
from index.whole import Claims, Sentences

METADATA = "title, outlet, author, published, url, language"
_SENTENCE = ", ".join(f"sentence.{name}" for name in SENTENCE_COLUMNS)
_CLAIM = ", ".join(f"claim.{name}" for name in CLAIM_COLUMNS)
_CLAIM_OF_ARTICLE = f"SELECT claim.id, article.id, {_CLAIM} FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
_NEWEST = "(SELECT newest.id FROM article AS newest WHERE newest.number = article.newer)"
_STORED = f"id, {METADATA}, characters, sentences, claims, certainty, {_NEWEST}"
_NUMBER = "(SELECT number FROM article WHERE article.id = ?)"
AMONG = "IN (SELECT value FROM json_each(?))"


def article(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """Return an article as it was added; None when it is not there."""
    query = (
        f"SELECT text, {METADATA}, certainty, origin, newer IS NOT NULL FROM article"  # noqa: S608
        " JOIN article_text USING (number) WHERE id = ?"
    )
    row = connection.execute(query, (article_id,)).fetchone()
    if row is None:
        return None
    text, title, outlet, author, published, url, language, certainty, origin, newer = row
    about = (title, outlet, author, published, url, language)
    return Article(text, *about, certainty=certainty, origin=origin, superseded=bool(newer))


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


def counts(connection: sqlite3.Connection, selection: Selection) -> Counts:
    """Return how many articles are selected and what they hold."""
    limits = condition(selection)
    sums = "count(*), coalesce(sum(sentences), 0), coalesce(sum(claims), 0)"
    return Counts(*connection.execute(f"SELECT {sums} FROM article WHERE {limits.sql}", limits.values).fetchone())  # noqa: S608


def extent(connection: sqlite3.Connection) -> Extent:
    """Return the outlets as they are written, and the newest day, of the articles in force."""
    there = f"FROM article WHERE {condition(Selection()).sql}"
    outlets = connection.execute(f"SELECT DISTINCT outlet {there} AND outlet_folded IS NOT NULL ORDER BY outlet")
    newest = connection.execute(f"SELECT max(day) {there}").fetchone()[0]
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


def whole(connection: sqlite3.Connection, article_id: str) -> tuple[Article, Sentences] | None:
    """Return an article as it was added and its sentences in order; None when it is not there."""
    held = article(connection, article_id)
    if held is None:
        return None
    query = f"SELECT id, {_SENTENCE} FROM sentence WHERE article = {_NUMBER} ORDER BY ordinal"  # noqa: S608
    return held, Sentences(connection.execute(query, (article_id,)).fetchall(), article_id, held)


def claims_of(connection: sqlite3.Connection, article_id: str) -> Claims:
    """Return the claims of an article in force, in the order added."""
    number = f"(SELECT number FROM article WHERE article.id = ? AND {condition(Selection()).sql})"  # noqa: S608
    query = f"SELECT id, {_CLAIM} FROM claim WHERE article = {number} ORDER BY id"  # noqa: S608
    return Claims(connection.execute(query, (article_id,)).fetchall(), article_id)


def sentence_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredSentence]:
    """Return the sentences ``ids`` in this order; one that is not there is left out."""
    rows = connection.execute(
        f"SELECT id, article, {_SENTENCE} FROM sentence WHERE id {AMONG}",  # noqa: S608
        (json.dumps(list(ids)),),
    ).fetchall()
    numbers = sorted({number for _, number, *_ in rows})
    texts = {
        number: (article_id, text)
        for number, article_id, text in connection.execute(
            f"SELECT number, id, text FROM article JOIN article_text USING (number) WHERE number {AMONG}",  # noqa: S608
            (json.dumps(numbers),),
        )
    }
    found = {row: stored_sentence(row, *texts[number], values) for row, number, *values in rows}
    return [found[row] for row in ids if row in found]


def sentence_ids(connection: sqlite3.Connection, places: Sequence[tuple[str, int]]) -> list[int]:
    """Return the ids of the sentences at ``places``, an article's id and an ordinal each, in this order; 0 where there
    is none."""
    rows = connection.execute(
        "SELECT coalesce(sentence.id, 0) FROM json_each(?) AS asked"
        " LEFT JOIN article ON article.id = json_extract(asked.value, '$[0]')"
        " LEFT JOIN sentence ON sentence.article = article.number AND ordinal = json_extract(asked.value, '$[1]')"
        " ORDER BY asked.key",
        (json.dumps(places),),
    )
    return [row for (row,) in rows]


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
        clauses.append(f"article.id {AMONG}")
        values.append(json.dumps(list(article_ids)))
    if speakers is not None:
        clauses.append(f"claim.speaker {AMONG}")
        values.append(json.dumps([speaker_json(speaker) for speaker in speakers]))
    query = f"{_CLAIM_OF_ARTICLE} WHERE {' AND '.join(clauses)} ORDER BY claim.id"
    return [stored_claim(row, id_, columns) for row, id_, *columns in connection.execute(query, values)]


def claims_after(connection: sqlite3.Connection, id_: int, most: int, selection: Selection) -> list[StoredClaim]:
    """Return the first ``most`` claims with a higher id than ``id_`` of the articles selected, in the order added."""
    limits = condition(selection)
    query = f"{_CLAIM_OF_ARTICLE} WHERE {limits.sql} AND claim.id > ? ORDER BY claim.id LIMIT ?"
    rows = connection.execute(query, (*limits.values, id_, most))
    return [stored_claim(row, article_id, columns) for row, article_id, *columns in rows]


def claim_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredClaim]:
    """Return the claims ``ids`` in this order; one that is not there is left out."""
    rows = connection.execute(f"{_CLAIM_OF_ARTICLE} WHERE claim.id {AMONG}", (json.dumps(list(ids)),))
    found = {row: stored_claim(row, article_id, values) for row, article_id, *values in rows}
    return [found[row] for row in ids if row in found]


def generation(connection: sqlite3.Connection) -> int:
    """Return a number that grows with every change of the archive."""
    return int(connection.execute("SELECT generation FROM manifest").fetchone()[0])
