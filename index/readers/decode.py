"""Bytes → text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
    (b"%PDF-", "a PDF", "give the file the ending .pdf"),
    (b"PK\x03\x04", "a ZIP file, such as a Word document,", "give a document the ending .docx, .odt or .epub"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"{\\rtf", "a rich text document", "give the file the ending .rtf"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save it as .docx"),
    (b"SQLite format 3\x00", "a database", "export its articles as .jsonl or .csv"),
    (b"PAR1", "a Parquet table", "give the file the ending .parquet"),
)
_LARGEST_DETECTION = 200_000
_WESTERN = frozenset("‘’“”‚„–—…•£€¥§©®°«»¡¿\xa0") | {chr(code) for code in range(0xC0, 0x100)} | set("ŒœŠšŽžŸ")
# A capital with an accent inside a word, or before a capital that begins one, is a misread quote mark.
_MISREAD = re.compile(r"[a-z][À-ÖØ-Þ]|[À-ÖØ-Þ][A-Z][a-z]")
_MOST_ACCENTS = 0.03


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and encoding, and whether that had to be guessed."""

    text: str
    encoding: str
    guessed: bool = False

    @property
    def guesses(self) -> tuple[str, ...]:
        """What a report says of it."""
        return (f"encoding {self.encoding}",) if self.guessed else ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Return ``raw`` as text with every character kept; only a byte order mark is dropped.

    Tried in order: a byte order mark, UTF-8, UTF-16 without a mark, the ``declared`` encoding, a guess.
    Raises ArticleRefused for what is not text or whose encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw.removeprefix(mark), encoding), encoding)
    refuse_binary(raw)
    if b"\x00" in raw:
        return _unmarked_utf16(raw)
    for name in filter(None, ("utf-8", declared)):
        text = _tried(raw, name)
        if text is not None:
            return Decoded(text, name)
    return _guessed(raw)


def refuse_binary(head: bytes) -> None:
    """Raise ArticleRefused when a file that begins with ``head`` is of a known kind that is not text."""
    for signature, kind, instead in _SIGNATURES:
        if head.startswith(signature):
            raise ArticleRefused(f"It is {kind} and not plain text; {instead}.")


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


def _unmarked_utf16(raw: bytes) -> Decoded:
    """Latin letters in UTF-16 have a NUL in every second byte: the odd ones in little-endian order."""
    encoding = "utf-16-le" if raw[1::2].count(0) > raw[0::2].count(0) else "utf-16-be"
    text = _tried(raw, encoding)
    if text is None or "\x00" in text:
        raise ArticleRefused("It is binary data and not text; save the article's text as a .txt file and add that.")
    return Decoded(text, encoding, guessed=True)


def _guessed(raw: bytes) -> Decoded:
    for encoding in ("cp1252", "mac-roman"):
        text = _tried(raw, encoding)
        if text is not None and _is_western(text):
            return Decoded(text, encoding, guessed=True)
    best = from_bytes(raw[:_LARGEST_DETECTION]).best()
    text = None if best is None else _tried(raw, best.encoding)
    if best is None or text is None:
        raise ArticleRefused("Its encoding cannot be told; open it in an editor and save it as UTF-8.")
    return Decoded(text, best.encoding, guessed=True)


def _is_western(text: str) -> bool:
    """Say whether ``text`` is Latin script with few accents, where guessing by frequency is at its weakest."""
    high = [character for character in text if character > "\x7f"]
    letters = sum(character.isalpha() for character in text)
    accents = sum(character.isalpha() for character in high)
    return _WESTERN.issuperset(high) and accents <= letters * _MOST_ACCENTS and not _MISREAD.search(text)
