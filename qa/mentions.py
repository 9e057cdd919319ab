"""Which articles hold something: for each, the first sentence that holds it, with its speaker where it is a claim."""

from __future__ import annotations

from index import Selection, StoredClaim, StoredSentence
from qa.facts import Fact
from qa.gather import Found
from qa.ground import is_claimed
from qa.question import Question, topic_words
from qa.reading import Reader, Reading
from qa.words import stem

_ROWS = 4_000
_PRONOUNS = frozenset("he she they it we i who".split())


def find_mentions(reader: Reader, question: Question, selection: Selection) -> list[Fact]:
    """Return one sentence of each article that holds all the words of the topic, by day.

    The words may be spread over the sentence and the title. An article in which each such sentence is
    somebody's words of whom it is unclear who speaks is left out.
    """
    asked = topic_words(question.topic)
    wanted = frozenset(stem(word) for word in asked)
    if not wanted:
        return []
    rows = reader.archive.matching(asked, "sentence", _ROWS, selection)
    ids = dict.fromkeys(row.article_id for row in reader.archive.sentence_rows([match.id for match in rows]))
    facts = [fact for article_id in ids if (fact := _mention(reader.article(article_id), wanted)) is not None]
    return sorted(facts, key=lambda fact: (fact.reading.article.published or "", fact.reading.article_id))


def _mention(reading: Reading, wanted: frozenset[str]) -> Fact | None:
    asked = wanted - reading.title_stems
    every = [reading.holding(word) for word in asked or wanted]
    ordinals = frozenset.intersection(*every) if asked else frozenset().union(*every)
    first = None
    for ordinal in sorted(ordinals):
        fact = _fact(reading, reading.sentences[ordinal])
        if fact is not None and not fact.claims:
            return fact
        first = first or fact
    return first


def _fact(reading: Reading, sentence: StoredSentence) -> Fact | None:
    """Return the sentence; with its claims when it does not name their source itself; None when nobody known speaks."""
    near = reading.claims.standing_in(sentence.ordinal, sentence.ordinal)
    held = [one for one in near if any(span.overlaps(sentence.span) for span in one.claim.content)]
    text = reading.article.text
    if all(_is_named(one, sentence, text) for one in held):
        return Fact(reading, sentence, None, (), 1.0)
    if any(one.claim.speaker is None or not is_claimed(one.claim, text) for one in held):
        return None
    return Fact(reading, sentence, None, tuple(Found(reading, one, 1.0) for one in held), 1.0)


def _is_named(stored: StoredClaim, sentence: StoredSentence, text: str) -> bool:
    """True when the sentence itself says whose words it holds, by more than a pronoun."""
    here = (span.of(text) for span in stored.claim.source if span.overlaps(sentence.span))
    return any(words.lower() not in _PRONOUNS for words in here)
