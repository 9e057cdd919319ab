"""Fetching: pages and feeds from a local server, politely; and every way we know to be led to a private address."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest
from web_parts import DRIPPED, OPEN, Server, Tunnels, fetcher

from index import Article, ArticleRefused, Refusal
from index.fetching import Fetched, Fetcher, news_of, read_url
from index.fetching.feeds import listing_of
from index.fetching.fetcher import NotReached, checked
from index.fetching.guard import is_public
from index.rows import Visit

SAID = "The ferry will run again before the summer, the harbour master said on Monday. " * 4
PAGE = f"<html><head><title>Ferry runs</title></head><body><h1>Ferry runs</h1><p>{SAID}</p></body></html>".encode()
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>
<item><title>Ferry runs</title><link>/2026/ferry</link><pubDate>Sat, 14 Mar 2026 08:30:00 GMT</pubDate></item>
<item><title>Quay closes</title><link>{inner}</link></item><item><title>No link</title></item></channel></rss>"""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Server]:
    with Server(OPEN) as server:
        yield server
        server.shutdown()


@pytest.fixture
def private() -> Iterator[Server]:
    """A server that must never be asked for anything."""
    with Server("127.0.0.1") as server:
        server.answers["/secret"] = (200, {}, PAGE)
        yield server
        server.shutdown()
        assert server.asked == []


def only_refusal(url: str, by: Fetcher) -> str:
    (found,) = read_url(url, by)
    assert isinstance(found, Refusal), found
    assert found.what == url
    return found.why


# Where no request may go


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0.0.0.0", "[::1]",
     "[::ffff:127.0.0.1]",     "[::ffff:7f00:1]", "[::]", "LOCALHOST", "127.0.0.1.", "①②⑦.⓪.⓪.①"],
)  # fmt: skip
def test_no_spelling_of_this_machine_is_fetched(private: Server, host: str) -> None:
    why = only_refusal(f"http://{host}:{private.server_port}/secret", Fetcher(wait=0.0))
    assert "not on the public internet" in why or "is not known" in why or "not a web address" in why


@pytest.mark.parametrize("name", ["private", "mixed", "mapped", "translated"])
def test_a_name_that_leads_to_this_machine_is_not_fetched(private: Server, name: str) -> None:
    addresses = {
        "private": ["127.0.0.1"],
        "mixed": ["93.184.216.34", "127.0.0.1"],
        "mapped": ["::ffff:127.0.0.1"],
        "translated": ["64:ff9b::7f00:1"],
    }
    by = fetcher({f"{name}.example": addresses[name]})
    assert "not on the public internet" in only_refusal(f"http://{name}.example:{private.server_port}/secret", by)


def test_a_name_that_changes_its_address_between_two_questions_is_connected_where_it_was_checked(
    site: Server, private: Server
) -> None:
    answers = iter([[OPEN], [OPEN], ["127.0.0.1"], ["127.0.0.1"]])
    by = Fetcher(resolve=lambda *_: next(answers), permitted=lambda address: address == OPEN, wait=0.0)
    site.answers["/a"] = (200, {}, PAGE)
    assert by.get(f"http://turns.example:{site.server_port}/a") is not None  # robots.txt, then the page
    with pytest.raises(ArticleRefused, match="not on the public internet"):
        by.get(f"http://turns.example:{site.server_port}/a")


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:{port}/secret", "//127.0.0.1:{port}/secret", "http://2130706433:{port}/secret",
     "http://[::ffff:127.0.0.1]:{port}/secret", "http://inner.example:{port}/secret"],
)  # fmt: skip
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_to_this_machine_is_not_followed(site: Server, private: Server, target: str, status: int) -> None:
    site.answers["/a"] = (status, {"Location": target.format(port=private.server_port)}, b"")
    why = only_refusal(f"{site.url}/a", fetcher({"inner.example": ["127.0.0.1"]}))
    assert "not on the public internet" in why


