"""Honest parts for the tests of answering: an article read as the archive would give it back, without an archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from index import (
    Article,
    Claim,
    Claims,
    Entity,
    Extraction,
    Sentence,
    Span,
    Speaker,
    extract,
)
from index.claims.manner import manner_of
from index.mapping import claim_values, sentence_values
from index.whole import Sentences
from qa.reading import Reader, Reading

_IDS = count(1)


class OneArticle:
    """All that a Reader asks of an archive for one article."""

    def __init__(self, article: Article, extraction: Extraction) -> None:
        self._article = article
        rows = [(next(_IDS), *sentence_values(one)) for one in extraction.sentences]
        self._sentences = Sentences(rows, article.id, article)
        self._claims = Claims([(next(_IDS), *claim_values(claim)) for claim in extraction.claims], article.id)

    def article(self, article_id: str) -> Article:
        return self._article

    def whole(self, article_id: str) -> tuple[Article, Sentences]:
        return self._article, self._sentences

    def claims_of(self, article_id: str) -> Claims:
        return self._claims


def read(article: Article | str, extraction: Extraction | None = None) -> Reading:
    """Return the article's reading with what the real extraction finds, or with ``extraction``."""
    article = Article.from_text(article) if isinstance(article, str) else article
    return Reader(OneArticle(article, extraction or extract(article))).article(article.id)  # type: ignore[arg-type]


def by_hand(
    text: str,
    *,
    content: Sequence[str],
    cue: str = "said",
    source: str | None = None,
    speaker: Speaker | None = None,
    relays: Sequence[Speaker] = (),
    place: str | None = None,
) -> Extraction:
    """Return sentences cut at full stops and one claim, its spans given by their words: nothing is read into it.

    ``place`` is known as a place's name in the sentences that hold it.
    """
    spots = [Span(*found.span()) for found in re.finditer(re.escape(place), text)] if place else []
    cuts = [Span(*found.span()) for found in re.finditer(r"[^\s.][^.]*\.?", text)]
    sentences = tuple(
        Sentence(ordinal, cut, tuple(Entity(spot, "GPE") for spot in spots if cut.holds(spot)))
        for ordinal, cut in enumerate(cuts)
    )
    spans = tuple(_span(text, words) for words in content)
    cues = (_span(text, cue),)
    sources = (_span(text, source),) if source else ()
    touched = {one.ordinal for one in sentences for span in (*spans, *cues, *sources) if one.span.overlaps(span)}
    held = next(one.span for one in sentences if one.span.overlaps(cues[0]))
    claim = Claim(
        sources, cues, spans, "indirect", speaker, tuple(relays), tuple(sorted(touched)), manner_of(text, cues, held)
    )
    return Extraction(sentences, (claim,))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
