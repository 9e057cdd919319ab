"""Web pages → Article: trafilatura finds the article's text and metadata on the page; no network."""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from index.article import Article
from index.errors import ArticleRefused
from index.readers.bylines import author_in, day_in
from index.readers.captions import put_back
from index.readers.decode import decode
from index.readers.linked_data import linked_article
from index.readers.page_tree import lines_below_heading, page_tree

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_DECLARED_WITHIN = 4_096
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LONGEST_OUTLET = 50
# JSON-LD that holds this many times the words found on the page has what a page hides from those who do not pay.
_MUCH_MORE = 1.3
# The day a page was first published, from its metadata alone: days found elsewhere on a page are often others.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1600-01-01", "max_date": "2200-01-01"}

for _name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(raw: bytes, url: str | None = None, charset: str | None = None) -> Article:
    """Return the article on a web page, a paragraph a line, with the metadata the page declares.

    ``url`` is where the page was fetched, ``charset`` what its server said. A page cannot speak for another site:
    its own word for its address counts only where it is unknown or on the same host.

    Raises ArticleRefused when no article text is found, or it is too long or not text.
    """
    decoded = decode(raw, declared=_codec(charset) or _declared_encoding(raw))
    page = _XML_DECLARATION.sub("", decoded.text, count=1)
    if not page.strip():
        raise _without_article()
    tree, beside = page_tree(page)
    linked, publisher, heading, below = (
        linked_article(tree),
        _publisher(tree),
        _page_title(tree),
        lines_below_heading(tree),
    )
    found = _extracted(tree)
    title, author = (found.title, linked.author or found.author) if found else (heading, None)
    text = put_back(_fuller(_without_heading(found.text or "", title, author) if found else "", linked.body), beside)
    if not any(character.isalpha() for character in text):
        raise _without_article()
    address = _address(url, (found and found.url) or linked.url)
    outlet, guesses = _outlet(found and found.sitename, linked.publisher or publisher, heading, title, address)
    article = Article.from_text(
        text,
        title=title,
        outlet=outlet,
        author=", ".join(author.split("; ")) if author else None,
        published=found and found.date,
        url=address,
        guesses=(*decoded.guesses, *guesses),
    )
    if article.published is None and (day := day_in(below)):
        article = article.with_inferred_day(day, "date from the byline")
    if article.author is None and (name := author_in(below)):
        article = replace(article, author=name).with_guesses("author from the byline")
    return article


def _declared_encoding(raw: bytes) -> str | None:
    declared = _CHARSET.search(raw[:_DECLARED_WITHIN])
    return _codec(declared[1].decode("ascii")) if declared else None


def _codec(name: str | None) -> str | None:
    try:
        codec = codecs.lookup(name or "")
    except LookupError:
        return None
    # As browsers do: what calls itself Latin-1 is Windows' superset of it, which has the curly quotes.
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _extracted(tree: Any) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    # A broken page may fail anywhere in the parsers below; one such file must not end the reading of a folder.
    except Exception as error:
        raise ArticleRefused(
            "This page cannot be read as HTML; save its text as a .txt file and add that instead."
        ) from error


def _without_article() -> ArticleRefused:
    return ArticleRefused("No article text was found on this page; save its text as a .txt file and add that instead.")


def _without_heading(text: str, title: str | None, author: str | None) -> str:
    """Return ``text`` without first lines that only repeat title or byline, unless nothing else is there."""
    repeated = {" ".join(line.split()).casefold() for line in (title, author and f"by {author}") if line}
    first, _, rest = text.partition("\n")
    while rest.strip() and " ".join(first.split()).casefold() in repeated:
        text = rest.lstrip("\n")
        first, _, rest = text.partition("\n")
    return text


def _fuller(text: str, linked: str | None) -> str:
    """Return the page's text, or its JSON-LD's where that has much more of it, or the same in paragraphs."""
    if not linked:
        return text
    more = len(linked.split()) > _MUCH_MORE * len(text.split())
    return linked if more or " ".join(linked.split()) == " ".join(text.split()) else text


def _publisher(tree: Any) -> str | None:
    for node in tree.xpath("//*[@itemprop='publisher']")[:1]:
        named = [one.get("content") or one.text_content() for one in node.xpath(".//*[@itemprop='name']")]
        return " ".join((named or [node.get("content") or ""])[0].split()) or None
    return None


def _page_title(tree: Any) -> str | None:
    return " ".join((tree.findtext(".//title") or "").split()) or None


def _outlet(
    site: str | None, publisher: str | None, heading: str | None, title: str | None, address: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """Return who published the page, and what of it is guessed: from the end of the page's title, or its host."""
    host = urlsplit(address).hostname if address else None
    stated = next((name for name in (site, publisher) if name and name.removeprefix("www.") != host), None)
    if stated:
        return stated, ()
    if heading and title and heading.startswith(title):
        ending = re.fullmatch(r"\s+[|–—·«»-]\s+(.+)", heading[len(title) :])
        if ending and len(ending[1]) <= _LONGEST_OUTLET:
            return ending[1], ("outlet from the page's title",)
    return (host.removeprefix("www."), ("outlet from the address",)) if host else (site, ())


def _address(fetched: str | None, declared: str | None) -> str | None:
    try:
        if fetched is None:
            return declared if urlsplit(declared or "").hostname else None
        whole = urljoin(fetched, declared or "")
        same = urlsplit(whole).hostname == urlsplit(fetched).hostname and urlsplit(whole).scheme in ("http", "https")
    except ValueError:
        return fetched
    return whole if declared and same else fetched