def test_robots_txt_may_not_lead_to_this_machine_either(site: Server, private: Server) -> None:
    site.answers["/robots.txt"] = (302, {"Location": f"{private.url}/secret"}, b"")
    assert "not on the public internet" in only_refusal(f"{site.url}/a", fetcher())


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://post.example/a", "gopher://post.example/1", "data:,a"])
def test_other_schemes_are_refused_also_after_a_redirection(site: Server, target: str) -> None:
    with pytest.raises(ArticleRefused, match="Only http and https"):
        checked(target)
    site.answers["/a"] = (302, {"Location": target}, b"")
    assert "Only http and https" in only_refusal(f"{site.url}/a", fetcher())


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "2001:db8::1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "nonsense"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["http://user:word@post.example/", "http:///a", "http://[", "http://a:99999/", "http://a\x00b/"]
)
def test_what_is_no_address_or_carries_a_password_is_refused(url: str) -> None:
    assert only_refusal(url, Fetcher()).endswith(".")


# Too much, too slow


def test_a_page_larger_than_an_article_is_refused_packed_or_not(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.fetching.fetcher.LARGEST_BODY", 100_000)
    site.answers["/plain"] = (200, {}, b"x" * 100_001)
    site.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 50_000_000))
    for path in ("/plain", "/bomb"):
        assert "too large for an article" in only_refusal(site.url + path, fetcher())


def test_a_server_that_drips_its_page_is_left_at_the_deadline(site: Server) -> None:
    site.answers["/a"] = (200, {"Content-Length": "1000"}, DRIPPED)
    began = time.monotonic()
    assert "longer than 0.3 seconds" in only_refusal(f"{site.url}/a", fetcher(seconds=0.3))
    assert time.monotonic() - began < 60


def test_redirections_come_to_an_end(site: Server) -> None:
    site.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert "leads on more than 5 times" in only_refusal(f"{site.url}/a", fetcher())


@pytest.mark.parametrize(("status", "kind"), [(404, ArticleRefused), (503, NotReached), (429, NotReached)])
def test_an_answer_that_is_no_page_says_so(site: Server, status: int, kind: type[ArticleRefused]) -> None:
    site.answers["/a"] = (status, {}, PAGE)
    with pytest.raises(kind):
        fetcher().get(f"{site.url}/a")


def test_a_server_that_is_not_there_may_be_tried_again(site: Server) -> None:
    site.shutdown()
    site.server_close()
    with pytest.raises(NotReached, match="cannot be reached"):
        fetcher(seconds=2).get(f"{site.url}/a")


# Proxies


