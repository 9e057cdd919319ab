"""JSON Lines → Articles, one object a line, streamed so that a file may be of any length."""

from __future__ import annotations

import codecs
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from index.article import Article
from index.errors import ArticleRefused
from index.readers.decode import refuse_binary
from index.readers.fields import article_from_fields

_LONGEST_LINE = 16_000_000


def read_json_lines(lines: BinaryIO, columns: Mapping[str, str] = {}) -> Iterator[tuple[int, Article | ArticleRefused]]:
    """Yield the number of every line that is not blank, from 1, with its article or why it has none.

    ``columns`` names the fields of an article's parts where they go by names that are not known.

    Raises ArticleRefused, without which line it is, when the rest of the file cannot be read.
    """
    number = 0
    try:
        while line := lines.readline(_LONGEST_LINE):
            number += 1
            if number == 1:
                _refuse_other_kinds(line)
                line = line.removeprefix(codecs.BOM_UTF8)
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                _skip_rest_of_line(lines)
                yield (
                    number,
                    ArticleRefused(f"The line is longer than {_LONGEST_LINE:,} bytes; one article is shorter."),
                )
            elif line.strip():
                yield number, _article(line, columns)
    except (OSError, EOFError, zlib.error) as error:
        raise ArticleRefused(
            f"After line {number} it cannot be read: the file is damaged or cut short; get it again."
        ) from error
    if not number:
        raise ArticleRefused("The file is empty; put one article a line in it, as a JSON object.")


def _refuse_other_kinds(first_line: bytes) -> None:
    refuse_binary(first_line)
    if first_line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in first_line:
        raise ArticleRefused("It is not UTF-8 text, as JSON Lines must be; save it as UTF-8.")
    if first_line.strip() in (b"[", b"{"):
        raise ArticleRefused("It is JSON over several lines; JSON Lines has one whole article a line, as an object.")


def _skip_rest_of_line(lines: BinaryIO) -> None:
    while (piece := lines.readline(_LONGEST_LINE)) and not piece.endswith(b"\n"):
        pass


def _article(line: bytes, columns: Mapping[str, str]) -> Article | ArticleRefused:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return ArticleRefused("The line is not UTF-8 text, as JSON Lines must be; save the file as UTF-8.")
    except (ValueError, RecursionError):
        return ArticleRefused('The line is not JSON; write one object, such as {"text": "…", "title": "…"}.')
    if not isinstance(fields, dict):
        return ArticleRefused('The line is not an object; write one, such as {"text": "…", "title": "…"}.')
    try:
        return article_from_fields(fields, columns=columns)
    except ArticleRefused as refused:
        return refused
