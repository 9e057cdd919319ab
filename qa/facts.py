"""Plain questions: the sentences that hold the answer, with the speaker wherever they are somebody's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index import Selection, StoredClaim, StoredSentence
from qa.gather import Found
from qa.ground import Signals, answer_spans, is_claimed, is_supported, signals, support
from qa.question import Question
from qa.reading import Reader, Reading
from qa.retrieve import retrieve
from qa.words import content_words

_WHO_IS = re.compile(r"who\s+(?:is|was|are|were)\s+(?P<name>.+)", re.IGNORECASE)
_PRONOUNS = frozenset("he she they it we i who".split())
_CANDIDATES = 40
_SHOWN = 3
# A second sentence is shown beside the best one when it is nearly as well supported.
_NEARLY = 0.12


@dataclass(frozen=True, slots=True)
class Fact:
    """A supported sentence. ``claims`` are set instead of a passage when it is words whose speaker it does not name."""

    reading: Reading
    sentence: StoredSentence
    answer: tuple[int, int] | None
    claims: tuple[Found, ...]
    support: float


def find_facts(reader: Reader, question: Question, selection: Selection) -> list[Fact]:
    """Return up to three supported sentences, best first; none when the gate lets none through."""
    words = content_words(question.topic or question.text)
    weights = reader.weights(words)
    facts = _introductions(reader, question, selection)
    if facts:
        return facts[:_SHOWN]
    for ranked in retrieve(reader.archive, question.text, words, _CANDIDATES, selection):
        reading = reader.article(ranked.sentence.article_id)
        found = signals(question, weights, reading, ranked.sentence, ranked.similarity)
        if is_supported(found) and (fact := _fact(question, reading, ranked.sentence, found)) is not None:
            facts.append(fact)
    facts.sort(key=lambda fact: (-fact.support, fact.sentence.id))
    return [fact for fact in facts[:_SHOWN] if fact.support >= facts[0].support - _NEARLY]


def _introductions(reader: Reader, question: Question, selection: Selection) -> list[Fact]:
    """Return, for "Who is Natalia Ivanova?", the sentences that give the role of a speaker of that name."""
    asked = _WHO_IS.fullmatch(question.topic or "")
    if asked is None:
        return []
    found: dict[tuple[str, int], Fact] = {}
    for stored in reader.claims_of(asked["name"], selection):
        speaker, reading = stored.claim.speaker, reader.article(stored.article_id)
        if speaker is None or not speaker.named or not speaker.role:
            continue
        last = speaker.name.split()[-1]
        for sentence in reading.sentences:
            at = sentence.text.find(speaker.role)
            if at >= 0 and last in sentence.text and (reading.article_id, sentence.ordinal) not in found:
                answer = (at, at + len(speaker.role))
                found[reading.article_id, sentence.ordinal] = Fact(reading, sentence, answer, (), 1.0)
    return list(found.values())


def _fact(question: Question, reading: Reading, sentence: StoredSentence, found: Signals) -> Fact | None:
    """Return the sentence as a fact, None when it is words that nobody is known to have said, or nobody said."""
    unnamed = [stored for stored in reading.claims if _hides_speaker(reading, stored, sentence)]
    text = reading.article.text
    if any(stored.claim.speaker is None or not is_claimed(stored.claim, text) for stored in unnamed):
        return None
    claims = tuple(Found(reading, stored, 1.0) for stored in unnamed)
    spans = answer_spans(question, sentence)
    return Fact(reading, sentence, spans[0] if len(spans) == 1 else None, claims, support(found))


def _hides_speaker(reading: Reading, stored: StoredClaim, sentence: StoredSentence) -> bool:
    """True when the sentence holds the claim's content but names its source by a pronoun at most."""
    claim, text = stored.claim, reading.article.text
    if not any(span.overlaps(sentence.span) for span in claim.content):
        return False
    named = [span for span in claim.source if span.overlaps(sentence.span)]
    return all(span.of(text).lower() in _PRONOUNS for span in named)
