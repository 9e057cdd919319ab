"""Kill a writer at random moments of adding, updating, removing and compacting, and check what is left.

python -m tests.benchmarks.killing [--articles 1000] [--rounds 200] [--seed 0] [--folder DIR]

The archive, SQLite and FAISS are the real ones; sentences and vectors come from plain rules, for speed. A writer tells
what it is about to do and, after each commit, what it has done. After every kill the archive must verify clean, hold
every article told as added and none told as removed, nothing that nobody announced, and one version in force of each.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import index.build
from index import Archive, Article, Selection
from tests.index.archive_parts import HashingEmbedder, extract_plainly

_LONGEST_SECONDS = 0.4
_EVERYTHING = Selection(superseded=True)


@dataclass(slots=True)
class Told:
    """What a writer told before it was killed."""

    there: set[str]
    maybe_there: set[str] = field(default_factory=set)
    maybe_gone: set[str] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    last: str = "nothing"

    def hear(self, line: str) -> None:
        """Take in "adding ID", "added ID", "removing ID…", "removed ID…", "compacting" or "compacted"."""
        what, *ids = line.split()
        self.last = what
        if what == "adding":
            self.maybe_there.update(ids)
        elif what == "added":
            self.there.update(ids)
        elif what == "removing":
            self.maybe_gone = set(ids)
            self.there.difference_update(ids)
        elif what == "removed":
            self.maybe_gone = set()
            self.maybe_there.difference_update(ids)
        if what.endswith("ed"):
            self.done[what] += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000, help="in the archive before the first kill")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="for the archive; else a temporary one")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        moments, done, left = run(wanted.folder or Path(made) / "archive", wanted.articles, wanted.rounds, wanted.seed)
    print(f"{wanted.rounds} kills; each time the archive verified clean, and no committed article was lost or doubled.")
    print("killed while:", ", ".join(f"{what} {count}" for what, count in sorted(moments.items())))
    print("committed before that:", ", ".join(f"{what} {count}" for what, count in sorted(done.items())))
    print(f"articles at the end: {left}")


def run(folder: Path, articles: int, rounds: int, seed: int) -> tuple[Counter[str], Counter[str], int]:
    """Return at what the writers were killed, what they had done, and how many articles are left.

    Raises AssertionError, with the problems, when one kill did harm.
    """
    index.build.extract = extract_plainly
    chance = random.Random(seed)
    there = set(_in_child(lambda tell: _fill(folder, articles, tell)))
    moments, done = Counter[str](), Counter[str]()
    for round_ in range(rounds):
        told = _killed(folder, f"{seed}-{round_}", chance.random() * _LONGEST_SECONDS, there)
        found, problems = _looked_at(folder)
        problems += differences(told, found)
        if problems:
            raise AssertionError(f"after kill {round_ + 1}, while {told.last}: " + "; ".join(problems[:5]))
        there = found
        moments[told.last] += 1
        done += told.done
    return moments, done, len(there)


def differences(told: Told, found: set[str]) -> list[str]:
    """Say how the ids ``found`` in an archive differ from what its writer told."""
    gone = told.maybe_gone & found
    problems = []
    if lost := told.there - found:
        problems.append(f"{len(lost)} committed articles are lost")
    if strange := found - told.there - told.maybe_there - told.maybe_gone:
        problems.append(f"{len(strange)} articles are there that were removed or never announced")
    if gone and gone != told.maybe_gone:
        problems.append("a removal was done in half")
    return problems


def article_of(number: int, version: int) -> Article:
    """Return an article of nine sentences with an address of its own, in one of its versions."""
    people = ("Anna Smith", "Boris Orlov", "Carla Diaz")
    said = " ".join(
        f"{people[(number + at) % 3]} said that boat {number * 31 + at} came in on day {at}." for at in range(9)
    )
    text = f"{said} This is version {version}." if version else said
    return Article.from_text(text, title=f"Boats {number}", url=f"https://post.example/boats/{number}")


def _fill(folder: Path, articles: int, tell: Callable[[str], None]) -> None:
    with Archive.open(folder, embedder=HashingEmbedder()) as archive:
        for id_ in archive.add(article_of(number, 0) for number in range(articles)).added:
            tell(id_)


def _work(folder: Path, name: str, tell: Callable[[str], None]) -> None:
    chance = random.Random(name)
    with Archive.open(folder, embedder=HashingEmbedder()) as archive:
        tell("ready")
        while True:
            change(archive, chance, tell)


def change(archive: Archive, chance: random.Random, tell: Callable[[str], None]) -> None:
    """Add, update, remove or compact, and tell what :meth:`Told.hear` takes in."""
    act = chance.choices(("add", "update", "remove", "compact"), (4, 4, 3, 1))[0]
    in_force = archive.articles()
    if act == "compact":
        tell("compacting")
        archive.compact()
        tell("compacted")
    elif act == "remove" and len(in_force) > 3:
        ids = [id_ for one in chance.sample(in_force, 3) for id_ in _all_versions(archive, one.id)]
        tell("removing " + " ".join(ids))
        archive.remove(ids)
        tell("removed " + " ".join(ids))
    else:
        # Addresses that are taken make new versions, others new articles.
        numbers = [chance.randrange(10_000, 10**9) for _ in range(3)]
        if act == "update" and in_force:
            numbers = [int((one.url or "/0").rpartition("/")[2]) for one in chance.sample(in_force, 3)]
        new = [article_of(number, chance.randrange(1, 10**6)) for number in dict.fromkeys(numbers)]
        tell("adding " + " ".join(article.id for article in new))
        archive.add(new, progress=lambda count: tell(f"added {new[count - 1].id}"))


def _all_versions(archive: Archive, article_id: str) -> list[str]:
    return [version.id for version in archive.versions(article_id)]


def _looked_at(folder: Path) -> tuple[set[str], list[str]]:
    """Return the ids in the archive, and what is wrong with it."""

    def look(tell: Callable[[str], None]) -> None:
        with Archive.open(folder, embedder=HashingEmbedder()) as archive:
            found, problems = ids_and_problems(archive)
        for line in (*found, *(f"problem {problem}" for problem in problems)):
            tell(line)

    lines = _in_child(look)
    return {line for line in lines if not line.startswith("problem ")}, [
        line.removeprefix("problem ") for line in lines if line.startswith("problem ")
    ]


def ids_and_problems(archive: Archive) -> tuple[set[str], list[str]]:
    """Return the ids in an archive, and what is wrong with it: what verify() finds, and addresses in force twice."""
    addresses = Counter(article.url for article in archive.articles())
    twice = [f"{address} is in force twice" for address, count in addresses.items() if count > 1]
    return {article.id for article in archive.articles(_EVERYTHING)}, [*archive.verify(), *twice]


def _killed(folder: Path, name: str, seconds: float, there: set[str]) -> Told:
    """Let a writer work, kill it ``seconds`` after it is ready, and return what it told."""
    child, lines = _child(lambda tell: _work(folder, name, tell))
    with os.fdopen(lines, encoding="utf-8") as heard:
        assert heard.readline() == "ready\n"
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = Told(set(there))
        for line in heard.read().splitlines(keepends=True):
            if line.endswith("\n"):
                told.hear(line)
    return told


def _in_child(work: Callable[[Callable[[str], None]], None]) -> list[str]:
    """Return what ``work`` tells in a process of its own, so that this one stays free of open files and threads."""
    child, lines = _child(work)
    with os.fdopen(lines, encoding="utf-8") as heard:
        told = heard.read().splitlines()
    if os.waitpid(child, 0)[1] != 0:
        raise AssertionError("a process that nobody killed failed; see above")
    return told


def _child(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    code = 1
    try:
        work(lambda line: os.write(theirs, f"{line}\n".encode()) and None)
        code = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        raise
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
