"""Whether a claim is about what is asked: by its own words, by its meaning, or by what its article is about."""

from __future__ import annotations

from dataclasses import dataclass

from index import StoredClaim
from qa.reading import Reading, coverage
from qa.words import stems

# Settled on the sample questions and the shared development articles; see tests/benchmarks/answers.
OWN_WORDS = 0.6
MEANING = 0.62
MEANING_WITH_WORDS = 0.45
_FOCUS_SHARE = 0.12
_FOCUS_SENTENCES = 3
_LEAD = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about: the weight of each stem, and each claim's similarity to the topic's words."""

    weights: dict[str, float]
    similarity: dict[int, float]

    def relevance(self, reading: Reading, stored: StoredClaim, whole_article: bool) -> float:
        """Return how much the claim is about the topic, 0 when it is not; higher for nearer.

        ``whole_article``: every claim of an article that is about the topic counts, as when all
        claims about a place are asked for.
        """
        if not self.weights:
            return 1.0
        claim = stored.claim
        texts = [span.of(reading.article.text) for span in claim.content]
        content = coverage(self.weights, frozenset().union(*(stems(text) for text in texts)))
        own = max(content, coverage(self.weights, reading.stems_of(claim.sentences)))
        meaning = self.similarity.get(stored.id, 0.0)
        if own >= OWN_WORDS:
            return 1.0 + own + content + meaning
        if meaning >= MEANING or (meaning >= MEANING_WITH_WORDS and own > 0):
            return 1.0 + meaning
        if whole_article and self.is_focus(reading):
            return 0.5 + own + meaning
        return 0.0

    def is_focus(self, reading: Reading) -> bool:
        """True when the article is about the topic: all its words in the title, or in the lead and again after it."""
        asked = set(self.weights)
        if asked <= reading.title_stems:
            return True
        holding = [at for at, have in enumerate(reading.stems) if asked <= have]
        enough = max(_FOCUS_SENTENCES, _FOCUS_SHARE * len(reading.stems))
        return bool(holding) and holding[0] < _LEAD and len(holding) >= min(enough, len(reading.stems))
