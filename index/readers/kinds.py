"""Which reader takes which kind of file, by the ending of its name."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from index.article import Article
from index.errors import ArticleRefused
from index.readers.epub import read_epub
from index.readers.html import read_html
from index.readers.json_file import read_json
from index.readers.jsonl import read_json_lines
from index.readers.markdown import read_markdown
from index.readers.opendocument import read_opendocument
from index.readers.pdf import read_pdf
from index.readers.rich_text import read_rich_text
from index.readers.tables import read_csv, read_parquet
from index.readers.text import read_text
from index.readers.warc import read_warc
from index.readers.word import read_word

LARGEST_FILE = 10_000_000  # bytes, for text that holds a single article
LARGEST_DOCUMENT = 50_000_000  # bytes, for documents, which hold pictures too
KINDS = ".txt, .md, .html, .pdf, .docx, .odt, .rtf, .epub, .jsonl, .json, .csv, .parquet or .warc"

_TEXTS: dict[str, Callable[[bytes], Article]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".rtf": read_rich_text,
}
_DOCUMENTS: dict[str, Callable[[bytes], Article]] = {".pdf": read_pdf, ".docx": read_word, ".odt": read_opendocument}
_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")
_PACKED = (*_LINES, *_TABLES)
_INSTEAD = {
    ".doc": "Old Word documents are not read; save it as .docx and add that.",
    ".xlsx": "Spreadsheets are not read; save the sheet as .csv and add that.",
    ".xls": "Spreadsheets are not read; save the sheet as .csv and add that.",
    ".zip": "ZIP files are not read; unpack it and add the folder.",
    ".pages": "Pages documents are not read; export it as .docx and add that.",
    **dict.fromkeys((".eml", ".msg", ".mbox"), "E-mail is not read; save a message as .txt and add that."),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), "Packed pages are not read; save it as .html and add that."),
    **dict.fromkeys((".rss", ".atom", ".xml"), "Feeds and sitemaps are read from the web; give the address of it."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file, or why it has none; ``place`` says where in a file of many, such as "line 3"."""

    found: Article | ArticleRefused
    place: str | None = None


def kind_of(path: Path) -> str | None:
    """Return the ending that tells how to read ``path``, or None when none does."""
    name = path.name.lower()
    packed = next((ending for plain in _PACKED if name.endswith(ending := f"{plain}.gz")), None)
    if packed or name.endswith(".warc.gz"):
        return packed or ".warc"
    ending = path.suffix.lower()
    known = {*_TEXTS, *_DOCUMENTS, *_PACKED, ".json", ".parquet", ".warc", ".epub"}
    return ending if ending in known else None


def why_unknown(path: Path) -> str:
    """Return why a file whose :func:`kind_of` is None is not read, and what to do."""
    ending = path.suffix.lower()
    named = f"ending in {ending}" if ending else "without an ending"
    return _INSTEAD.get(ending, f"Files {named} are not read; give a file of a kind that is: {KINDS}.")


def parts_of(
    path: Path, kind: str, columns: Mapping[str, str], at: Callable[[int], None] = lambda _: None
) -> Iterator[Part]:
    """Yield what the file ``path`` of ``kind`` holds; ``at`` hears how many of its bytes are read.

    Raises ArticleRefused, and OSError, when the rest of it cannot be read.
    """
    try:
        yield from _parts_of(path, kind, columns, at)
    except (ArticleRefused, OSError):
        raise
    # A broken file may fail anywhere in the parsers below; one such file must not end the reading of a folder.
    except Exception as error:
        raise ArticleRefused(
            "It is damaged in a way that its reader does not know; save it anew, or its text as a .txt file."
        ) from error


def _parts_of(path: Path, kind: str, columns: Mapping[str, str], at: Callable[[int], None]) -> Iterator[Part]:
    if kind in _TEXTS:
        yield Part(_TEXTS[kind](_bytes(path, LARGEST_FILE)))
    elif kind in _DOCUMENTS:
        yield Part(_DOCUMENTS[kind](_bytes(path, LARGEST_DOCUMENT)))
    elif kind == ".epub":
        yield from (Part(found, f"part {number}") for number, found in read_epub(_bytes(path, LARGEST_DOCUMENT)))
    elif kind == ".json":
        found_in = read_json(_bytes(path, LARGEST_DOCUMENT), columns)
        yield from (Part(found, f"item {number}" if number else None) for number, found in found_in)
    elif kind == ".parquet":
        yield from (Part(found, f"row {number}") for number, found in read_parquet(path, columns))
    else:
        with path.open("rb") as file:
            for part in _streamed(file, kind, columns):
                at(file.tell())
                yield part


def _streamed(file: BinaryIO, kind: str, columns: Mapping[str, str]) -> Iterator[Part]:
    if kind == ".warc":
        yield from (Part(found, f"page {url}") for url, found in read_warc(file))
        return
    lines = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if kind.endswith(".gz") else file
    try:
        yield from _rows(lines, kind, columns)
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise ArticleRefused("The compressed file is damaged or cut short; get it again.") from error


def _rows(lines: BinaryIO, kind: str, columns: Mapping[str, str]) -> Iterator[Part]:
    if kind.removesuffix(".gz") in _LINES:
        yield from (Part(found, f"line {number}") for number, found in read_json_lines(lines, columns))
    else:
        yield from (Part(found, f"row {number}") for number, found in read_csv(lines, columns))


def _bytes(path: Path, at_most: int) -> bytes:
    with path.open("rb") as file:
        raw = file.read(at_most + 1)
    if len(raw) > at_most:
        raise ArticleRefused(
            f"The file is larger than {at_most // 1_000_000} MB, too large for one article; "
            "split it, or write its articles as JSON Lines (.jsonl), one a line."
        )
    if not raw.strip():
        raise ArticleRefused("The file is empty; give one with an article's text.")
    return raw
