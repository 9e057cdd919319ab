from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, ArticleRefused, Span
from index.article import MAX_CHARACTERS

TEXT = "The ferry will run again on Monday, the harbour master said."


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("2026-03-14", "2026-03-14"),
        ("2026/03/14", "2026-03-14"),
        ("20260314", "2026-03-14"),
        ("2026-03-14 10:00", "2026-03-14T10:00:00"),
        ("2026-03-14T10:00:00Z", "2026-03-14T10:00:00+00:00"),
        ("2026-03-14T10:00:00+02:00", "2026-03-14T10:00:00+02:00"),
        ("14 March 2026", "2026-03-14"),
        ("March 14, 2026", "2026-03-14"),
        ("14th of March, 2026", "2026-03-14"),
        ("Sept. 14, 2026", "2026-09-14"),
        ("2026 March 14", "2026-03-14"),
        ("Sat, 14 Mar 2026 08:30:00 GMT", "2026-03-14"),
        ("Sat Mar 14 08:30:00 2026", "2026-03-14"),
        ("Updated March 14, 2026 5:12 p.m.", "2026-03-14"),
        ("29 February 2024", "2024-02-29"),
        ("14 марта 2026 г.", "2026-03-14"),
        ("14 БЕРЕЗНЯ 2026", "2026-03-14"),
        ("14.03.2026", "2026-03-14"),
        ("04.03.2026 08:30", "2026-03-04"),
        ("14/3/2026", "2026-03-14"),
        ("03/14/2026", "2026-03-14"),
        ("03-14-2026", "2026-03-14"),
        ("03/03/2026", "2026-03-03"),
        ("1773480000", "2026-03-14T09:20:00+00:00"),
        ("1773480000000", "2026-03-14T09:20:00+00:00"),
        ("1773480000.0", "2026-03-14T09:20:00+00:00"),
        ("46095", "2026-03-14"),
        ("46095.35", "2026-03-14"),
        ("  \n", None),
        (None, None),
        (date(2026, 3, 14), "2026-03-14"),
        (datetime(2026, 3, 14, 8, 30, tzinfo=UTC), "2026-03-14T08:30:00+00:00"),
    ],
)
def test_a_publication_date_is_kept_as_iso(written: str | date | None, stored: str | None) -> None:
    assert Article.from_text(TEXT, published=written).published == stored


@pytest.mark.parametrize(
    "written",
    [
        *("soon", "31/02/2026", "03.14.2026", "14 March", "March 2026", "2026", "2026-03", "Mar 14 26", "may"),
        *("2026-13-01", "31 February 2026", "2026031408", "177348000", "46", "٢٠٢٦-03-14", "Marching 14 2026"),
    ],
)
def test_a_date_that_leaves_something_open_is_refused_and_named(written: str) -> None:
    with pytest.raises(ArticleRefused, match="is not a date; write it as year-month-day") as refused:
        Article.from_text(TEXT, published=written)
    assert repr(written) in str(refused.value)


@pytest.mark.parametrize("written", ["04/03/2026", "4-3-2026", "04/03/2026 08:30"])
def test_a_date_of_digits_that_may_be_two_days_is_refused_and_both_are_named(written: str) -> None:
    with pytest.raises(ArticleRefused, match="can be read as 2026-03-04 or 2026-04-03; write it as year-month-day"):
        Article.from_text(TEXT, published=written)


@given(st.text(max_size=80) | st.from_regex(r"(?i)[0-9]{1,2}[ ./-][a-zа-яіїєґ]{3,9}[ ./-][0-9]{4}"))
def test_no_words_for_a_date_do_more_than_be_refused(written: str) -> None:
    try:
        article = Article.from_text(TEXT, published=written)
    except ArticleRefused:
        return
    assert article.published is None or article.published_day is not None


@given(st.datetimes(timezones=st.none() | st.timezones()) | st.dates())
def test_a_stored_date_is_stored_the_same_when_read_again(when: date) -> None:
    once = Article.from_text(TEXT, published=when).published
    # Offsets with seconds belong to the time before time zones; no newspaper writes them.
    if once is not None and once.count(":") <= 3:
        assert Article.from_text(TEXT, published=once).published == once


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_text_is_kept_as_given_or_refused_as_empty(text: str) -> None:
    if text.strip():
        assert Article.from_text(text).text == text
    else:
        with pytest.raises(ArticleRefused, match="no text"):
            Article.from_text(text)


def test_text_that_no_file_can_hold_is_refused() -> None:
    for text in ("said\x00so", "said \ud800 so"):
        with pytest.raises(ArticleRefused, match="save it as UTF-8"):
            Article.from_text(text)


def test_a_text_as_long_as_a_book_is_taken_and_a_longer_one_refused_with_both_sizes() -> None:
    assert Article.from_text("a" * MAX_CHARACTERS).text
    with pytest.raises(ArticleRefused, match="1,000,001 characters, more than the 1,000,000"):
        Article.from_text("a" * (MAX_CHARACTERS + 1))


def test_metadata_is_one_line_and_blank_is_none() -> None:
    article = Article.from_text(TEXT, title=" Ferry\r\n runs\u2028again ", outlet=" \t", author="\ud800", url="\x00")
    assert (article.title, article.outlet, article.author, article.url) == ("Ferry runs again", None, None, None)


def test_the_id_tells_articles_apart_by_text_and_metadata_and_not_by_language() -> None:
    article = Article.from_text(TEXT, title="Ferry")
    assert article.id == Article.from_text(TEXT, title="Ferry ").with_language("en").id
    assert len(article.id) == 16
    others = [
        Article.from_text(TEXT),
        Article.from_text(TEXT, outlet="Ferry"),
        Article.from_text(TEXT + " ", title="Ferry"),
    ]
    assert len({article.id, *(other.id for other in others)}) == 4


def test_a_span_checks_itself_and_the_text_it_is_used_on() -> None:
    assert Span(4, 9).of(TEXT) == "ferry"
    for start, end in ((-1, 2), (3, 3), (4, 2)):
        with pytest.raises(ValueError, match="0 <= start < end"):
            Span(start, end)
    with pytest.raises(ValueError, match="passes the end"):
        Span(0, len(TEXT) + 1).of(TEXT)


def test_spans_know_what_they_overlap_and_hold() -> None:
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 9).holds(Span(4, 9))
    assert not Span(1, 9).holds(Span(0, 9))
