"""Bytes → text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from index.errors import ArticleRefused

# UTF-32 stands before UTF-16, whose mark is the beginning of its own.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP file, such as a Word document,"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"SQLite format 3\x00", "a database"),
)
_LARGEST_DETECTION = 200_000
_WESTERN = frozenset("‘’“”‚„–—…•£€¥§©®°«»¡¿\xa0") | {chr(code) for code in range(0xC0, 0x100)} | set("ŒœŠšŽžŸ")
# A capital with an accent inside a word, or before a capital that begins one, is a misread quote mark.
_MISREAD = re.compile(r"[a-z][À-ÖØ-Þ]|[À-ÖØ-Þ][A-Z][a-z]")
_MOST_ACCENTS = 0.03


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return ``raw`` as text with every character kept; only a byte order mark is dropped.

    Tried in order: a byte order mark, UTF-8, UTF-16 without a mark, the ``declared`` encoding, a guess.
    Raises ArticleRefused for what is not text or whose encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw.removeprefix(mark), encoding)
    refuse_binary(raw)
    if b"\x00" in raw:
        return _unmarked_utf16(raw)
    text = _tried(raw, "utf-8")
    if text is None and declared is not None:
        text = _tried(raw, declared)
    return _guessed(raw) if text is None else text


def refuse_binary(head: bytes) -> None:
    """Raise ArticleRefused when a file that begins with ``head`` is of a known kind that is not text."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise ArticleRefused(f"It is {kind} and not plain text; save its text as a .txt file and add that.")


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleRefused(
            f"It is marked as {encoding.upper()} but is not; open it in an editor and save it as UTF-8."
        ) from error


def _tried(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(raw: bytes) -> str:
    """Latin letters in UTF-16 have a NUL in every second byte: the odd ones in little-endian order."""
    encoding = "utf-16-le" if raw[1::2].count(0) > raw[0::2].count(0) else "utf-16-be"
    text = _tried(raw, encoding)
    if text is None or "\x00" in text:
        raise ArticleRefused("It is binary data and not text; save the article's text as a .txt file and add that.")
    return text


def _guessed(raw: bytes) -> str:
    for encoding in ("cp1252", "mac-roman"):
        text = _tried(raw, encoding)
        if text is not None and _is_western(text):
            return text
    best = from_bytes(raw[:_LARGEST_DETECTION]).best()
    text = None if best is None else _tried(raw, best.encoding)
    if text is None:
        raise ArticleRefused("Its encoding cannot be told; open it in an editor and save it as UTF-8.")
    return text


def _is_western(text: str) -> bool:
    """Say whether ``text`` is Latin script with few accents, where guessing by frequency is at its weakest."""
    high = [character for character in text if character > "\x7f"]
    letters = sum(character.isalpha() for character in text)
    accents = sum(character.isalpha() for character in high)
    return _WESTERN.issuperset(high) and accents <= letters * _MOST_ACCENTS and not _MISREAD.search(text)
