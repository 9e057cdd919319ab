"""Fetcher: one web page at a time, politely, within limits of size and time, from public hosts only."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from index.errors import ArticleRefused
from index.fetching.guard import GuardedBackend, Permit, Resolve, is_public, resolved
from index.fetching.proxy import proxy_for
from index.rows import Visit

LARGEST_BODY = 10_000_000  # bytes, unpacked
_AGENT = "OnRecord"
_MOST_REDIRECTS = 5
_REDIRECTIONS = (301, 302, 303, 307, 308)
_LARGEST_RULES = 500_000
_LONGEST_WAIT = 30.0
_LONGEST_ADDRESS = 4_000
_KEPT = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: the address it came from in the end, its bytes, and what tells whether they change."""

    url: str
    body: bytes
    content_type: str | None
    etag: str | None
    modified: str | None


class NotReached(ArticleRefused):
    """A server did not answer, or not now; the same request may succeed later."""


class Fetcher:
    """Fetches pages as robots.txt allows, with a second between two requests to one host.

    ``resolve`` and ``permitted`` decide where requests may go; give others only to test against a server of your
    own. ``seconds`` is the longest a page may take, ``wait`` the seconds between requests to one host.
    """

    def __init__(
        self, *, resolve: Resolve = resolved, permitted: Permit = is_public, seconds: float = 30.0, wait: float = 1.0
    ) -> None:
        self._resolve = resolve
        self._permitted = permitted
        self._seconds = seconds
        self._wait = wait
        self._rules: dict[str, _Rules] = {}
        self._last: dict[str, float] = {}

    def get(self, url: str, known: Visit | None = None) -> Page | None:
        """Return the page at ``url``, or None when it is still what it was at the ``known`` visit.

        Raises ArticleRefused for an address that is not fetched, a page that is too large and an answer that is no
        page, NotReached when there is no answer.
        """
        asked = _conditions(known)
        place = checked(url)
        for _ in range(_MOST_REDIRECTS + 1):
            rules = self._rules_of(place)
            if not rules.allow(place):
                raise ArticleRefused("The site asks programs not to fetch this page (robots.txt); save it by hand.")
            self._pause(place, rules.delay)
            answer = self._ask(place, asked, LARGEST_BODY)
            if answer.status in _REDIRECTIONS and answer.header("location"):
                place = checked(urljoin(place, answer.header("location") or ""))
                continue
            if answer.status == 304 and asked:
                return None
            if answer.status in (408, 429) or answer.status >= 500:
                raise NotReached(f"The server answers with an error ({answer.status}); try again later.")
            if answer.status != 200:
                raise ArticleRefused(f"The server does not give this page (status {answer.status}); check the address.")
            kind, tag, changed = (answer.header(name) for name in ("content-type", "etag", "last-modified"))
            return Page(place, answer.body, kind, tag, changed)
        raise ArticleRefused(f"The address leads on more than {_MOST_REDIRECTS} times; give the page's own.")

    def _ask(self, url: str, headers: list[tuple[str, str]], largest: int) -> _Answer:
        backend = GuardedBackend(self._resolve, self._permitted, time.monotonic() + self._seconds, proxy_for(url))
        sent = [("User-Agent", _user_agent()), ("Accept", "*/*"), ("Accept-Encoding", "gzip"), *headers]
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, max_connections=1) as pool,
                pool.stream("GET", url, headers=[("Host", urlsplit(url).netloc), *sent]) as response,
            ):
                found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                body = b"" if response.status != 200 else _body(response.iter_stream(), found, largest)
                return _Answer(response.status, found, body)
        except httpcore.TimeoutException as error:
            raise NotReached(f"The server took longer than {self._seconds:g} seconds; try again later.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            raise NotReached(f"The server cannot be reached or breaks off ({error}); try again later.") from error

    def _rules_of(self, url: str) -> _Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._fetched_rules(f"{origin}/robots.txt")
        return self._rules[origin]

    def _fetched_rules(self, url: str) -> _Rules:
        """RFC 9309: no rules when there is no such file, and nothing may be fetched while the server fails."""
        place = url
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(place, [], _LARGEST_RULES)
            if answer.status in _REDIRECTIONS and answer.header("location"):
                place = checked(urljoin(place, answer.header("location") or ""))
                continue
            if answer.status >= 500:
                raise NotReached(f"The site's robots.txt cannot be read (status {answer.status}); try again later.")
            return _Rules(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")
        return _Rules("")

    def _pause(self, url: str, delay: float) -> None:
        host = urlsplit(url).netloc
        due = self._last.get(host, float("-inf")) + max(self._wait, min(delay, _LONGEST_WAIT))
        time.sleep(max(0.0, due - time.monotonic()))
        self._last[host] = time.monotonic()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def header(self, name: str) -> str | None:
        return self.headers.get(name)


class _Rules:
    """What a site's robots.txt says to us."""

    def __init__(self, written: str) -> None:
        from protego import Protego

        self._rules = Protego.parse(written)
        self.delay = float(self._rules.crawl_delay(_AGENT) or 0)

    def allow(self, url: str) -> bool:
        return bool(self._rules.can_fetch(url, _AGENT))


def checked(url: str) -> str:
    """Return ``url`` as it is sent, in ASCII and without a fragment. Raises ArticleRefused for what is not fetched."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as error:
        raise ArticleRefused("It is not a web address; give one such as https://post.example/ferry.") from error
    if parts.scheme not in ("http", "https"):
        raise ArticleRefused("Only http and https addresses are fetched; save the page and add the file.")
    if not host or len(url) > _LONGEST_ADDRESS:
        raise ArticleRefused("It is not a web address; give one such as https://post.example/ferry.")
    if "@" in parts.netloc:
        raise ArticleRefused("Addresses with a user name or password are not fetched; give the address without them.")
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", _KEPT), quote(parts.query, _KEPT), ""))


def _conditions(known: Visit | None) -> list[tuple[str, str]]:
    if known is None:
        return []
    stated = (("If-None-Match", known.etag), ("If-Modified-Since", known.modified))
    return [(name, value) for name, value in stated if value]


def _body(chunks: Iterable[bytes], headers: dict[str, str], largest: int) -> bytes:
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise ArticleRefused("The server sends the page packed in a way that was not asked for; save it by hand.")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in packing else None
    body = bytearray()
    for chunk in chunks:
        try:
            body += unpack.decompress(chunk, largest + 1 - len(body)) if unpack else chunk
        except zlib.error as error:
            raise NotReached("The page arrived damaged; try again later.") from error
        if len(body) > largest:
            raise ArticleRefused(f"The page is larger than {largest // 1_000_000 or 1} MB, too large for an article.")
    return bytes(body)


def _user_agent() -> str:
    try:
        number = version("onrecord")
    except PackageNotFoundError:
        number = "0"
    return f"{_AGENT}/{number} (archive of news articles, fetched for one reader; keeps to robots.txt)"
