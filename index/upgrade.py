"""Archives of earlier formats → the format of today, in one transaction: whole or, when interrupted, not at all."""

from __future__ import annotations

import sqlite3

from index import schema, versions
from index.article import Article
from index.database import transaction

_ARTICLE = (
    "SELECT text, title, outlet, author, published, url, language FROM article"
    " JOIN article_text USING (number) WHERE number = ?"
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring an archive of format 2 to format 3; the caller holds the writer lock.

    Format 3 added versions, reprints and visits. Articles that are versions of one another are linked as if they had
    been added today. Nothing that format 2 kept is changed.
    """
    with transaction(connection):
        if connection.execute("SELECT format FROM manifest").fetchone() != (schema.UPGRADABLE,):
            return  # another process was faster
        for statement in schema.ADDED_IN_3:
            connection.execute(statement)
        # One text at a time: an archive may be larger than the memory.
        for (number,) in connection.execute("SELECT number FROM article ORDER BY number").fetchall():
            article = Article(*connection.execute(_ARTICLE, (number,)).fetchone())
            connection.execute(
                "UPDATE article SET certainty = ? WHERE number = ?", ("stated" if article.published else None, number)
            )
            if (earlier := versions.link(connection, number, article)) is not None:
                schema.withdraw(connection, earlier)
        connection.execute("UPDATE manifest SET format = ?", (schema.FORMAT,))
