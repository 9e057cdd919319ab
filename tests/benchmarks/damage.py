"""Harm each file of an archive in every way we can think of, and print what is said of it and what is left.

python -m tests.benchmarks.damage [--articles 50]

Each harm is done to a copy of an archive whose writer was killed, so that a write-ahead log is there too. Either the
archive is refused when it is opened, or verify() names the damage, or what is left is whole and found as before.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import index.build
from index import Archive, ArchiveError
from tests.benchmarks.killing import article_of, ids_and_problems
from tests.index.archive_parts import HashingEmbedder, extract_plainly

_FILES = ("archive.sqlite3", "archive.sqlite3-wal", "vectors.faiss")
_IN_THE_LOG = 5  # articles; more would be moved to the database
Found = tuple[frozenset[str], tuple[tuple[int, float], ...]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50)
    wanted = parser.parse_args()
    index.build.extract = extract_plainly
    print("| file | harm | opened | verify() | what is left |")
    print("| --- | --- | --- | --- | --- |")
    wrong = 0
    with tempfile.TemporaryDirectory() as made:
        for file, harm, told in outcomes(Path(made), wanted.articles):
            wrong += "WRONG" in told[-1]
            print(f"| {file} | {harm} | {' | '.join(told)} |")
    if wrong:
        raise SystemExit(f"{wrong} harms were not noticed.")


def outcomes(place: Path, articles: int) -> Iterator[tuple[str, str, tuple[str, str, str]]]:
    """Yield each file with each harm, whether the archive opens, what verify() says, and what is left."""
    archive, other = place / "archive", place / "other"
    make(archive, range(articles))
    make(other, range(articles, 2 * articles))
    whole, strange = looked_at(copied(archive, place)), looked_at(copied(other, place))
    for file in _FILES:
        for name, harm in harms(other / file).items():
            folder = copied(archive, place)
            harm(folder / file)
            yield file, name, told(folder, whole, strange)


def harms(others: Path) -> dict[str, Callable[[Path], object]]:
    return {
        "cut in half": lambda file: os.truncate(file, file.stat().st_size // 2),
        "cut by a byte": lambda file: os.truncate(file, file.stat().st_size - 1),
        "emptied": lambda file: os.truncate(file, 0),
        "zeroed": lambda file: file.write_bytes(bytes(file.stat().st_size)),
        "its second half zeroed": lambda file: file.write_bytes(
            file.read_bytes()[: (half := file.stat().st_size // 2)] + bytes(file.stat().st_size - half)
        ),
        "twenty bytes changed": scribble,
        "deleted": Path.unlink,
        "swapped for another archive's": lambda file: shutil.copy(others, file),
    }


def scribble(file: Path) -> None:
    chance, raw = random.Random(0), bytearray(file.read_bytes())
    for _ in range(20):
        raw[chance.randrange(len(raw))] ^= chance.randrange(1, 256)
    file.write_bytes(raw)


def make(folder: Path, numbers: range) -> None:
    """Make an archive whose last articles are in the write-ahead log only, as a killed writer leaves it."""
    if child := os.fork():
        os.waitpid(child, 0)
        return
    split = len(numbers) - _IN_THE_LOG
    with Archive.open(folder, embedder=HashingEmbedder()) as archive:
        archive.add(article_of(number, 0) for number in numbers[:split])
    with Archive.open(folder, embedder=HashingEmbedder()) as archive:
        archive.add(article_of(number, 0) for number in numbers[split:])
        archive.counts()
        os.kill(os.getpid(), signal.SIGKILL)


def copied(folder: Path, place: Path) -> Path:
    shutil.rmtree(place / "copy", ignore_errors=True)
    return shutil.copytree(folder, place / "copy", ignore=shutil.ignore_patterns("*-shm"))


def told(folder: Path, whole: Found, strange: Found) -> tuple[str, str, str]:
    """Return whether the archive opens, what verify() says, and what is left."""
    try:
        with Archive.open(folder, read_only=True, embedder=HashingEmbedder()) as archive:
            _, problems = ids_and_problems(archive)
    except ArchiveError as error:
        return f"no: {type(error).__name__}", "–", "nothing is read"
    if problems and "vectors.faiss" not in problems[0]:
        return "yes", f"names it: {problems[0][:70]}…", "to be repaired as it says"
    left = looked_at(folder)
    lost = len(whole[0]) - len(left[0])
    if left == whole:
        what = "all, found as before"
    elif left == strange:
        what = "the other archive, whole"
    elif left[0] < whole[0] and not problems:
        what = f"{len(left[0])} articles, whole; {lost} that were in the log only are lost"
    else:
        what = "WRONG: other articles, or found otherwise"
    return "yes", "names it: the file is built again" if problems else "clean", what


def looked_at(folder: Path) -> Found:
    """Return the ids in the archive, and what is found in it by meaning."""
    with Archive.open(folder, embedder=HashingEmbedder()) as archive:
        near = archive.nearest("Anna Smith said that boat 31 came in", "sentence", 20)
        return frozenset(ids_and_problems(archive)[0]), tuple((match.id, match.score) for match in near)


if __name__ == "__main__":
    main()
