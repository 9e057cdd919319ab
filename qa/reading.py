"""Articles as questions need them: sentences, claims and stems, read from the archive once each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index import Archive, Article, Selection, Span, StoredClaim, StoredSentence
from qa.speakers import matching_speakers
from qa.words import stem, stems

_KEPT_ARTICLES = 512


@dataclass(frozen=True, slots=True)
class Reading:
    """One article in memory; ``stems`` has a set for each sentence, at its ordinal."""

    article: Article
    article_id: str
    sentences: tuple[StoredSentence, ...]
    stems: tuple[frozenset[str], ...]
    title_stems: frozenset[str]
    claims: tuple[StoredClaim, ...]

    def sentence_at(self, span: Span) -> list[StoredSentence]:
        """Return the sentences that ``span`` touches, in order."""
        return [sentence for sentence in self.sentences if sentence.span.overlaps(span)]

    def stems_of(self, ordinals: Sequence[int]) -> frozenset[str]:
        inside = [self.stems[ordinal] for ordinal in ordinals if 0 <= ordinal < len(self.stems)]
        return frozenset().union(*inside)


class Reader:
    """Reads articles of one archive; an article's id names its content, so a reading never grows old."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.article = lru_cache(maxsize=_KEPT_ARTICLES)(self._article)

    def _article(self, article_id: str) -> Reading:
        sentences = tuple(self.archive.sentences(article_id))
        article = self.archive.article(article_id)
        return Reading(
            article,
            article_id,
            sentences,
            tuple(stems(sentence.text) for sentence in sentences),
            stems(article.title or ""),
            tuple(self.archive.claims(article_ids=[article_id])),
        )

    def claims_of(self, asked: str, selection: Selection) -> list[StoredClaim]:
        """Return the claims of the speakers that ``asked`` may mean."""
        meant = matching_speakers(asked, self.archive.voices(selection))
        return self.archive.claims(selection, speakers=meant) if meant else []

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """Return how much each word's stem tells: the log of how rare it is among the archive's sentences."""
        total = self.archive.counts().sentences
        frequency = self.archive.sentence_frequency(words)
        return {stem(word): math.log1p(total / (1 + frequency[word])) for word in words}


def coverage(weights: dict[str, float], have: frozenset[str]) -> float:
    """Return the share of the words' weight that ``have`` holds, 0 to 1; 1 when nothing is asked for."""
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in have) / total if total else 1.0
