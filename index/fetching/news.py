"""The articles at a web address: of a page, of all pages that a feed or sitemap lists, or of those that are new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.article import Article
from index.errors import ArticleRefused
from index.fetching.feeds import Entry, Listing, listing_of
from index.fetching.fetcher import Fetcher, NotReached, Page
from index.readers.html import read_html
from index.readers.paths import completed
from index.readers.pdf import read_pdf
from index.readers.text import read_text
from index.readers.warc import charset_of
from index.rows import Refusal, Visit

_MOST_SITEMAPS = 50


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article fetched, why one was refused, or neither; and what to remember of the visit once it is stored."""

    found: Article | Refusal | None
    visit: Visit | None = None


def read_url(url: str, fetcher: Fetcher) -> Iterator[Article | Refusal]:
    """Yield the article at ``url``, or, where it is a feed or sitemap, those of all pages it lists."""
    for fetched in news_of(url, fetcher, lambda _: None):
        if fetched.found is not None:
            yield fetched.found


def news_of(url: str, fetcher: Fetcher, last_visit: Callable[[str], Visit | None]) -> Iterator[Fetched]:
    """Yield what is new at ``url`` since the last visits: a page that changed, or pages newly listed or changed.

    The visit of a feed comes last, and only when all its pages were reached: until it is remembered, nothing
    that it lists is passed over for good.
    """
    known = last_visit(url)
    try:
        page = fetcher.get(url, known)
        listing = listing_of(page.body, page.url) if page else None
    except ArticleRefused as refused:
        yield Fetched(Refusal(url, str(refused)))
        return
    if page is None:
        return
    done = Visit(url, page.etag, page.modified, "")
    if listing is None:
        yield Fetched(_read(page, url, None), done)
        return
    complete = True
    for entry in _entries(listing, fetcher):
        fetched = entry if isinstance(entry, Fetched) else _of_entry(entry, fetcher, last_visit(entry.url))
        if fetched is not None:
            complete = complete and fetched.visit is not None
            yield fetched
    if complete:
        yield Fetched(None, done)


def _entries(listing: Listing, fetcher: Fetcher) -> Iterator[Entry | Fetched]:
    """Yield the pages listed, also in the sitemaps that a sitemap lists; deeper ones are passed over."""
    yield from listing.entries
    for url in listing.sitemaps[:_MOST_SITEMAPS]:
        try:
            page = fetcher.get(url)
            inner = listing_of(page.body, page.url) if page else None
        except ArticleRefused as refused:
            yield Fetched(Refusal(url, str(refused)))
            continue
        yield from inner.entries if inner else ()


def _of_entry(entry: Entry, fetcher: Fetcher, known: Visit | None) -> Fetched | None:
    if known is not None and known.stamp == entry.stamp:
        return None
    try:
        page = fetcher.get(entry.url, known)
    except NotReached as refused:
        return Fetched(Refusal(entry.url, str(refused)))
    except ArticleRefused as refused:
        return Fetched(Refusal(entry.url, str(refused)), Visit(entry.url, None, None, entry.stamp))
    if page is None:
        assert known is not None  # only a page seen before can be unchanged
        return Fetched(None, Visit(entry.url, known.etag, known.modified, entry.stamp))
    return Fetched(_read(page, entry.url, entry), Visit(entry.url, page.etag, page.modified, entry.stamp))


def _read(page: Page, asked: str, entry: Entry | None) -> Article | Refusal:
    kind = (page.content_type or "text/html").partition(";")[0].strip().lower()
    try:
        if kind == "application/pdf":
            article = _with_url(read_pdf(page.body), page.url)
        elif kind == "text/plain":
            article = _with_url(read_text(page.body), page.url)
        elif kind in ("text/html", "application/xhtml+xml"):
            article = read_html(page.body, url=page.url, charset=charset_of(page.content_type))
        else:
            raise ArticleRefused(f"It is {kind[:60]} and no page, PDF or text; give the address of an article.")
        return completed(_as_listed(article, entry))
    except ArticleRefused as refused:
        return _of_feed(entry) or Refusal(asked, str(refused))


def _of_feed(entry: Entry | None) -> Article | None:
    """Return the article that a feed holds whole, for a page that shows it only to programs or to those who pay."""
    if entry is None or entry.text is None:
        return None
    article = Article.from_text(entry.text, outlet=entry.outlet, url=entry.url, guesses=("text from the feed",))
    return completed(_as_listed(article, entry))


def _with_url(article: Article, url: str) -> Article:
    return Article.from_text(article.text, article.title, None, article.author, url=url, guesses=article.guesses)


def _as_listed(article: Article, entry: Entry | None) -> Article:
    """Return ``article`` with the title, author and day that its feed states, where the page states none."""
    if entry is None:
        return article
    try:
        listed = Article.from_text(article.text, title=entry.title, author=entry.author, published=entry.published)
    except ArticleRefused:
        return article
    return article.completed_by(listed)
