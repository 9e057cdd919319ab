"""Plain text files → Article; the text stays exactly as in the file."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from itertools import takewhile

from index.article import Article
from index.readers.decode import decode

_LONGEST_TITLE = 150
_ENDED = re.compile(r"[.!;:,…]['’\"”»)]*$")
_QUOTED_TO_THE_END = re.compile(r"[.!?…,]['’\"”»]$")
_HEADER = re.compile(r"[A-Z][A-Za-z-]{1,30}: ?(?P<said>.*)")
# "By Ines Calder", "Published 14 March 2026", "KYIV, March 14 (Agency) —", "https://…", "14 March 2026"
_NOT_A_TITLE = re.compile(
    r"by\s+[A-Z]|(?:published|updated|posted|last\s+modified|first\s+published)\b|https?://|"
    r".*\((?:reuters|ap|afp|dpa|tass|upi|ap photo)\)|.*[—–-]$|\W*\d[\d\s./:-]*$|"
    r"(?:[a-z]+,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+,?\s+\d{4}\b|[a-z]+\.?\s+\d{1,2},?\s+\d{4}\b",
    re.IGNORECASE,
)


def read_text(raw: bytes) -> Article:
    """Return the article in a plain text file; its first line is its title only where it looks like one.

    The title of a letter with its headers is its subject.
    Raises ArticleRefused for what is empty, too long or not text.
    """
    decoded = decode(raw)
    if title := _subject(decoded.text):
        guess = "title from the letter's subject"
    elif title := title_of(decoded.text):
        guess = "title from the first line"
    return Article.from_text(decoded.text, title=title, guesses=(*decoded.guesses, *((guess,) if title else ())))


def _subject(text: str) -> str | None:
    """Return what stands after "Subject:" in the lines "From: …", "Date: …" at the head of ``text``, if it has such."""
    headers = list(takewhile(str.strip, text.lstrip().splitlines()))
    if len(headers) < 2 or not all(_HEADER.fullmatch(line) or line[0].isspace() for line in headers):
        return None
    found = (_HEADER.fullmatch(line) for line in headers if line.startswith("Subject:"))
    return next((_decoded(match["said"]) for match in found if match and match["said"].strip()), None)


def _decoded(subject: str) -> str:
    """Return what a mail program shows of "=?utf-8?q?Statement_=E2=80=93_ferry?="."""
    try:
        return str(make_header(decode_header(subject)))
    except (HeaderParseError, ValueError, LookupError):
        return subject


def title_of(text: str) -> str | None:
    """Return the first line of ``text`` when it is short, unended, alone above an empty line, and no byline or date."""
    lines = text.lstrip().splitlines()
    if len(lines) < 3 or lines[1].strip() or not any(line.strip() for line in lines[2:]):
        return None
    first = lines[0].strip()
    if len(first) > _LONGEST_TITLE or not any(character.isalpha() for character in first):
        return None
    if _ENDED.search(first) or _QUOTED_TO_THE_END.search(first) or _NOT_A_TITLE.match(first):
        return None
    return first
