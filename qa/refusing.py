"""Why there is no answer, and what comes nearest to one."""

from __future__ import annotations

from index import Selection, StoredSentence
from qa.answer import Outcome
from qa.parts import Nearest
from qa.question import Question, topic_words
from qa.reading import Reader, coverage
from qa.spoken import claims_by
from qa.words import content_words, stem, stems

_OFFERED = 3
# A topic is known to the archive when one sentence holds this share of its words' weight.
_KNOWN_TOPIC = 0.7
# Of "who said that …" it is enough that the matter is known: that nobody said it is the answer.
_KNOWN_MATTER = 0.5


def refusal(reader: Reader, asked: Question, selection: Selection) -> Outcome:
    """Return no_claim when the archive knows the speaker or the topic asked about, else no_evidence."""
    if asked.kind == "fact":
        return "no_evidence"
    if asked.speaker and claims_by(reader, asked.speaker, selection):
        return "no_claim"
    words = topic_words(asked.topic)
    if not words:
        # There are claims, but none of the kind asked for ("What was denied?").
        kind_asked = asked.manners or asked.group is not None
        return "no_claim" if kind_asked and reader.archive.counts(selection).claims else "no_evidence"
    rows = reader.archive.sentence_rows([m.id for m in reader.archive.matching(words, "sentence", 20, selection)])
    matter = asked.kind == "who_said"
    weights = dict.fromkeys(map(stem, words), 1.0) if matter else reader.weights(words)
    enough = _KNOWN_MATTER if matter else _KNOWN_TOPIC
    known = any(coverage(weights, stems(row.text)) >= enough for row in rows)
    return "no_claim" if known else "no_evidence"


def nearest_to(reader: Reader, asked: Question, selection: Selection) -> tuple[Nearest, ...]:
    """Return the sentences offered beside a refusal, nearest first: none of them is an answer."""
    ranked = reader.ranked(asked.text, content_words(asked.text), 3 * _OFFERED, selection)
    distinct: dict[str, StoredSentence] = {}
    for one in ranked:
        distinct.setdefault(one.sentence.text, one.sentence)
    offered = list(distinct.values())[:_OFFERED]
    return tuple(Nearest(sentence.text, sentence.article_id, sentence.span.start) for sentence in offered)
