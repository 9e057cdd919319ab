"""What somebody said about a topic in other words: of his claims those nearest in meaning, read with the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index import Archive, StoredClaim, find_answers
from qa.looking import excerpt
from qa.question import Question, topic_words
from qa.reading import Reading
from qa.words import stem

_READ = 4
# Cosine of the topic with the claim's sentence, and odds of the answer network, as logarithms: what the claim's own
# sentences and what these with their neighbours answer. Settled on questions about news, two in three of which nothing
# answers, and on words of everyday life asked of all speakers of the samples.
_ODDS, _NEAR, _ENOUGH = 1 / 30, 0.2, 0.16


def in_other_words(
    archive: Archive, question: Question, claims: Sequence[tuple[Reading, StoredClaim]]
) -> list[tuple[Reading, StoredClaim, float]]:
    """Return those of ``claims`` that answer ``question`` about its topic though they share no word with it, each with
    how near it comes, a little above 0 and higher for nearer."""
    readings = {reading.article_id: reading for reading, _ in claims}.values()
    bare = [word for word in topic_words(question.topic) if not _is_name(stem(word), readings)]
    places = [(stored.article_id, min(stored.claim.sentences)) for _, stored in claims]
    first = np.array(archive.sentence_ids(places), np.int64)
    similarity = archive.similarities(" ".join(bare) or question.topic or "", first)
    near = [place for place in np.lexsort((first, -similarity))[:_READ].tolist() if similarity[place] >= _NEAR]
    if not near:
        return []
    excerpts = [
        excerpt(reading.article, reading.sentences[max(0, min(said) - beside) : max(said) + 1 + beside])
        for reading, said in ((claims[place][0], claims[place][1].claim.sentences) for place in near)
        for beside in (0, 1)
    ]
    odds = [found.odds for found in find_answers(question.text, excerpts)]
    nearness = [
        float(similarity[place]) + _ODDS * (odds[2 * at] + odds[2 * at + 1]) - _ENOUGH for at, place in enumerate(near)
    ]
    return [(*claims[place], beyond) for place, beyond in zip(near, nearness, strict=True) if beyond > 0]


def _is_name(stemmed: str, readings: Iterable[Reading]) -> bool:
    return any(one.may_hold([stemmed]) and one.is_name(stemmed) for one in readings)
