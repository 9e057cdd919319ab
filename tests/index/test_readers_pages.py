"""Ten saved pages in the markup habits of different publishers: what must come off each, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Article, read_articles
from index.readers.html import read_html

PAGES = Path(__file__).parent / "pages"
EXPECTED = {
    "amp": ("Vineyard frost worst in a decade, growers say", "The Vine Post", "Luc Ferrand", "2026-04-21"),
    "blocks": ("Mayor, union split over night shifts", "Mill City Ledger", "Grace Tolliver", "2026-04-02"),
    "graph": ("Quay wall to be rebuilt before winter", "Saltmarsh Echo", "Petra Lindqvist, Omar Haddad", "2026-02-03"),
    "interview": (
        *("‘I never wanted the prize’: an interview with Nora Vane", "The Quarter Review", "Felix Arden", "2026-01-30"),
    ),
    "live": (
        *("Live: river at Haverly peaks overnight", "Weir Valley Radio", "Weir Valley Radio newsroom", "2026-02-17"),
    ),
    "microdata": ("Bus route 9 returns after two years", "The Upland Courier", "Hannah Weir", "2026-01-19"),
    "paywall": ("Chipmaker in talks on second plant, sources say", "Ledger Line", "Bea Novak", "2026-06-01"),
    "tables": ("Grain elevator to close after harvest", None, "EARL DUNNING", "2003-10-12"),
    "timetag": ("Lighthouse keeper’s log found in attic", "Farrow Islands News", "Ruth Okafor", "2026-03-11"),
    "weblog": ("Allotments saved, says council", "North Bank Notes", "Sam Iqbal", "2026-05-06"),
}
NOISE = (
    *("cookie", "Advertisement", "ADVERTISEMENT", "Subscribe", "Sign up", "RELATED", "Most read", "More from", "Share"),
    *("busfan77", "Well done everybody", "©", "Copyright", "Front page", "Reach her at", "Recent Posts", "Tagged"),
)


def page(name: str) -> Article:
    (found,) = read_articles([PAGES / f"{name}.html"])
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", EXPECTED)
def test_title_outlet_author_and_day_are_found_wherever_a_publisher_puts_them(name: str) -> None:
    article = page(name)
    assert (article.title, article.outlet, article.author, article.published) == EXPECTED[name]
    assert article.certainty == ("inferred" if name == "tables" else "stated")


@pytest.mark.parametrize("name", EXPECTED)
def test_paragraphs_quotes_captions_and_lists_are_kept_and_what_stands_around_them_is_not(name: str) -> None:
    text = page(name).text
    assert text.splitlines() == (PAGES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert not [noise for noise in NOISE if noise in text]


def test_there_are_ten_pages_and_each_is_judged() -> None:
    for kind in ("html", "txt"):
        assert {file.stem for file in PAGES.glob(f"*.{kind}")} == set(EXPECTED)
    assert len(EXPECTED) == 10


def test_a_report_says_what_was_guessed_of_a_page() -> None:
    assert page("weblog").guesses == ("outlet from the page's title",)
    assert page("tables").guesses == ("date from the byline", "author from the byline")
    assert page("graph").guesses == ()


def test_a_fetched_page_cannot_speak_for_another_site() -> None:
    raw = (PAGES / "graph.html").read_bytes()
    own = "https://saltmarsh-echo.example/news/quay-wall-rebuilt-88213"
    assert read_html(raw).url == own
    assert read_html(raw, url="https://saltmarsh-echo.example/x?utm=1").url == own
    assert read_html(raw, url="https://elsewhere.example/x").url == "https://elsewhere.example/x"


@pytest.mark.parametrize("address", ["https://[harbour/ferry", "http://[::1", "//", "ferry", "https://a]b/c"])
@pytest.mark.parametrize("fetched", [None, "https://harbour.example/x"])
def test_an_address_that_is_none_is_passed_over(address: str, fetched: str | None) -> None:
    said = "<p>The ferry runs again, the company said on Monday, and it would run until the summer.</p>" * 5
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "url": "{address}"}}</script>'
    head = f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">{linked}'
    article = read_html(f"<html><head>{head}</head><body><h1>Ferry</h1>{said}</body></html>".encode(), url=fetched)
    assert article.url in (fetched, "https://harbour.example/ferry")


def test_broken_or_hostile_linked_data_is_passed_over() -> None:
    said = "<p>The ferry runs again, the company said on Monday, and it would run until the summer.</p>" * 5
    for data in (
        "{",
        "[" * 50_000,
        '{"@type": ["NewsArticle"], "publisher": [], "articleBody": 7}',
        '{"@graph": {"a": 1}}',
    ):
        raw = f'<html><body><script type="application/ld+json">{data}</script><h1>Ferry</h1>{said}</body></html>'
        assert "The ferry runs again" in read_html(raw.encode()).text
