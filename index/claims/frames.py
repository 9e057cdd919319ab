"""Frames: sentences made ready for the parser, each whole quotation replaced by two plain words.

A dependency parser loses its way in long quotations; with "It works" in their place it sees an everyday
sentence (“It works,” said Maria Petrova, a teacher) and finds who says it. Every token of the parse
still leads back to characters of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from index.article import Span
from index.claims.parser import pipeline
from index.claims.torn import with_whole_names
from index.quotes import Quotation
from index.sentences import Entity

_STAND_IN = "It works"
# One character for one: what the parser was trained on, at the same offsets.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"'}
    | dict.fromkeys("\u00a0\u2007\u202f\n\r\t\u2028", " ")
)
# The body, which the parser takes for the pronoun; another body of three letters stands in for it.
_WHO = re.compile(r"\bWHO\b(?![ ,]+[A-Z]{2})")
_ENDS = ".!?,…"
_DATELINE = re.compile(r"[A-Z][A-Z .,’'/-]{2,40}(?:,\s[A-Z][\w.]+)?\s*(?:\([^()]{2,40}\)\s*)?[—–-]{1,2}\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the frame's text and the characters of the article it stands for."""

    start: int
    end: int
    span: Span
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence of the article ``text`` as the parser reads it.

    ``quotations`` are those the stand-in words replace, ``fragments`` those left in the sentence.
    """

    text: str
    ordinal: int
    span: Span
    doc: Doc
    pieces: tuple[Piece, ...]
    quotations: tuple[Quotation, ...]
    fragments: tuple[Quotation, ...]

    def span_of(self, start: int, end: int) -> Span:
        """Return the article's characters behind ``[start, end)`` of the frame's text."""
        first, last = self._piece(start), self._piece(end - 1)
        left = first.span.start if first.quotation is not None else first.span.start + start - first.start
        right = last.span.end if last.quotation is not None else last.span.start + end - last.start
        return Span(left, right)

    def words(self, tokens: Sequence[Token]) -> str:
        """Return the article's own words for an unbroken run of tokens, on one line."""
        span = self.span_of(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None
        return " ".join(span.of(self.text).split()) if span is not None else ""

    def token_span(self, token: Token) -> Span:
        return self.span_of(token.idx, token.idx + len(token))

    def quotation_of(self, token: Token) -> int | None:
        """Return the index of the quotation that ``token`` stands in for, None for the article's own words."""
        return self._piece(token.idx).quotation

    def is_quoted(self, token: Token) -> bool:
        """True for a word within quote marks, a stand-in's or a fragment's: it is the speaker's, not the reporter's."""
        if self.quotation_of(token) is not None:
            return True
        span = self.token_span(token)
        return any(fragment.span.holds(span) for fragment in self.fragments)

    def _piece(self, at: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, at, key=lambda piece: piece.start) - 1]


