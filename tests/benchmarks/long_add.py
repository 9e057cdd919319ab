"""Add a long JSON Lines file, stop it by Ctrl-C and by SIGKILL, finish it, verify it; print times, rates and memory.

python -m tests.benchmarks.long_add FILE.jsonl[.gz] [--articles 100000] [--sentences 5] [--folder DIR] [--models]

FILE holds articles, with "text" and "title", that the long file's are cut from, so many sentences each. Sentences and
vectors come from plain rules, at the size of the real ones: what is measured is reading, storing and indexing. With
--models they are the real ones.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeGuard

import index.archive
import index.build
from index import (
    Archive,
    Article,
    ArticleRefused,
    Embedder,
    Refusal,
    Selection,
    SentenceTransformerEmbedder,
    read_articles,
)
from index.embedder import Vectors
from tests.index.archive_parts import HashingEmbedder, extract_plainly
from ui.cli import app
from ui.export import article_json, json_text

_DIMENSION = 384
_LONG = "long.jsonl"
_LOOKED_AT_EVERY = 5.0  # seconds
_TOLD_EVERY = 10_000  # articles


class _Forgetful(HashingEmbedder):
    """Does not keep what it embedded, as the tests' own does."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.calls.clear()
        return super().embed_passages(texts)

    embed_questions = embed_passages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON Lines with text and title; gzipped when it ends in .gz")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--sentences", type=int, default=5, help="of each article of the long file")
    parser.add_argument("--folder", type=Path, help="for the long file and the archive; else a temporary one")
    parser.add_argument("--models", action="store_true", help="use the real models")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.work:
        work(wanted.folder, wanted.models)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = wanted.folder or Path(made)
        folder.mkdir(exist_ok=True)
        long = folder / _LONG
        number = write(long, wanted.file, wanted.articles, wanted.sentences)
        print(f"{number:,} articles of {wanted.sentences} sentences in a file of {long.stat().st_size / 1e6:,.0f} MB")
        run(folder, wanted.models, number // 4, signal.SIGINT)
        run(folder, wanted.models, number // 2, signal.SIGKILL)
        run(folder, wanted.models)
        began = time.perf_counter()
        for line in problems(folder, wanted.models) or ["clean; every article of the file is there once"]:
            print(f"verify: {line}")
        print(f"  after {time.perf_counter() - began:,.0f} s")


def write(long: Path, file: Path, articles: int, sentences: int) -> int:
    """Write up to ``articles`` cut from those of ``file``, no two alike, and return how many there were."""
    seen: set[str] = set()
    with long.open("w", encoding="utf-8") as lines:
        for article in islice((one for one in pieces(file, sentences) if one.id not in seen), articles):
            seen.add(article.id)
            lines.write(json_text(article_json(article), indent=None) + "\n")
    return len(seen)


def pieces(file: Path, sentences: int) -> Iterator[Article]:
    for whole in filter(_is_article, read_articles([file])):
        try:
            found = [sentence.span for sentence in extract_plainly(whole).sentences]
        except ArticleRefused:
            continue
        for part, at in enumerate(range(0, len(found), sentences), 1):
            text = whole.text[found[at].start : found[at : at + sentences][-1].end]
            address = f"https://post.example/{whole.id}/{part}"
            yield Article.from_text(text, title=f"{whole.title or 'Untitled'}, part {part}", url=address)


def run(folder: Path, models: bool, stop_at: int | None = None, how: int = 0) -> None:
    """Run `onrecord add` in a process of its own, stopped by signal ``how`` when the archive holds ``stop_at``."""
    command = [sys.executable, "-m", "tests.benchmarks.long_add", "-", "--work", "--folder", str(folder)]
    began, before = time.perf_counter(), held(folder, models)
    process = subprocess.Popen([*command, *(["--models"] if models else [])], stdout=subprocess.PIPE, text=True)
    most, told = 0.0, before
    while process.poll() is None:
        time.sleep(_LOOKED_AT_EVERY)
        there, most = held(folder, models), most_memory(process.pid) or most
        if there - told >= _TOLD_EVERY:
            print(f"  {there:,} articles after {time.perf_counter() - began:,.0f} s, {most:,.0f} MB", flush=True)
            told = there
        if stop_at is not None and there >= stop_at:
            process.send_signal(how)
            stop_at = None
    output, _ = process.communicate()
    seconds, new = time.perf_counter() - began, held(folder, models) - before
    name = f"stopped by {signal.Signals(how).name}" if how else "done"
    print(f"{name} (exit code {process.returncode}) after {seconds:,.0f} s: {new:,} articles stored,", end=" ")
    print(f"{new / seconds:,.0f} a second, most memory {most:,.0f} MB. {' '.join(output.split())}", flush=True)


def most_memory(process: int) -> float | None:
    """Return the most MB that a process has held so far; None when it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return None


def held(folder: Path, models: bool) -> int:
    if not (folder / "archive" / "archive.sqlite3").exists():
        return 0
    with Archive.open(folder / "archive", read_only=True, embedder=embedder(models)) as archive:
        return archive.counts().articles


def problems(folder: Path, models: bool) -> list[str]:
    """Say what verify() finds, and how the archive differs from the file."""
    with Archive.open(folder / "archive", read_only=True, embedder=embedder(models)) as archive:
        found = archive.verify()
        there = [article.id for article in archive.articles(Selection(superseded=True))]
    wanted = {article.id for article in filter(_is_article, read_articles([folder / _LONG]))}
    if len(there) != len(wanted) or set(there) != wanted:
        found.append(f"{len(there)} articles are there of {len(wanted)}, {len(wanted.difference(there))} lost")
    return found


def work(folder: Path, models: bool) -> None:
    """Be `onrecord add`."""
    if not models:
        index.build.extract = extract_plainly
        index.archive.chosen_embedder = partial(embedder, models)
    sys.exit(app(["--archive", str(folder / "archive"), "add", str(folder / _LONG)], standalone_mode=False))


def embedder(models: bool) -> Embedder:
    return SentenceTransformerEmbedder() if models else _Forgetful(_DIMENSION)


def _is_article(found: Article | Refusal) -> TypeGuard[Article]:
    return isinstance(found, Article)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
