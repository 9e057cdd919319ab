"""Notices of correction and retraction → the articles that they say they are about."""

from __future__ import annotations

import re
import sqlite3
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
_OF_THE_SAME_OUTLET = """
SELECT notice.id, notice.title, notice.published, words.text, article.title, article.url, article.day
FROM article
JOIN article AS notice ON notice.outlet_folded = article.outlet_folded AND notice.newer IS NULL
    AND notice.day >= article.day AND notice.number != article.number
    AND (notice.title LIKE '%correct%' OR notice.title LIKE '%clarif%' OR notice.title LIKE '%retract%'
        OR notice.title LIKE '%errat%' OR notice.title LIKE '%editor%')
JOIN article_text AS words ON words.number = notice.number
WHERE article.id = ? ORDER BY notice.number
"""
_WORD = re.compile(r"[^\W\d_]{4,}")


def corrections(connection: sqlite3.Connection, article_id: str) -> list[str]:
    """Return the ids of the notices in force, of the same outlet and not older, that say they are about an article."""
    rows = connection.execute(_OF_THE_SAME_OUTLET, (article_id,))
    return [
        notice
        for notice, heading, published, text, title, url, day in rows
        if _NOTICE.match(heading) and _is_about(text, date.fromisoformat(published[:10]), title, url, day)
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
