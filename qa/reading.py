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
_NAMES = {"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "PRODUCT"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One article in memory; ``stems`` has a set for each sentence, at its ordinal."""

    article: Article
    article_id: str
    sentences: tuple[StoredSentence, ...]
    stems: tuple[frozenset[str], ...]
    title_stems: frozenset[str]
    name_stems: frozenset[str]
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
            frozenset().union(*(_name_stems(sentence) for sentence in sentences)),
            tuple(self.archive.claims(article_ids=[article_id])),
        )

    def claims_of(self, asked: str, selection: Selection) -> list[StoredClaim]:
        """Return the claims of the speakers that ``asked`` may mean."""
        meant = matching_speakers(asked, self.archive.voices(selection))
        return self.archive.claims(selection, speakers=meant) if meant else []

    def is_speaker(self, asked: str) -> bool:
        """True when ``asked`` may mean a speaker of the archive."""
        return bool(matching_speakers(asked, self.archive.voices()))

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """Return how much each word's stem tells: the log of how rare it is among the archive's sentences."""
        total = self.archive.counts().sentences
        frequency = self.archive.sentence_frequency(words)
        return {stem(word): math.log1p(total / (1 + frequency[word])) for word in words}


def _name_stems(sentence: StoredSentence) -> frozenset[str]:
    """Return the stems of the words that name persons, places and bodies in a sentence."""
    base = sentence.span.start
    named = (entity.span for entity in sentence.entities if entity.label in _NAMES)
    return stems(" ".join(sentence.text[span.start - base : span.end - base] for span in named))


def coverage(weights: dict[str, float], have: frozenset[str]) -> float:
    """Return the share of the words' weight that ``have`` holds, 0 to 1; 1 when nothing is asked for."""
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in have) / total if total else 1.0
