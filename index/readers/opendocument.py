"""OpenDocument texts (.odt) → Article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.article import Article
from index.readers.office import article_of_paragraphs
from index.readers.zipped import opened_zip, xml

_KIND = "OpenDocument text"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
# Deleted words are kept in a list of changes; comments are paragraphs inside a paragraph, and so are, with words of
# their own that come after it, notes and text boxes.
_NEVER_SHOWN = {f"{_TEXT}tracked-changes", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"}
_SHOWN_AFTER = {f"{_TEXT}note", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"}
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DISPLAY = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}display"
_MOST_BLANKS = 100


def read_opendocument(raw: bytes) -> Article:
    """Return the article in an OpenDocument text: every paragraph and heading, a line each, without hidden words.

    Raises ArticleRefused for what is no such document, is too large or has no text.
    """
    with opened_zip(raw, _KIND) as parts:
        content = xml(parts.read("content.xml"), _KIND)
        properties = xml(parts.read("meta.xml"), _KIND) if "meta.xml" in parts.namelist() else None
    hidden = {style.getparent().get(f"{_STYLE}name") for style in content.iter(f"{_STYLE}text-properties")
              if style.get(_DISPLAY) == "none"}  # fmt: skip
    for node in [node for node in content.iter() if hidden and node.get(f"{_TEXT}style-name") in hidden]:
        _empty(node)
    shown = list(_shown(content))
    return article_of_paragraphs(
        [_text(one) for one in shown],
        heading=next((_text(one) for one in shown if one.tag == f"{_TEXT}h"), None),
        title=_property(properties, "{http://purl.org/dc/elements/1.1/}title"),
        author=_property(properties, "{http://purl.org/dc/elements/1.1/}creator"),
    )


def _empty(node: Any) -> None:
    after = node.tail
    node.clear()
    node.tail = after


def _shown(content: Any) -> Iterator[Any]:
    for one in content.iter(*_PARAGRAPHS):
        if not any(above.tag in _NEVER_SHOWN for above in one.iterancestors()):
            yield one


def _text(node: Any) -> str:
    parts = [node.text or ""]
    for child in node:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            parts.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in _NEVER_SHOWN | _SHOWN_AFTER:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _property(properties: Any, name: str) -> str | None:
    found = None if properties is None else next(properties.iter(name), None)
    return None if found is None else found.text
