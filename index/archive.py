"""Archive: the indexed collection on disk. SQLite is the truth, FAISS is derived from it.

The folder of an archive holds archive.sqlite3 (all of it), vectors.faiss (derived; may be deleted,
is built again), and archive.lock and archive.pid (who writes now; nothing is kept in them).
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from os import PathLike
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from index import checks, database, lexical, schema, store, versions
from index.article import Article
from index.build import ArticleRows, Unchanged, build
from index.claims.claim import Speaker
from index.claims.identity import Roster, SpeakerRecord
from index.corrections import corrections
from index.database import Database, told, transaction
from index.embedder import Embedder, Vectors, chosen_embedder
from index.errors import ArchiveDamaged, ArchiveError, ArchiveLocked, ArchiveMissing, ModelError
from index.lexicon import Lexicon, LiveLexicon
from index.lock import writer_lock
from index.remembered import Remembered
from index.rows import (
    AddReport,
    Counts,
    Extent,
    Kind,
    Match,
    Refusal,
    Selection,
    StoredArticle,
    StoredClaim,
    StoredSentence,
    Visit,
)
from index.upgrade import upgrade

if TYPE_CHECKING:
    from index.live_vectors import LiveVectors

VECTORS_FILE = "vectors.faiss"
_REMEMBERED_QUESTIONS = 256
_CREATION_WAIT_SECONDS = 10.0


class Archive:
    """An indexed collection in a folder; make it with :meth:`open`.

    Reading methods may be called from many threads, and see what other processes add or remove
    without reopening. Every method raises ArchiveError or one of its kinds, and ModelError where
    texts are embedded; nothing of SQLite's or FAISS's own.
    """

    def __init__(self, folder: Path, files: Database, manifest: schema.Manifest, embedder: Embedder) -> None:
        self.folder = folder
        self._files = files
        self._manifest = manifest
        self._embedder = embedder
        self._vectors: LiveVectors | None = None
        self._roster: Remembered[None, Roster] = Remembered(lambda connection, _: Roster(store.mentions(connection)))
        self._voices = Remembered(store.voices)
        self._extent: Remembered[None, Extent] = Remembered(lambda connection, _: store.extent(connection))
        self._vectors_lock = Lock()
        self._lexicon = LiveLexicon(files)
        self._question_vector = lru_cache(maxsize=_REMEMBERED_QUESTIONS)(self._embed_question)

    @classmethod
    def open(cls, folder: str | PathLike[str], *, read_only: bool = False, embedder: Embedder | None = None) -> Self:
        """Open the archive in ``folder``, creating it when missing (unless ``read_only``).

        Without an ``embedder``, the one that ``$ONRECORD_EMBEDDER`` names or the packaged one is used,
        and loaded once it is needed. A read-only archive is never written to, nor its folder.

        Raises ArchiveMissing when it is not there to be read, ArchiveMismatch when another model or
        format made it, ArchiveDamaged when a file of it is not what was written.
        """
        path, embedder = Path(folder).absolute(), embedder or chosen_embedder()
        if not (path / database.FILE).exists():
            _check_nothing_left(path)
            if read_only:
                raise ArchiveMissing(
                    f"There is no archive in {path}; make one with: onrecord --archive {path} add PATH"
                )
            _create(path, embedder)
        if not read_only and not os.access(path, os.W_OK):
            raise ArchiveError(f"The folder {path} cannot be written; check its permissions, or open it read-only.")
        files = Database(path, read_only=read_only)
        try:
            if not read_only and files.read(schema.can_be_upgraded):
                with writer_lock(path, _CREATION_WAIT_SECONDS), files.writing() as connection:
                    upgrade(connection)
            manifest = files.read(schema.read_manifest)
            schema.check_model(manifest, embedder)
        except BaseException:
            files.close()
            raise
        return cls(path, files, manifest, embedder)

    def close(self) -> None:
        """Free the files; every later call raises ArchiveError. Closing twice is no harm."""
        self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing

    def add(self, articles: Iterable[Article | Refusal], *, progress: Callable[[int], None] | None = None) -> AddReport:
        """Add articles as they come, each committed as a whole; one that is there already is passed over.

        One that comes from where an article came before, and is that article changed, is its new version: the
        earlier one stays to be read and cited, and is found by no search.

        A Refusal among the articles (a reader's) and an article whose extraction fails are reported
        as refused. ``progress`` is called with the number of articles dealt with so far. What was
        committed stays, whatever happens afterwards. Raises ArchiveLocked while another writes.
        """
        added: list[str] = []
        unchanged: list[str] = []
        refused: list[Refusal] = []
        updated: list[str] = []
        sentences = claims = 0
        guessed: Counter[str] = Counter()
        with self._writing() as connection:
            for outcome in build(articles, partial(_is_there, connection), self._embedder):
                match outcome:
                    case ArticleRows():
                        with transaction(connection):
                            if store.insert(connection, outcome):
                                updated.append(outcome.article_id)
                        added.append(outcome.article_id)
                        sentences += len(outcome.extraction.sentences)
                        claims += len(outcome.extraction.claims)
                        guessed.update(outcome.article.guesses)
                    case Unchanged():
                        unchanged.append(outcome.article_id)
                    case Refusal():
                        refused.append(outcome)
                if progress is not None:
                    progress(len(added) + len(unchanged) + len(refused))
            if added:
                self._live_vectors().save()
        parts = (tuple(added), tuple(unchanged), tuple(refused), tuple(updated))
        return AddReport(*parts, sentences, claims, dict(guessed.most_common()))

    def remember(self, visits: Iterable[Visit]) -> None:
        """Keep what is known of web addresses after fetching them; the articles found there are added before."""
        with self._writing() as connection, transaction(connection):
            store.remember(connection, visits)

    def remove(self, ids: Collection[str]) -> int:
        """Remove the articles ``ids`` with all that belongs to them, earlier versions too; return how many.

        Raises ArchiveError, and removes nothing, when one of them is not there.
        """
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return 0
        with self._writing() as connection:
            with transaction(connection):
                for article_id in wanted:
                    if not store.is_there(connection, article_id):
                        raise _unknown(article_id)
                    store.delete(connection, article_id)
            self._live_vectors().save()
        return len(wanted)

    def compact(self) -> None:
        """Give back the space of removed articles; rebuild the full-text index and vectors.faiss."""
        with self._writing() as connection:
            with told():
                lexical.rebuild(connection)
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._live_vectors().rebuild()

    def verify(self) -> list[str]:
        """Check everything against everything; return one sentence for each problem, with its repair.

        Reads the whole archive. The full-text index can only be checked where writing is allowed.
        """
        path, dimension = self.folder / VECTORS_FILE, self._manifest.dimension
        try:
            found = self._files.read(lambda connection: checks.problems_of_database(connection, dimension))
            if not found:
                found = self._files.read(lambda connection: checks.problems_of_vectors(connection, path, dimension))
        except ArchiveDamaged as error:
            return [str(error)]
        if not self._files.read_only:
            with suppress(ArchiveLocked), self._writing() as connection:
                found += checks.problems_of_search_index(connection)
        return found

    # Reading: all that qa/ may ask of an archive

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
            raise _unknown(article_id)
        return found

    def articles(self, selection: Selection = Selection()) -> list[StoredArticle]:
        """Return the articles selected, in the order they were added."""
        return self._files.read(lambda connection: store.articles(connection, selection))

    def versions(self, article_id: str) -> list[StoredArticle]:
        """Return all versions of an article, the earliest first and the one in force last; their claims are those
        of ``claims(Selection(superseded=True), [id])``. Raises ArchiveError when it is not there."""
        found = self._files.read(lambda connection: store.versions_of(connection, article_id))
        if not found:
            raise _unknown(article_id)
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
            raise _unknown(article_id)
        return found

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

    def voices(self, selection: Selection = Selection()) -> Mapping[Speaker, int]:
        """Return each speaker, told apart by role too, and the number of claims, most first."""
        return self._files.read(lambda connection: self._voices(connection, selection))

    def nearest(self, question: str, kind: Kind, top: int, selection: Selection = Selection()) -> list[Match]:
        """Return up to ``top`` rows nearest in meaning, best first; the score is the cosine, ties by id."""
        limited = selection != Selection()
        among = self._files.read(lambda connection: store.row_ids(connection, kind, selection)) if limited else None
        nothing = len(among) == 0 if among is not None else self._files.read(lambda c: not store.any_row(c, kind))
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
        return self._files.read(
            lambda connection: {word: lexical.sentence_frequency(connection, word) for word in words}
        )

    # Details

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self._files.read_only:
            raise ArchiveError("This archive is open for reading only; open it without read_only to change it.")
        with writer_lock(self.folder), self._files.writing() as connection:
            yield connection

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


def _is_there(connection: sqlite3.Connection, article: Article, article_id: str) -> bool:
    with told():
        return store.is_there(connection, article_id, in_force=not article.superseded)


def _create(folder: Path, embedder: Embedder) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"The folder {folder} cannot be made ({error.strerror}); choose another with --archive."
        ) from error
    with writer_lock(folder, _CREATION_WAIT_SECONDS):
        if not (folder / database.FILE).exists():
            database.create(folder, schema.Manifest.of(embedder))


def _check_nothing_left(folder: Path) -> None:
    """Raise ArchiveDamaged when other files show that an archive was here: a new one must not hide its loss."""
    left = [name for name in (VECTORS_FILE, database.FILE + "-wal") if (folder / name).exists()]
    if left and not (folder / database.FILE).exists():
        raise ArchiveDamaged(f"The file {folder / database.FILE} is gone, though {left[0]} is there. {schema.REPAIR}")


def _unknown(article_id: str) -> ArchiveError:
    return ArchiveError(f"The archive holds no article {article_id}; see the ids with: onrecord list")