def build_frames(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> list[Frame]:
    """Return a parsed frame for each sentence, in order."""
    language = pipeline()
    drafts = [_draft(text, span, quotations) for span in sentences]
    docs = []
    for words, _, _, _ in drafts:
        doc = language.make_doc(words)
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    parsed = map(with_whole_names, language.pipe(docs, batch_size=64))
    return [
        Frame(text, ordinal, span, doc, pieces, whole, fragments)
        for ordinal, (span, doc, (_, pieces, whole, fragments)) in enumerate(
            zip(sentences, parsed, drafts, strict=True)
        )
    ]


def find_entities(text: str, frames: Sequence[Frame]) -> list[tuple[Entity, ...]]:
    """Return the entities of each frame's sentence, those inside its quotations too, in order of place."""
    language = pipeline()
    found: list[list[Entity]] = []
    inside: list[tuple[list[Entity], int, str]] = []
    for frame in frames:
        entities = []
        for entity in frame.doc.ents:
            if all(frame.quotation_of(token) is None for token in entity):
                entities.append(Entity(frame.span_of(entity.start_char, entity.end_char), entity.label_))
        for quotation in frame.quotations:
            inner = quotation.inner
            start, end = max(inner.start, frame.span.start), min(inner.end, frame.span.end)
            inside.append((entities, start, text[start:end].translate(_PLAIN)))
        found.append(entities)
    recognise: Any = language.get_pipe("ner")
    quoted = recognise.pipe((language.make_doc(words) for _, _, words in inside), batch_size=64)
    for (entities, start, _), doc in zip(inside, quoted, strict=True):
        entities += [Entity(Span(start + e.start_char, start + e.end_char), e.label_) for e in doc.ents]
    return [tuple(sorted(entities, key=lambda entity: entity.span)) for entities in found]


def _draft(
    text: str, sentence: Span, quotations: Sequence[Quotation]
) -> tuple[str, tuple[Piece, ...], tuple[Quotation, ...], tuple[Quotation, ...]]:
    words: list[str] = []
    pieces: list[Piece] = []
    whole: list[Quotation] = []
    fragments: list[Quotation] = []
    length = 0

    def put(shown: str, span: Span, quotation: int | None = None) -> None:
        nonlocal length
        words.append(shown)
        pieces.append(Piece(length, length + len(shown), span, quotation))
        length += len(shown)

    at = sentence.start + _dateline(text[sentence.start : sentence.end])
    for quotation in quotations:
        if not quotation.span.overlaps(sentence):
            continue
        if not _is_whole(text, sentence, quotation):
            fragments.append(quotation)
            if at < quotation.span.start:
                put(text[at : quotation.span.start].translate(_PLAIN), Span(at, quotation.span.start))
            put(_fragment(text, quotation), quotation.span)
            at = quotation.span.end
            continue
        start, end = max(quotation.span.start, sentence.start), min(quotation.span.end, sentence.end)
        if at < start:
            put(text[at:start].translate(_PLAIN), Span(at, start))
        last = text[quotation.inner.end - 1]
        put(f'"{_STAND_IN}{last if last in _ENDS else ""}"', Span(start, end), len(whole))
        whole.append(quotation)
        at = end
    if at < sentence.end:
        put(text[at : sentence.end].translate(_PLAIN), Span(at, sentence.end))
    return _WHO.sub("WTO", "".join(words)), tuple(pieces), tuple(whole), tuple(fragments)


def _dateline(words: str) -> int:
    """Return how many characters of a sentence are the place and agency before a report ("SEVSK (Wire) — ")."""
    found = _DATELINE.match(words)
    return found.end() if found else 0


def _fragment(text: str, quotation: Quotation) -> str:
    """Return quoted words with plain double marks, one character for one."""
    span, inner = quotation.span, quotation.inner
    shown = text[span.start : span.end].translate(_PLAIN)
    if inner.start - span.start == 1 and text[span.end - 1] in "”’»\"'“":
        return f'"{shown[1:-1]}"'
    return shown


def _is_whole(text: str, sentence: Span, quotation: Quotation) -> bool:
    """True when the quotation stands as a statement of its own, not as words set into another sentence."""
    inner = quotation.inner.of(text)
    before = text[sentence.start : max(quotation.span.start, sentence.start)].rstrip()
    after = text[quotation.span.end : max(quotation.span.end, sentence.end)].strip()
    if quotation.span.start < sentence.start or quotation.span.end > sentence.end or quotation.continues:
        return True
    if not before:
        # At the front of a sentence: a statement when it closes itself, or when nothing follows.
        return inner[-1] in _ENDS + "-—" or not after or len(inner.split()) >= 6
    if before[-1] in ":":
        return True
    starts_like_sentence = inner[0].isupper() or inner[0].isdigit() or inner.startswith(("…", "..."))
    if before[-1] in ',—–;.!?”’"':
        return starts_like_sentence or inner[-1] in _ENDS or len(inner.split()) >= 6
    return starts_like_sentence and len(inner.split()) >= 4 and (inner[-1] in _ENDS or not after)
