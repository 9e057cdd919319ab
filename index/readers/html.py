"""Saved web pages → Article: trafilatura finds the article's text and metadata on the page; no network."""

from __future__ import annotations

import codecs
import logging
import re
from typing import Any

from index.article import Article
from index.errors import ArticleRefused
from index.readers.decode import decode

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_DECLARED_WITHIN = 4_096
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# The day a page was first published, from its metadata alone: days found elsewhere on a page are often others.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1600-01-01", "max_date": "2200-01-01"}

for _name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(raw: bytes) -> Article:
    """Return the article on a saved web page, a paragraph a line, with the metadata the page declares.

    Raises ArticleRefused when no article text is found, or it is too long or not text.
    """
    page = decode(raw, declared=_declared_encoding(raw))
    found = _extracted(_XML_DECLARATION.sub("", page, count=1))
    if found is None or not (found.text or "").strip():
        raise ArticleRefused(
            "No article text was found on this page; save its text as a .txt file and add that instead."
        )
    return Article.from_text(
        _without_heading(found.text, found.title),
        title=found.title,
        outlet=found.sitename,
        author=found.author,
        published=found.date,
        url=found.url,
    )


def _declared_encoding(raw: bytes) -> str | None:
    declared = _CHARSET.search(raw[:_DECLARED_WITHIN])
    if declared is None:
        return None
    name = declared[1].decode("ascii")
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # As browsers do: what calls itself Latin-1 is Windows' superset of it, which has the curly quotes.
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _extracted(page: str) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    # A broken page may fail anywhere in the parsers below; one such file must not end the reading of a folder.
    except Exception as error:
        raise ArticleRefused(
            "This page cannot be read as HTML; save its text as a .txt file and add that instead."
        ) from error


def _without_heading(text: str, title: str | None) -> str:
    """Return ``text`` without its first line where that only repeats the title, unless nothing else is there."""
    first, _, rest = text.partition("\n")
    repeated = title is not None and " ".join(first.split()) == " ".join(title.split())
    return rest.lstrip("\n") if repeated and rest.strip() else text
