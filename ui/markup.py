"""The smallest pieces of the page's HTML: escaped words, days, names and anchors; pure functions.

Everything that comes from an article or a visitor goes through :func:`text`, and through :func:`isolated` where words
of the page follow on the same line; nothing is Markdown.
"""

from __future__ import annotations

import re
from datetime import date
from html import escape
from urllib.parse import urlsplit

from index import Article
from qa import Source
from ui.languages import phrases

_OPEN, _CLOSE = "\u2066", "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def text(words: str) -> str:
    """Return ``words`` so that HTML shows them as they are, within elements and within attributes."""
    return escape(words, quote=True)


def isolated(words: str, kind: str = "") -> str:
    """Return ``words`` as HTML within a sentence of the page, of the class ``kind``.

    Marks in them that turn the direction of writing turn nothing around them.
    """
    named = f' class="{kind}"' if kind else ""
    return f"<bdi{named}>{balanced(words, text(words))}</bdi>"


def apart(words: str) -> str:
    """Return ``words`` as HTML beside others of the same article, whose direction they share and do not turn."""
    if not _TURNING.search(words):
        return text(words)
    return f'<span class="apart">{balanced(words, text(words))}</span>'


def balanced(words: str, html: str) -> str:
    """Return ``html``, which shows ``words``, with every isolate in them closed, and opened where they only close it.

    Else Chromium would take a stray mark in an article for the end of the element around it.
    """
    unclosed = unopened = 0
    for mark in _ISOLATES.findall(words):
        if mark != _CLOSE:
            unclosed += 1
        elif unclosed:
            unclosed -= 1
        else:
            unopened += 1
    return _OPEN * unopened + html + _CLOSE * unclosed


def day(published: str | None) -> str:
    """Return an ISO date or date-time as "3 March 2026", anything else as it is, none as no date."""
    if not published:
        return str(phrases().UNDATED)
    try:
        return written(date.fromisoformat(published[:10]))
    except ValueError:
        return published


def short_day(published: str) -> str:
    """Return an ISO date or date-time as "3 Mar 2026", for columns that are narrow; anything else as it is."""
    try:
        when = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{when.day} {phrases().MONTHS[when.month - 1][:3]} {when.year}"


def written(when: date) -> str:
    """Return a day as "3 March 2026"."""
    return f"{day_and_month(when)} {when.year}"


def day_and_month(when: date) -> str:
    """Return a day as "3 March", which is not broken between two lines."""
    return f"{when.day}\N{NO-BREAK SPACE}{phrases().MONTHS[when.month - 1]}"


def titled(title: str | None) -> str:
    """Return the title, or words for there being none."""
    return title or phrases().UNTITLED


def called(article: Article) -> str:
    """Return an article's title, or its first words."""
    return article.title or beginning(article.text)


def beginning(words: str) -> str:
    """Return the first words of an article without a title, by which it is told from others."""
    return f"“{shortened(words[:200], 60)}”"


def named(source: Source) -> str:
    """Return the shortest name of where a source stands: its outlet, its title, or that it has none."""
    return source.outlet or shortened(titled(source.title), 40)


def shortened(words: str, most: int) -> str:
    """Return ``words`` on one line of at most ``most`` characters.

    They are cut between words where that leaves half of them; a quotation that is cut is closed.
    """
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[: most - 2]
    end = cut.rfind(" ")
    cut = cut[:end] if end > most // 2 else cut
    return f"{cut}…" + "”" * (cut.count("“") > cut.count("”"))


def is_web(url: str) -> bool:
    """Say whether ``url`` may become a link: an http or https address with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def headline(title: str | None, url: str | None) -> str:
    """Return an article's title as HTML, a link to its address where that is one of the web."""
    words = isolated(titled(title))
    if url is None or not is_web(url):
        return words
    return f'<a href="{text(url)}" target="_blank" rel="noopener noreferrer">{words}</a>'


def question_id(turn: int) -> str:
    """Return the anchor of a question; numbers of turns are never used twice."""
    return f"t{turn}"


def line_id(turn: int, place: int) -> str:
    """Return the anchor of the line or passage at ``place``, counted from 1."""
    return f"t{turn}-l{place}"


def pair_id(turn: int, number: int) -> str:
    """Return the anchor of a pair of opposed lines."""
    return f"t{turn}-o{number}"


def card_id(turn: int, number: int) -> str:
    """Return the anchor of the card of source ``number``."""
    return f"t{turn}-s{number}"
