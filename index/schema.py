"""The tables of archive.sqlite3 and the manifest that says what made them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from index import lexical
from index.embedder import Embedder
from index.errors import ArchiveDamaged, ArchiveMismatch
from index.model_files import SETTING
from index.rows import KINDS

FORMAT = 4
UPGRADABLE = (2, 3)
REPAIR = "Restore archive.sqlite3 from a copy, or move the archive's folder away and add the articles again."
_TABLES = """
CREATE TABLE manifest (
    format INTEGER NOT NULL,
    model_id TEXT NOT NULL,
    weights_sha256 TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    generation INTEGER NOT NULL  -- grows with every change, so that readers notice
);
CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT, outlet TEXT, author TEXT, published TEXT, url TEXT, language TEXT,
    outlet_folded TEXT,
    day TEXT,
    characters INTEGER NOT NULL, sentences INTEGER NOT NULL, claims INTEGER NOT NULL,
    certainty TEXT,
    origin TEXT,  -- what tells the versions of an article
    newer INTEGER REFERENCES article (number) ON DELETE CASCADE  -- the version in force, where this is an earlier one
);
CREATE INDEX article_by_origin ON article (origin);
CREATE INDEX article_by_newer ON article (newer) WHERE newer IS NOT NULL;
CREATE TABLE likeness (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX likeness_by_article ON likeness (article);
CREATE TABLE visit (
    url TEXT PRIMARY KEY,
    etag TEXT, modified TEXT, stamp TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE article_text (
    number INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE INDEX article_by_outlet ON article (outlet_folded, day);
CREATE INDEX article_by_day ON article (day);
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
    entities TEXT NOT NULL,
    UNIQUE (article, ordinal)
);
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL,
    speech TEXT NOT NULL CHECK (speech IN ('direct', 'mixed', 'indirect')),
    speaker TEXT, speaker_name TEXT, relays TEXT NOT NULL,
    sentences TEXT NOT NULL,
    manner_lemma TEXT NOT NULL, manner_kind TEXT NOT NULL,
    negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
    hypothetical INTEGER NOT NULL CHECK (hypothetical IN (0, 1)),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
);
CREATE INDEX claim_by_article ON claim (article);
CREATE INDEX claim_by_speaker ON claim (speaker);
CREATE TABLE sentence_vector (
    id INTEGER PRIMARY KEY REFERENCES sentence (id) ON DELETE CASCADE,
    embedding BLOB NOT NULL  -- index.codes
);
CREATE TABLE claim_vector (
    id INTEGER PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    embedding BLOB NOT NULL
);
"""
_NEEDED = {
    *("article", "article_text", "sentence", "claim", "sentence_vector", "claim_vector", "likeness", "visit"),
    *lexical.TABLES,
}
ADDED_IN_3 = (
    "ALTER TABLE article ADD COLUMN certainty TEXT",
    "ALTER TABLE article ADD COLUMN origin TEXT",
    "ALTER TABLE article ADD COLUMN newer INTEGER REFERENCES article (number) ON DELETE CASCADE",
    *(
        statement
        for statement in _TABLES.split(";\n")
        if any(name in statement for name in ("article_by_origin", "article_by_newer", "likeness", "TABLE visit"))
    ),
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What made an archive: format version and embedding model."""

    format: int
    model_id: str
    weights_sha256: str
    dimension: int

    @classmethod
    def of(cls, embedder: Embedder) -> Manifest:
        return cls(FORMAT, embedder.model_id, embedder.weights_sha256, embedder.dimension)


def create_tables(connection: sqlite3.Connection, manifest: Manifest) -> None:
    """Make every table, empty, in a new file."""
    connection.executescript(_TABLES + lexical.SCHEMA)
    connection.execute(
        "INSERT INTO manifest VALUES (?, ?, ?, ?, 0)",
        (manifest.format, manifest.model_id, manifest.weights_sha256, manifest.dimension),
    )


def withdraw(connection: sqlite3.Connection, number: int) -> None:
    """Take an article that has a newer version out of every search; it stays to be read and cited."""
    for kind in KINDS:
        of_article = f"(SELECT id FROM {kind} WHERE article = ?)"  # noqa: S608
        connection.execute(f"DELETE FROM {kind}_words WHERE rowid IN {of_article}", (number,))  # noqa: S608
        connection.execute(f"DELETE FROM {kind}_vector WHERE id IN {of_article}", (number,))  # noqa: S608


def can_be_upgraded(connection: sqlite3.Connection) -> bool:
    """Whether the archive is of an earlier format that :func:`index.upgrade.upgrade` brings to this one."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'manifest'").fetchone()
    if there is None:
        return False
    return connection.execute("SELECT format FROM manifest").fetchall() in [[(earlier,)] for earlier in UPGRADABLE]


def read_manifest(connection: sqlite3.Connection) -> Manifest:
    """Return the manifest. Raises ArchiveDamaged when a table is gone, ArchiveMismatch for another format."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "manifest" not in there:
        raise ArchiveDamaged(f"archive.sqlite3 is an SQLite file, but not an archive of On Record. {REPAIR}")
    columns = {column[1] for column in connection.execute("PRAGMA table_info(manifest)")}
    rows = connection.execute("SELECT format FROM manifest").fetchall() if "format" in columns else []
    if len(rows) != 1:
        raise ArchiveDamaged(f"archive.sqlite3 does not say what made it. {REPAIR}")
    if (found := rows[0][0]) != FORMAT:
        again = f"this one keeps more of each claim (format {FORMAT}). Add its articles again to a new archive"
        upgrade = "open it once where it can be written, for example with: onrecord --archive DIR compact"
        newer = f"this one reads format {FORMAT}. Use the version that made it, or make a new archive"
        raise ArchiveMismatch(
            f"This archive was made by another version of On Record (format {found}); "
            f"{upgrade if found in UPGRADABLE else f'{again if found in range(1, FORMAT) else newer} with --archive'}."
        )
    if missing := sorted(_NEEDED - there):
        raise ArchiveDamaged(f"archive.sqlite3 has lost its table {', '.join(missing)}. {REPAIR}")
    row = connection.execute("SELECT format, model_id, weights_sha256, dimension FROM manifest").fetchone()
    return Manifest(*row)


def check_model(made_with: Manifest, embedder: Embedder) -> None:
    """Raise ArchiveMismatch unless ``embedder`` is the model the archive was made with."""
    now = Manifest.of(embedder)
    if now == made_with:
        return
    if now.model_id != made_with.model_id:
        what = f"model {made_with.model_id}; now {now.model_id} is set"
        advice = f"Ask with {SETTING}={made_with.model_id}, or make a new archive with --archive."
    elif now.weights_sha256 != made_with.weights_sha256:
        what = (
            f"weights {made_with.weights_sha256[:12]}… of the model {made_with.model_id}; "
            f"now its weights are {now.weights_sha256[:12]}…"
        )
        advice = "Restore the model's earlier files, or make a new archive with --archive."
    else:
        what = f"vectors of length {made_with.dimension}; now {now.model_id} gives {now.dimension}"
        advice = "Restore the model's earlier settings, or make a new archive with --archive."
    raise ArchiveMismatch(f"This archive was made with {what}. {advice}")
