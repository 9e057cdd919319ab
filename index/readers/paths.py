"""Files and folders → Articles, whatever their kinds; what cannot be read is named with a reason."""

from __future__ import annotations

import gzip
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from index.article import Article
from index.errors import ArticleRefused
from index.language import language_of
from index.readers.html import read_html
from index.readers.jsonl import read_json_lines
from index.readers.markdown import read_markdown
from index.readers.text import read_text
from index.rows import Refusal

LARGEST_FILE = 10_000_000  # bytes, for the kinds that hold a single article
KINDS = ".txt, .md, .html or .jsonl"

_ONE_ARTICLE: dict[str, Callable[[bytes], Article]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
_MANY_ARTICLES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_INSTEAD = {
    ".pdf": "PDF files are not read yet; save the text as a .txt file and add that.",
    ".doc": "Word documents are not read yet; save the text as a .txt file and add that.",
    ".docx": "Word documents are not read yet; save the text as a .txt file and add that.",
    ".csv": "Tables are not read yet; write JSON Lines (.jsonl), one article a line, and add that.",
    ".json": "JSON files are read as JSON Lines only; write one article a line into a .jsonl file and add that.",
}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def read_articles(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article | Refusal]:
    """Yield the articles of files and of folders with all below them, and a Refusal for each file or line without one.

    Files are read one after the other and JSON Lines line by line, so any amount fits in memory. In a folder,
    files come in the order of their names; hidden ones are passed over, and a folder linked into itself is
    read once. Nothing is raised for what a file holds.
    """
    for path in paths:
        yield from _read_path(path)


def _read_path(path: str | os.PathLike[str]) -> Iterator[Article | Refusal]:
    name = os.fspath(path)
    if _ADDRESS.match(name):
        yield Refusal(name, "Web addresses are not read yet; save the page as an .html file and add that.")
        return
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError) as error:
        yield Refusal(name, _why_unreadable(error))
        return
    if stat.S_ISDIR(mode):
        yield from _read_folder(Path(name))
    elif stat.S_ISREG(mode):
        yield from _read_file(Path(name))
    else:
        yield Refusal(name, f"It is neither a file nor a folder; give a file of a kind that is read: {KINDS}.")


def _read_folder(folder: Path) -> Iterator[Article | Refusal]:
    readable = False
    for found in _below(folder):
        if isinstance(found, Refusal):
            yield found
        else:
            readable = readable or _kind(found) is not None
            yield from _read_file(found)
    if not readable:
        yield Refusal(str(folder), f"The folder holds no articles; put files of these kinds in it: {KINDS}.")


def _below(folder: Path) -> Iterator[Path | Refusal]:
    """Yield the files in and below ``folder`` by name; a folder reached a second time, over a link, is left out."""
    waiting: list[Path] = [folder]
    seen: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                if stat.S_ISREG(status.st_mode):
                    yield path
                continue
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            children = sorted(child for child in path.iterdir() if not child.name.startswith("."))
        except OSError as error:
            yield Refusal(str(path), _why_unreadable(error))
            continue
        waiting.extend(reversed(children))


def _read_file(path: Path) -> Iterator[Article | Refusal]:
    kind = _kind(path)
    try:
        if kind is None:
            raise ArticleRefused(_why_unknown(path))
        if kind in _MANY_ARTICLES:
            yield from _read_lines(path, compressed=kind.endswith(".gz"))
        else:
            yield _with_language(_ONE_ARTICLE[kind](_bytes(path)))
    except ArticleRefused as refused:
        yield Refusal(str(path), str(refused))
    except OSError as error:
        yield Refusal(str(path), _why_unreadable(error))


def _read_lines(path: Path, compressed: bool) -> Iterator[Article | Refusal]:
    with cast(BinaryIO, gzip.open(path, "rb")) if compressed else path.open("rb") as lines:
        for number, found in read_json_lines(lines):
            if isinstance(found, ArticleRefused):
                yield Refusal(f"{path}, line {number}", str(found))
            else:
                yield _with_language(found)


def _kind(path: Path) -> str | None:
    """Return the ending that tells how to read ``path``, or None when none does."""
    name = path.name.lower()
    many = next((ending for ending in _MANY_ARTICLES if name.endswith(ending)), None)
    return many or (path.suffix.lower() if path.suffix.lower() in _ONE_ARTICLE else None)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise ArticleRefused(
            f"The file is larger than {LARGEST_FILE // 1_000_000} MB, too large for one article; "
            "split it, or write its articles as JSON Lines (.jsonl), one a line."
        )
    if not raw.strip():
        raise ArticleRefused("The file is empty; give one with an article's text.")
    return raw


def _with_language(article: Article) -> Article:
    return article if article.language else article.with_language(language_of(article.text))


def _why_unknown(path: Path) -> str:
    ending = path.suffix.lower()
    named = f"ending in {ending}" if ending else "without an ending"
    return _INSTEAD.get(ending, f"Files {named} are not read; give a file of a kind that is: {KINDS}.")


def _why_unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "There is no such file or folder; check the path."
    if isinstance(error, PermissionError):
        return "It may not be read; change its permissions or copy it elsewhere."
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"It cannot be read ({reason}); check the path."
