"""Which articles are one article at different times, and which are reprints of one text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Container
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from index.article import Article
from index.likeness import alike, held, keys

# Two texts with one origin are versions of one article only when they have this in common, or their title: a site
# may put another article under the same address, and a file be written over with another. Nothing is lost for it.
_LEAST_ALIKE = 0.2
# Pages of one site share lists of other stories, which scraping may leave in the text: up to nine tenths of it.
_REPRINT_HELD = 0.9
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ocid)$")


def origin_of(article: Article) -> str | None:
    """Return what tells the versions of an article: its address, or what its reader gave; None where nothing does."""
    if article.url and (known := _plain_address(article.url)):
        return known
    return article.origin


def link(connection: sqlite3.Connection, number: int, article: Article) -> int | None:
    """Note how the article just inserted as row ``number`` stands to others; return the row it is a new version of."""
    origin = origin_of(article)
    connection.execute("UPDATE article SET origin = ? WHERE number = ?", (origin, number))
    connection.executemany(
        "INSERT OR IGNORE INTO likeness VALUES (?, ?)", [(key, number) for key in keys(article.text)]
    )
    if origin is None:
        return None
    rows = connection.execute(
        "SELECT number, title, text FROM article JOIN article_text USING (number)"
        " WHERE origin = ? AND newer IS NULL AND number != ? ORDER BY number DESC",
        (origin, number),
    ).fetchall()
    earlier = next((row for row, title, text in rows if _is_version(article, title, text)), None)
    if earlier is not None:
        connection.execute("UPDATE article SET newer = ? WHERE number = ? OR newer = ?", (number, earlier, earlier))
    return earlier


def reprints(connection: sqlite3.Connection, article_id: str, among: Container[str] | None = None) -> list[str]:
    """Return the ids of articles that are the same text as this one but for small changes or cuts, in order added; only
    those ``among`` some, where these are given."""
    rows = connection.execute(
        "SELECT other.id, other.number, article.number FROM article"
        " JOIN article AS other ON other.newer IS NULL AND other.number != article.number AND other.number IN"
        " (SELECT shared.article FROM likeness AS own JOIN likeness AS shared ON shared.key = own.key"
        " WHERE own.article = article.number)"
        " WHERE article.id = ? AND coalesce(article.newer, 0) != other.number ORDER BY other.number",
        (article_id,),
    )
    maybe = [row for row in rows if among is None or row[0] in among]
    return [
        other
        for other, theirs, ours in maybe
        if held(_text(connection, ours), _text(connection, theirs)) >= _REPRINT_HELD
    ]


def _text(connection: sqlite3.Connection, number: int) -> str:
    return str(connection.execute("SELECT text FROM article_text WHERE number = ?", (number,)).fetchone()[0])


def _is_version(article: Article, title: str | None, text: str) -> bool:
    same_title = (
        bool(title and article.title) and " ".join((title or "").split()).casefold() == (article.title or "").casefold()
    )
    return same_title or alike(article.text, text) >= _LEAST_ALIKE


def _plain_address(url: str) -> str | None:
    """Return an address without what differs between two links to one page; None for a site's front page."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)])
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    return urlunsplit(("", host, path, query, "")) if host and (path or query) else None
