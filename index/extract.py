"""Article in, sentences and claims out: a pure function, the same wherever it runs."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Article
from index.claims.claim import Claim
from index.quotes import find_quotations
from index.sentences import Sentence, split_sentences


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article holds: its sentences in order, and its claims in order of their content."""

    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


def extract(article: Article) -> Extraction:
    """Return the sentences and claims of ``article``; nothing is stored.

    Claims are read in English; an article known to be in another language has sentences only.
    """
    from index.claims.finder import find_claims
    from index.claims.frames import build_frames, find_entities

    text = article.text
    quotations = find_quotations(text)
    spans = split_sentences(text, quotations)
    frames = build_frames(text, spans, quotations)
    entities = find_entities(text, frames)
    sentences = tuple(Sentence(i, span, found) for i, (span, found) in enumerate(zip(spans, entities, strict=True)))
    if article.language not in (None, "en"):
        return Extraction(sentences, ())
    return Extraction(sentences, tuple(find_claims(text, frames, quotations)))


def extract_claims(article: Article) -> list[Claim]:
    """Return the claims of ``article`` in the order of their content; nothing is stored."""
    return list(extract(article).claims)
