"""The characters of a claim's content: whole quotations with their marks, nothing loose at the ends."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from index.article import Span
from index.quotes import Quotation

# A conjunction left over where the next clause was cut off.
_JOINT = re.compile(r"[,;]?\s+(?:and|but|or|as)$", re.IGNORECASE)
# Not line ends: a quotation that goes on in the next paragraph is another span.
_BLANKS = " \t\u00a0"
_EMPTY = {"what", "that", "as", "and", "but"}
_STATED, _ENDED = ",.?!…", ".?!…"
_ENDED_BETWEEN = re.compile(r"[.!?…]\s")
_LOOSE = " \t\r\n\u00a0,;:.—–-"


def whole(
    text: str, content: Sequence[Span], taken: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Return ``content`` grown over the quotations it cuts into, without the source's and cue's characters ``taken``.

    Spans are in order, trimmed of outer white space and loose marks; those without a word are left out.
    """
    marks = {quotation.span.end for quotation in quotations}
    pieces = [piece for span in _grown(text, content, quotations) for piece in without(span, taken)]
    return tuple(_without_asides(text, list(tidy(text, pieces, marks)), quotations, taken))


def tidy(text: str, pieces: Sequence[Span], marks: Container[int] = ()) -> tuple[Span, ...]:
    """Return ``pieces`` in order without loose marks and conjunctions at their ends, but for ends among ``marks``;
    those without a word are left out, and those that overlap are one."""
    kept = []
    for piece in pieces:
        start, end = piece.start, piece.end
        while start < end and text[start] in _LOOSE:
            start += 1
        end = _tight(text, start, end, marks)
        joint = _JOINT.search(text, start, end)
        if joint is not None and end not in marks:
            end = _tight(text, start, joint.start(), marks)
        if any(character.isalnum() for character in text[start:end]) and text[start:end].lower() not in _EMPTY:
            kept.append(Span(start, end))
    return _apart(kept)


def _apart(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``pieces`` in order, those that overlap as one."""
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return tuple(merged)


def _tight(text: str, start: int, end: int, marks: Container[int]) -> int:
    """Return ``end`` moved before loose marks, but for an end among ``marks``."""
    while end > start and end not in marks and text[end - 1] in _LOOSE:
        end -= 1
    return end


def _without_asides(
    text: str, pieces: list[Span], quotations: Sequence[Quotation], taken: Sequence[Span]
) -> list[Span]:
    """Drop the article's own words from a claim that quotes a whole statement: “You see?” she asked, but he slept. What
    stands right before the source or cue is reported too: It leaks, she said. “You see?”"""
    stated = [quotation.span for quotation in quotations if text[quotation.inner.end - 1] in _STATED]
    pieces = [part for piece in pieces for part in _after_statements(text, piece, quotations)]
    if not any(piece in stated for piece in pieces):
        return pieces
    first = min((span.start for span in taken), default=0)
    last = max((span.end for span in taken), default=0)
    ended = any(span.start > last and _ENDED_BETWEEN.search(text, last, span.start) for span in stated)
    return [
        piece
        for piece in pieces
        if 2 * _quoted(piece, quotations) >= piece.end - piece.start
        or (
            ended
            and piece.end <= first
            and not text[piece.end : first].strip(_LOOSE)
            and not any(piece.holds(span) and span.end < piece.end for span in stated)
        )
    ]


def _after_statements(text: str, piece: Span, quotations: Sequence[Quotation]) -> list[Span]:
    """Return ``piece`` cut where a quotation in it ends with its sentence: what follows is another sentence's."""
    ends = [q.span.end for q in quotations if piece.start <= q.span.start and text[q.inner.end - 1] in _ENDED]
    end = next((end for end in ends if end < piece.end and text[end : piece.end].strip(_LOOSE)[:1].isupper()), None)
    if end is None:
        return [piece]
    return [Span(piece.start, end), *tidy(text, [Span(end, piece.end)], {q.span.end for q in quotations})]


def _quoted(piece: Span, quotations: Sequence[Quotation]) -> int:
    """Return how many characters of ``piece`` stand in quotations."""
    spans = [quotation.span for quotation in quotations if quotation.span.overlaps(piece)]
    return sum(min(piece.end, span.end) - max(piece.start, span.start) for span in spans)


def _grown(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> list[Span]:
    grown: list[Span] = []
    for span in sorted(content):
        for quotation in quotations:
            if quotation.inner.overlaps(span):
                span = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
        if grown and (span.start <= grown[-1].end or text[grown[-1].end : span.start].strip(_BLANKS) == ""):
            grown[-1] = Span(grown[-1].start, max(grown[-1].end, span.end))
        else:
            grown.append(span)
    return grown


def without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """Return what is left of ``span`` outside the spans ``taken``."""
    parts = [span]
    for cut in taken:
        parts = [piece for part in parts for piece in _minus(part, cut)]
    return parts


def _minus(span: Span, cut: Span) -> list[Span]:
    if not span.overlaps(cut):
        return [span]
    parts = []
    if span.start < cut.start:
        parts.append(Span(span.start, cut.start))
    if cut.end < span.end:
        parts.append(Span(cut.end, span.end))
    return parts
