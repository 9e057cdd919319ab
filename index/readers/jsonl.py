"""JSON Lines → Articles, one object a line, streamed so that a file may be of any length."""

from __future__ import annotations

import codecs
import json
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import BinaryIO

from index.article import Article
from index.errors import ArticleRefused
from index.readers.decode import refuse_binary
from index.readers.fields import article_from_fields, check_columns

_LONGEST_LINE = 16_000_000
_SAMPLE_LINES = 20
_SAMPLE_CHARACTERS = 1_000_000

Fields = dict[str, object]
_Line = tuple[int, Fields | ArticleRefused]


def read_json_lines(lines: BinaryIO, columns: Mapping[str, str] = {}) -> Iterator[tuple[int, Article | ArticleRefused]]:
    """Yield the number of every line that is not blank, from 1, with its article or why it has none.

    ``columns`` names the fields of an article's parts where they go by names that are not known; a line may lack one.

    Raises ArticleRefused, without which line it is, when the rest of the file cannot be read, or the first lines have
    nothing by a name in ``columns``.
    """
    found = _each_line(lines)
    if columns:
        first = list(_sample(found))
        check_columns(columns, {name for _, fields in first if isinstance(fields, dict) for name in fields})
        found = chain(first, found)
    for number, fields in found:
        try:
            yield number, fields if isinstance(fields, ArticleRefused) else article_from_fields(fields, columns=columns)
        except ArticleRefused as refused:
            yield number, refused


def _sample(found: Iterator[_Line]) -> Iterator[_Line]:
    characters = 0
    for number, fields in islice(found, _SAMPLE_LINES):
        yield number, fields
        characters += len(str(fields))
        if characters > _SAMPLE_CHARACTERS:
            return


def _each_line(lines: BinaryIO) -> Iterator[_Line]:
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
                yield number, _fields(line)
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


def _fields(line: bytes) -> Fields | ArticleRefused:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return ArticleRefused("The line is not UTF-8 text, as JSON Lines must be; save the file as UTF-8.")
    except (ValueError, RecursionError):
        return ArticleRefused('The line is not JSON; write one object, such as {"text": "…", "title": "…"}.')
    if not isinstance(fields, dict):
        return ArticleRefused('The line is not an object; write one, such as {"text": "…", "title": "…"}.')
    return fields
