"""Archives of earlier formats → the format of today, in one transaction: whole or, when interrupted, not at all."""

from __future__ import annotations

import sqlite3

import numpy as np

from index import schema, versions
from index.article import Article
from index.codes import encode
from index.database import transaction
from index.rows import KINDS

_ARTICLE = (
    "SELECT text, title, outlet, author, published, url, language FROM article"
    " JOIN article_text USING (number) WHERE number = ?"
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring an archive of format 2 or 3 to format 4; the caller holds the writer lock.

    Format 3 added versions, reprints and visits; articles that are versions of one another are linked as if they had
    been added today. Format 4 keeps a byte for each number of a vector. Nothing else that was kept is changed.
    """
    with transaction(connection):
        (found,) = connection.execute("SELECT format FROM manifest").fetchone()
        if found not in schema.UPGRADABLE:
            return  # another process was faster
        if found == schema.UPGRADABLE[0]:
            _add_versions(connection)
        _shorten_vectors(connection)
        connection.execute("UPDATE manifest SET format = ?", (schema.FORMAT,))


def _add_versions(connection: sqlite3.Connection) -> None:
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


def _shorten_vectors(connection: sqlite3.Connection) -> None:
    (dimension,) = connection.execute("SELECT dimension FROM manifest").fetchone()

    def shortened(embedding: bytes) -> bytes:
        # One of another length is left for verify() to name.
        if len(embedding) != 4 * dimension:
            return embedding
        return encode(np.frombuffer(embedding, np.float32)[None]).tobytes()

    connection.create_function("shortened", 1, shortened, deterministic=True)
    for kind in KINDS:
        connection.execute(f"UPDATE {kind}_vector SET embedding = shortened(embedding)")  # noqa: S608
