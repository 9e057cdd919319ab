"""Named fields → Article: what front matter and JSON objects may call an article's parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from index.article import Article, Certainty
from index.errors import ArticleRefused

# The first name that holds something counts. Names are compared without case, spaces, "_" and "-".
_NAMES = {
    "text": (
        *("text", "content", "body", "fulltext", "maintext"),
        *("articlebody", "articletext", "articlecontent", "article", "story"),
    ),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "publication", "sitename", "site", "newspaper", "sourcename", "media"),
    "author": ("author", "authors", "byline", "creator", "writer", "reporter"),
    "published": (
        "published",
        "date",
        "publishedat",
        "datepublished",
        "publisheddate",
        "publicationdate",
        "publishdate",
        "pubdate",
        "publishedon",
        "publishedtime",
        "firstpublished",
    ),
    "url": ("url", "link", "canonicalurl", "sourceurl"),
    "language": ("language", "lang"),
}
_WRITTEN_FIELDS = "title, outlet, author, published, url"
PARTS = tuple(_NAMES)


def article_from_fields(
    fields: Mapping[str, object], text: str | None = None, columns: Mapping[str, str] = {}
) -> Article:
    """Return the article that ``fields`` describe; ``text`` where the fields do not hold it.

    Values are text, numbers or days, lists of them, or objects with a "name"; other fields are passed over.
    ``columns`` names, for some of the PARTS of an article, the field that holds it, instead of those known here.
    Raises ArticleRefused when a value is something else, the text is missing or the date is not one.
    """
    plain = {_plain_name(name): value for name, value in fields.items()}
    for part, name in columns.items():
        value = plain.get(_plain_name(name))
        if value is None and part == "text":
            raise ArticleRefused(f'It has no "{name}", which was named as the text; it has {_listed(fields)}.')
        plain = {key: kept for key, kept in plain.items() if key not in _NAMES[part] or key == _plain_name(name)}
        plain[part] = value
    found = {part: _first(plain, part) for part in _NAMES if part != "text"}
    if text is None:
        text = _text(plain)
    language = (found.pop("language") or "")[:2].lower()
    known = language if len(language) == 2 and language.isascii() and language.isalpha() else None
    certainty: Certainty = "inferred" if plain.get("certainty") == "inferred" else "stated"
    origin = plain.get("origin")
    article = Article.from_text(
        text,
        title=found["title"],
        outlet=found["outlet"],
        author=found["author"],
        published=found["published"],
        url=found["url"],
        language=known,
        certainty=certainty,
        origin=origin if isinstance(origin, str) else None,
    )
    return replace(article, superseded=True) if plain.get("superseded") is True else article


def field_of(part: str, names: Iterable[str], columns: Mapping[str, str] = {}) -> str | None:
    """Return the one of ``names`` that holds a part of the article, as ``columns`` or its own name says; else None."""
    plain = {_plain_name(name): name for name in names}
    wanted = (_plain_name(columns[part]),) if part in columns else _NAMES[part]
    return next((plain[known] for known in wanted if known in plain), None)


def check_columns(columns: Mapping[str, str], names: Collection[str]) -> None:
    """Raise ArticleRefused when ``columns`` names a field that is not one of ``names``."""
    for part, name in columns.items():
        if field_of(part, names, columns) is None:
            raise ArticleRefused(
                f'It has no "{name}", which was named as the {part}; it has {_listed(names)}. Nothing of it was read.'
            )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{str(name)[:40]}"' for name in list(names)[:10]) or "nothing"


def _plain_name(name: str) -> str:
    return "".join(character for character in name.lower() if character not in " _-")


def _text(plain: Mapping[str, object]) -> str:
    value = next((plain[name] for name in _NAMES["text"] if plain.get(name) is not None), None)
    if value is None:
        raise ArticleRefused(f'It has no "text"; an article is an object with "text" and, if known, {_WRITTEN_FIELDS}.')
    if not isinstance(value, str):
        raise ArticleRefused('Its "text" is not text; write the whole article as one string.')
    return value


def _first(plain: Mapping[str, object], part: str) -> str | None:
    for name in _NAMES[part]:
        written = _written(plain.get(name), name)
        if written and written.strip():
            return written
    return None


def _written(value: object, name: str) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        parts = (_written(part, name) for part in value if not isinstance(part, list))
        return ", ".join(part for part in parts if part)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise ArticleRefused(f'Its "{name}" is not text; write it as text, in quotation marks.')
