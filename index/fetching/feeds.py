"""Feeds (RSS, Atom) and sitemaps → the addresses of articles, in the order they are listed."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from index.errors import ArticleRefused
from index.readers.markup import without_markup
from index.readers.zipped import xml

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?P<kind>urlset|sitemapindex)[\s>]", re.IGNORECASE)
_HEAD = 2_000
_MOST_ENTRIES = 5_000
_FEWEST_WORDS = 60  # of an article; a teaser has fewer


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed or sitemap lists; ``stamp`` changes when the listing says that the article did.

    ``text`` is the whole article where a feed holds it, ``outlet`` then what the feed calls itself.
    """

    url: str
    stamp: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    text: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap lists: articles, or other sitemaps."""

    entries: tuple[Entry, ...]
    sitemaps: tuple[str, ...] = ()


def listing_of(body: bytes, url: str) -> Listing | None:
    """Return what ``body``, fetched from ``url``, lists; None when it is neither feed nor sitemap.

    Raises ArticleRefused for a feed or sitemap that cannot be read.
    """
    head = body[:_HEAD]
    if found := _SITEMAP.search(head):
        return _sitemap(body, url, index=found["kind"].lower() == b"sitemapindex")
    return _feed(body, url) if _FEED.search(head) and b"<html" not in head.lower() else None


def _feed(body: bytes, url: str) -> Listing:
    import feedparser

    # Given bytes in a file, feedparser neither opens a path nor an address of that name.
    try:
        found = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    # It fails on encodings that are declared with characters that no name has.
    except (ValueError, LookupError) as error:
        raise ArticleRefused("This feed's encoding cannot be read; give the addresses of its articles.") from error
    entries: dict[str, Entry] = {}
    for entry in found.entries[:_MOST_ENTRIES]:
        if not (link := entry.get("link")):
            continue
        when = entry.get("published_parsed")
        day = date(*when[:3]).isoformat() if when else None
        stamp = " ".join(str(entry.get(name, "")) for name in ("updated", "published", "title"))[:500]
        text = without_markup(" ".join(str(part.get("value", "")) for part in entry.get("content", ())))
        whole = text if len(text.split()) >= _FEWEST_WORDS else None
        names = entry.get("title"), day, entry.get("author")
        entries.setdefault(
            urljoin(url, link),
            Entry(urljoin(url, link), stamp, *names, whole, found.feed.get("title") if whole else None),
        )
    return Listing(tuple(entries.values()))


def _sitemap(body: bytes, url: str, index: bool) -> Listing:
    try:
        root = xml(body, "sitemap")
    except ArticleRefused as error:
        raise ArticleRefused("This sitemap cannot be read as XML; give the addresses of its articles.") from error
    places = []
    for one in list(root)[:_MOST_ENTRIES]:
        found = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in one.iter("{*}loc", "{*}lastmod",
                 "{*}title", "{*}publication_date")}  # fmt: skip
        if place := found.get("loc"):
            day = found.get("publication_date") or None
            places.append(Entry(urljoin(url, place), found.get("lastmod", ""), found.get("title") or None, day))
    if index:
        return Listing((), tuple(entry.url for entry in places))
    return Listing(tuple(places))
