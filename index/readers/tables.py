"""Tables → Articles, one a row, streamed: CSV, and Parquet where pyarrow is installed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from index.article import Article
from index.errors import ArticleRefused
from index.readers.day_order import order_of, reordered
from index.readers.decode import decode
from index.readers.fields import article_from_fields, check_columns, field_of

_LONGEST_FIELD = 16_000_000
_SAMPLE_BYTES = 1_000_000
_SAMPLE_ROWS = 20
_FEWEST_CHARACTERS = 200  # on average, for a column to pass for the articles' text
_BATCH_ROWS = 64
_LARGEST_GROUP = 2_000_000_000
_TOO_MANY = "\n"  # no column's name: those are of one line
_EMPTY = "The table is empty; its first row names its columns, and each other row is an article."

Row = Mapping[str, object]
Found = Iterator[tuple[int, Article | ArticleRefused]]

_SEPARATOR = re.compile(r"\s*sep=(?P<mark>[,;\t|])\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')

csv.field_size_limit(_LONGEST_FIELD)


def read_csv(file: BinaryIO, columns: Mapping[str, str] = {}) -> Found:
    """Yield the number of every row, with its article or why it has none.

    The first row that is not blank names the columns. Fields may be set apart by commas, semicolons, tabs or bars, also
    as a line above it such as "sep=;" says, which spreadsheets write. ``columns`` says which column holds which part.
    Raises ArticleRefused, without which row it is, when the rest of the file cannot be read.
    """
    sample = file.read(_SAMPLE_BYTES)
    if not sample.strip():
        raise ArticleRefused(_EMPTY)
    # Whole lines only: a character cut in two would pass for another encoding.
    decoded = decode(sample[: sample.rfind(b"\n") + 1] if len(sample) == _SAMPLE_BYTES else sample)
    file.seek(0)
    text = io.TextIOWrapper(file, decoded.encoding, newline="")
    head = decoded.text.removeprefix("\ufeff")
    rows = enumerate(csv.reader(_lines(text), delimiter=_delimiter(head), strict=False), 1)
    number = 1
    try:
        names = next(([_name(name) for name in row] for _, row in rows if _names_columns(row)), [])
        for number, outcome in _articles(_csv_rows(rows, names), columns, decoded.guesses):
            yield number, outcome
    except (csv.Error, UnicodeDecodeError, EOFError, OSError) as error:
        raise ArticleRefused(
            f"After row {number} it cannot be read as {decoded.encoding.upper()} CSV; save it anew as CSV in UTF-8."
        ) from error
    finally:
        text.detach()


def read_parquet(path: Path, columns: Mapping[str, str] = {}) -> Found:
    """Yield the number of every row, from 1, with its article or why it has none.

    Raises ArticleRefused for what is no Parquet table, and where pyarrow, which reads it, is not installed.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ArticleRefused(
            "Parquet tables are read with pyarrow; install it with pip install 'onrecord[parquet]'."
        ) from error
    try:
        with ParquetFile(path) as table:
            groups = (table.metadata.row_group(group) for group in range(table.metadata.num_row_groups))
            if any(group.total_byte_size > _LARGEST_GROUP for group in groups):
                raise ArticleRefused("The table's row groups unpack to more than 2 GB each; write it in smaller ones.")
            batches = table.iter_batches(batch_size=_BATCH_ROWS)
            rows = (_decoded(row) for batch in batches for row in batch.to_pylist())
            yield from _articles(enumerate(rows, 1), columns, ())
    except (ArrowException, OSError, ValueError, NotImplementedError) as error:
        raise ArticleRefused("It is no Parquet table, or a damaged one; write it anew.") from error


def _articles(rows: Iterator[tuple[int, Row]], columns: Mapping[str, str], guesses: tuple[str, ...]) -> Found:
    first = list(islice(rows, _SAMPLE_ROWS))
    if not first:
        raise ArticleRefused(_EMPTY)
    check_columns(columns, first[0][1])
    if "text" not in columns and field_of("text", first[0][1]) is None:
        longest = _longest_column([row for _, row in first])
        columns = {**columns, "text": longest}
        guesses = (*guesses, f"text from the column “{longest[:40]}”")
    published = field_of("published", first[0][1], columns)
    order = order_of(row.get(published) for _, row in first) if published is not None else None
    for number, row in chain(first, rows):
        try:
            if _TOO_MANY in row:
                raise ArticleRefused(
                    f"It has {row[_TOO_MANY]} fields where the first row names {len(row) - 1}; put a field that holds "
                    "what sets fields apart in quotation marks."
                )
            guessed = guesses
            if order is not None and published is not None and (day := reordered(row.get(published), order)):
                row, guessed = {**row, published: day}, (*guesses, f"days as {order}/year from other rows")
            yield number, article_from_fields(row, columns=columns).with_guesses(*guessed)
        except ArticleRefused as refused:
            yield number, refused


def _longest_column(rows: Sequence[Row]) -> str:
    lengths = {name: sum(len(cell) for row in rows if isinstance(cell := row.get(name), str)) for name in rows[0]}
    longest = max(lengths, key=lambda name: lengths[name])
    if lengths[longest] < _FEWEST_CHARACTERS * len(rows):
        raise ArticleRefused(
            "No column holds the articles' text by its name or length; call it “text”, "
            "or name it with --column text=NAME."
        )
    return longest


def _decoded(row: dict[str, object]) -> Row:
    """Return a row with text that its table keeps as mere bytes as text; other bytes are no article's."""
    return {name: cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for name, cell in row.items()}


def _name(cell: str) -> str:
    return " ".join(cell.removeprefix("\ufeff").split())


def _names_columns(row: Sequence[str]) -> bool:
    return any(map(_name, row)) and _name(row[0]).lower() != "sep="


def _csv_rows(rows: Iterator[tuple[int, list[str]]], names: Sequence[str]) -> Iterator[tuple[int, Row]]:
    for number, row in rows:
        if any(cell.strip() for cell in row):
            yield number, dict(zip(names, row, strict=False)) | ({_TOO_MANY: len(row)} if len(row) > len(names) else {})


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(_LONGEST_FIELD):
        if len(line) == _LONGEST_FIELD and not line.endswith("\n"):
            raise csv.Error("line too long")
        yield line


def _delimiter(sample: str) -> str:
    """Return what sets apart the most names in the first row, or what the line above it says does."""
    if stated := _SEPARATOR.match(sample):
        return stated["mark"]
    head = _QUOTED.sub("", next((line for line in sample.splitlines() if line.strip()), ""))
    return max(",;\t|", key=head.count)
