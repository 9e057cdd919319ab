"""The words of an article as the claim network reads them: word pieces, and the marks that lower-casing hides."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.article import Span
from index.model_files import packaged_folder
from index.quotes import Quotation

Ints1d = NDArray[np.int64]
Ints2d = NDArray[np.int64]

# How each word is written, where it stands to quote marks, and what goes before it: each a small class.
MARKS = (4, 4, 4)
# One mark for all of a sort, character for character, so that offsets stay.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "`": '"', "’": "'", "‘": "'"})
_QUOTE_MARKS = set("\"'“”„«»‘’`")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text in order, and the word pieces the network knows them by.

    ``spans`` are (words, 2) character offsets, ``marks`` (words, 3) classes below MARKS: case, quotation, gap
    before. ``pieces`` are vocabulary ids, those of word w at ``[first[w], first[w + 1])``. ``sentences`` are the
    first words of the sentences, in order.
    """

    spans: Ints2d
    marks: Ints2d
    pieces: Ints1d
    first: Ints1d
    sentences: Ints1d

    def __len__(self) -> int:
        return len(self.spans)

    def words_in(self, span: Span) -> tuple[int, int]:
        """Return ``(first, end)`` of the words that overlap ``span``; equal when there are none."""
        return (
            int(np.searchsorted(self.spans[:, 1], span.start, side="right")),
            int(np.searchsorted(self.spans[:, 0], span.end, side="left")),
        )

    def span_of(self, first: int, end: int) -> Span:
        """Return the characters of the words [first, end)."""
        return Span(int(self.spans[first, 0]), int(self.spans[end - 1, 1]))

    def part(self, first: int, end: int) -> Words:
        """Return the words [first, end) as a text of their own, at the same offsets."""
        start, stop = int(self.first[first]), int(self.first[end])
        marks = self.marks[first:end].copy()
        marks[:1, 2] = 3
        return Words(
            self.spans[first:end], marks, self.pieces[start:stop], self.first[first : end + 1] - start, np.zeros(1, int)
        )


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_words(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Words:
    """Return the words of ``text``, split as BERT splits them: at white space and around every punctuation mark."""
    encoding = _tokenizer().encode(text.translate(_PLAIN).replace("''", '""'), add_special_tokens=False)
    ids = encoding.word_ids
    first = [i for i, word in enumerate(ids) if word is not None and (i == 0 or word != ids[i - 1])]
    bounds = np.asarray([*first, len(ids)], dtype=np.int64)
    offsets = encoding.offsets
    spans = np.asarray(
        [(offsets[a][0], offsets[b - 1][1]) for a, b in itertools.pairwise(bounds)], dtype=np.int64
    ).reshape(-1, 2)
    starts = sorted({int(np.searchsorted(spans[:, 0], sentence.start)) for sentence in sentences} | {0})
    return Words(
        spans=spans,
        marks=_marks(text, spans, quotations),
        pieces=np.asarray(encoding.ids, dtype=np.int64),
        first=bounds,
        sentences=np.asarray([start for start in starts if start < len(spans) or start == 0], dtype=np.int64),
    )


def _marks(text: str, spans: Ints2d, quotations: Sequence[Quotation]) -> Ints2d:
    marks = np.zeros((len(spans), len(MARKS)), dtype=np.int64)
    begins = [quotation.span.start for quotation in quotations]
    end_before = 0
    for i, (start, end) in enumerate(spans.tolist()):
        word = text[start:end]
        marks[i, 0] = 0 if not word[:1].isupper() else 1 if len(word) == 1 or not word.isupper() else 2
        if not word[:1].isalpha():
            marks[i, 0] = 3
        at = bisect_right(begins, start) - 1
        if at >= 0 and start < quotations[at].span.end:
            marks[i, 1] = 1 if quotations[at].inner.start <= start < quotations[at].inner.end else 2
        elif word in _QUOTE_MARKS:
            marks[i, 1] = 3
        gap = text[end_before:start]
        marks[i, 2] = 3 if i == 0 else 2 if "\n" in gap else 1 if gap else 0
        end_before = end
    return marks
