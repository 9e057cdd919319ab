"""Plain text files → Article; the text stays exactly as in the file."""

from __future__ import annotations

import re

from index.article import Article
from index.readers.decode import decode

_LONGEST_TITLE = 150
_ENDED = re.compile(r"[.!;:,…]['’\"”»)]*$")
_QUOTED_TO_THE_END = re.compile(r"[.!?…,]['’\"”»]$")
# "By Ines Calder", "Published 14 March 2026", "KYIV, March 14 (Agency) —", "https://…", "14 March 2026"
_NOT_A_TITLE = re.compile(
    r"by\s+[A-Z]|(?:published|updated|posted|last\s+modified|first\s+published)\b|https?://|"
    r".*\((?:reuters|ap|afp|dpa|tass|upi|ap photo)\)|.*[—–-]$|\W*\d[\d\s./:-]*$|"
    r"(?:[a-z]+,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+,?\s+\d{4}\b|[a-z]+\.?\s+\d{1,2},?\s+\d{4}\b",
    re.IGNORECASE,
)


def read_text(raw: bytes) -> Article:
    """Return the article in a plain text file; its first line is its title only where it looks like one.

    Raises ArticleRefused for what is empty, too long or not text.
    """
    decoded = decode(raw)
    title = title_of(decoded.text)
    guesses = (*decoded.guesses, "title from the first line") if title else decoded.guesses
    return Article.from_text(decoded.text, title=title, guesses=guesses)


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
