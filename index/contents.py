"""Contents: all that may be asked of an archive; nothing here changes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import lexical, schema, store, vector_rows, versions
from index.article import Article
from index.claims.claim import Speaker
from index.claims.identity import Roster, SpeakerRecord
from index.corrections import corrections
from index.database import Database
from index.embedder import Embedder, Vectors
from index.errors import ArchiveError, ModelError
from index.lexicon import Lexicon, LiveLexicon
from index.remembered import Remembered
from index.rows import Counts, Extent, Kind, Match, Selection, StoredArticle, StoredClaim, StoredSentence, Visit
from index.whole import Claims, Sentences

if TYPE_CHECKING:
    from index.live_vectors import LiveVectors

VECTORS_FILE = "vectors.faiss"
_REMEMBERED_QUESTIONS = 256


class Contents:
    """What an archive holds, read from many threads as it is at each call."""

    def __init__(self, folder: Path, files: Database, manifest: schema.Manifest, embedder: Embedder) -> None:
        self.folder = folder
        self._files = files
        self._manifest = manifest
        self._embedder = embedder
        self._vectors: LiveVectors | None = None
        self._roster: Remembered[None, Roster] = Remembered(lambda connection, _: Roster(store.mentions(connection)))
        self._voices: Remembered[None, dict[Speaker, int]] = Remembered(lambda connection, _: store.voices(connection))
        self._extent: Remembered[None, Extent] = Remembered(lambda connection, _: store.extent(connection))
        self._vectors_lock = Lock()
        self._lexicon = LiveLexicon(files)
        self._question_vector = lru_cache(maxsize=_REMEMBERED_QUESTIONS)(self._embed_question)

    @property
    def embedder(self) -> Embedder:
        """What makes this archive's vectors; another archive may share it, and its model in memory."""
        return self._embedder

    def counts(self, selection: Selection = Selection()) -> Counts:
        """Return how many articles are selected and what they hold."""
        return self._files.read(lambda connection: store.counts(connection, selection))

    def extent(self) -> Extent:
        """Return the outlets of the whole archive and the day of its newest article."""
        return self._files.read(lambda connection: self._extent(connection, None))

    def article(self, article_id: str) -> Article:
        """Return an article as it was added. Raises ArchiveError when it is not there."""
        found = self._files.read(lambda connection: store.article(connection, article_id))
        if found is None:
            raise unknown(article_id)
        return found

    def articles(self, selection: Selection = Selection()) -> list[StoredArticle]:
        """Return the articles selected, in the order they were added."""
        return self._files.read(lambda connection: store.articles(connection, selection))

    def versions(self, article_id: str) -> list[StoredArticle]:
        """Return all versions of an article, the earliest first and the one in force last; their claims are those
        of ``claims(Selection(superseded=True), [id])``. Raises ArchiveError when it is not there."""
        found = self._files.read(lambda connection: store.versions_of(connection, article_id))
        if not found:
            raise unknown(article_id)
        return found

    def reprints(self, article_id: str) -> list[str]:
        """Return the ids of the articles in force that print this article's text, whole or cut, with small changes."""
        return self._files.read(lambda connection: versions.reprints(connection, article_id))

    def corrections(self, article_id: str) -> list[str]:
        """Return the ids of notices of correction or retraction whose words say that they are about this article."""
        return self._files.read(lambda connection: corrections(connection, article_id))

    def visit(self, url: str) -> Visit | None:
        """Return what is remembered of fetching ``url``; None when nothing is."""
        return self._files.read(lambda connection: store.visit(connection, url))

    def sentences(self, article_id: str) -> list[StoredSentence]:
        """Return the sentences of an article in order. Raises ArchiveError when it is not there."""
        found = self._files.read(lambda connection: store.sentences(connection, article_id))
        if found is None:
            raise unknown(article_id)
        return found

    def whole(self, article_id: str) -> tuple[Article, Sentences]:
        """Return an article and its sentences in order, each made once it is looked at. Raises ArchiveError when it is
        not there."""
        found = self._files.read(lambda connection: store.whole(connection, article_id))
        if found is None:
            raise unknown(article_id)
        return found

    def claims_of(self, article_id: str) -> Claims:
        """Return the claims of an article in force, in the order added, each made once it is looked at."""
        return self._files.read(lambda connection: store.claims_of(connection, article_id))

    def sentence_rows(self, ids: Sequence[int]) -> list[StoredSentence]:
        """Return the sentences ``ids`` in this order; one whose article was removed is left out."""
        return self._files.read(lambda connection: store.sentence_rows(connection, ids))

    def claims(
        self,
        selection: Selection = Selection(),
        article_ids: Collection[str] | None = None,
        speakers: Collection[Speaker] | None = None,
    ) -> list[StoredClaim]:
        """Return the claims of the articles selected (of ``article_ids`` or ``speakers`` only, where given),
        in the order added."""
        return self._files.read(lambda connection: store.claims(connection, selection, article_ids, speakers))

    def claims_after(self, id_: int, most: int, selection: Selection = Selection()) -> list[StoredClaim]:
        """Return the first ``most`` claims added after the claim ``id_`` (0: of all), of the articles selected."""
        return self._files.read(lambda connection: store.claims_after(connection, id_, most, selection))

    def claim_rows(self, ids: Sequence[int]) -> list[StoredClaim]:
        """Return the claims ``ids`` in this order; one whose article was removed is left out."""
        return self._files.read(lambda connection: store.claim_rows(connection, ids))

    def speakers(self, selection: Selection = Selection()) -> list[SpeakerRecord]:
        """Return who makes claims in the articles selected, each with every mention there, most claims first.

        Who is one person is judged by all articles (``index.claims.identity``); claims of nobody known do not count.
        """
        if selection == Selection():
            return list(self._files.read(lambda connection: self._roster(connection, None)).records)

        def read(connection: sqlite3.Connection) -> tuple[Roster, set[str]]:
            return self._roster(connection, None), {one.id for one in store.articles(connection, selection)}

        roster, among = self._files.read(read)
        return roster.among(among)

    def as_called(self, speakers: Collection[Speaker]) -> set[Speaker]:
        """Return ``speakers`` and, for those with a name, the same persons as other articles call them."""
        return self._files.read(lambda connection: self._roster(connection, None)).as_called(speakers)

    def voices(self) -> Mapping[Speaker, int]:
        """Return each speaker, told apart by role too, and the number of claims, most first; the same mapping again
        until the archive changes."""
        return self._files.read(lambda connection: self._voices(connection, None))

    def speaking(self, speakers: Collection[Speaker], selection: Selection) -> set[Speaker]:
        """Return those of ``speakers`` who make claims in the articles selected."""
        if selection == Selection() or not speakers:
            return set(speakers)
        return self._files.read(lambda connection: store.speaking(connection, speakers, selection))

    def nearest(self, question: str, kind: Kind, top: int, selection: Selection = Selection()) -> list[Match]:
        """Return up to ``top`` rows nearest in meaning, best first; the score is the cosine, ties by id."""
        if selection == Selection():
            among = None
            nothing = self._files.read(lambda connection: not vector_rows.any_row(connection, kind))
        elif kind == "sentence":
            among = self.lexicon().sentences_of(selection)
            nothing = len(among) == 0
        else:
            among = self._files.read(lambda connection: vector_rows.claim_ids(connection, selection))
            nothing = len(among) == 0
        if nothing or top <= 0:
            return []
        return self._live_vectors().search(kind, self._question_vector(question), top, among)

    def matching(self, words: Sequence[str], kind: Kind, top: int, selection: Selection = Selection()) -> list[Match]:
        """Return up to ``top`` rows that hold any of ``words``, best first; the score is BM25, ties by id.

        A word is plain text, whatever characters it has, and is found in any form with the same stem.
        Of a claim, its content and its speakers' names and roles are searched.
        """
        return self._files.read(lambda connection: lexical.matching(connection, words, kind, top, selection))

    def lexicon(self) -> Lexicon:
        """Return which sentences and titles hold a word, in memory, as the archive is now."""
        return self._lexicon.current()

    def similarities(self, question: str, ids: NDArray[np.int64]) -> Vectors:
        """Return the cosine of each sentence of ``ids`` with ``question``, float32 (n,); 0 where it has no vector."""
        if not len(ids):
            return np.empty(0, np.float32)
        return self._live_vectors().compare("sentence", self._question_vector(question), ids)

    def sentence_frequency(self, words: Sequence[str]) -> dict[str, int]:
        """Return for each word the number of sentences in the whole archive that hold it in any form."""
        lexicon = self.lexicon()
        return {word: len(lexicon.occurrences(word).sentences) for word in words}

    def _embed_question(self, question: str) -> Vectors:
        found = self._embedder.embed_questions([question])
        if found.shape != (1, self._manifest.dimension):
            raise ModelError(
                f"The embedder gave an array of shape {found.shape}, expected {(1, self._manifest.dimension)}."
            )
        vector: Vectors = found[0]
        return vector

    def _live_vectors(self) -> LiveVectors:
        """Return the vectors, with FAISS imported only now."""
        with self._vectors_lock:
            if self._vectors is None:
                from index.live_vectors import LiveVectors

                self._vectors = LiveVectors(self.folder / VECTORS_FILE, self._files, self._manifest.dimension)
            return self._vectors


def unknown(article_id: str) -> ArchiveError:
    """Return the error for an id that is not there."""
    return ArchiveError(f"The archive holds no article {article_id}; see the ids with: onrecord list")
