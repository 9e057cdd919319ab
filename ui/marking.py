"""Marks on an article's words: who speaks, how it is reported, what is claimed; pure functions.

Marks may overlap (a claim within a claim): the words are cut at every border, and each piece carries all its marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index import Claim, Span
from ui.markup import apart, text

Kind = Literal["who", "how", "what"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``[start, end)`` of some words, and what they are; of what is claimed, also ``by`` whom."""

    start: int
    end: int
    kind: Kind
    by: str = ""


def marks_of(claims: Iterable[Claim], within: Span, kinds: Sequence[Kind], unsure: str = "") -> tuple[Mark, ...]:
    """Return the marks of ``claims`` on the words of ``within``, offsets counted from its start.

    ``unsure`` stands for the speaker where nobody is known.
    """
    found: dict[Mark, None] = {}
    for claim in claims:
        by = claim.speaker.name if claim.speaker else unsure
        spans: dict[Kind, tuple[Span, ...]] = {"who": claim.source, "how": claim.cue, "what": claim.content}
        for kind in kinds:
            for place, span in enumerate(spans[kind]):
                if span.overlaps(within):
                    start, end = max(span.start, within.start), min(span.end, within.end)
                    named = by if kind == "what" and place == 0 else ""
                    found[Mark(start - within.start, end - within.start, kind, named)] = None
    return tuple(found)


def marked(words: str, marks: Sequence[Mark]) -> str:
    """Return ``words`` as escaped HTML, each piece with the classes of its marks; ValueError when one does not fit.

    Where a claim begins, its speaker stands in ``data-by``, for the style to show.
    """
    if any(not 0 <= mark.start < mark.end <= len(words) for mark in marks):
        raise ValueError(f"a mark does not fit into {len(words)} characters")
    borders = sorted({0, len(words)} | {border for mark in marks for border in (mark.start, mark.end)})
    begins: dict[int, dict[str, None]] = {}
    for mark in marks:
        if mark.by:
            begins.setdefault(mark.start, {})[mark.by] = None
    pieces = []
    for start, end in pairwise(borders):
        kinds = dict.fromkeys(mark.kind for mark in marks if mark.start <= start and end <= mark.end)
        piece = apart(words[start:end])
        if kinds:
            by = f' data-by="{text("; ".join(begins[start]))}"' if start in begins else ""
            piece = f'<span class="{" ".join(sorted(kinds))}"{by}>{piece}</span>'
        pieces.append(piece)
    return "".join(pieces)
