"""PDF files → Article: pypdf takes the words from the pages, lines are joined to the paragraphs they were."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from index.article import MAX_CHARACTERS, Article
from index.errors import ArticleRefused
from index.readers.columns import Drawn, in_columns
from index.readers.office import article_of_paragraphs
from index.readers.reflow import paragraphs_of_pages

_MOST_PAGES = 300
_MOST_UNPACKED = 20_000_000  # bytes of one stream; the words of a page take thousands
_MOST_STEPS = 300_000  # operators of one page

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
            pages = list(_pages(reader))
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
    return article_of_paragraphs(paragraphs_of_pages(pages), None, title, author)


def _pages(reader: object) -> Iterator[str]:
    characters = 0
    for page in reader.pages:  # type: ignore[attr-defined]
        # A font without a table of its letters gives NULs and halves of characters.
        text = "".join(c for c in _words_of(page) if c != "\x00" and not "\ud800" <= c <= "\udfff")
        characters += len(text)
        if characters > MAX_CHARACTERS:
            raise ArticleRefused(
                f"This PDF holds more than the {MAX_CHARACTERS:,} characters that are taken as one article; split it."
            )
        yield text


def _words_of(page: Any) -> str:
    drawn: list[Drawn] = []

    def see(text: str, page_at: Sequence[float], text_at: Sequence[float], *_: object) -> None:
        left, height = text_at[4], text_at[5]
        drawn.append(
            Drawn(
                left * page_at[0] + height * page_at[2] + page_at[4],
                left * page_at[1] + height * page_at[3] + page_at[5],
                text,
            )
        )

    as_drawn: str = page.extract_text(visitor_text=see)
    lines = in_columns(drawn)
    return as_drawn if lines is None else "\n".join(lines)
