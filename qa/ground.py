"""The support gate: whether the evidence found carries an answer, or the honest answer is none."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from index import Entity, StoredClaim, StoredSentence
from qa.question import Expected, Question
from qa.reading import Reading, coverage
from qa.topic import Topic
from qa.words import STOP_WORDS, names, stem, stems, words

# A claim says what is asked when it holds nearly all of the words, or most of them and means the same.
_SAID_WORDS = 0.72
_SAID_SOME_WORDS = 0.5
_SAID_MEANING = 0.55
_SAID_ALONE = 0.74
_NEGATIONS = frozenset(
    """
    no not never none nobody nothing neither nor cannot without hardly barely scarcely false untrue wrong deny denied
    denies denying refuse refused reject rejected rejects dismiss dismissed dismisses dispute disputed disputes doubt
    doubted doubts
    """.split()
)
_ASKING = frozenset("ask asked asks asking wonder wondered wonders question questioned questions".split())
# How many words after a negation it still counts for.
_NEGATION_REACH = 5
_FITTING_LABELS: dict[Expected, frozenset[str]] = {
    "person": frozenset({"PERSON", "ORG", "NORP"}),
    "place": frozenset({"GPE", "LOC", "FAC", "ORG"}),
    "time": frozenset({"DATE", "TIME"}),
    "number": frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY", "ORDINAL", "DATE", "TIME"}),
    "age": frozenset({"DATE", "CARDINAL"}),
    "name": frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "NORP"}),
}


def says_it(said: str, topic: Topic, reading: Reading, stored: StoredClaim, manner: bool) -> float:
    """Return how surely a claim says ``said``, 0 when it does not.

    A claim that says the opposite ("is not seeking" for "is seeking") does not say it, and every
    name and number asked for must stand in the claim, its sentence or just before it.
    """
    claim, text = stored.claim, reading.article.text
    cue = " ".join(span.of(text) for span in claim.cue)
    meaning = topic.similarity.get(stored.id, 0.0)
    around = reading.stems_of([n for o in claim.sentences for n in (o - 1, o)]) | reading.title_stems
    if any(stem(name) not in around for name in names("x " + said)):
        return 0.0
    best = 0.0
    for piece in _pieces(reading, stored):
        inside = coverage(topic.weights, stems(piece))
        own = coverage(topic.weights, stems(piece) | reading.stems_of(claim.sentences))
        covered = max(inside, 0.9 * own)
        fits = (
            covered >= _SAID_WORDS
            or (covered >= _SAID_SOME_WORDS and meaning >= _SAID_MEANING)
            or meaning >= _SAID_ALONE
        )
        if fits and (manner or not _contradicts(said, cue, piece)):
            best = max(best, covered + meaning)
    return best


def _pieces(reading: Reading, stored: StoredClaim) -> list[str]:
    """Return the claim's content sentence by sentence, and as a whole where it is shorter than one."""
    text = reading.article.text
    pieces = []
    for span in stored.claim.content:
        for sentence in reading.sentence_at(span):
            pieces.append(text[max(span.start, sentence.span.start) : min(span.end, sentence.span.end)])
    return (
        [*pieces, " ".join(span.of(text) for span in stored.claim.content)] if len(stored.claim.content) > 1 else pieces
    )


def _contradicts(said: str, cue: str, content: str) -> bool:
    """True when a word that both share is negated in only one of them, or the claim only asks."""
    if set(words(cue)) & _ASKING:
        return True
    asked, claimed = _negated(said), _negated(content)
    denied = bool(set(words(cue)) & _NEGATIONS)
    if not denied and _in_order(_telling(said), _telling(content)):
        return False
    return any(asked[word] != (claimed[word] != denied) for word in asked.keys() & claimed.keys())


def _telling(text: str) -> list[str]:
    """Return the stems of the meaning words of ``text`` and every negation as "not", in order."""
    return ["not" if word in _NEGATIONS else stem(word) for word in words(text) if _tells(word)]


def _tells(word: str) -> bool:
    return word in _NEGATIONS or word not in STOP_WORDS


def _in_order(said: list[str], content: list[str]) -> bool:
    """True when ``content`` holds ``said`` as one unbroken run and no negation beside it: nearly the same words."""
    starts = range(len(content) - len(said) + 1)
    return said.count("not") == content.count("not") and any(
        content[start : start + len(said)] == said for start in starts
    )


def _negated(text: str) -> dict[str, bool]:
    """Return each meaning word's stem and whether a negation stands within the three words before it."""
    found: dict[str, bool] = {}
    last = -_NEGATION_REACH - 1
    for at, word in enumerate(words(text)):
        if word in _NEGATIONS:
            last = at
        elif word not in STOP_WORDS:
            found[stem(word)] = at - last <= _NEGATION_REACH
    return found


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


# A logistic model fitted on 1,200 development questions of SQuAD 2.0, answerable or not, pooled over all paragraphs;
# the line is drawn where the labelled sample questions lose the fewest answers for the most refusals.
_BIAS = -8.9
_WEIGHTS = Signals(similarity=4.35, words=2.3, words_around=1.8, names=0.65, answer_type=1.45)
_SUPPORTED = 0.12


def support(found: Signals) -> float:
    """Return the probability, 0 to 1, that a sentence with these signals answers: a logistic model."""
    total = _BIAS + sum(getattr(_WEIGHTS, name) * getattr(found, name) for name in Signals.__slots__)
    return 1.0 / (1.0 + math.exp(-total))


def is_supported(found: Signals) -> bool:
    """True when every name asked for is met, the kind of answer is there, and enough speaks for the sentence."""
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
        if question.expected == "age" and not (_AGE.search(shown) and _belongs(entity, sentence, asked)):
            continue
        found.append((start, end))
    return found


_AGE = re.compile(r"\byears?\b|^\d{1,3}$|-year-old|\baged\b")


def _belongs(entity: Entity, sentence: StoredSentence, asked: frozenset[str]) -> bool:
    """True when the person nearest to ``entity`` is the one asked about: another's age is no answer."""
    persons = [other for other in sentence.entities if other.label == "PERSON"]
    if not persons:
        return True
    gap = lambda other: max(other.span.start - entity.span.end, entity.span.start - other.span.end)  # noqa: E731
    nearest = min(persons, key=gap).span
    base = sentence.span.start
    return bool(stems(sentence.text[nearest.start - base : nearest.end - base]) & asked)


_NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half quarter
    third
    """.split()
)


def _counts(shown: str) -> bool:
    return any(word[0].isdigit() or word in _NUMBER_WORDS for word in words(shown.replace("-", " ")))
