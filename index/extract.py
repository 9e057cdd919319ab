"""Article in, sentences and claims out: a pure function, the same wherever it runs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
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

    Claims are read in English; an article known to be in another language has sentences only. ModelError when the
    weights of the claim network are not the ones that belong to this version.
    """
    from index.claims.finder import find_claims
    from index.claims.frames import build_frames, find_entities
    from index.claims.tagger import tagged
    from index.claims.words import read_words

    text = article.text
    quotations = find_quotations(text)
    spans = split_sentences(text, quotations)
    has_claims = article.language in (None, "en")
    # The network and the parser run side by side: one needs nothing of the other.
    with ThreadPoolExecutor(max_workers=1) as side:
        words = read_words(text, spans, quotations) if has_claims else None
        tied = side.submit(tagged, words) if words is not None else None
        frames = build_frames(text, spans, quotations)
        entities = find_entities(text, frames)
        sentences = tuple(Sentence(i, span, found) for i, (span, found) in enumerate(zip(spans, entities, strict=True)))
        if words is None or tied is None:
            return Extraction(sentences, ())
        return Extraction(sentences, tuple(find_claims(text, frames, quotations, words, tied.result())))


def extract_claims(article: Article) -> list[Claim]:
    """Return the claims of ``article`` in the order of their content; nothing is stored."""
    return list(extract(article).claims)
