"""Articles as questions need them: sentences, claims and stems, read from the archive once each."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate
from threading import Lock
from typing import Any, TypeVar, cast

from index import Archive, Article, Claim, Claims, Selection, Sentences, Span, StoredSentence
from qa.candidates import Candidates, find_candidates
from qa.ground import is_claimed
from qa.retrieve import Ranked, best_of
from qa.telling import Surroundings
from qa.voices import Voices
from qa.weights import fitted
from qa.words import holds, letters, places_of, plain, stem, stems

_KEPT_ARTICLES = 512
# Questions asked at the same time.
_KEPT_QUESTIONS = 16
# What is worked out for one question, and asked for again.
_KEPT_RESULTS = 4
_ROWS = 100
_LEAD = 3
# No article holds it, and no word.
_BETWEEN = "\0"
Value = TypeVar("Value")
_NAMES = {"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "PRODUCT"}


class Reading:
    """One article of ``archive``: each part of it is read once it is looked at, and then kept.

    ``stems`` has a set for each sentence, at its ordinal.
    """

    def __init__(self, archive: Archive, article_id: str) -> None:
        self._archive = archive
        self.article_id = article_id
        self._holding: dict[str, frozenset[int]] = {}
        self._names: dict[str, bool] = {}
        self._there: dict[str, bool] = {}

    @cached_property
    def article(self) -> Article:
        return self._archive.article(self.article_id)

    @cached_property
    def sentences(self) -> Sentences:
        # With its sentences the article comes too.
        self.__dict__["article"], found = self._archive.whole(self.article_id)
        return found

    @cached_property
    def claims(self) -> Claims:
        return self._archive.claims_of(self.article_id)

    def is_claimed(self, claim: Claim) -> bool:
        """Return whether a claim of the article may be shown, as :func:`qa.ground.is_claimed` has it; the article is
        read only for one that is negated."""
        return is_claimed(claim, self.article.text if claim.manner.negated else "")

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        return tuple(map(stems, self.sentences.texts()))

    @cached_property
    def title_stems(self) -> frozenset[str]:
        return stems(self.article.title or "")

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of its title and its first sentences."""
        return self.title_stems | self.stems_of(range(_LEAD))

    def around(self, claim: Claim) -> Surroundings:
        """Return what a claim of the article stands in: the sentences from its first to its last, and their claims."""
        spans = (*claim.source, *claim.cue, *claim.content)
        held = self.sentences.at(Span(min(span.start for span in spans), max(span.end for span in spans)))
        claims = self.claims.standing_in(held[0].ordinal, held[-1].ordinal)
        return Surroundings(self.article.text, [one.span for one in held], [stored.claim for stored in claims])

    @cached_property
    def _letters(self) -> str:
        """Title and text, in which every word of theirs but a number stands as in a :func:`plain` text."""
        return letters(f"{self.article.title or ''}\n{self.article.text}")

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        """The words of all sentences, as words are found in them, and where those of each sentence end."""
        text = plain(_BETWEEN.join(self.sentences.texts())) + _BETWEEN
        return text, list(accumulate(len(one) + len(_BETWEEN) for one in text.split(_BETWEEN)[:-1]))

    def sentence_at(self, span: Span) -> list[StoredSentence]:
        """Return the sentences that ``span`` touches, in order."""
        return self.sentences.at(span)

    def stems_of(self, ordinals: Iterable[int]) -> frozenset[str]:
        sentences = self.sentences
        inside = [stems(sentences.text(ordinal)) for ordinal in ordinals if 0 <= ordinal < len(sentences)]
        return frozenset().union(*inside)

    def may_hold(self, stemmed: Iterable[str]) -> bool:
        """Return whether a word with any of these stems may stand in the title or the text: False is sure, and found
        without reading the sentences."""
        return any(map(self._may_hold, stemmed))

    def _may_hold(self, stemmed: str) -> bool:
        if (found := self._there.get(stemmed)) is None:
            found = stemmed[0] in self._letters if stemmed[0].isdigit() else holds(stemmed, self._letters)
            self._there[stemmed] = found
        return found

    def holding(self, stemmed: str) -> frozenset[int]:
        """Return the ordinals of the sentences that hold a word with this stem."""
        if (found := self._holding.get(stemmed)) is None:
            text, ends = self._plain
            found = frozenset(bisect_right(ends, at) for at in places_of(stemmed, text))
            self._holding[stemmed] = found
        return found

    def held(self, asked: Iterable[str], ordinals: Iterable[int]) -> frozenset[str]:
        """Return those of the stems ``asked`` that the sentences ``ordinals`` hold."""
        among = tuple(ordinals)
        return frozenset(one for one in asked if not self.holding(one).isdisjoint(among))

    def is_name(self, stemmed: str) -> bool:
        """True when a word with this stem stands in the name of a person, a place or a body."""
        if (found := self._names.get(stemmed)) is None:
            found = any(holds(stemmed, plain(_names_in(self.sentences[at]))) for at in self.holding(stemmed))
            self._names[stemmed] = found
        return found


