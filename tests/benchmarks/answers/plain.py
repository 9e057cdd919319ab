"""What ours is compared with: plain BM25 over whole articles, as SQLite computes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from index import Article, lexical
from qa.words import words


class PlainSearch:
    """Full-text search over title and text of ``articles``: every word of the question, stop words too."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._urls = [article.url for article in articles]
        self._rows = sqlite3.connect(":memory:")
        self._rows.execute(f"CREATE VIRTUAL TABLE article USING fts5(title, text, tokenize = '{lexical.TOKENIZER}')")
        self._rows.executemany(
            "INSERT INTO article (rowid, title, text) VALUES (?, ?, ?)",
            ((place, article.title or "", article.text) for place, article in enumerate(articles)),
        )

    def addresses(self, question: str, top: int) -> list[str | None]:
        """Return the addresses of the ``top`` articles, best first."""
        query = lexical.any_of(words(question))
        if not query:
            return []
        rows = self._rows.execute(
            "SELECT rowid FROM article WHERE article MATCH ? ORDER BY rank, rowid LIMIT ?", (query, top)
        )
        return [self._urls[place] for (place,) in rows]
