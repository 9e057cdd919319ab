"""Quotations in a text: where quote marks open and close, and which of them go on in the next paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.article import Span

# A quotation longer than this has lost its closing mark: it is taken to end with its paragraph.
MAX_QUOTATION = 3_000
_CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": "“”",
    "«": "»",
    "‘": "’",
    '"': '"”',
    "'": "'",
    "''": ("''", '"'),
    "``": ("''", '"'),
}
_PARAGRAPH = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
# ’90s, ’em, ’tis: a mark that stands for left-out letters opens nothing.
_CLIPPED = re.compile(r"[’'‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n[’'])", re.IGNORECASE)
_LONG_DASHES = "—–-"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of quoted words. ``span`` holds the quote marks, ``inner`` the words between them.

    ``continues`` is True where the mark was left open at the end of a paragraph because the next
    paragraph opens with a mark again: the next quotation is the same speaker's.
    """

    span: Span
    inner: Span
    continues: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of ``text`` in order.

    Double marks (“ ” « » " '' ) and single ones (‘ ’ ') are read; a mark inside a word or one that
    stands for left-out letters is an apostrophe. A mark that is never closed opens nothing, unless
    the next paragraph opens with one too.
    """
    found: list[Quotation] = []
    at = 0
    while at < len(text):
        mark = _opens(text, at)
        if mark is None:
            at += 1
            continue
        quotation = _close(text, at, mark)
        if quotation is None:
            at += len(mark)
            continue
        found.append(quotation)
        at = quotation.span.end
    return found


def _opens(text: str, at: int) -> str | None:
    """Return the opening mark at ``at``, or None."""
    character = text[at]
    if character not in "“„«‘\"'`":
        return None
    mark = text[at : at + 2] if text[at : at + 2] in ("''", "``") else character
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark == "``":
        # Text that came as tokens has a space inside its marks; nothing else is written so.
        return mark
    if mark == "`" or after.isspace() or (character in "‘'" and _CLIPPED.match(text, at)):
        return None
    if character in "“„«":
        return mark
    opens = before.isspace() or before in "([{" + _LONG_DASHES + '“"/:…'
    if mark == "'":
        opens = opens and after.isalnum()
    return mark if opens else None


def _close(text: str, start: int, mark: str) -> Quotation | None:
    """Return the quotation that ``mark`` opens at ``start``, or None when nothing closes it."""
    begin = start + len(mark)
    paragraph = _PARAGRAPH.search(text, begin)
    paragraph_end = paragraph.start() if paragraph else len(text.rstrip())
    limit = min(len(text), begin + MAX_QUOTATION)
    end = _single_end(text, begin, min(limit, paragraph_end)) if mark in "‘'" else _double_end(text, begin, limit, mark)
    reopened = paragraph is not None and paragraph.end() < len(text) and _opens(text, paragraph.end()) == mark
    if end is not None and (end[0] < paragraph_end or not reopened):
        if end[0] > paragraph_end and _has_opener(text, paragraph_end, end[0], mark):
            return None
        inner = _trim(text, begin, end[0])
        return Quotation(Span(start, end[1]), inner) if inner else None
    if reopened:
        inner = _trim(text, begin, paragraph_end)
        return Quotation(Span(start, inner.end), inner, continues=True) if inner else None
    return None


def _double_end(text: str, begin: int, limit: int, mark: str) -> tuple[int, int] | None:
    """Return ``(closing mark's start, its end)``; a straight mark closes only where it cannot open, or where another
    quotation opens after it: “It holds, "Moss said. “It does not,” Holt said."""
    skipped: tuple[int, int] | None = None
    for at in range(begin, limit):
        if skipped is not None and mark == "“" and text[at] == mark:
            return skipped
        for closer in _CLOSERS[mark]:
            if not text.startswith(closer, at):
                continue
            end = at + len(closer)
            straight = closer in ('"', "''") and mark != "``"
            apart = at > begin and text[at - 1].isspace() and end < len(text) and not text[end].isspace()
            if not straight or not apart:
                return at, end
            skipped = skipped or (at, end)
    return None


def _single_end(text: str, begin: int, limit: int) -> tuple[int, int] | None:
    """Return the closing single mark, told from apostrophes: the first one that no letter follows.

    After an s it may be a plural's apostrophe (‘the soldiers’ families came back,’): then a later
    mark that punctuation precedes is preferred, where no other quotation opens in between.
    """
    plural: int | None = None
    for at in range(begin + 1, limit):
        if text[at] == "‘" and plural is not None:
            break
        if text[at] not in "’'" or (at + 1 < len(text) and text[at + 1].isalnum()):
            continue
        if text[at - 1].isspace():
            continue
        if text[at - 1] in "sS" and at + 1 < len(text) and text[at + 1] == " " and len(text[begin:at].split()) > 1:
            plural = plural if plural is not None else at
            continue
        if plural is not None and text[at - 1].isalnum():
            break
        return at, at + 1
    return (plural, plural + 1) if plural is not None else None


def _has_opener(text: str, start: int, end: int, mark: str) -> bool:
    return any(_opens(text, at) == mark for at in range(start, end))


def _trim(text: str, start: int, end: int) -> Span | None:
    """Return ``[start, end)`` without outer white space, None when nothing is left."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return Span(left, right) if left < right else None
