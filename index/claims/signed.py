"""Quotations that are signed: “…” and below it a dash and a name, as under letters and readers' voices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.article import Span
from index.claims.found import Found

_OPENING, _CLOSING = '“”"«„', '”“"»'
_DASH = r"(?:[—–―]|--?)"
_NAME = r"[^\W\d_a-z][^\s,.;:!?“”\"()]*\.?"
_BETWEEN = r"(?:(?:de|del|der|la|van|von|al|bin|of|the|N|y)\s)?"
_NAMED = rf"{_NAME}(?:[^\S\n]{_BETWEEN}{_NAME}){{0,4}}(?:,[^\S\n][^\n“”\"]{{2,60}}?)?"
# A paragraph of the quotation that is left open, for the next one to go on; none with a signature of its own.
_OPEN_PARAGRAPH = rf"(?![^\n]*[{_CLOSING}]\s*{_DASH})[^\n]*[^\s{_CLOSING}][^\S\n]*\n\s*[{_OPENING}]"
# Paragraphs that are nothing but one quotation, then a dash, a name and at most a role, and the line ends.
_SIGNED = re.compile(
    rf"(?:^|(?<=\n))[^\S\n]*(?P<said>[{_OPENING}](?:{_OPEN_PARAGRAPH})*[^\n]*?[{_CLOSING}])"
    rf"\s*(?P<dash>{_DASH})[^\S\n]*(?P<name>{_NAMED})[^\S\n]*\.?[^\S\n]*(?=\n|$)"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A quotation with its marks, the dash below it and the name after the dash."""

    said: Span
    dash: Span
    name: Span


def find_signatures(text: str) -> list[Signature]:
    """Return the signed quotations of ``text`` in order."""
    return [
        Signature(*(Span(*found.span(part)) for part in ("said", "dash", "name"))) for found in _SIGNED.finditer(text)
    ]


def with_signed(text: str, found: Sequence[Found]) -> list[Found]:
    """Return ``found`` with every signed quotation given to who signed it, and to nobody else."""
    kept = list(found)
    for signature in find_signatures(text):
        whole = Span(signature.said.start, signature.name.end)
        kept = [rest for one in kept if (rest := _outside(one, whole)) is not None]
        kept.append(Found(signature.name, signature.dash, (signature.said,), None))
    return kept


def _outside(one: Found, signed: Span) -> Found | None:
    """Return the claim without what stands in ``signed``; None when its cue stands there or nothing is left."""
    if one.cue is not None and signed.overlaps(one.cue):
        return None
    content = tuple(span for span in one.content if not span.overlaps(signed))
    return replace(one, content=content) if content or not one.content else None
