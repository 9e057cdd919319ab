"""Article: one news text, kept exactly as given, with its metadata."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from index.days import iso_day
from index.errors import ArticleRefused

MAX_CHARACTERS = 1_000_000
# Whether a publication day was stated with the article, or read from its dateline or address.
Certainty = Literal["stated", "inferred"]


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

    The last four say where all this is from, and make no difference to which article it is: ``certainty`` whether
    its day was stated or only inferred; ``origin`` what tells its later versions (by default its address);
    ``guesses`` what a reader had to guess, a few words each; ``superseded`` that a newer version is known.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    certainty: Certainty | None = field(default=None, compare=False)
    origin: str | None = field(default=None, compare=False)
    guesses: tuple[str, ...] = field(default=(), compare=False)
    superseded: bool = field(default=False, compare=False)

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
        certainty: Certainty | None = None,
        origin: str | None = None,
        guesses: tuple[str, ...] = (),
    ) -> Article:
        """Return an article with ``text`` exactly as given; blank metadata counts as none.

        Raises ArticleRefused when the text is empty, too long or not valid Unicode, or when
        ``published`` is not a date.
        """
        if not text.strip():
            raise ArticleRefused("The article has no text; give one with at least a sentence.")
        if len(text) > MAX_CHARACTERS:
            raise ArticleRefused(
                f"The article has {len(text):,} characters, more than the {MAX_CHARACTERS:,} that are taken; split it."
            )
        if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise ArticleRefused(
                "The text holds characters that no text file has (NUL or lone surrogates); save it as UTF-8 text."
            )
        day = published.isoformat() if isinstance(published, date) else iso_day(_line(published))
        return cls(
            text=text,
            title=_line(title),
            outlet=_line(outlet),
            author=_line(author),
            published=day,
            url=_line(url),
            language=_line(language),
            certainty=(certainty or "stated") if day else None,
            origin=_line(origin),
            guesses=guesses,
        )

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits of the SHA-256 of text and metadata: the same article, the same id."""
        fields = [self.text, self.title, self.outlet, self.author, self.published, self.url]
        return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode("utf-8")).hexdigest()[:16]

    @property
    def published_day(self) -> date | None:
        return date.fromisoformat(self.published[:10]) if self.published else None

    def with_inferred_day(self, day: str, guess: str) -> Article:
        """Return the article dated ``day``, an ISO date that was inferred, as ``guess`` says."""
        return replace(self, published=day, certainty="inferred", guesses=(*self.guesses, guess))

    def completed_by(self, other: Article) -> Article:
        """Return the article with title, author and day of ``other`` where it has none."""
        dated = self if self.published else other
        title, author = self.title or other.title, self.author or other.author
        return replace(self, title=title, author=author, published=dated.published, certainty=dated.certainty)

    def with_origin(self, origin: str) -> Article:
        return self if self.origin else replace(self, origin=origin)

    def with_guesses(self, *guesses: str) -> Article:
        return replace(self, guesses=(*self.guesses, *guesses)) if guesses else self

    def with_language(self, language: str | None) -> Article:
        return replace(self, language=language)


def _line(value: str | None) -> str | None:
    """Metadata is one line: white space of any kind becomes one space, blank becomes None."""
    if value is None:
        return None
    cleaned = "".join(character for character in value if not "\ud800" <= character <= "\udfff" and character != "\x00")
    return " ".join(cleaned.split()) or None