def test_a_proxy_is_asked_for_the_address_that_was_checked(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    with Tunnels() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://reader:pass%20word@127.0.0.1:{proxy.port}")
        by = fetcher({"post.example": [OPEN]})
        page = by.get(f"http://post.example:{site.server_port}/a")
    assert page is not None
    assert page.body == PAGE
    assert {asked.splitlines()[0] for asked in proxy.asked} == {f"CONNECT {OPEN}:{site.server_port} HTTP/1.1"}
    assert "Proxy-Authorization: Basic cmVhZGVyOnBhc3Mgd29yZA==" in proxy.asked[0]
    assert site.asked[-1][1]["Host"] == f"post.example:{site.server_port}"
    assert "Proxy-Authorization" not in site.asked[-1][1]


def test_behind_a_proxy_no_private_address_is_asked_for(private: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with Tunnels() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"127.0.0.1:{proxy.port}")
        by = fetcher({"private.example": ["127.0.0.1"]})
        why = only_refusal(f"http://private.example:{private.server_port}/secret", by)
    assert "not on the public internet" in why
    assert proxy.asked == []


def test_a_host_that_no_proxy_names_is_asked_straight(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", OPEN)
    assert fetcher().get(f"{site.url}/a") is not None


@pytest.mark.parametrize(
    ("answer", "why"),
    [(b"HTTP/1.1 407 Who are you\r\n\r\n", "the proxy answers 407"), (b"HTTP/1.1 2", "the proxy breaks off")],
)
def test_a_proxy_that_does_not_let_us_through_is_named(
    site: Server, monkeypatch: pytest.MonkeyPatch, answer: bytes, why: str
) -> None:
    with Tunnels(answer) as proxy:
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert why in only_refusal(f"{site.url}/a", fetcher())
    assert site.asked == []


@pytest.mark.parametrize("written", ["socks5://127.0.0.1:1080", "http://", "http://a:x/"])
def test_a_proxy_of_another_kind_is_refused(site: Server, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("HTTP_PROXY", written)
    assert "set it to one such as http://proxy:8080" in only_refusal(f"{site.url}/a", fetcher())


# Manners


def test_robots_txt_is_kept_to_and_asked_once(site: Server) -> None:
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private*\n")
    site.answers["/a"] = site.answers["/private/a"] = (200, {}, PAGE)
    by = fetcher()
    assert by.get(f"{site.url}/a") is not None
    with pytest.raises(ArticleRefused, match=r"robots\.txt"):
        by.get(f"{site.url}/private/a")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Server) -> None:
    site.answers["/robots.txt"] = (500, {}, b"")
    with pytest.raises(NotReached, match=r"robots\.txt cannot be read"):
        fetcher().get(f"{site.url}/a")


def test_requests_say_who_asks_and_wait_between_two(site: Server) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    by = Fetcher(permitted=lambda address: address == OPEN, wait=0.2)
    began = time.monotonic()
    for _ in range(2):
        by.get(f"{site.url}/a")
    assert time.monotonic() - began >= 0.2
    assert {headers["User-Agent"].partition("/")[0] for _, headers in site.asked} == {"OnRecord"}


# What comes of it


def test_a_page_gives_its_article_with_the_address_it_was_found_at(site: Server) -> None:
    site.answers["/old"] = (301, {"Location": "/2026/03/14/ferry"}, b"")
    site.answers["/2026/03/14/ferry"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE))
    (article,) = read_url(f"{site.url}/old", fetcher())
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Ferry runs", f"{site.url}/2026/03/14/ferry")
    assert (article.published, article.certainty, article.language) == ("2026-03-14", "inferred", "en")
    assert article.text == " ".join(SAID.split())


def test_a_feed_gives_the_articles_it_lists_and_names_those_that_cannot_be_had(site: Server, private: Server) -> None:
    site.answers["/feed"] = (
        200,
        {"Content-Type": "application/rss+xml"},
        FEED.format(inner=f"{private.url}/secret").encode(),
    )
    site.answers["/2026/ferry"] = (200, {}, PAGE)
    article, refused = read_url(f"{site.url}/feed", fetcher())
    assert isinstance(article, Article)
    assert (article.published, article.certainty) == ("2026-03-14", "stated")
    assert isinstance(refused, Refusal)
    assert "not on the public internet" in refused.why


def test_a_sitemap_and_one_that_lists_sitemaps_give_their_articles(site: Server) -> None:
    site.answers["/index.xml"] = (200, {"Content-Type": "application/xml"},
                                  b"<sitemapindex><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>")  # fmt: skip
    site.answers["/map.xml"] = (200, {"Content-Type": "application/xml"},
        b"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>/a</loc>"
        b"<lastmod>2026-03-14</lastmod></url></urlset>")  # fmt: skip
    site.answers["/a"] = (200, {}, PAGE)
    (article,) = read_url(f"{site.url}/index.xml", fetcher())
    assert isinstance(article, Article)
    assert article.url == f"{site.url}/a"


def test_a_second_visit_asks_for_changes_only(site: Server) -> None:
    feed = FEED.format(inner="/quay")
    site.answers["/feed"] = (200, {"ETag": '"1"', "Content-Type": "application/rss+xml"}, feed.encode())
    site.answers["/2026/ferry"] = site.answers["/quay"] = (200, {"ETag": '"p"'}, PAGE)
    seen: dict[str, Visit] = {}

    def visit() -> list[Fetched]:
        found = list(news_of(f"{site.url}/feed", fetcher(), seen.get))
        seen.update({one.visit.url: one.visit for one in found if one.visit})
        return found

    assert len([one for one in visit() if isinstance(one.found, Article)]) == 2
    assert visit() == []  # the feed is as it was
    site.answers["/feed"] = (200, {"ETag": '"2"'}, feed.replace("Quay closes", "Quay opens").encode())
    site.asked.clear()
    (unchanged, feed_itself) = visit()
    assert (unchanged.found, feed_itself.found) == (None, None)
    assert site.paths() == ["/feed", "/quay"]  # the page whose entry is unchanged is not asked for
    assert site.asked[-1][1]["If-None-Match"] == '"p"'


def test_a_feed_whose_page_was_not_reached_is_read_again(site: Server) -> None:
    site.answers["/feed"] = (200, {"ETag": '"1"'}, FEED.format(inner="/quay").encode())
    site.answers["/2026/ferry"] = (200, {}, PAGE)
    site.answers["/quay"] = (503, {}, b"")
    found = list(news_of(f"{site.url}/feed", fetcher(), {}.get))
    assert [one.visit.url.rpartition("/")[2] for one in found if one.visit] == ["ferry"]


CONTENT = "".join(f"<p>“Boat {at} runs again,” said Ines Calder &amp; her crew on Monday.</p>" for at in range(9))
RSS_WHOLE = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Post</title><item><title>Boats run</title>
<link>/boats</link><dc:creator>Ann Li</dc:creator><pubDate>Sat, 14 Mar 2026 08:30:00 GMT</pubDate>
<description>Teaser</description><content:encoded><![CDATA[{CONTENT}]]></content:encoded></item></channel></rss>"""
ATOM_WHOLE = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry>
<title>Boats run</title><link href="/boats"/><author><name>Ann Li</name></author>
<published>2026-03-14T08:30:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{CONTENT}</div>
</content></entry></feed>"""


@pytest.mark.parametrize("feed", [RSS_WHOLE, ATOM_WHOLE], ids=["RSS", "Atom"])
def test_an_article_that_its_feed_holds_whole_is_read_from_there_where_its_page_has_none(
    site: Server, feed: str
) -> None:
    site.answers["/feed"] = (200, {"Content-Type": "application/xml"}, feed.encode())
    site.answers["/boats"] = (200, {}, b"<html><body><div id='app'></div></body></html>")
    (article,) = read_url(f"{site.url}/feed", fetcher())
    assert isinstance(article, Article)
    assert article.text.splitlines() == [
        f"“Boat {at} runs again,” said Ines Calder & her crew on Monday." for at in range(9)
    ]
    assert (article.title, article.outlet, article.author) == ("Boats run", "Post", "Ann Li")
    assert (article.published, article.url) == ("2026-03-14", f"{site.url}/boats")
    assert article.guesses == ("text from the feed",)


def test_a_page_comes_before_what_its_feed_holds_and_the_feed_tells_its_author(site: Server) -> None:
    site.answers["/feed"] = (200, {"Content-Type": "application/xml"}, RSS_WHOLE.encode())
    site.answers["/boats"] = (200, {}, PAGE)
    (article,) = read_url(f"{site.url}/feed", fetcher())
    assert isinstance(article, Article)
    assert (article.text, article.author) == (" ".join(SAID.split()), "Ann Li")


@pytest.mark.parametrize("body", [b"<html><feed></html>", b"plain", b"", b'{"feed": 1}'])
def test_what_is_no_feed_is_taken_for_a_page(body: bytes) -> None:
    assert listing_of(body, "https://post.example/") is None


@pytest.mark.parametrize("name", [b"utf-8\x00", b"a\x94b"])
def test_a_feed_with_a_broken_encoding_is_refused_in_a_sentence(name: bytes) -> None:
    feed = b'<?xml version="1.0" encoding="' + name + b'"?><rss><channel/></rss>'
    with pytest.raises(ArticleRefused, match="encoding cannot be read"):
        listing_of(feed, "https://post.example/feed")


def test_entities_in_feeds_and_sitemaps_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(ArticleRefused, match="sitemap cannot be read"):
        listing_of(
            b"<?xml version='1.0'?>" + laughs + b"<urlset><url><loc>&b;</loc></url></urlset>", "https://a.example/"
        )
    feed = listing_of(
        b"<?xml version='1.0'?>" + laughs + b"<rss><item><link>/&a;</link></item></rss>", "https://a.example/"
    )
    assert feed is not None
    assert all("root:" not in entry.url for entry in feed.entries)
