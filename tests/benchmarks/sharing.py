"""Let two processes add to one archive while ten read it; check all that is read, and what is there in the end.

python -m tests.benchmarks.sharing [--articles 1000] [--writers 2] [--readers 10] [--folder DIR]

The archive, SQLite and FAISS are the real ones; sentences and vectors come from plain rules, for speed. One process
writes at a time: who finds the archive locked tries again. Readers search by meaning and by words, half of them with
the archive open for reading only. An article must be there whole or not at all, and one that was seen must stay.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path
from types import SimpleNamespace

import numpy as np

import index.build
from index import Archive, ArchiveLocked, Match
from tests.benchmarks.killing import article_of, ids_and_problems
from tests.index.archive_parts import HashingEmbedder, extract_plainly

_AT_ONCE = 10  # articles
_LONGEST_PAUSE = 0.1  # seconds
_LONGEST_START = 300.0
_shared = SimpleNamespace()  # in each process, the barrier to begin at and the event that ends it


@dataclass(frozen=True, slots=True)
class Written:
    """What one process added, in how long, and how often it found the archive locked."""

    ids: frozenset[str]
    seconds: float
    locked: int


@dataclass(frozen=True, slots=True)
class Read:
    """What one process asked, in milliseconds, how many articles it saw at first and at last, and what was wrong."""

    milliseconds: tuple[float, ...]
    first: int
    last: int
    wrong: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000, help="that each writer adds")
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--folder", type=Path, help="for the archive; else a temporary one")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = wanted.folder or Path(made) / "archive"
        written, read = run(folder, wanted.articles, wanted.writers, wanted.readers)
        with opened(folder) as archive:
            there, problems = ids_and_problems(archive)
    for one in written:
        print(
            f"a writer: {len(one.ids):,} articles in {one.seconds:.1f} s; found the archive locked {one.locked:,} times"
        )
    for name, of in (("nearest in meaning", 0), ("by words", 1), ("a whole article", 2)):
        took = np.array([ms for one in read for ms in one.milliseconds[of::3]])
        print(f"{len(read)} readers, {name}: {len(took):,} times, median {np.median(took):.1f} ms, ", end="")
        print(f"95th percentile {np.percentile(took, 95):.1f} ms, longest {took.max():.0f} ms")
    print(f"articles seen at first: {min(one.first for one in read):,} or more; ", end="")
    print(f"at last: {min(one.last for one in read):,} or more")
    expected = {id_ for one in written for id_ in one.ids}
    problems += [wrong for one in read for wrong in one.wrong]
    if there != expected or problems:
        raise SystemExit(f"{len(expected - there)} lost, {len(there - expected)} strange; {'; '.join(problems[:5])}")
    print(f"in the end: {len(there):,} articles, none lost, none twice, all read was whole; verify: clean")


def run(folder: Path, articles: int, writers: int, readers: int) -> tuple[list[Written], list[Read]]:
    """Return what the processes did; they begin together, and readers end when the writers have."""
    opened(folder).close()
    spawn, everybody = get_context("spawn"), writers + readers
    begin, done = spawn.Barrier(everybody), spawn.Event()
    with ProcessPoolExecutor(everybody, spawn, initializer=share, initargs=(begin, done)) as processes:
        adding = [processes.submit(write, folder, number, articles) for number in range(writers)]
        reading = [processes.submit(read, folder, number) for number in range(readers)]
        try:
            written = [one.result() for one in adding]
        finally:
            done.set()
        return written, [one.result() for one in reading]


def share(begin: Barrier, done: Event) -> None:
    """Take what all processes share."""
    _shared.begin, _shared.done = begin, done
    index.build.extract = extract_plainly


def write(folder: Path, number: int, articles: int) -> Written:
    """Add articles of one's own, some at a time; when another writes, try again."""
    chance = random.Random(number)
    new = [article_of(number * 1_000_000 + at, 0) for at in range(articles)]
    added: set[str] = set()
    locked = 0
    with opened(folder) as archive:
        _shared.begin.wait(_LONGEST_START)
        began = time.perf_counter()
        while len(added) < len(new):
            try:
                added.update(archive.add(new[len(added) : len(added) + _AT_ONCE]).added)
            except ArchiveLocked:
                locked += 1
                time.sleep(chance.random() * _LONGEST_PAUSE)
    return Written(frozenset(added), time.perf_counter() - began, locked)


def read(folder: Path, number: int) -> Read:
    """Search, read what is found and check it, until there is nothing more to come."""
    chance = random.Random(number)
    seen: set[str] = set()
    took: list[float] = []
    wrong: list[str] = []
    with Archive.open(folder, read_only=number % 2 == 0, embedder=HashingEmbedder()) as archive:
        _shared.begin.wait(_LONGEST_START)
        first = archive.counts().articles
        while not _shared.done.is_set():
            name = chance.choice(("Anna Smith", "Boris Orlov", "Carla Diaz"))
            for ask in (
                lambda name=name: wrong_rows(archive, archive.nearest(f"{name} said", "sentence", 5)),
                lambda name=name: wrong_rows(archive, archive.matching([name], "sentence", 5)),
                lambda: wrong_articles(archive, seen, chance),
            ):
                began = time.perf_counter()
                wrong += ask()
                took.append((time.perf_counter() - began) * 1_000)
        wrong += [f"{id_} is gone" for id_ in seen.difference(article.id for article in archive.articles())]
        return Read(tuple(took), first, archive.counts().articles, tuple(wrong))


def wrong_rows(archive: Archive, found: Iterable[Match]) -> list[str]:
    """Say which of the sentences found are not what their article's text has there."""
    rows = archive.sentence_rows([match.id for match in found])
    return [f"sentence {row.id}" for row in rows if row.span.of(archive.article(row.article_id).text) != row.text]


def wrong_articles(archive: Archive, seen: set[str], chance: random.Random) -> list[str]:
    """Say what is missing of an article that is there."""
    there = archive.articles()
    if not there:
        return []
    seen.update(article.id for article in there)
    one = chance.choice(there)
    sentences, claims = archive.sentences(one.id), archive.claims(article_ids=[one.id])
    whole = (len(sentences), len(claims)) == (one.sentences, one.claims) == (9, 9)
    return [] if whole else [f"{one.id} is not whole"]


def opened(folder: Path) -> Archive:
    return Archive.open(folder, embedder=HashingEmbedder())


if __name__ == "__main__":
    main()
