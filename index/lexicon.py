"""Which sentences and titles hold a word, and whose sentences they are, as arrays kept in memory while they hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index import lexical, store, vector_rows
from index.database import Database
from index.rows import Selection

Places = NDArray[np.int32]
Ids = NDArray[np.int64]

_KEPT_WORDS = 4_000
# Of ids in so many times their number, places are looked for, not looked up.
_SPARSE = 8
_TITLES = f"CREATE VIRTUAL TABLE title_words USING fts5(title, tokenize = '{lexical.TOKENIZER}')"


@dataclass(frozen=True, slots=True)
class Layout:
    """The archive's sentences in the order of their ids, and the articles they stand in.

    ``sentences`` int64 (n,) row ids, ascending; ``article_of`` int32 (n,) the place of each one's article in
    ``articles``, ascending; ``lengths`` float32 (n,) characters; ``articles`` the articles' ids in the order they
    were added, and ``article_lengths`` float32 (m,) the characters of their sentences.
    """

    sentences: Ids
    article_of: Places
    lengths: NDArray[np.float32]
    articles: tuple[str, ...]
    article_lengths: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a word stands in any form: places in ``Layout.sentences`` and, of titles, in ``Layout.articles``."""

    sentences: Places
    titles: Places


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of an archive at one time. A word is plain text, found in any form with the same stem."""

    layout: Layout
    _table: Places | None
    _numbers: Ids
    _titles: sqlite3.Connection
    _database: Database
    _known: dict[str, Occurrences] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def occurrences(self, word: str) -> Occurrences:
        """Return where ``word`` stands."""
        with self._lock:
            if (found := self._known.get(word)) is None:
                if len(self._known) >= _KEPT_WORDS:
                    self._known.clear()
                self._known[word] = found = self._find(word)
            return found

    def selected(self, selection: Selection) -> NDArray[np.bool_]:
        """Return for each article, in the order of ``Layout.articles``, whether it is selected."""
        if selection == Selection():
            return np.ones(len(self._numbers), np.bool_)
        return np.isin(self._numbers, self._database.read(lambda c: vector_rows.article_numbers(c, selection)))

    def sentences_of(self, selection: Selection) -> Ids:
        """Return the row ids of the sentences of the articles selected, int64 (n,), ascending."""
        return self.layout.sentences[self.selected(selection)[self.layout.article_of]]

    def _find(self, word: str) -> Occurrences:
        ids = self._database.read(lambda connection: lexical.rows_with(connection, "sentence_words", word))
        titles = lexical.rows_with(self._titles, "title_words", word)
        return Occurrences(self._places_of(ids), (titles - 1).astype(np.int32))

    def _places_of(self, ids: Ids) -> Places:
        """Return the places of those of ``ids``, which ascend, that are there."""
        rows = self.layout.sentences
        if not len(rows):
            return np.empty(0, np.int32)
        ids = ids[np.searchsorted(ids, rows[0]) : np.searchsorted(ids, rows[-1], side="right")]
        if self._table is None:
            at = np.searchsorted(rows, ids)
            there: Places = at[rows[at] == ids].astype(np.int32)
            return there
        places = self._table[ids - rows[0]]
        found: Places = places[places >= 0]
        return found


def _table(rows: Ids) -> Places | None:
    """Return for each id from the first of ``rows``, which ascend, to the last its place, -1 where there is none; None
    where so few of these ids are there that the table would be a waste."""
    if not len(rows) or rows[-1] - rows[0] >= _SPARSE * len(rows):
        return None
    places = np.full(int(rows[-1] - rows[0]) + 1, -1, np.int32)
    places[rows - rows[0]] = np.arange(len(rows), dtype=np.int32)
    return places


class LiveLexicon:
    """The lexicon of ``database`` as it is now; safe for use by many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._kept: tuple[int, Lexicon] | None = None

    def current(self) -> Lexicon:
        """Return the lexicon of the archive as it is now; made anew when the archive has changed."""
        with self._lock:
            generation = self._database.read(store.generation)
            if self._kept is None or self._kept[0] != generation:
                self._kept = (generation, self._made())
            return self._kept[1]

    def _made(self) -> Lexicon:
        rows = self._database.read(vector_rows.layout)
        article_of = np.searchsorted(rows.numbers, rows.owners).astype(np.int32)
        lengths = np.bincount(article_of, weights=rows.lengths, minlength=len(rows.ids)).astype(np.float32)
        layout = Layout(rows.sentences, article_of, rows.lengths, rows.ids, lengths)
        return Lexicon(layout, _table(rows.sentences), rows.numbers, _title_words(rows.titles), self._database)


def _title_words(titles: Sequence[str | None]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute(_TITLES)
    connection.execute("BEGIN")
    rows = ((place, title) for place, title in enumerate(titles, start=1) if title)
    connection.executemany("INSERT INTO title_words (rowid, title) VALUES (?, ?)", rows)
    connection.execute("COMMIT")
    return connection
