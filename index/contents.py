"""Contents: all that may be asked of an archive: what it holds, and what words and meaning find there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import lexical, schema, vector_rows
from index.database import Database
from index.embedder import Embedder, Vectors
from index.errors import ModelError
from index.holdings import Holdings
from index.lexicon import Lexicon, LiveLexicon
from index.rows import Kind, Match, Selection

if TYPE_CHECKING:
    from index.live_vectors import LiveVectors

VECTORS_FILE = "vectors.faiss"
_REMEMBERED_QUESTIONS = 256


class Contents(Holdings):
    """What an archive holds and what is found in it, read from many threads as it is at each call."""

    def __init__(self, folder: Path, files: Database, manifest: schema.Manifest, embedder: Embedder) -> None:
        super().__init__(files)
        self.folder = folder
        self._manifest = manifest
        self._embedder = embedder
        self._vectors: LiveVectors | None = None
        self._vectors_lock = Lock()
        self._lexicon = LiveLexicon(files)
        self._question_vector = lru_cache(maxsize=_REMEMBERED_QUESTIONS)(self._embed_question)

    @property
    def embedder(self) -> Embedder:
        """What makes this archive's vectors; another archive may share it, and its model in memory."""
        return self._embedder

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
