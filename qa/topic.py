"""Whether a claim is about what is asked: by its own words, by its meaning, or by what its article is about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from index import StoredClaim
from qa.reading import Reading, coverage
from qa.words import first_words, holds, plain, stem

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


_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Read:
    """What an article makes of a topic: the stems asked for that it is about; those that a claim must still hold, and
    those where only names count as given; and the stems that each sentence holds which holds any."""

    focus: frozenset[str]
    left: frozenset[str]
    left_but_names: frozenset[str]
    held: dict[int, frozenset[str]]

    def held_in(self, ordinals: Sequence[int]) -> frozenset[str]:
        """Return the stems asked for that the sentences ``ordinals`` hold."""
        if len(ordinals) == 1:
            return self.held.get(ordinals[0], _NOTHING)
        return _NOTHING.union(*(self.held[ordinal] for ordinal in ordinals if ordinal in self.held))


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
    _shares: dict[tuple[frozenset[str], frozenset[str] | None], float] = field(default_factory=dict)

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
        read, ordinals = self._read_in(reading), stored.claim.sentences
        left = read.left if whole_article else read.left_but_names
        if left and read.held.keys().isdisjoint([min(ordinals) - 1, *ordinals]):
            # Nothing asked for stands in it or just before it; without that, meaning alone is never enough.
            return 0.0
        own = read.held_in(ordinals)
        meaning = max(0.0, self.similarity.get(stored.id, 0.0))
        tied = self._tie(reading, stored, left, own, meaning, whole_article)
        if not tied:
            return 0.0
        said = [plain(span.of(reading.article.text)) for span in stored.claim.content]
        content = frozenset(word for word in own if any(holds(word, one) for one in said))
        return tied + (self._share(own) + self._share(content) + meaning)

    def _tie(
        self,
        reading: Reading,
        stored: StoredClaim,
        left: frozenset[str],
        own: frozenset[str],
        meaning: float,
        whole_article: bool,
    ) -> float:
        """Return how closely a claim whose sentences hold the stems ``own`` is tied to the topic, of which ``left``
        need be said there; 0 where it is not."""
        read = self._read_in(reading)
        named = self._share(own, left)
        if named >= OWN_WORDS:
            return 0.5
        before = own | read.held_in([min(stored.claim.sentences) - 1])
        if self._share(before, left) >= OWN_WORDS and (
            points_back(reading.article.text, stored) or self._takes_up(reading.article.text, stored)
        ):
            return 0.25
        if whole_article and self._share(own) >= SOME_WORDS and left <= read.focus:
            return 0.1
        if whole_article and self.leads.get(reading.article_id, 0.0) >= ABOUT and self._tells(reading) & own:
            return 0.1
        close = (named > 0 and meaning >= MEANING) or (named >= SOME_WORDS and named + meaning >= WORDS_AND_MEANING)
        return 0.25 if close else 0.0

    def _takes_up(self, text: str, stored: StoredClaim) -> bool:
        """True for a claim that begins with "the agreement", once the agreement of 2019 was spoken of."""
        first = [word for word in first_words(stored.claim.content[0].of(text), _FIRST) if word != "that"]
        return len(first) > 1 and first[0] == "the" and stem(first[1]) in self.weights

    def claims_of(self, reading: Reading) -> Sequence[StoredClaim]:
        """Return those of the article's claims that may be about the topic: the others need not even be read."""
        read = self._read_in(reading)
        if not read.left:
            return reading.claims
        return reading.claims.near(read.held.keys()) if read.held else ()

    def is_named(self, reading: Reading, stored: StoredClaim) -> bool:
        """True when a word of the topic stands in the claim's sentences, or in the one before where it points back."""
        if not self.weights or (read := self._read_in(reading)).held_in(stored.claim.sentences):
            return True
        before = min(stored.claim.sentences) - 1
        return before in read.held and points_back(reading.article.text, stored)

    def _share(self, have: frozenset[str], asked: frozenset[str] | None = None) -> float:
        """Return the share of the weight of ``asked``, or of all stems asked for, that ``have`` holds: of many claims
        the same ones."""
        key = (have, asked)
        if (found := self._shares.get(key)) is None:
            weights = self.weights if asked is None else {one: w for one, w in self.weights.items() if one in asked}
            self._shares[key] = found = coverage(weights, have)
        return found

    def _tells(self, reading: Reading) -> set[str]:
        """Return the stems asked for that name nobody and no place."""
        return {word for word in self.weights.keys() - self.names if not reading.is_name(word)}

    def _read_in(self, reading: Reading) -> _Read:
        """Return what the article makes of the topic, read once for all of its claims."""
        if (found := self._read.get(reading.article_id)) is None:
            asked = frozenset(self.weights)
            focus = frozenset(self._focus(reading))
            names = frozenset(word for word in focus if reading.is_name(word))
            # What the article is about need not be said again: names in its title, its lead or again and again; of a
            # whole article other words too, but not all of them, unless they stand in the title: one word of the lead
            # is no topic.
            given = names if asked <= focus and not asked <= names | reading.title_stems else focus
            held: dict[int, frozenset[str]] = {}
            for word in self.weights:
                for ordinal in reading.holding(word):
                    held[ordinal] = held.get(ordinal, _NOTHING) | {word}
            self._read[reading.article_id] = found = _Read(focus, asked - given, asked - names, held)
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
