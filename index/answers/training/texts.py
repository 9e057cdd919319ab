"""Texts that excerpts are cut from: their sentences, windows, names, and where in them an answer stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.answers.excerpt import Excerpt
from index.answers.pieces import content_of
from index.article import Span
from index.claims.parser import pipeline
from index.quotes import find_quotations
from index.sentences import Entity, split_sentences


@dataclass(frozen=True, slots=True)
class Text:
    """A text that excerpts are cut from, and its sentences."""

    text: str
    title: str
    sentences: tuple[Span, ...]

    def window(self, place: int, before: int, after: int) -> Span:
        """Return the sentence ``place`` with so many neighbours."""
        last = min(len(self.sentences) - 1, place + after)
        return Span(self.sentences[max(0, place - before)].start, self.sentences[last].end)

    def excerpt(self, span: Span) -> Excerpt:
        """Return the words of ``span`` as an excerpt of their own."""
        return Excerpt(span.of(self.text), self.title, entities_of(span.of(self.text)))


def read_text(text: str, title: str) -> Text:
    """Return ``text`` with its sentences."""
    spans = split_sentences(text, find_quotations(text)) if text.strip() else ()
    return Text(text, title, tuple(spans))


def alone(text: str) -> Excerpt:
    """Return ``text`` as an excerpt without a title."""
    return Excerpt(text, "", entities_of(text))


@lru_cache(maxsize=100_000)
def entities_of(text: str) -> tuple[Entity, ...]:
    """Return the names, days and numbers of ``text``, as the archive's sentences have them."""
    language = pipeline()
    found = language.get_pipe("ner")(language.make_doc(text)).ents
    return tuple(Entity(Span(one.start_char, one.end_char), one.label_) for one in found)


def untokenised(text: str) -> str:
    """Return ``text``, whose tokens stand apart, as it is written."""
    text = re.sub(r" ([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    text = re.sub(r" (n't|'s|'re|'ve|'d|'ll|'m|')\b", r"\1", text)
    return text.replace("-LRB- ", "(").replace(" -RRB-", ")").replace("`` ", '"').replace(" ''", '"')


def holder(answers: Sequence[str]) -> Callable[[str], bool]:
    """Return whether a text holds one of ``answers``."""
    folded = [answer.casefold() for answer in answers]
    return lambda text: any(answer in text.casefold() for answer in folded)


def best_place(question: str, answers: Sequence[str], text: Text) -> Span | None:
    """Return where an answer stands whose sentence and neighbours hold most of the question's words."""
    asked = content_of(question)
    found = [
        (len(asked & content_of(text.window(place, 1, 1).of(text.text))), -span.start, span)
        for answer in dict.fromkeys(answers)
        for match in re.finditer(re.escape(answer), text.text)
        for span in [Span(*match.span())]
        for place in [sentence_of(span, text)]
        if place >= 0
    ]
    return max(found, key=lambda one: one[:2])[2] if found else None


def sentence_of(span: Span, text: Text) -> int:
    """Return the place of the sentence that ``span`` begins in, -1 where there is none."""
    return next((i for i, one in enumerate(text.sentences) if one.start <= span.start < one.end), -1)


def words_in(answers: Sequence[str], text: Text, window: Span) -> Span | None:
    """Return where in ``window`` the first of ``answers`` that it holds stands."""
    for answer in answers:
        if match := re.search(re.escape(answer), window.of(text.text), re.IGNORECASE):
            return Span(window.start + match.start(), window.start + match.end())
    return None


def by_words(question: str, text: Text) -> list[int]:
    """Return the places of the sentences, those first that share most words with ``question``."""
    asked = content_of(question)
    shared = [len(asked & content_of(span.of(text.text))) for span in text.sentences]
    return sorted(range(len(shared)), key=lambda place: (-shared[place], place))
