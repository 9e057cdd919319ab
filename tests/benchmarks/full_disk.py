"""Change an archive while its disk is full or fills up, and check what is left.

python -m tests.benchmarks.full_disk [--articles 300] [--rounds 200] [--seed 0]

The disk is a small file system in memory, mounted where only this program sees it. Before each change a random room is
left: the change succeeds, or is refused in a sentence that names the full disk. Then, the disk as full as it was, the
archive must open for reading, verify clean and hold what the writer told, as after a kill; and once there is room
again, the next change must succeed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import index.build
from index import Archive, ArchiveError
from tests.benchmarks.killing import Told, article_of, change, differences, ids_and_problems
from tests.index.archive_parts import HashingEmbedder, extract_plainly

NOT_MOUNTED = 3
_DISK_BYTES = 64_000_000
_LEAST_ROOM, _MOST_ROOM = 4_096, 16_000_000
_BALLAST = "ballast"
_APART = ("unshare", "--user", "--map-root-user", "--mount")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="in the archive before the disk is full")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--disk", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.disk is None:
        sys.exit(apart(sys.argv[1:]))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_BYTES},mode=0700", "tmpfs", str(wanted.disk)]
    if (why := subprocess.run(mount, capture_output=True, text=True)).returncode:
        sys.exit(not_mounted(why.stderr))
    done, refused = run(wanted.disk, wanted.articles, wanted.rounds, wanted.seed)
    print(f"{wanted.rounds} changes on a full disk; after each the archive verified clean, and no committed article")
    print("was lost or doubled.")
    print("changes done:", ", ".join(f"{what} {count}" for what, count in sorted(done.items())))
    for (what, why), count in sorted(refused.items()):
        print(f"while {what}, {count} times: {why}")


def apart(options: list[str]) -> int:
    """Run this program where a file system may be mounted that no other program sees; return its exit code."""
    command = [sys.executable, "-m", "tests.benchmarks.full_disk", *options]
    with tempfile.TemporaryDirectory() as disk:
        if shutil.which(_APART[0]) is None:
            return not_mounted(f"no {_APART[0]}")
        tried = subprocess.run([*_APART, "true"], capture_output=True, text=True)
        return not_mounted(tried.stderr) if tried.returncode else subprocess.call([*_APART, *command, "--disk", disk])


def not_mounted(why: str) -> int:
    print(f"No small file system can be mounted here ({' '.join(why.split())}).", file=sys.stderr)
    return NOT_MOUNTED


def run(disk: Path, articles: int, rounds: int, seed: int) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return what was done, and what was refused with which words. AssertionError when harm was done."""
    index.build.extract = extract_plainly
    chance, folder = random.Random(seed), disk / "archive"
    done, refused = Counter[str](), Counter[tuple[str, str]]()
    refused["making an archive", made_on_full(disk, folder)] += 1
    with opened(folder) as archive:
        there = set(archive.add(article_of(number, 0) for number in range(articles)).added)
    for round_ in range(1, rounds + 1):
        told = Told(set(there), last="opening")
        room = 0 if chance.random() < 0.2 else int(_LEAST_ROOM * (_MOST_ROOM / _LEAST_ROOM) ** chance.random())
        if chance.random() < 0.3:
            fill(disk, room)
        try:
            with opened(folder) as archive:
                fill(disk, room)
                change(archive, chance, told.hear)
            done[told.last] += 1
        except ArchiveError as error:
            refused[told.last, str(error)] += 1
        with Archive.open(folder, read_only=True, embedder=HashingEmbedder()) as archive:
            told = Told(checked(archive, told, round_))
        empty(disk)
        with opened(folder) as archive:
            checked(archive, told, round_)
            change(archive, chance, told.hear)
            there = checked(archive, told, round_)
    return done, refused


def made_on_full(disk: Path, folder: Path) -> str:
    """Return the words that refuse an archive on a full disk, where one can be made once there is room."""
    fill(disk, 0)
    try:
        opened(folder).close()
    except ArchiveError as error:
        empty(disk)
        opened(folder).close()
        return str(error)
    raise AssertionError("an archive was made on a full disk")


def opened(folder: Path) -> Archive:
    return Archive.open(folder, embedder=HashingEmbedder())


def checked(archive: Archive, told: Told, round_: int) -> set[str]:
    """Return the ids in the archive. AssertionError when they are not those told, or something is damaged."""
    found, problems = ids_and_problems(archive)
    problems += differences(told, found)
    if problems:
        raise AssertionError(f"in round {round_}, while {told.last}: " + "; ".join(problems[:5]))
    return found


def fill(disk: Path, room: int) -> None:
    """Fill ``disk`` so far that at most ``room`` bytes are free."""
    with (disk / _BALLAST).open("ab", buffering=0) as file, suppress(OSError):
        while (free := free_on(disk)) > room:
            file.write(bytes(min(1 << 20, free - room)))


def empty(disk: Path) -> None:
    (disk / _BALLAST).unlink()


def free_on(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


if __name__ == "__main__":
    main()
