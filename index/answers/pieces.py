"""A question and an excerpt as the answer network reads them: word pieces, and marks of what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.answers.excerpt import Excerpt
from index.article import Span
from index.model_files import packaged_folder

Ints1d = NDArray[np.int64]

# How a word piece relates to the other side: not, the same word, a word that begins like one there.
MATCHES = 3
LABELS = (
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY",
    "ORDINAL", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE",
)  # fmt: skip
_LABEL_CLASSES = {label: place for place, label in enumerate(LABELS, start=1)}

_CLS, _SEP, _COLON = 101, 102, 1012
_LONGEST_QUESTION, _LONGEST_TITLE, _LONGEST_EXCERPT = 48, 24, 300
# Words shorter than this are alike only when they are the same; of longer ones the end may differ.
_INFLECTED = 5
_COMMON = frozenset(
    """
    a an the of in on at to for from by with and or is was are were be been being did do does what which who whom whose
    when where why how many much it its his her their he she they this that these those as s t . , ? ! : ; " ' - ( )
    """.split()
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A question with one excerpt, n word pieces: ``ids``, ``sides`` (0 question, 1 title and excerpt), ``matches``
    (below MATCHES) and ``labels`` (0, or 1 + the place in LABELS), each (n,).

    ``offsets`` (p, 2) are the characters of the excerpt's text that its pieces stand for; the first is piece ``start``.
    """

    ids: Ints1d
    sides: Ints1d
    matches: Ints1d
    labels: Ints1d
    start: int
    offsets: Ints1d


def read_pieces(question: str, excerpt: Excerpt) -> Pieces:
    """Return ``question`` and ``excerpt`` side by side; what is too long for the network is cut off."""
    asked, title, text = (_encoded(one) for one in (question, excerpt.title, excerpt.text))
    asked_words, title_words, text_words = (_words(one) for one in (asked, title, text))
    asked_matches = _matches(asked_words, [*text_words, *title_words])[:_LONGEST_QUESTION]
    asked_ids, title_ids = asked.ids[:_LONGEST_QUESTION], title.ids[:_LONGEST_TITLE]
    text_ids, offsets = text.ids[:_LONGEST_EXCERPT], text.offsets[:_LONGEST_EXCERPT]
    # A title is parted from the text by a colon.
    colon = [_COLON] if title_ids else []
    ids = [_CLS, *asked_ids, _SEP, *title_ids, *colon, *text_ids, _SEP]
    start = len(asked_ids) + 2 + len(title_ids) + len(colon)
    matches = np.zeros(len(ids), np.int64)
    matches[1 : 1 + len(asked_ids)] = asked_matches
    matches[2 + len(asked_ids) : start - len(colon)] = _matches(title_words, asked_words)[:_LONGEST_TITLE]
    matches[start:-1] = _matches(text_words, asked_words)[:_LONGEST_EXCERPT]
    labels = np.zeros(len(ids), np.int64)
    places = np.asarray(offsets, np.int64).reshape(-1, 2)
    for entity in excerpt.entities:
        inside = (places[:, 0] >= entity.span.start) & (places[:, 1] <= entity.span.end)
        labels[start:-1][inside] = _LABEL_CLASSES.get(entity.label, 0)
    sides = np.zeros(len(ids), np.int64)
    sides[2 + len(asked_ids) :] = 1
    return Pieces(np.asarray(ids, np.int64), sides, matches, labels, start, places)


def pieces_of(read: Pieces, span: Span) -> tuple[int, int] | None:
    """Return the first and the last piece of the excerpt's characters ``span``; None when they were cut off."""
    inside = np.flatnonzero((read.offsets[:, 1] > span.start) & (read.offsets[:, 0] < span.end))
    return (read.start + int(inside[0]), read.start + int(inside[-1])) if len(inside) else None


def content_of(text: str) -> frozenset[str]:
    """Return the words of ``text`` that not every text holds, without the ends that inflect them."""
    return frozenset(
        _beginning(word) if len(word) >= _INFLECTED else word
        for word in dict.fromkeys(_words(_encoded(text)))
        if word not in _COMMON
    )


def _encoded(text: str) -> Encoding:
    return _tokenizer().encode(text, add_special_tokens=False)


def _words(encoding: Encoding) -> list[str]:
    """Return for each piece the pieces of its whole word put together."""
    whole: dict[int | None, str] = {}
    for piece, word in zip(encoding.tokens, encoding.word_ids, strict=True):
        whole[word] = whole.get(word, "") + piece.removeprefix("##")
    return [whole[word] for word in encoding.word_ids]


def _matches(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """Return for each of ``words`` how it relates to ``others``; words that every text holds do not."""
    same = {word for word in others if word not in _COMMON}
    begin = tuple(_beginning(word) for word in same if len(word) >= _INFLECTED)
    return [
        0
        if word in _COMMON
        else 1
        if word in same
        else 2
        if len(word) >= _INFLECTED and begin and word.startswith(begin)
        else 0
        for word in words
    ]


def _beginning(word: str) -> str:
    return word[: max(4, min(6, len(word) - 3))]


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    # "[SEP]" in an article is text as any other.
    tokenizer.encode_special_tokens = True
    return tokenizer
