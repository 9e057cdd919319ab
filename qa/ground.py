"""The support gate: whether the evidence found carries an answer, or the honest answer is none."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from index import StoredClaim, StoredSentence
from qa.question import Expected, Question
from qa.reading import Reading, coverage
from qa.topic import Topic
from qa.words import names, stem, stems, words

# A claim says what is asked when it holds nearly all of the words, or most of them and means the same.
_SAID_WORDS = 0.72
_SAID_SOME_WORDS = 0.5
_SAID_MEANING = 0.55
_SAID_ALONE = 0.74
_NEGATIONS = frozenset("no not never none nobody nothing neither nor cannot without deny denied denies denying refuse refused reject rejected".split())
_NEGATION_ENDS = re.compile(r"n['’]t\b", re.IGNORECASE)
_FITTING_LABELS: dict[Expected, frozenset[str]] = {
    "person": frozenset({"PERSON", "ORG", "NORP"}),
    "place": frozenset({"GPE", "LOC", "FAC", "ORG"}),
    "time": frozenset({"DATE", "TIME"}),
    "number": frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY", "ORDINAL", "DATE", "TIME"}),
    "age": frozenset({"DATE", "CARDINAL"}),
}


def says_it(said: str, topic: Topic, reading: Reading, stored: StoredClaim, manner: bool) -> float:
    """Return how surely a claim says ``said``, 0 when it does not.

    A claim that says the opposite ("is not seeking" for "is seeking") does not say it, and every
    name and number asked for must stand in the claim, its sentence or just before it.
    """
    claim, text = stored.claim, reading.article.text
    content = " ".join(span.of(text) for span in claim.content)
    own = coverage(topic.weights, stems(content) | reading.stems_of(claim.sentences))
    inside = coverage(topic.weights, stems(content))
    meaning = topic.similarity.get(stored.id, 0.0)
    covered = max(inside, 0.9 * own)
    fits = covered >= _SAID_WORDS or (covered >= _SAID_SOME_WORDS and meaning >= _SAID_MEANING) or meaning >= _SAID_ALONE
    if not fits:
        return 0.0
    around = reading.stems_of([n for o in claim.sentences for n in (o - 1, o)]) | reading.title_stems
    if any(stem(name) not in around for name in names("x " + said)):
        return 0.0
    cue = " ".join(span.of(text) for span in claim.cue)
    if not manner and is_negated(said) != is_negated(f"{cue} {content}"):
        return 0.0
    return covered + meaning


def is_negated(text: str) -> bool:
    """True when an odd number of negations stands in ``text``."""
    count = sum(word in _NEGATIONS for word in words(text)) + len(_NEGATION_ENDS.findall(text))
    return count % 2 == 1


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence as the answer to a plain question, each 0 to 1."""

    similarity: float
    words: float
    words_around: float
    names: float
    answer_type: float


def signals(
    question: Question, weights: dict[str, float], reading: Reading, sentence: StoredSentence, similarity: float
) -> Signals:
    """Return the signals of one sentence; ``similarity`` is its cosine with the question."""
    own = reading.stems[sentence.ordinal]
    around = own | reading.stems_of([sentence.ordinal - 1, sentence.ordinal + 1]) | reading.title_stems
    wanted = {stem(name) for name in names(question.text)}
    return Signals(
        similarity=max(0.0, similarity),
        words=coverage(weights, own),
        words_around=coverage(weights, around),
        names=sum(name in around for name in wanted) / len(wanted) if wanted else 1.0,
        answer_type=1.0 if question.expected is None or answer_spans(question, sentence) else 0.0,
    )


# Fitted by tests/benchmarks/answers/gate.py on the shared development questions.
_BIAS = -8.9
_WEIGHTS = Signals(similarity=4.35, words=2.3, words_around=1.8, names=0.65, answer_type=1.45)
_SUPPORTED = 0.12


def support(found: Signals) -> float:
    """Return the probability, 0 to 1, that a sentence with these signals answers: a logistic model."""
    total = _BIAS + sum(getattr(_WEIGHTS, name) * getattr(found, name) for name in Signals.__slots__)
    return 1.0 / (1.0 + math.exp(-total))


def is_supported(found: Signals) -> bool:
    """True when a sentence carries an answer: every name is met, the kind of answer is there, and enough speaks for it."""
    return found.names == 1.0 and found.answer_type == 1.0 and support(found) >= _SUPPORTED


def answer_spans(question: Question, sentence: StoredSentence) -> list[tuple[int, int]]:
    """Return ``[start, end)`` within the sentence's text of each entity of the kind asked for, new to the question."""
    if question.expected is None:
        return []
    asked = stems(question.text)
    fitting = _FITTING_LABELS[question.expected]
    base = sentence.span.start
    found = []
    for entity in sentence.entities:
        start, end = entity.span.start - base, entity.span.end - base
        shown = sentence.text[start:end]
        if entity.label not in fitting or (stems(shown) and stems(shown) <= asked):
            continue
        if question.expected in {"number", "age"} and not _counts(shown):
            continue
        if question.expected == "age" and not re.search(r"\byears?\b|^\d{1,3}$|-year-old|\baged\b", shown):
            continue
        found.append((start, end))
    return found


_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half quarter third".split())


def _counts(shown: str) -> bool:
    return any(word[0].isdigit() or word in _NUMBER_WORDS for word in words(shown.replace("-", " ")))
