"""PDF files → Article: pypdf takes the words from the pages, lines are joined to the paragraphs they were."""

from __future__ import annotations

import io
import logging
import math
import unicodedata
from collections.abc import Sequence
from typing import Any

from index.article import MAX_CHARACTERS, Article
from index.errors import ArticleRefused
from index.readers.columns import Drawn, in_columns
from index.readers.office import article_of_paragraphs, believed_title
from index.readers.reflow import paragraphs_of_pages
from index.readers.spacing import CHANGE, PageLine, heading_of, lines_of, set_apart

_MOST_PAGES = 300
_MOST_UNPACKED = 20_000_000  # bytes of one stream; the words of a page take thousands
_MOST_STEPS = 300_000  # operators of one page
# Drawn as one sign, written as letters: nobody searches for "oﬃcial".
_LIGATURES = str.maketrans({sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"})

logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(raw: bytes) -> Article:
    """Return the article in a PDF file, a paragraph a line, without the lines that repeat at head and foot of pages.

    A page's words come in the order in which the file draws them, which for most programs is that of reading;
    columns drawn line by line across, each line an object of its own, are told apart.
    Raises ArticleRefused for what is no PDF, is locked or too large, or holds pictures of its pages only.
    """
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import FileNotDecryptedError

    try:
        with apply_configuration(
            zlib_maximum_output_length=_MOST_UNPACKED,
            lzw_maximum_output_length=_MOST_UNPACKED,
            run_length_maximum_output_length=_MOST_UNPACKED,
            array_based_stream_maximum_output_length=_MOST_UNPACKED,
            stream_parsing_work_maximum_count=_MOST_STEPS,
        ):
            reader = PdfReader(io.BytesIO(raw))
            if len(reader.pages) > _MOST_PAGES:
                raise ArticleRefused(
                    f"This PDF has {len(reader.pages)} pages, more than the {_MOST_PAGES} that are read as one "
                    "article; split it."
                )
            heading, pages = _pages(reader)
            known = reader.metadata
            title, author = (known.title, known.author) if known else (None, None)
    except ArticleRefused:
        raise
    except FileNotDecryptedError as error:
        raise ArticleRefused("This PDF is locked with a password; save it without one.") from error
    # A broken file may fail anywhere in the parser; one such file must not end the reading of a folder.
    except Exception as error:
        raise ArticleRefused("This PDF is damaged or too large to read; print it to a new PDF and add that.") from error
    if not any(page.strip() for page in pages):
        raise ArticleRefused(
            "This PDF holds pictures of its pages and no text; recognise its text with an OCR program first."
        )
    paragraphs = paragraphs_of_pages(pages)
    stated = believed_title(title, "\n".join(paragraphs))
    return article_of_paragraphs(paragraphs, stated or heading, title, author)


def _pages(reader: object) -> tuple[str | None, list[str]]:
    """Return the words in the largest letters of the first page with any, and the pages."""
    pages: list[str] = []
    heading: str | None = None
    for page in reader.pages:  # type: ignore[attr-defined]
        drawn = _drawn_on(page)
        columns = in_columns(drawn)
        lines = (
            lines_of(drawn)
            if columns is None
            else [PageLine(one.text, one.left, one.height, one.size) for one in columns]
        )
        if not any(map(str.strip, pages)):
            heading = heading_of(lines)
        pages.append("\n".join(set_apart(lines)))
        if sum(map(len, pages)) > MAX_CHARACTERS:
            raise ArticleRefused(
                f"This PDF holds more than the {MAX_CHARACTERS:,} characters that are taken as one article; split it."
            )
    return heading, pages


def _drawn_on(page: Any) -> list[Drawn]:
    drawn: list[Drawn] = []

    def see(text: str, page_at: Sequence[float], text_at: Sequence[float], _: object, size: float) -> None:
        left, height = text_at[4], text_at[5]
        drawn.append(
            Drawn(
                left * page_at[0] + height * page_at[2] + page_at[4],
                left * page_at[1] + height * page_at[3] + page_at[5],
                # A font without a table of its letters gives NULs and halves of characters.
                "".join(c for c in text if c != CHANGE and not "\ud800" <= c <= "\udfff").translate(_LIGATURES),
                size * math.hypot(text_at[2] * page_at[0] + text_at[3] * page_at[2], text_at[3] * page_at[3]),
            )
        )

    page.extract_text(visitor_text=see)
    return drawn
