"""Whether a claim is about what is asked: by its own words, by its meaning, or by what its article is about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from index import StoredClaim
from qa.reading import Reading, coverage
from qa.words import first_words, holds, plain

# Settled on the sample questions; see tests/benchmarks/answers.
OWN_WORDS = 0.6
SOME_WORDS = 0.3
# Cosine from which a claim that shares a word is about the topic though most words differ.
MEANING = 0.5
# The same where it holds some of the words: the share of them and the cosine together.
WORDS_AND_MEANING = 0.78
# Cosine of an article's title and lead with the topic from which the article is about it, in whatever words.
ABOUT = 0.6
_FOCUS_SHARE = 0.12
_FOCUS_SENTENCES = 3
_LEAD = 2
_FIRST = 3
_LEADING_ON = frozenset("this these those it they".split())
_POINTING = frozenset("this these those it they he she him her them his their its there so none both one".split())


@dataclass(frozen=True, slots=True)
class _Read:
    """What an article makes of a topic: the stems asked for that it is about, the names among them, the stems of its
    title, and the sentences that hold any word asked for."""

    focus: frozenset[str]
    names: frozenset[str]
    titled: frozenset[str]
    holding: frozenset[int]


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about: each stem's weight, and the similarity to the topic's words of each claim, by its id.

    Of a topic that whole articles may be about, also which stems are ``names``, and the similarity of title and lead of
    each article, by its id.
    """

    weights: dict[str, float]
    similarity: dict[int, float]
    names: frozenset[str] = frozenset()
    leads: dict[str, float] = field(default_factory=dict)
    _read: dict[str, _Read] = field(default_factory=dict)

    def relevance(self, reading: Reading, stored: StoredClaim, whole_article: bool) -> float:
        """Return how much the claim is about the topic, 0 when it is not; higher for nearer.

        What the article itself is about need not be said again in each claim: a place or a person
        ("… in Sevsk"), and, when ``whole_article`` is set, what its title names. The other words
        must stand in the claim or its sentence, or, where the claim points back ("this", "they"),
        in the sentence before. Of an article that comes near the topic as a whole, one of its words is
        enough that is no name.
        """
        if not self.weights:
            return 1.0
        read = self._read_in(reading)
        given = self._given(read, whole_article)
        left = {word: weight for word, weight in self.weights.items() if word not in given}
        if left and read.holding.isdisjoint([min(stored.claim.sentences) - 1, *stored.claim.sentences]):
            # Nothing asked for stands in it or just before it; without that, meaning alone is never enough.
            return 0.0
        own = reading.held(self.weights, stored.claim.sentences)
        meaning = max(0.0, self.similarity.get(stored.id, 0.0))
        tied = self._tie(reading, stored, left, own, meaning, whole_article)
        if not tied:
            return 0.0
        said = [plain(span.of(reading.article.text)) for span in stored.claim.content]
        content = frozenset(word for word in own if any(holds(word, one) for one in said))
        return tied + (coverage(self.weights, own) + coverage(self.weights, content) + meaning)

    def _tie(
        self,
        reading: Reading,
        stored: StoredClaim,
        left: dict[str, float],
        own: frozenset[str],
        meaning: float,
        whole_article: bool,
    ) -> float:
        """Return how closely a claim whose sentences hold the stems ``own`` is tied to the topic, of which ``left``
        need be said there; 0 where it is not."""
        named = coverage(left, own)
        if named >= OWN_WORDS:
            return 0.5
        before = own | reading.held(left, [min(stored.claim.sentences) - 1])
        if coverage(left, before) >= OWN_WORDS and points_back(reading.article.text, stored):
            return 0.25
        if whole_article and coverage(self.weights, own) >= SOME_WORDS and set(left) <= self._read_in(reading).focus:
            return 0.1
        if whole_article and self.leads.get(reading.article_id, 0.0) >= ABOUT and self._tells(reading) & own:
            return 0.1
        close = (named > 0 and meaning >= MEANING) or (named >= SOME_WORDS and named + meaning >= WORDS_AND_MEANING)
        return 0.25 if close else 0.0

    def claims_of(self, reading: Reading) -> Sequence[StoredClaim]:
        """Return those of the article's claims that may be about the topic: the others need not even be read."""
        read = self._read_in(reading)
        if self.weights.keys() <= self._given(read, whole_article=True):
            return reading.claims
        return reading.claims.near(read.holding) if read.holding else ()

    def is_named(self, reading: Reading, stored: StoredClaim) -> bool:
        """True when a word of the topic stands in the claim's sentences, or in the one before where it points back."""
        if not self.weights or reading.held(self.weights, stored.claim.sentences):
            return True
        before = [min(stored.claim.sentences) - 1]
        return bool(reading.held(self.weights, before)) and points_back(reading.article.text, stored)

    def _tells(self, reading: Reading) -> set[str]:
        """Return the stems asked for that name nobody and no place."""
        return {word for word in self.weights.keys() - self.names if not reading.is_name(word)}

    def _given(self, read: _Read, whole_article: bool) -> frozenset[str]:
        """Return the stems that need not be said again: what the article is about.

        Names in its title, its lead or again and again; where ``whole_article`` is set, other words
        too, but not all of them, unless they stand in the title: one word of the lead is no topic.
        """
        if not whole_article:
            return read.names
        if set(self.weights) <= read.focus and not set(self.weights) <= read.names | read.titled:
            return read.names
        return read.focus

    def _read_in(self, reading: Reading) -> _Read:
        """Return what the article makes of the topic, read once for all of its claims."""
        if (found := self._read.get(reading.article_id)) is None:
            focus = frozenset(self._focus(reading))
            names = frozenset(word for word in focus if reading.is_name(word))
            holding = frozenset(ordinal for word in self.weights for ordinal in reading.holding(word))
            self._read[reading.article_id] = found = _Read(focus, names, reading.title_stems, holding)
        return found

    def _focus(self, reading: Reading) -> set[str]:
        """Return the stems asked for that the title or the lead holds, or many of the article's sentences."""
        often = math.ceil(max(_FOCUS_SENTENCES, _FOCUS_SHARE * len(reading.sentences)))
        in_front = reading.title_stems | reading.held(self.weights, range(_LEAD))
        return {word for word in self.weights if word in in_front or len(reading.holding(word)) >= often}


def points_back(text: str, stored: StoredClaim, *, begins: bool = False) -> bool:
    """True when the claim leans on the sentence before it: a pronoun begins it, or it is a bare continuation.

    With ``begins`` only the very first word counts, and only one that stands for what was spoken of.
    """
    first = [word for word in first_words(stored.claim.content[0].of(text), 2 * _FIRST) if word != "that"][:_FIRST]
    if begins:
        return bool(first) and first[0] in _LEADING_ON
    return bool(_POINTING & set(first)) or len(first) < _FIRST
