from __future__ import annotations

import socket

import pytest

from index import ArticleRefused
from index.readers.html import read_html

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry strike ends | The Harbour Post</title>
<meta property="og:title" content="Ferry strike ends after nine days">
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Ines Calder">
<meta property="article:published_time" content="2026-03-14T08:30:00+00:00">
<link rel="canonical" href="https://harbourpost.example/ferry-strike-ends">
<style>p { color: tomato }</style><script>var secret = "not for readers";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Ferry strike ends after nine days</h1><p class="byline">By Ines Calder</p>
<p>The strike that cut off three islands ended on Friday, the union said. &ldquo;We got what we asked for,&rdquo; its
leader, Tom&aacute;s Brandt, told a crowd &mdash; on the quay.</p>
<blockquote><p>&lsquo;Nobody should choose between a wage and a weekend,&rsquo; Brandt said.</p></blockquote>
<p>R&amp;D is <b>not</b> affected, said <a href="/olsen">Mia Olsen</a>, a director. "Nothing changes," she added.</p>
<blockquote>“A block quote without a paragraph,” said a passenger.</blockquote>
<script>document.write("nor this")</script>
<p>Talks about the summer timetable resume on Monday.</p></article>
<footer><p>Copyright 2026 The Harbour Post. All rights reserved.</p></footer></body></html>"""


def test_a_page_gives_its_paragraphs_and_block_quotes_in_order_and_nothing_around_them() -> None:
    assert read_html(PAGE.encode()).text.splitlines() == [
        "The strike that cut off three islands ended on Friday, the union said. “We got what we asked for,” its "
        "leader, Tomás Brandt, told a crowd — on the quay.",
        "‘Nobody should choose between a wage and a weekend,’ Brandt said.",
        'R&D is not affected, said Mia Olsen, a director. "Nothing changes," she added.',
        "“A block quote without a paragraph,” said a passenger.",
        "Talks about the summer timetable resume on Monday.",
    ]


def test_a_page_gives_the_metadata_it_declares() -> None:
    article = read_html(PAGE.encode())
    assert article.title == "Ferry strike ends after nine days"
    assert article.outlet == "The Harbour Post"
    assert article.author == "Ines Calder"
    assert article.published == "2026-03-14"
    assert article.url == "https://harbourpost.example/ferry-strike-ends"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "shift_jis"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    said = {"shift_jis": "港長は月曜日に船が再び運航すると述べた。"}.get(
        encoding, "“The ferry runs again,” said Tomás Brandt."
    )
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{said}</p></body></html>'
    assert read_html(page.encode(encoding)).text == said


def test_a_page_that_calls_windows_text_latin1_keeps_its_quotes() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>‘The ferry runs again,’ he said.</p></body></html>'
    assert read_html(page.encode("cp1252")).text == "‘The ferry runs again,’ he said."


def test_a_day_in_the_words_of_the_article_is_not_its_date() -> None:
    page = "<html><body><p>The last strike was on 4 May 1999, the union said.</p><p>Copyright 2015</p></body></html>"
    assert read_html(page.encode()).published is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body></body></html>",
        "<html><body><script>var text = 'The ferry runs again, he said.'</script><style>p{}</style></body></html>",
        "<" * 10_000,
        "<div>" * 20_000,
        "<!--" * 10_000,
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(ArticleRefused, match=r"save its text as a \.txt file"):
        read_html(page.encode())


def test_reading_a_page_uses_no_network_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read_html(PAGE.encode()).text
    with pytest.raises(ArticleRefused):
        read_html(b"<html></html>")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("control", ["\x01", "\x0c", "\x1f", "\uffff", "&#1;", "&#012;", "&#x1F;", "&#xb", "&#0;"])
def test_control_characters_on_a_page_become_spaces_wherever_they_stand(control: str) -> None:
    page = (
        f"<html><body><h1>Quay{control}shut</h1><figure><img><figcaption>The old{control}quay seen from the tower on "
        f"Friday</figcaption></figure>after{control}it<p>“It is shut,”{control}said Mia Olsen, a director of the port."
    )
    lines = read_html(page.encode()).text.splitlines()
    assert "“It is shut,” said Mia Olsen, a director of the port." in lines
    assert "The old quay seen from the tower on Friday" in lines


@pytest.mark.parametrize("reference", ["&#9;", "&#10;", "&#13;", "&#32;", "&#xA0;", "&#x20;"])
def test_references_to_spaces_stay_spaces(reference: str) -> None:
    page = f"<html><body><p>“It is shut,”{reference}said Mia Olsen, a director of the port.</p></body></html>"
    assert " ".join(read_html(page.encode()).text.split()) == "“It is shut,” said Mia Olsen, a director of the port."
