"""JSON files (.json) → Articles: an array of them, an object that holds one, or one article as an object."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping

from index.article import Article
from index.errors import ArticleRefused
from index.readers.decode import decode
from index.readers.fields import article_from_fields, check_columns, field_of
from index.readers.jsonl import read_json_lines

_DEEPEST = 3
_SAMPLE = 20


def read_json(raw: bytes, columns: Mapping[str, str] = {}) -> Iterator[tuple[int | None, Article | ArticleRefused]]:
    """Yield the number of every item, from 1, with its article or why it has none; no number for a file of one article.

    Many files with this ending are JSON Lines; those are read as such. Raises ArticleRefused for what is no JSON, and
    where no array of articles is found.
    """
    decoded = decode(raw)
    try:
        data = json.loads(decoded.text)
    except ValueError:
        yield from read_json_lines(io.BytesIO(decoded.text.encode()), columns)
        return
    except RecursionError as error:
        raise ArticleRefused("It is JSON nested too deeply; write an array of articles.") from error
    if isinstance(data, Mapping) and field_of("text", data, columns) is not None:
        yield None, article_from_fields(data, columns=columns).with_guesses(*decoded.guesses)
        return
    items = _array_in(data, _DEEPEST)
    check_columns(columns, {name for item in items[:_SAMPLE] if isinstance(item, dict) for name in item})
    if not any(_has_text(item, columns) for item in items[:_SAMPLE]):
        raise ArticleRefused('It holds no array of articles, which are objects such as {"text": "…", "title": "…"}.')
    for number, item in enumerate(items, 1):
        try:
            if not isinstance(item, dict):
                raise ArticleRefused('The item is not an object; write one, such as {"text": "…", "title": "…"}.')
            yield number, article_from_fields(item, columns=columns).with_guesses(*decoded.guesses)
        except ArticleRefused as refused:
            yield number, refused


def _has_text(item: object, columns: Mapping[str, str]) -> bool:
    """Say whether an item, or an object that it holds, has an article's text: other programs' files are JSON too."""
    if not isinstance(item, Mapping):
        return False
    return any(
        isinstance(one, Mapping) and field_of("text", one, columns) is not None for one in (item, *item.values())
    )


def _array_in(data: object, deepest: int) -> list[object]:
    """Return the longest array with an object in it, as far down as ``deepest`` objects; [] where there is none."""
    if isinstance(data, list):
        return data if any(isinstance(item, dict) for item in data) else []
    if not isinstance(data, Mapping) or not deepest:
        return []
    return max((_array_in(value, deepest - 1) for value in data.values()), key=len, default=[])
