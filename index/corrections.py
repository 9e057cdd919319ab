"""Notices of correction and retraction → the articles that they say they are about."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.article import Article
from index.errors import ArticleRefused

_NOTICE = re.compile(
    r"\W*(?:corrections?|clarifications?|retractions?|errat(?:um|a)|editor[’']s note)\b", re.IGNORECASE
)
# "An article published on 3 March about the retaking of Sevsk placed …"
_PUBLISHED = re.compile(
    r"\b(?:article|story|report|item|brief|column|interview|headline)\b[^.!?]{0,60}?"
    r"\b(?:published|printed|appeared|ran|posted|of|from)\b(?: on| in)?(?: \w+day,?)? "
    r"(?P<day>\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? (?P<year>\d{4}))?\b(?P<about>[^.!?]*)"
)
_FEWEST_TITLE_WORDS = 3
_NOTICES = """
SELECT number, id, title, outlet_folded, day, published, text FROM article JOIN article_text USING (number)
WHERE newer IS NULL AND outlet_folded IS NOT NULL AND day IS NOT NULL
    AND (title LIKE '%correct%' OR title LIKE '%clarif%' OR title LIKE '%retract%' OR title LIKE '%errat%'
        OR title LIKE '%editor%')
ORDER BY number
"""
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Notice:
    """A dated article that says by its title that it corrects another of its outlet."""

    number: int
    id: str
    outlet: str
    day: str
    published: date
    text: str


def notices(connection: sqlite3.Connection) -> list[Notice]:
    """Return the notices in force, in the order added."""
    rows = connection.execute(_NOTICES)
    return [
        Notice(number, id_, outlet, day, date.fromisoformat(published[:10]), text)
        for number, id_, title, outlet, day, published, text in rows
        if _NOTICE.match(title)
    ]


def about(connection: sqlite3.Connection, article_id: str, known: Sequence[Notice]) -> list[str]:
    """Return the ids of those of the notices ``known``, of the same outlet and not older, that say they are about an
    article."""
    if not known:
        return []
    asked = "SELECT number, outlet_folded, title, url, day FROM article WHERE id = ?"
    found = connection.execute(asked, (article_id,)).fetchone()
    if found is None or found[4] is None:
        return []
    number, outlet, title, url, day = found
    return [
        notice.id
        for notice in known
        if notice.outlet == outlet
        and notice.day >= day
        and notice.number != number
        and _is_about(notice.text, notice.published, title, url, day)
    ]


def _is_about(notice: str, on: date, title: str | None, url: str | None, day: str) -> bool:
    """Say whether a notice of the day ``on`` names an article: by address, by title, or by its day and a word of it."""
    if url and url in notice:
        return True
    words = set(_WORD.findall((title or "").casefold()))
    if title and len(title.split()) >= _FEWEST_TITLE_WORDS and title.casefold() in notice.casefold():
        return True
    return any(
        _day(found["day"], found["year"], on) == day and words & set(_WORD.findall(found["about"].casefold()))
        for found in _PUBLISHED.finditer(notice)
    )


def _day(written: str, year: str | None, on: date) -> str | None:
    """Return the ISO date of "3 March", the last one not after ``on`` where no ``year`` is given."""
    for one in (year,) if year else (str(on.year), str(on.year - 1)):
        try:
            found = Article.from_text("-", published=f"{written} {one}").published
        except ArticleRefused:
            continue
        if found and (year or found <= on.isoformat()):
            return found[:10]
    return None
