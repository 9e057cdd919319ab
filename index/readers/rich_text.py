"""Rich text (.rtf) → Article, through striprtf."""

from __future__ import annotations

import re

from index.article import Article
from index.errors import ArticleRefused
from index.readers.office import article_of_paragraphs

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_PROPERTY = re.compile(r"\{\\(title|author) ([^{}\\]{1,200})\}")
# Words that were deleted and wait for that to be accepted, and hidden ones: to the end of their group nothing is shown.
_UNSHOWN = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:deleted|v)(?![a-z0-9-])(?![^{}]{0,2000}\\v0)")
_NOT_ASCII = re.compile(r"[\x80-\xff]")
_DESTINATIONS = re.compile(r"\{\\info\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def read_rich_text(raw: bytes) -> Article:
    """Return the article in a rich text document, a paragraph a line, without deleted and hidden words.

    Raises ArticleRefused for what is no such document, or has no text.
    """
    from striprtf.striprtf import rtf_to_text

    if not raw.lstrip().startswith(b"{\\rtf"):
        raise ArticleRefused("It is not a rich text document; give the file the ending of what it is.")
    # Rich text is ASCII; other letters are escapes in the code page that it names, or should be.
    written = _NOT_ASCII.sub(lambda found: f"\\'{ord(found[0]):02x}", raw.decode("latin-1"))
    page = _CODE_PAGE.search(raw[:2_000])
    shown = _UNSHOWN.sub(r"\1\\*", written)
    known = dict(_PROPERTY.findall("".join(_DESTINATIONS.findall(written[:20_000]))))
    try:
        text = rtf_to_text(shown, encoding=f"cp{page[1].decode()}" if page else "cp1252", errors="strict")
    except (ValueError, LookupError, RecursionError, OverflowError, TypeError) as error:
        raise ArticleRefused(
            "This rich text document cannot be read; save it as .docx or .txt and add that."
        ) from error
    return article_of_paragraphs(text.splitlines(), None, known.get("title"), known.get("author"))
