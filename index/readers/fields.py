"""Named fields → Article: what front matter and JSON objects may call an article's parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from index.article import Article, Certainty
from index.errors import ArticleRefused
from index.readers.markup import is_markup, without_markup

# The first name that holds something counts. Names are compared by their letters and digits alone, without case.
_NAMES = {
    "text": (
        *("text", "content", "body", "fulltext", "maintext"),
        *("articlebody", "articletext", "articlecontent", "bodytext", "postcontent", "article", "story", "текст"),
    ),
    "title": ("title", "headline", "webtitle", "articletitle", "posttitle", "заголовок", "название", "назва"),
    "outlet": (
        *("outlet", "publisher", "source", "publication", "sitename", "site", "newspaper", "sourcename", "media"),
        *("publicationname", "outletname", "sourcedomain", "domain", "издание", "источник", "видання", "джерело"),
    ),
    "author": (
        *("author", "authors", "byline", "creator", "writer", "reporter", "authorname", "postauthor", "by"),
        *("автор", "авторы", "автори"),
    ),
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
        "webpublicationdate",
        "datepublish",
        "postdate",
        "дата",
        "датапубликации",
        "датапублікації",
    ),
    "url": ("url", "link", "canonicalurl", "sourceurl", "weburl", "permalink", "articleurl", "ссылка", "посилання"),
    "language": ("language", "lang", "язык", "мова"),
}
_WRITTEN_FIELDS = "title, outlet, author, published, url"
PARTS = tuple(_NAMES)
# In which of its own fields an object that stands for a text holds it.
_INNER = ("name", "rendered", "main", "original", "text", "value")
_BY = re.compile(r"by\s+(?=\S+\s)", re.IGNORECASE)


def article_from_fields(
    fields: Mapping[str, object], text: str | None = None, columns: Mapping[str, str] = {}
) -> Article:
    """Return the article that ``fields`` describe; ``text`` where the fields do not hold it.

    Values are text, numbers or days, lists of them, or objects with a "name" or the like; other fields are passed
    over. A text may be a list of paragraphs, or HTML, of which the words are taken; where it is missing, it is looked
    for in the objects that the fields hold. ``columns`` names, for some of the PARTS of an article, the field that
    holds it, instead of those known here.
    Raises ArticleRefused when a value is something else, the text is missing or the date is not one.
    """
    plain = _by_plain_name(fields)
    if text is None and field_of("text", plain, columns) is None:
        inner = ((name, _by_plain_name(value)) for name, value in plain.items() if isinstance(value, Mapping))
        holder = next(((name, found) for name, found in inner if field_of("text", found, columns) is not None), None)
        if holder is not None:
            plain = {key: value for key, value in plain.items() if key != holder[0]} | holder[1]
    for part, name in columns.items():
        value = plain.get(_plain_name(name))
        if value is None and part == "text":
            raise ArticleRefused(f'It has no "{name}", which was named as the text; it has {_listed(fields)}.')
        plain = {key: kept for key, kept in plain.items() if key not in _NAMES[part] or key == _plain_name(name)}
        plain[part] = value
    found = {part: _first(plain, part) for part in _NAMES if part != "text"}
    # What was exported from an archive is taken letter for letter.
    own = "superseded" in plain
    guesses: tuple[str, ...] = ()
    if text is None:
        text = _text(plain)
        if not own and is_markup(text):
            text, guesses = without_markup(text), ("text from HTML",)
    if found["author"] and not own:
        found["author"] = _BY.sub("", found["author"], count=1)
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
        guesses=guesses,
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


def _by_plain_name(fields: Mapping[str, object]) -> dict[str, object]:
    return {_plain_name(str(name)): value for name, value in fields.items()}


def _plain_name(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum()) or name


def _text(plain: Mapping[str, object]) -> str:
    value = next((plain[name] for name in _NAMES["text"] if plain.get(name) is not None), None)
    if value is None:
        raise ArticleRefused(f'It has no "text"; an article is an object with "text" and, if known, {_WRITTEN_FIELDS}.')
    if isinstance(value, Mapping):
        value = _inner(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if not isinstance(value, str):
        raise ArticleRefused('Its "text" is not text; write the whole article as one string.')
    return value


def _inner(value: Mapping[str, object]) -> object:
    return next((value[name] for name in _INNER if value.get(name) is not None), None)


def _first(plain: Mapping[str, object], part: str) -> str | None:
    for name in _NAMES[part]:
        written = _written(plain.get(name), name)
        if written and written.strip():
            return written
    return None


def _written(value: object, name: str) -> str | None:
    if isinstance(value, Mapping):
        rendered = value.get("rendered")
        value = without_markup(rendered) if isinstance(rendered, str) else _inner(value)
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
