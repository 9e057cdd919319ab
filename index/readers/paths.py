"""Files and folders → Articles, whatever their kinds; what cannot be read is named with a reason."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.errors import ArticleRefused
from index.language import language_of
from index.readers.bylines import author_in, day_in, day_in_address, head_of
from index.readers.kinds import KINDS, kind_of, parts_of, why_unknown
from index.rows import Refusal

_HIDDEN = (".", "~$")  # the second are the marks that Word leaves beside a document while it is open
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
Advance = Callable[[int], None]


def read_articles(
    paths: Iterable[str | os.PathLike[str]],
    *,
    columns: Mapping[str, str] = {},
    advance: Advance = lambda _: None,
) -> Iterator[Article | Refusal]:
    """Yield the articles of files and of folders with all below them, and a Refusal for each file or line without one.

    Files are read one after the other and those of many articles piece by piece, so any amount fits in memory. In a
    folder, files come in the order of their names; hidden ones are passed over, and a folder linked into itself is
    read once. Nothing is raised for what a file holds.

    ``columns`` says under which name tables and JSON Lines hold a part of an article, such as {"text": "story"}.
    ``advance`` hears how many more bytes of files are dealt with; :func:`size_of` says of how many.
    """
    for path in paths:
        for found in _files(path):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from _read_file(found, columns, advance)


def size_of(paths: Iterable[str | os.PathLike[str]]) -> int:
    """Return how many bytes there are to read in files and folders."""
    return sum(_size(found) for path in paths for found in _files(path) if isinstance(found, Path))


def completed(article: Article) -> Article:
    """Return ``article`` with what can be told from it: its language, and its day and author where none is stated."""
    head = head_of(article.text)
    if article.published is None:
        if day := day_in(head):
            article = article.with_inferred_day(day, "date from the head of the text")
        elif article.url and (day := day_in_address(article.url)):
            article = article.with_inferred_day(day, "date from the address")
    if article.author is None and (author := author_in(head)):
        article = replace(article, author=author).with_guesses("author from the byline")
    return article if article.language else article.with_language(language_of(article.text))


def _files(path: str | os.PathLike[str]) -> Iterator[Path | Refusal]:
    name = os.fspath(path)
    if ADDRESS.match(name):
        yield Refusal(name, "It is a web address and no file; give the path of a file or folder.")
        return
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError) as error:
        yield Refusal(name, _why_unreadable(error))
        return
    if stat.S_ISDIR(mode):
        yield from _of_folder(Path(name))
    elif stat.S_ISREG(mode):
        yield Path(name)
    else:
        yield Refusal(name, f"It is neither a file nor a folder; give a file of a kind that is read: {KINDS}.")


def _of_folder(folder: Path) -> Iterator[Path | Refusal]:
    readable = False
    for found in _below(folder):
        readable = readable or (isinstance(found, Path) and kind_of(found) is not None)
        yield found
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
            children = sorted(child for child in path.iterdir() if not child.name.startswith(_HIDDEN))
        except OSError as error:
            yield Refusal(str(path), _why_unreadable(error))
            continue
        waiting.extend(reversed(children))


def _read_file(path: Path, columns: Mapping[str, str], advance: Advance) -> Iterator[Article | Refusal]:
    read = 0

    def at(offset: int) -> None:
        nonlocal read
        advance(offset - read)
        read = offset

    try:
        kind = kind_of(path)
        if kind is None:
            raise ArticleRefused(why_unknown(path))
        for part in parts_of(path, kind, columns, at):
            if isinstance(part.found, ArticleRefused):
                yield Refusal(f"{path}, {part.place}" if part.place else str(path), str(part.found))
            else:
                # A file that holds one article is known again by its place, without the place being told.
                article = part.found if part.place else part.found.with_origin(_place(path))
                yield completed(article)
    except ArticleRefused as refused:
        yield Refusal(str(path), str(refused))
    except OSError as error:
        yield Refusal(str(path), _why_unreadable(error))
    at(_size(path))


def _place(path: Path) -> str:
    return f"file:{hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:16]}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _why_unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "There is no such file or folder; check the path."
    if isinstance(error, PermissionError):
        return "It may not be read; change its permissions or copy it elsewhere."
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"It cannot be read ({reason}); check the path."
