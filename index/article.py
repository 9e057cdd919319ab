"""Article: one news text, kept exactly as given, with its metadata."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateutil import parser as date_parser

from index.errors import ArticleRefused

MAX_CHARACTERS = 1_000_000
_WRITTEN_MONTH = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``[start, end)`` of an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the words of this span; ValueError when it does not fit in ``text``."""
        if self.end > len(text):
            raise ValueError(f"span [{self.start}, {self.end}) passes the end of a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One news text and its metadata; make it with :meth:`from_text`.

    ``text`` is never changed: every offset in the project points into it. ``published`` is an
    ISO 8601 date or date-time. ``language`` is an ISO 639-1 code, None where unknown.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    @classmethod
    def from_text(
        cls,
        text: str,
        title: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        published: str | date | None = None,
        url: str | None = None,
        language: str | None = None,
    ) -> Article:
        """Return an article with ``text`` exactly as given; blank metadata counts as none.

        Raises ArticleRefused when the text is empty, too long or not valid Unicode, or when
        ``published`` is not a date.
        """
        if not text.strip():
            raise ArticleRefused("The article has no text; give one with at least a sentence.")
        if len(text) > MAX_CHARACTERS:
            raise ArticleRefused(
                f"The article has {len(text):,} characters; at most {MAX_CHARACTERS:,} are taken. Split it into articles."
            )
        if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise ArticleRefused(
                "The text holds characters that no text file has (NUL or lone surrogates); save it as UTF-8 text."
            )
        return cls(
            text=text,
            title=_line(title),
            outlet=_line(outlet),
            author=_line(author),
            published=_iso(published),
            url=_line(url),
            language=_line(language),
        )

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits of the SHA-256 of text and metadata: the same article, the same id."""
        fields = [self.text, self.title, self.outlet, self.author, self.published, self.url]
        return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode("utf-8")).hexdigest()[:16]

    @property
    def published_day(self) -> date | None:
        return date.fromisoformat(self.published[:10]) if self.published else None

    def with_language(self, language: str | None) -> Article:
        return replace(self, language=language)


def _line(value: str | None) -> str | None:
    """Metadata is one line: white space of any kind becomes one space, blank becomes None."""
    if value is None:
        return None
    cleaned = "".join(character for character in value if not "\ud800" <= character <= "\udfff" and character != "\x00")
    return " ".join(cleaned.split()) or None


def _iso(value: str | date | None) -> str | None:
    """Return ``value`` as ISO 8601; a written month may come in any order, digits alone must be year first."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    line = _line(value)
    if line is None:
        return None
    try:
        if line[:4].isdigit():
            found = datetime.fromisoformat(line.replace("/", "-"))
            return found.date().isoformat() if len(line) <= 10 else found.isoformat()
        if any(month in line.lower() for month in _WRITTEN_MONTH):
            return date_parser.parse(line).date().isoformat()
    except (ValueError, OverflowError):
        pass
    raise ArticleRefused(f"The publication date {line[:40]!r} is not a date; write it as year-month-day, such as 2026-03-14.")
