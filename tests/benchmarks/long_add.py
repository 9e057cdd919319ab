"""Add a long JSON Lines file, interrupt it twice, finish it, verify it; print times and the most memory it took.

python -m tests.benchmarks.long_add [--articles 100000] [--folder DIR]

Run as it stands, sentences and vectors come from plain rules: what is measured is reading, storing and indexing.
With --models they are the real ones.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import index.archive
import index.build
from index import Archive
from tests.index.archive_parts import HashingEmbedder, extract_plainly
from ui.cli import app

_WORDS = "ferry harbour council storm boats island quay winter market crew engine ticket summer bridge school".split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="for the file and the archive; else a temporary one")
    parser.add_argument("--models", action="store_true", help="use the real models")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.work:
        work(wanted.folder, wanted.models)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = wanted.folder or Path(made)
        write(folder / "long.jsonl", wanted.articles)
        size = (folder / "long.jsonl").stat().st_size
        print(f"{wanted.articles:,} articles in a file of {size / 1e6:,.0f} MB")
        options = ["--models"] if wanted.models else []
        for stop_at in (wanted.articles // 4, wanted.articles // 2, None):
            run(folder, options, stop_at)
        problems = verified(folder)
        print(f"verify: {problems or 'clean'}")


def write(file: Path, articles: int) -> None:
    """Write ``articles`` of nine sentences each, no two alike."""
    chance = random.Random(0)
    with file.open("w", encoding="utf-8") as lines:
        for number in range(articles):
            said = (f"Anna Smith said that the {' '.join(chance.choices(_WORDS, k=9))} came {at}." for at in range(9))
            fields = {"text": " ".join(said), "title": f"Article {number}", "url": f"https://post.example/{number}"}
            lines.write(json.dumps(fields) + "\n")


def run(folder: Path, options: Sequence[str], stop_at: int | None) -> None:
    """Run `onrecord add` in a process of its own, interrupted when the archive holds ``stop_at`` articles."""
    command = [sys.executable, "-m", "tests.benchmarks.long_add", "--work", "--folder", str(folder), *options]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    while stop_at is not None and process.poll() is None:
        time.sleep(1)
        if held(folder) >= stop_at:
            process.send_signal(signal.SIGINT)
            break
    output, _ = process.communicate()
    how = "interrupted" if process.returncode == 130 else f"exit {process.returncode}"
    print(f"{how} after {time.perf_counter() - began:,.0f} s: {' '.join(output.split())}", flush=True)


def held(folder: Path) -> int:
    if not (folder / "archive" / "archive.sqlite3").exists():
        return 0
    with Archive.open(folder / "archive", read_only=True, embedder=HashingEmbedder()) as archive:
        return archive.counts().articles


def verified(folder: Path) -> str:
    with Archive.open(folder / "archive", read_only=True, embedder=HashingEmbedder()) as archive:
        return " ".join(archive.verify())


def work(folder: Path, models: bool) -> None:
    """Be `onrecord add`, and print the most memory that was taken."""
    if not models:
        index.build.extract = extract_plainly
        index.archive.chosen_embedder = HashingEmbedder
    code = app(["--archive", str(folder / "archive"), "add", str(folder / "long.jsonl")], standalone_mode=False)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB", flush=True)
    sys.exit(code)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
