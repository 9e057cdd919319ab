"""What office programs write → Article: paragraphs as lines, and which of the document's properties can be believed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Article
from index.readers.text import title_of

# What programs and shared computers put in the place of a name.
_NO_AUTHOR = re.compile(
    r"(?:microsoft (?:office )?user|python-docx|windows user|user|admin(?:istrator)?|author|unknown|owner|editor|"
    r"openoffice.*|libreoffice.*)$|.*[@\\/]",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[^\S\n]*\n\s*")


def article_of_paragraphs(
    paragraphs: Sequence[str], heading: str | None, title: str | None, author: str | None
) -> Article:
    """Return the article of ``paragraphs``, one below the other with an empty line between.

    Its title is its ``heading``; else the ``title`` in the document's properties where the text begins with it, for
    many documents carry the title of the one they were made from; else the first line that looks like one. Its
    ``author`` is the properties' where that is a name. Days there are those of the file and not of publication.
    """
    lines = [_BLANKS.sub("\n", paragraph).strip() for paragraph in paragraphs]
    text = "\n\n".join(line for line in lines if line)
    stated = believed_title(heading, text) or believed_title(title, text)
    name = believed_author(author)
    guessed = None if stated else title_of(text)
    guesses = [
        *(["title from the first line"] if guessed else []),
        *(["author from the document's properties"] if name else []),
    ]
    return Article.from_text(text, title=stated or guessed, author=name, guesses=tuple(guesses))


def believed_title(title: str | None, text: str) -> str | None:
    """Return ``title`` where the text itself begins with it, or nearly so."""
    plain = " ".join((title or "").split())
    head = " ".join(text[: 20 * len(plain) + 400].split())
    return plain if plain and plain.casefold() in head.casefold() else None


def believed_author(author: str | None) -> str | None:
    """Return ``author`` where it can be a person's name."""
    plain = " ".join((author or "").split())
    return plain if plain and " " in plain and not _NO_AUTHOR.match(plain) else None
