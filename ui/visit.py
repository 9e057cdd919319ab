"""One visitor's own articles, and the private archives they are searched in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import Literal

from index import AddReport, Archive, Article
from qa import Engine

Scope = Literal["both", "own", "collection"]
Progress = Callable[[int], None]

# A larger collection is not copied for each visitor; their own articles are then searched alone.
LARGEST_COPIED = 100_000_000  # bytes


class Visit:
    """One visitor's own articles and the archives they are searched in: alone, or in a copy of the collection.

    An archive is made when it is first searched. ``scope`` says what the visitor searches now.
    """

    def __init__(self, folder: Path, shared: Archive) -> None:
        self.folder = folder
        self.articles: tuple[Article, ...] = ()
        self.scopes: tuple[Scope, ...] = ("both", "own", "collection")
        if _bytes_below(shared.folder) > LARGEST_COPIED:
            self.scopes = ("own", "collection")
        self.scope: Scope = self.scopes[0]
        self._shared = shared
        self._engines: dict[Scope, Engine] = {}
        self._lock = RLock()

    @property
    def engine(self) -> Engine | None:
        """What the visitor asks; None for the shared collection."""
        return self._engines.get(self.scope) if self.articles else None

    @property
    def archives(self) -> list[Archive]:
        """The visitor's own archives, to read articles in."""
        return [engine.archive for engine in self._engines.values()]

    def add(self, articles: Sequence[Article], progress: Progress) -> AddReport:
        """Add articles to what is searched; an article that is refused is not kept. Raises OnRecordError."""
        with self._lock:
            if self.scope == "collection":
                self.search_in(self.scopes[0], progress)
            report = self._made(self.scope).archive.add(_counted(articles, progress))
            known = {*report.added, *report.unchanged}
            self.articles += tuple(article for article in articles if article.id in known)
            return report

    def search_in(self, scope: Scope, progress: Progress) -> None:
        """Search in ``scope`` from now on; what its archive lacks of the visitor's articles is added first.

        Until it is, and where that fails, questions are put to what was searched before. Raises OnRecordError.
        """
        with self._lock:
            if scope != "collection":
                self._made(scope).archive.add(_counted(self.articles, progress))
            self.scope = scope

    def close(self) -> None:
        """Remove everything; waits for work under way."""
        with self._lock:
            for archive in self.archives:
                archive.close()
            self._engines.clear()
            self.articles = ()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _made(self, scope: Scope) -> Engine:
        if scope not in self._engines:
            folder = self.folder / scope
            shared = self._shared
            archive = shared.copy_to(folder) if scope == "both" else Archive.open(folder, embedder=shared.embedder)
            self._engines[scope] = Engine(archive)
        return self._engines[scope]


def _counted(articles: Iterable[Article], progress: Progress) -> Iterator[Article]:
    """Yield ``articles``; each is read when the next is asked for, so ``progress`` hears how many are done."""
    for done, article in enumerate(articles):
        progress(done)
        yield article


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
