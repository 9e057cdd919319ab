"""What a visitor gives of their own → Articles: files as bytes, pasted words; never a path, and never too much."""

from __future__ import annotations

import secrets
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from index import Article, ArticleRefused, OnRecordError, Refusal, read_articles
from index.readers.html import read_html
from index.readers.markup import is_markup
from index.readers.paths import completed
from ui.languages import phrases
from ui.markup import called, shortened

MOST_ARTICLES = 20
MOST_CHARACTERS = 300_000
LARGEST_FILE = 5_000_000  # bytes
KINDS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".odt", ".rtf", ".epub", ".jsonl", ".json", ".csv", ".tsv")
_NAME_LENGTH = 80


class TooMuch(OnRecordError):
    """More was given than one visitor may keep; nothing of it was taken."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file as a browser sent it. ``name`` tells its kind and is shown; it is never a path."""

    name: str
    content: bytes


def given_in(data: object) -> list[Given | Refusal]:
    """Return the files in what a browser sent, which may be anything; raises TooMuch when they are too many."""
    sent = data.get("files") if isinstance(data, dict) else None
    files = sent if isinstance(sent, list) else []
    if len(files) > MOST_ARTICLES:
        raise TooMuch(phrases().TOO_MANY_ARTICLES.format(most=MOST_ARTICLES))
    return [_given(one) for one in files]


def read(files: Iterable[Given | Refusal], folder: Path) -> Iterator[Article | Refusal]:
    """Yield the articles of ``files``, written one by one into ``folder`` under names of our own while they are read.

    Formats that unpack to many times their size are left to the command line.
    """
    for file in files:
        if isinstance(file, Refusal):
            yield file
            continue
        ending = PurePath(file.name.lower()).suffix
        if ending not in KINDS:
            yield Refusal(file.name, phrases().NOT_READ_HERE.format(kinds=", ".join(KINDS)))
            continue
        path = folder / f"{secrets.token_hex(8)}{ending}"
        try:
            path.write_bytes(file.content)
            for found in read_articles([path]):
                yield _named(found, path, file.name)
        finally:
            path.unlink(missing_ok=True)


def pasted(text: object, title: object, outlet: object, day: object) -> Article:
    """Return pasted words, or those of a page whose source was pasted, as an article.

    Raises ArticleRefused when they cannot be one.
    """
    words, *about = (value if isinstance(value, str) else "" for value in (text, title, outlet, day))
    if not words.strip():
        raise ArticleRefused(phrases().NOTHING_PASTED)
    title_, outlet_, day_ = (value.strip()[:1_000] or None for value in about)
    page = None
    if len(words) <= LARGEST_FILE and is_markup(words):
        page = read_html(words.encode("utf-8", "replace"), charset="utf-8")
    body = page.text if page else words.replace("\r\n", "\n")
    article = Article.from_text(body, title=title_, outlet=outlet_, published=day_)
    if page is not None:
        article = replace(article.completed_by(page), outlet=article.outlet or page.outlet, url=page.url)
    return completed(article)


def fitting(found: Iterable[Article | Refusal], kept: Sequence[Article]) -> tuple[list[Article], list[Refusal]]:
    """Return the new articles, and what was refused; raises TooMuch when they and ``kept`` are too many or too long."""
    known = {article.id for article in kept}
    characters = sum(len(article.text) for article in kept)
    articles: list[Article] = []
    refused: list[Refusal] = []
    for one in found:
        if isinstance(one, Refusal):
            refused.append(one)
            continue
        if one.id in known:
            refused.append(Refusal(called(one), phrases().ALREADY_YOURS))
            continue
        known.add(one.id)
        articles.append(one)
        characters += len(one.text)
        if len(known) > MOST_ARTICLES:
            raise TooMuch(phrases().TOO_MANY_ARTICLES.format(most=MOST_ARTICLES))
        if characters > MOST_CHARACTERS:
            raise TooMuch(phrases().TOO_LONG_ARTICLES.format(most=MOST_CHARACTERS))
    return articles, refused


def _given(sent: object) -> Given | Refusal:
    name, content = (sent.get("name"), sent.get("content")) if isinstance(sent, dict) else (None, None)
    name = shortened(name, _NAME_LENGTH) if isinstance(name, str) and name.strip() else phrases().UNNAMED_FILE
    # Four characters of base64 stand for three bytes; a browser leaves out what is too large to send.
    if not isinstance(content, str) or len(content) > LARGEST_FILE * 4 // 3 + 4:
        return Refusal(name, phrases().FILE_TOO_LARGE.format(most=LARGEST_FILE // 1_000_000))
    try:
        return Given(name, b64decode(content, validate=True))
    except NotBase64:
        return Refusal(name, phrases().FILE_NOT_SENT_WHOLE)


def _named(found: Article | Refusal, path: Path, name: str) -> Article | Refusal:
    """Say of what was refused the name that the visitor knows."""
    return Refusal(found.what.replace(str(path), name), found.why) if isinstance(found, Refusal) else found
