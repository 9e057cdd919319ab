"""Markdown files → Article: YAML front matter is the metadata, all that follows it is the text."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from index.article import Article
from index.errors import ArticleRefused
from index.readers.decode import decode
from index.readers.fields import article_from_fields

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*\r?$", re.MULTILINE)
_FENCED = re.compile(r"^ {0,3}(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)|\Z)", re.DOTALL | re.MULTILINE)
_MOST_FRONT_MATTER = 20_000
_DEEPEST = 3


def read_markdown(raw: bytes) -> Article:
    """Return the article in a Markdown file; without a title in the front matter the first "# " heading is it.

    Raises ArticleRefused for front matter that is not YAML, and for what is empty, too long or not text.
    """
    decoded = decode(raw)
    fields, text = split_front_matter(decoded.text)
    article = article_from_fields(fields, text).with_guesses(*decoded.guesses)
    if article.title is not None:
        return article
    return replace(article, title=article_from_fields({"title": _first_heading(text)}, text).title)


def split_front_matter(content: str) -> tuple[dict[str, object], str]:
    """Return the front matter's fields and the text after it, which is untouched.

    Lines between two rules that are no fields ("name: value") belong to the text.
    """
    match = _FRONT_MATTER.match(content)
    if match is None:
        return {}, content
    if len(match["yaml"]) > _MOST_FRONT_MATTER:
        raise ArticleRefused(
            f"Its front matter is longer than {_MOST_FRONT_MATTER:,} characters; keep title, outlet and date there."
        )
    fields = _fields(match["yaml"])
    return ({}, content) if fields is None else (fields, content[match.end() :])


def _fields(written: str) -> dict[str, object] | None:
    # Composing stops before YAML makes objects of the values: 2026-03-14, No and 007 stay as they are written.
    try:
        node = yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 2}" if error.problem_mark else ""
        raise ArticleRefused(
            f"Its front matter is not valid YAML{line}; put a value that holds a colon or quotes in quotation marks."
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ArticleRefused(
            "Its front matter is not valid YAML; write one 'name: value' a line between the two --- lines."
        ) from error
    if node is None:
        return {}
    value = _value(node, _DEEPEST)
    return value if isinstance(value, dict) else None


def _value(node: yaml.Node, deepest: int) -> object:
    """Return text, list or dict as written; what is nested deeper is no metadata of an article."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    if deepest and isinstance(node, yaml.SequenceNode):
        return [_value(part, deepest - 1) for part in node.value]
    if deepest and isinstance(node, yaml.MappingNode):
        return {str(name.value): _value(value, deepest - 1) for name, value in node.value}
    return None


def _first_heading(text: str) -> str | None:
    heading = _HEADING.search(_FENCED.sub("", text))
    return heading["title"] if heading else None
