"""What a page says of itself to machines: the news article in its JSON-LD, as schema.org describes one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.readers.markup import without_markup

_TYPES = re.compile(r"(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report)$")
_MOST_CHARACTERS = 2_000_000
_MOST_OBJECTS = 2_000


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article as its page's JSON-LD describes it; None where it does not say."""

    author: str | None
    publisher: str | None
    url: str | None
    body: str | None


def linked_article(tree: Any) -> LinkedArticle:
    """Return what the first news article in the page's JSON-LD says; nothing where there is none or it is broken."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        written = script.text or ""
        if len(written) > _MOST_CHARACTERS:
            continue
        try:
            data = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
        found = next((one for one in _objects(data) if _is_article(one)), None)
        if found is not None:
            publisher, body = _name(found.get("publisher")), _body(found.get("articleBody"))
            return LinkedArticle(_authors(found.get("author")), publisher, _url(found), body)
    return LinkedArticle(None, None, None, None)


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a list or graph, nearest the top first."""
    waiting = [data]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, Mapping):
            yield one
            waiting.extend(one.get(name) for name in ("@graph", "mainEntity"))


def _is_article(found: Mapping[str, Any]) -> bool:
    kinds = found.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _TYPES.match(name) for name in names)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) and value.strip() else None


def _authors(value: object) -> str | None:
    """Return the names of those authors that are persons."""
    people = filter(_is_person, value if isinstance(value, list) else [value])
    names = [" ".join(name.split()) for name in map(_name, people) if name and "/" not in name and "@" not in name]
    return ", ".join(dict.fromkeys(names)) or None


def _is_person(one: object) -> bool:
    kinds = one.get("@type", "Person") if isinstance(one, Mapping) else "Person"
    return "Person" in (kinds if isinstance(kinds, list) else [kinds])


def _url(found: Mapping[str, Any]) -> str | None:
    page = found.get("mainEntityOfPage")
    choices = [found.get("url"), page.get("@id") if isinstance(page, Mapping) else page]
    return next((one for one in choices if isinstance(one, str) and one.startswith(("https://", "http://"))), None)


def _body(value: object) -> str | None:
    """Return the article's words, a paragraph a line; what markup they hold is taken out."""
    if not isinstance(value, str):
        return None
    return without_markup(value) or None
