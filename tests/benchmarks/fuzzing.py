"""Feed each reader files changed at random, led by what of its code they reach, and print what was found.

python -m tests.benchmarks.fuzzing [READER…] [--seconds 600] [--folder DIR]

Needs atheris (`pip install atheris`), which the project itself does not. A reader may give articles or refuse a file
with ArticleRefused. Anything else is a finding, and its file is kept in DIR: another exception, an article without an
id, sentences that are not the text's words in order, 20 seconds for one file, 2 GB of memory.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LONGEST = 65_536  # bytes of a file
_OPTIONS = ("-timeout=20", "-rss_limit_mb=2048", f"-max_len={_LONGEST}", "-print_final_stats=1", "-verbosity=1")
_PARSERS = ("docx", "feedparser", "htmldate", "pypdf", "striprtf.striprtf", "trafilatura", "warcio", "yaml")
_RAW = 0.1  # of the changes to a zipped document are to its bytes and not to one of its parts
Reader = Callable[[bytes], Iterable[object]]


@dataclass(frozen=True, slots=True)
class Target:
    """What is fed, and the names of the files of ``ways_in`` to begin with."""

    read: Reader
    seeds: tuple[str, ...]
    zipped: bool = False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"of {', '.join(sorted(TARGETS))}; else all")
    parser.add_argument("--seconds", type=int, default=600, help="for each reader")
    parser.add_argument("--folder", type=Path, help="for what is found; else a temporary one")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    wanted, rest = parser.parse_known_args()
    if wanted.only:
        fuzz(wanted.only, wanted.folder, rest)
        return
    folder = wanted.folder or Path(tempfile.mkdtemp())
    for name in wanted.readers or sorted(TARGETS):
        watch(name, folder / name, wanted.seconds)


def watch(name: str, folder: Path, seconds: int) -> None:
    """Fuzz a reader in processes of their own, a new one where one ended early, and print what came of it."""
    from tests.benchmarks.ways_in import contents

    for part in ("found", "corpus"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    known = contents()
    for seed in TARGETS[name].seeds:
        (folder / "corpus" / seed).write_bytes(known[seed])
    until, files, reached = time.monotonic() + seconds, 0, 0
    while (left := int(until - time.monotonic())) > 0:
        command = [sys.executable, "-m", "tests.benchmarks.fuzzing", "--only", name, "--folder", str(folder)]
        limits = [*_OPTIONS, f"-max_total_time={left}", f"-artifact_prefix={folder / 'found'}/"]
        with (folder / "log").open("w+", encoding="utf-8", errors="replace") as log:
            code = subprocess.call([*command, *limits], stdout=log, stderr=log)
            log.seek(0)
            told = log.read()
        files += int((re.findall(r"number_of_executed_units: (\d+)", told) or ["0"])[-1])
        reached = max([reached, *map(int, re.findall(r"(?:cov|ft): (\d+)", told))])
        if code == 1:  # what is found ends the process with other codes
            sys.exit(told[-2_000:])
    found = sorted(one.name for one in (folder / "found").iterdir())
    print(f"{name}: {seconds} s, {files:,} files, {reached:,} features of code reached; ", end="")
    print(f"found: {', '.join(found) or 'nothing'}", flush=True)


def fuzz(name: str, folder: Path, options: list[str]) -> None:
    """Be the process that feeds one reader; does not return."""
    import atheris

    target = TARGETS[name]
    with atheris.instrument_imports(include=["index", *_PARSERS]):
        for module in ("index", "index.fetching.feeds", *_PARSERS):
            importlib.import_module(module)
    from index import ArticleRefused

    def feed(raw: bytes) -> None:
        try:
            for found in target.read(raw):
                judge(found)
        except ArticleRefused:
            pass
        except Exception as error:
            keep(folder / "found", error, raw)

    mutator = {"custom_mutator": change_part} if target.zipped else {}
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], feed, **mutator)
    atheris.Fuzz()


def judge(found: object) -> None:
    """Raise AssertionError when an article that was read cannot be stored and cited."""
    from index import Article
    from index.quotes import find_quotations
    from index.readers.paths import completed
    from index.sentences import split_sentences
    from tests.benchmarks.ways_in import covers

    if isinstance(found, Article):
        article = completed(found)
        assert article.id, "an article without an id"
        assert covers(article.text, split_sentences(article.text, find_quotations(article.text))), "words were lost"


def keep(folder: Path, error: Exception, raw: bytes) -> None:
    """Keep the first file that fails in this way at this place."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    file = folder / f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
    if not file.exists():
        file.write_bytes(raw)
        traceback.print_exc()


def change_part(raw: bytes, longest: int, seed: int) -> bytes:
    """Return a zipped document with one of its parts changed: what is packed, hardly any random change survives."""
    import atheris

    chance = random.Random(seed)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as document:
            parts = {name: document.read(name) for name in document.namelist()}
        changed = chance.choice([name for name, content in parts.items() if content])
    except Exception:
        return bytes(atheris.Mutate(raw, longest))
    if chance.random() < _RAW:
        return bytes(atheris.Mutate(raw, longest))
    parts[changed] = bytes(atheris.Mutate(parts[changed], _LONGEST))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as document:
        for name, content in parts.items():
            document.writestr(name, content)
    return made.getvalue() if made.tell() <= longest else raw


def one(reader: str) -> Reader:
    """Return the reader of this name, of files with one article each."""
    return lambda raw: [_named(reader)(raw)]


def rows(reader: str, given: Callable[[bytes], object]) -> Reader:
    """Return the reader of this name, of files with many articles, that takes what ``given`` makes of the bytes."""
    return lambda raw: (found for _, found in _named(reader)(given(raw)))


def listing(raw: bytes) -> Iterable[object]:
    from index.fetching.feeds import listing_of

    return [listing_of(raw, "https://post.example/feed")]


def on_disk(raw: bytes) -> Path:
    file = Path(tempfile.gettempdir()) / f"fuzzed-{os.getpid()}.parquet"
    file.write_bytes(raw)
    return file


def _named(reader: str) -> Any:
    # Found only when it is called: what it is made of must be imported under atheris' eyes.
    return getattr(importlib.import_module("index.readers.kinds"), reader)


TARGETS = {
    "text": Target(one("read_text"), ("text.txt", "windows.txt")),
    "markdown": Target(one("read_markdown"), ("markdown.md",)),
    "html": Target(one("read_html"), ("page.html", "graph.html", "microdata.html", "tables.html", "paywall.html")),
    "pdf": Target(one("read_pdf"), ("drawn.pdf", "columns.pdf")),
    "word": Target(one("read_word"), ("word.docx",), zipped=True),
    "opendocument": Target(one("read_opendocument"), ("open.odt",), zipped=True),
    "rich_text": Target(one("read_rich_text"), ("rich.rtf",)),
    "epub": Target(rows("read_epub", bytes), ("book.epub",), zipped=True),
    "jsonl": Target(rows("read_json_lines", io.BytesIO), ("lines.jsonl",)),
    "json": Target(rows("read_json", bytes), ("array.json", "lines.jsonl")),
    "csv": Target(rows("read_csv", io.BytesIO), ("table.csv", "table.tsv")),
    "parquet": Target(rows("read_parquet", on_disk), ("table.parquet",)),
    "warc": Target(rows("read_warc", io.BytesIO), ("web.warc",)),
    "feed": Target(listing, ("feed.rss", "feed.atom")),
    "sitemap": Target(listing, ("sitemap.xml",)),
}


if __name__ == "__main__":
    main()
