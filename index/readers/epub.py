"""E-books (.epub) → Articles: one for each chapter or story that has a text of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from index.article import Article
from index.days import iso_day
from index.errors import ArticleRefused
from index.readers.html import read_html
from index.readers.zipped import opened_zip, xml

_KIND = "e-book"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_FEWEST_WORDS = 40


def read_epub(raw: bytes) -> Iterator[tuple[int, Article | ArticleRefused]]:
    """Yield the number of each part, in the order of reading, with its article; covers and contents are passed over.

    The book is the outlet; its author and day are those of a part that names none.
    Raises ArticleRefused for what is no e-book, is too large or holds no text.
    """
    given = 0
    with opened_zip(raw, _KIND) as parts:
        container = xml(parts.read("META-INF/container.xml"), _KIND)
        path = next((root.get("full-path") for root in container.iter("{*}rootfile")), None)
        package = xml(parts.read(path or ""), _KIND)
        files = {item.get("id"): item.get("href") for item in package.iter(f"{_PACKAGE}item")}
        for number, item in enumerate(package.iter(f"{_PACKAGE}itemref"), 1):
            place = unquote(files.get(item.get("idref")) or "")
            name = posixpath.normpath(posixpath.join(posixpath.dirname(path or ""), place))
            if name not in parts.NameToInfo:
                continue
            try:
                article = read_html(parts.read(name))
            except ArticleRefused:
                continue
            if len(article.text.split()) >= _FEWEST_WORDS:
                given += 1
                yield number, _of_book(article, package)
    if not given:
        raise ArticleRefused("This e-book holds no text of an article's length; add its text as .txt files.")


def _of_book(article: Article, package: Any) -> Article:
    known = Article.from_text(
        article.text,
        outlet=_stated(package, "title") or _stated(package, "publisher"),
        author=article.author or _stated(package, "creator"),
        published=article.published or _day(_stated(package, "date")),
    )
    # An address inside a book is a place in it, not on the web.
    return replace(known, title=article.title, guesses=article.guesses)


def _day(written: str | None) -> str | None:
    try:
        return iso_day(written and written.strip())
    # Many books name no more than a month or a year.
    except ArticleRefused:
        return None


def _stated(package: Any, name: str) -> str | None:
    found = next(package.iter(f"{_DUBLIN_CORE}{name}"), None)
    return None if found is None else found.text
