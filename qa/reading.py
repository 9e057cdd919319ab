"""Articles as questions need them: sentences, claims and stems, read from the archive once each."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate

from index import Archive, Claim, Claims, Selection, Span, Speaker, StoredClaim, StoredSentence
from qa.bm25 import articles_about
from qa.bodies import of_a_body, of_its_article
from qa.candidates import Candidates, find_candidates
from qa.retrieve import Ranked, best_of
from qa.speakers import matching_speakers, unnamed_alike
from qa.telling import Surroundings
from qa.voices import Voices
from qa.weights import fitted
from qa.words import holds, places_of, plain, stem, stems

_KEPT_ARTICLES = 512
# Questions asked at the same time.
_KEPT_QUESTIONS = 16
_ROWS = 100
_LEAD = 3
# Articles looked through for speakers that only their article tells from others.
_ARTICLES = 100
# No article holds it, and no word.
_BETWEEN = "\0"
_AND = re.compile(r"\s+and\s+|,\s+")
_NAMES = {"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "PRODUCT"}


class Reading:
    """One article of ``archive``: each part of it is read once it is looked at, and then kept.

    ``stems`` has a set for each sentence, at its ordinal.
    """

    def __init__(self, archive: Archive, article_id: str) -> None:
        self._archive = archive
        self.article_id = article_id
        self.article, self.sentences = archive.whole(article_id)
        self._holding: dict[str, frozenset[int]] = {}

    @cached_property
    def claims(self) -> Claims:
        return self._archive.claims_of(self.article_id)

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
        return any(holds(stemmed, plain(_names_in(self.sentences[at]))) for at in self.holding(stemmed))


class Reader:
    """Reads articles of one archive; an article's id names its content, so a reading never grows old."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.article = lru_cache(maxsize=_KEPT_ARTICLES)(self._article)
        self._candidates = lru_cache(maxsize=_KEPT_QUESTIONS)(self._found)
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

    def claims_of(self, asked: str, selection: Selection) -> list[StoredClaim]:
        """Return the claims of the speakers that ``asked`` may mean, "A and B" those of both.

        Where an article gives a named speaker's role to an unnamed one too ("the head teacher"), that
        is the same speaker, if nobody else there has the role.
        """
        voices = self._voices()
        speaking = lambda found: self.archive.speaking(found, selection)  # noqa: E731
        meant = matching_speakers(asked, voices, speaking) or set().union(
            *(matching_speakers(part, voices, speaking) for part in _AND.split(asked) if part != asked)
        )
        if not meant:
            meant = self._of_a_body(asked, selection)
        if not meant:
            return self._of_its_article(asked, selection)
        meant = self.archive.as_called(meant)
        own = self.archive.claims(selection, speakers=meant)
        alike = unnamed_alike(meant, voices)
        articles = {stored.article_id for stored in own}
        also = self.archive.claims(selection, speakers=alike) if alike else []
        same = [stored for stored in also if stored.article_id in articles and self._is_one_of(meant, stored)]
        return sorted([*own, *same], key=lambda stored: stored.id)

    def _of_a_body(self, asked: str, selection: Selection) -> set[Speaker]:
        """Return the speakers of an office in a body that their articles are about: title and lead hold its words."""
        bodies = of_a_body(asked, self._voices())
        meant = set()
        for stored in self.archive.claims(selection, speakers=set(bodies)) if bodies else []:
            speaker = stored.claim.speaker
            if speaker is not None and bodies[speaker] <= self.article(stored.article_id).about:
                meant.add(speaker)
        return meant

    def _of_its_article(self, asked: str, selection: Selection) -> list[StoredClaim]:
        """Return the claims of unnamed speakers whom their article, title and lead, makes those asked for."""
        alike = of_its_article(asked, self._voices())
        rest = sorted({word for words in alike.values() for word in words})
        readings = map(self.article, articles_about(self.archive, rest, selection, _ARTICLES) if rest else ())
        found = [
            stored
            for reading in readings
            for stored in reading.claims
            if stored.claim.speaker in alike and alike[stored.claim.speaker] <= reading.about
        ]
        return sorted(found, key=lambda stored: stored.id)

    def _is_one_of(self, meant: set[Speaker], stored: StoredClaim) -> bool:
        """True when the unnamed speaker of ``stored`` can be nobody but one of ``meant`` in its article."""
        there = {one.claim.speaker for one in self.article(stored.article_id).claims if one.claim.speaker is not None}
        alike = {one for one in there if one.named and stored.claim.speaker in unnamed_alike({one}, Voices(there))}
        return len({one.name for one in alike}) == 1 and bool(alike & meant)

    def is_speaker(self, asked: str) -> bool:
        """True when ``asked`` may mean a speaker of the archive."""
        return bool(
            matching_speakers(asked, self._voices())
            or self._of_a_body(asked, Selection())
            or self._of_its_article(asked, Selection())
        )

    def _voices(self) -> Voices:
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
