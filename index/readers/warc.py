"""Archives of the web (.warc, .warc.gz) → Articles: one for each page with an article on it, through warcio."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from index.article import Article
from index.errors import ArticleRefused
from index.readers.html import read_html

_LARGEST_PAGE = 10_000_000
_PAGES = ("text/html", "application/xhtml+xml")

# What warcio lets through where a header says nonsense: a length that no number holds, a record without a type.
_BY_THE_READER = (ValueError, AttributeError, TypeError, OverflowError)


def read_warc(file: BinaryIO) -> Iterator[tuple[str, Article | ArticleRefused]]:
    """Yield the address of every web page in the archive with its article or why it has none.

    Pictures, scripts, redirections and failed requests are passed over. Raises ArticleRefused when the rest of the
    file cannot be read.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages = 0
    try:
        for record in ArchiveIterator(file):
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if not _is_page(record):
                continue
            pages += 1
            try:
                yield url, _article(record, url.strip("<>"))
            except ArticleRefused as refused:
                yield url, refused
    except (ArchiveLoadFailed, OSError, EOFError, zlib.error, *_BY_THE_READER) as error:
        raise ArticleRefused(
            f"After page {pages} it cannot be read as WARC: the file is damaged or cut short; get it again."
        ) from error
    if not pages:
        raise ArticleRefused("It holds no web pages; give a WARC file with the pages of articles.")


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        kind = record.http_headers.get_header("Content-Type") or ""
        return record.http_headers.get_statuscode() == "200" and kind.split(";")[0].strip().lower() in _PAGES
    kind = record.rec_headers.get_header("Content-Type") or ""
    return record.rec_type == "resource" and kind.split(";")[0].strip().lower() in _PAGES


def _article(record: Any, url: str) -> Article:
    try:
        raw = record.content_stream().read(_LARGEST_PAGE + 1)
    # How a page is packed may be broken in as many ways as there are unpackers; the pages after it are whole.
    except Exception as error:
        raise ArticleRefused("The page is packed in a way that cannot be read; save the page itself.") from error
    if len(raw) > _LARGEST_PAGE:
        raise ArticleRefused(f"The page is larger than {_LARGEST_PAGE // 1_000_000} MB, too large for an article.")
    kind = record.http_headers.get_header("Content-Type") if record.http_headers else ""
    return read_html(raw, url=url, charset=charset_of(kind))


def charset_of(content_type: str | None) -> str | None:
    """Return the encoding that a Content-Type names."""
    for part in (content_type or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
