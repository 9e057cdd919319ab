"""Article → Sentence: offsets kept, quotations that span sentences respected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sentencex

from index.article import Span
from index.errors import ArticleRefused
from index.quotes import Quotation

# A quotation of several sentences stays with its attribution up to this many characters.
MAX_QUOTED_SENTENCE = 400
# “Who won?” Clara Moss asked: what follows the quotation still belongs to it.
_REPORT_AFTER = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:\w+ed|sa(?:id|ys)|told|wrote|writes|asks|began|sang|went)\b")
# No sentence ends between a title and the name it belongs to.
_TITLE = re.compile(
    r"\b(?:Messrs|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sens?|Reps?|Govs?|Gens?|Col|Lt|Maj|Capt|Cmdr|Sgt)\.[^\S\n]+"
)
_LONGEST_TITLE = 12
_WIDE_BLANK = re.compile(r"[^\S\x00-\x7f]")
_LINE_END = re.compile(r"[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing or a quantity in a sentence; ``label`` is one of spaCy's OntoNotes labels."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: its place in order, its span, and the entities in it."""

    ordinal: int
    span: Span
    entities: tuple[Entity, ...] = ()


def split_sentences(text: str, quotations: Sequence[Quotation]) -> list[Span]:
    """Return the sentences of ``text`` in order, trimmed of white space; together they hold every word.

    Boundaries come from sentencex (rules for abbreviations and quotes) and from line ends, unless the
    text is wrapped at a fixed width. A quotation is kept in one piece with the words around it while
    that stays under 400 characters, so that "‘He did it. A man,’ she said." is one sentence.
    """
    cuts = sorted(_sentence_starts(text) | _line_starts(text, quotations))
    cuts = [cut for cut in cuts if 0 < cut < len(text) and not _is_after_title(text, cut)]
    spans = [
        span for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True) if (span := _trimmed(text, start, end))
    ]
    return _join_reports(text, _join_quoted(text, spans, quotations), quotations)


def _sentence_starts(text: str) -> set[int]:
    """Return where sentences begin, also inside quotations, which sentencex keeps whole."""
    starts: set[int] = set()
    for found in _boundaries(text):
        starts.add(found["start_index"])
        words = found["text"]
        if len(words) > MAX_QUOTED_SENTENCE:
            base = found["start_index"]
            starts |= {base + match.end() for match in re.finditer(r"[.!?…]\s+(?=[“‘\"«]?[A-ZÀ-ÞА-Я])", words)}
    return starts


def _boundaries(text: str) -> list[dict[str, Any]]:
    try:
        # sentencex panics at a letter before a blank of two bytes before a full stop.
        found: list[dict[str, Any]] = sentencex.get_sentence_boundaries("en", _WIDE_BLANK.sub(" ", text))
    # A panic of its Rust code is no Exception; where another should come, only this article is left out.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ArticleRefused("Its sentences cannot be told apart; please report this article.") from error
    return found


def _is_after_title(text: str, cut: int) -> bool:
    return any(title.end() == cut for title in _TITLE.finditer(text, max(0, cut - _LONGEST_TITLE), cut))


def _line_starts(text: str, quotations: Sequence[Quotation]) -> set[int]:
    """Return where lines begin outside quotations; none but paragraphs in a text wrapped at a fixed width."""
    ends = list(_LINE_END.finditer(text))
    single = [end for end in ends if end.group().count("\n") == 1 and end.end() < len(text)]
    wrapped = sum(text[end.end()].islower() for end in single) > 0.3 * len(single)
    breaks = [end for end in ends if end.group().count("\n") > 1 or not wrapped]
    spans = [quotation.span for quotation in quotations]
    return {
        end.end()
        for end in breaks
        if end.group().count("\n") > 1 or not any(span.start < end.start() < span.end for span in spans)
    }


def _join_quoted(text: str, spans: list[Span], quotations: Sequence[Quotation]) -> list[Span]:
    """Join neighbours that a boundary inside a quotation has cut apart, while the whole stays short."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (
            last is not None
            and span.end - last.start <= MAX_QUOTED_SENTENCE
            and any(q.span.start < last.end and span.start < q.span.end for q in quotations)
        ):
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined


def _join_reports(text: str, spans: list[Span], quotations: Sequence[Quotation]) -> list[Span]:
    """Join a quotation that ends in a question or exclamation mark with the report that follows it on its line."""
    ends = {quotation.span.end for quotation in quotations if text[quotation.inner.end - 1] in "?!"}
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        on_line = last is not None and "\n" not in text[last.end : span.start]
        if last is not None and on_line and last.end in ends and _REPORT_AFTER.match(text, span.start):
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return Span(left, right) if left < right else None