class Reader:
    """Reads articles of one archive; an article's id names its content, so a reading never grows old."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.article = lru_cache(maxsize=_KEPT_ARTICLES)(self._article)
        self._candidates = lru_cache(maxsize=_KEPT_QUESTIONS)(self._found)
        self._once: dict[Hashable, Any] = {}
        self._lock = Lock()
        self._known = Voices(())

    def _article(self, article_id: str) -> Reading:
        return Reading(self.archive, article_id)

    def ranked(self, question: str, words: Sequence[str], top: int, selection: Selection) -> list[Ranked]:
        """Return the ``top`` sentences for ``question``, as :func:`qa.retrieve.retrieve` does; asked for more of them
        shortly after, the archive is not searched again."""
        found = self._candidates(self.archive.generation(), question, tuple(words), selection)
        return [] if found is None else best_of(self.archive, found, fitted(), top)

    def _found(self, _: int, question: str, words: tuple[str, ...], selection: Selection) -> Candidates | None:
        return find_candidates(self.archive, question, words, selection)

    def once(self, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """Return what ``work_out`` gives for ``key``; while the archive is as it is, the last few are not worked out
        again: much is asked more than once for one question."""
        full = (self.archive.generation(), key)
        with self._lock:
            if full in self._once:
                return cast(Value, self._once[full])
        found = work_out()
        with self._lock:
            self._once[full] = found
            if len(self._once) > _KEPT_RESULTS:
                del self._once[next(iter(self._once))]
        return found

    def voices(self) -> Voices:
        """Return the archive's speakers; the archive gives the same ones until they change."""
        speakers = self.archive.voices()
        if self._known.speakers is not speakers:
            self._known = Voices(speakers)
        return self._known

    def day_of(self, event: Sequence[str]) -> date | None:
        """Return the day of the first article whose title holds all the words that name an event."""
        wanted = {stem(word) for word in event}
        rows = self.archive.sentence_rows([match.id for match in self.archive.matching(event, "sentence", _ROWS)])
        articles = [self.article(article_id) for article_id in dict.fromkeys(row.article_id for row in rows)]
        days = [one.article.published_day for one in articles if wanted and wanted <= one.title_stems]
        return min((day for day in days if day is not None), default=None)

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """Return how much each word's stem tells: the log of how rare it is among the archive's sentences."""
        total = self.archive.counts().sentences
        frequency = self.archive.sentence_frequency(words)
        return {stem(word): math.log1p(total / (1 + frequency[word])) for word in words}


def _names_in(sentence: StoredSentence) -> str:
    """Return the words that name persons, places and bodies in a sentence."""
    base = sentence.span.start
    named = (entity.span for entity in sentence.entities if entity.label in _NAMES)
    return " ".join(sentence.text[span.start - base : span.end - base] for span in named)


def coverage(weights: dict[str, float], have: frozenset[str]) -> float:
    """Return the share of the words' weight that ``have`` holds, 0 to 1; 1 when nothing is asked for."""
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in have) / total if total else 1.0
