"""Turn found claims into one label a token, as CofeNet's form has them, and labels into spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from index import Claim, Span

KINDS = ("source", "cue", "content")
# Where spans overlap, a token can have one label only: a cue's before a source's before a content's.
_PAINTED = ("content", "source", "cue")
_QUOTE_MARKS = frozenset({"``", "''", '"', "“", "”"})
_OPENERS = {"``": "“", "`": "‘", "-LRB-": "(", "-LSB-": "[", "(": "(", "[": "[", "$": "$"}
_CLOSERS = {"''": "”", "-RRB-": ")", "-RSB-": "]", **{mark: mark for mark in ".,:;?!%)]”"}}
_ENDING = re.compile(r"n't|'[a-z]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence as tokens, with one label for each: O, or B- or I- and a kind."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Labelled:
        """Return a row in CofeNet's form; ValueError when labels are missing or unknown."""
        tokens, labels = tuple(row["tokens"]), tuple(row["labels"])
        if len(tokens) != len(labels):
            raise ValueError(f"a row has {len(tokens)} tokens and {len(labels)} labels; it needs one label a token")
        unknown = set(labels) - {"O", *(f"{begins}-{kind}" for begins in "BI" for kind in KINDS)}
        if unknown:
            raise ValueError(f"a row has the labels {sorted(unknown)}; known are O, and B- or I- before {KINDS}")
        return cls(tokens, labels)

    @property
    def quotes(self) -> bool:
        return not _QUOTE_MARKS.isdisjoint(self.tokens)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Tokens as a text, and where each of them stands in it."""

    text: str
    places: tuple[Span, ...]

    @classmethod
    def spaced(cls, tokens: Sequence[str]) -> LaidOut:
        """Return the tokens as they are, joined by single spaces."""
        return cls._joined((token, False) for token in tokens)

    @classmethod
    def printed(cls, tokens: Sequence[str]) -> LaidOut:
        """Return the tokens as they would be printed: quote marks, brackets and endings stand against their words."""
        after = [False, *(token in _OPENERS for token in tokens[:-1])]
        return cls._joined(
            (_OPENERS.get(token) or _CLOSERS.get(token) or token, opened or _closes(token))
            for token, opened in zip(tokens, after, strict=True)
        )

    @classmethod
    def _joined(cls, parts: Iterable[tuple[str, bool]]) -> LaidOut:
        text = ""
        places: list[Span] = []
        for token, against in parts:
            text += "" if against or not text else " "
            places.append(Span(len(text), len(text) + len(token)))
            text += token
        return cls(text, tuple(places))

    def labels(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return what the labels would be if ``claims``, found in ``text``, were right."""
        spans: dict[str, list[Span]] = {kind: [] for kind in KINDS}
        for claim in claims:
            for kind, parts in (("source", claim.source), ("cue", claim.cue), ("content", claim.content)):
                spans[kind] += filter(None, map(self._tokens, parts))
        owners: list[tuple[str, int] | None] = [None] * len(self.places)
        for kind in _PAINTED:
            for number, span in enumerate(_merged(spans[kind])):
                owners[span.start : span.end] = [(kind, number)] * (span.end - span.start)
        before = [None, *owners[:-1]]
        return tuple(
            "O" if owner is None else f"{'I' if owner == last else 'B'}-{owner[0]}"
            for owner, last in zip(owners, before, strict=True)
        )

    def _tokens(self, span: Span) -> Span | None:
        """Return the tokens that ``span`` touches, None when it lies between two."""
        touched = [at for at, place in enumerate(self.places) if place.overlaps(span)]
        return Span(touched[0], touched[-1] + 1) if touched else None


def spans_of(labels: Sequence[str], kind: str) -> list[Span]:
    """Return the spans of ``kind``, in tokens; as in CofeNet's own reader, an I- with no B- before it starts none."""
    spans: list[Span] = []
    start: int | None = None
    for at, label in enumerate((*labels, "O")):
        if start is not None and label != f"I-{kind}":
            spans.append(Span(start, at))
            start = None
        if label == f"B-{kind}":
            start = at
    return spans


def outermost(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that are not part of what another one says: labels, one a token, have no room for both."""
    return [claim for claim in claims if not any(_within(claim, other) for other in claims)]


def _within(claim: Claim, other: Claim) -> bool:
    mark = (claim.cue or claim.content)[0]
    return _length(other.content) > _length(claim.content) and any(span.holds(mark) for span in other.content)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _closes(token: str) -> bool:
    return token in _CLOSERS or _ENDING.fullmatch(token) is not None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans that share no token: those that do become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
