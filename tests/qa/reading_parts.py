"""Honest parts for the tests of answering: an article read as the archive would give it back, without an archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from index import Article, Claim, Extraction, Sentence, Span, Speaker, StoredClaim, StoredSentence, extract
from qa.reading import Reading
from qa.words import stems

_IDS = count(1)


def read(article: Article | str, extraction: Extraction | None = None) -> Reading:
    """Return the article's reading with what the real extraction finds, or with ``extraction``."""
    article = Article.from_text(article) if isinstance(article, str) else article
    found = extraction or extract(article)
    rows = [(sentence, sentence.span.of(article.text)) for sentence in found.sentences]
    return Reading(
        article,
        article.id,
        tuple(
            StoredSentence(next(_IDS), article.id, sentence.ordinal, sentence.span, text, sentence.entities)
            for sentence, text in rows
        ),
        tuple(stems(text) for _, text in rows),
        stems(article.title or ""),
        tuple(StoredClaim(next(_IDS), article.id, claim) for claim in found.claims),
    )


def by_hand(
    text: str,
    *,
    content: Sequence[str],
    cue: str = "said",
    source: str | None = None,
    speaker: Speaker | None = None,
    relayed_by: Speaker | None = None,
) -> Extraction:
    """Return sentences cut at full stops and one claim, its spans given by their words: nothing is read into it."""
    sentences = tuple(
        Sentence(ordinal, Span(*found.span())) for ordinal, found in enumerate(re.finditer(r"[^\s.][^.]*\.?", text))
    )
    spans = tuple(_span(text, words) for words in content)
    cues = (_span(text, cue),)
    sources = (_span(text, source),) if source else ()
    touched = {one.ordinal for one in sentences for span in (*spans, *cues, *sources) if one.span.overlaps(span)}
    claim = Claim(sources, cues, spans, "indirect", speaker, relayed_by, tuple(sorted(touched)))
    return Extraction(sentences, (claim,))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
