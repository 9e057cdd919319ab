"""Archive: the indexed collection on disk. SQLite is the truth, FAISS is derived from it.

The folder of an archive holds archive.sqlite3 (all of it), vectors.faiss (derived; may be deleted,
is built again), and archive.lock and archive.pid (who writes now; nothing is kept in them).
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Self

from index import checks, database, lexical, making, schema, writing
from index.article import Article
from index.build import ArticleRows, Unchanged, build
from index.contents import VECTORS_FILE, Contents
from index.database import Database, transaction
from index.embedder import Embedder, chosen_embedder
from index.errors import ArchiveDamaged, ArchiveError, ArchiveLocked, ArchiveMissing
from index.holdings import unknown
from index.lock import writer_lock
from index.rows import AddReport, Refusal, Visit
from index.sqlite_errors import told
from index.upgrade import upgrade


class Archive(Contents):
    """An indexed collection in a folder; make it with :meth:`open`.

    Reading methods may be called from many threads, and see what other processes add or remove
    without reopening. Every method raises ArchiveError or one of its kinds, and ModelError where
    texts are embedded; nothing of SQLite's or FAISS's own.
    """

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
            making.check_nothing_left(path)
            if read_only:
                raise ArchiveMissing(
                    f"There is no archive in {path}; make one with: onrecord --archive {path} add PATH"
                )
            making.create(path, embedder)
        if not read_only and not os.access(path, os.W_OK):
            raise ArchiveError(f"The folder {path} cannot be written; check its permissions, or open it read-only.")
        files = Database(path, read_only=read_only)
        with ExitStack() as refused:
            refused.callback(files.close)
            if not read_only and files.read(schema.can_be_upgraded):
                with writer_lock(path, making.WAIT_SECONDS), files.writing() as connection:
                    upgrade(connection)
            manifest = files.read(schema.read_manifest)
            schema.check_model(manifest, embedder)
            refused.pop_all()
        return cls(path, files, manifest, embedder)

    def copy_to(self, folder: str | PathLike[str]) -> Self:
        """Return a new archive in ``folder``, for its maker's eyes only, with all that this one holds now.

        The two share their embedder and nothing else. Raises ArchiveError when ``folder`` holds anything.
        """
        path = Path(folder).absolute()
        if path.exists() and any(path.iterdir()):
            raise ArchiveError(f"The folder {path} is not empty; a copy needs a folder of its own.")
        making.make_folder(path)
        self._files.copy_to(path)
        return self.open(path, embedder=self.embedder)

    def close(self) -> None:
        """Free the files; every later call raises ArchiveError. Closing twice is no harm."""
        self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
                            if writing.insert(connection, outcome):
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
            writing.remember(connection, visits)

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
                    if not writing.is_there(connection, article_id):
                        raise unknown(article_id)
                    writing.delete(connection, article_id)
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

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self._files.read_only:
            raise ArchiveError("This archive is open for reading only; open it without read_only to change it.")
        with writer_lock(self.folder), self._files.writing() as connection:
            yield connection


def _is_there(connection: sqlite3.Connection, article: Article, article_id: str) -> bool:
    with told():
        return writing.is_there(connection, article_id, in_force=not article.superseded)
