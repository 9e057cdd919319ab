"""The support gate: whether the evidence found carries an answer, or the honest answer is none."""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass

from index import Claim, Entity, FoundAnswer, StoredSentence, is_person_noun, is_reporting
from qa.expected import Expected
from qa.named import CAPITAL, NAME
from qa.quantities import NUMBER_WORDS
from qa.question import Question
from qa.retrieve import Nearness, Ranked
from qa.voices import head
from qa.weights import fitted
from qa.words import stem, stems, words

# A claim that is less sure than this, 0 to 1, to be one and its source's is not shown as a claim: by a word of
# reporting, and by another, which rarely tells what somebody says ("was passed by", "laid off").
_SURE_ENOUGH, _SURE_OF_OTHER_CUES = 0.4, 0.85
# Odds of the answer network, as logarithms, from the least to the greatest that are told apart.
_WIDE_ODDS = 8.0
# A sentence that is read as silent has not the kind of answer asked for, though it may hold another number or day.
_SILENT = 0.2
# The network's words are taken for the answer from this probability on.
SURE = 0.5
# What is read as answering so surely, and holds so much of what is asked, needs no more to speak for it.
_READ, _ALL_WORDS = 0.9, 0.95
# Kinds that take a stand when negated too: "did not deny", "does not believe". Not to say, promise or warn takes none.
_STANDS = frozenset({"denied", "doubted", "believed", "feared", "hoped", "agreed", "estimated"})
_NOT = frozenset("not never no nor neither cannot hardly barely scarcely without refuses refused declined".split())
_COUNTING = frozenset([*NUMBER_WORDS, "half", "quarter", "third"])
_FITTING_LABELS: dict[Expected, frozenset[str]] = {
    "person": frozenset({"PERSON", "ORG", "NORP"}),
    "place": frozenset({"GPE", "LOC", "FAC", "ORG"}),
    "time": frozenset({"DATE", "TIME"}),
    "number": frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY", "ORDINAL", "DATE", "TIME"}),
    "age": frozenset({"DATE", "CARDINAL"}),
    "name": frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "NORP"}),
}


def is_claimed(claim: Claim, text: str) -> bool:
    """Return whether ``claim``, of the article ``text``, may be shown as what its speaker claims.

    It may not when it is not sure enough, when no cue reports it, when it is only said to be possible
    ("would say"), or when the speaker is reported not to have said it ("did not say when"). A stand
    such as "did not deny" is shown, if its cue holds the words that negate it.
    """
    manner = claim.manner
    enough = _SURE_ENOUGH if is_reporting(manner) else _SURE_OF_OTHER_CUES
    if claim.confidence < enough or not claim.cue or manner.hypothetical:
        return False
    if not manner.negated:
        return True
    return manner.kind in _STANDS and any(word in _NOT for span in claim.cue for word in words(span.of(text)))


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence as the answer to a plain question, each 0 to 1; see :class:`qa.retrieve.Nearness`.

    ``answer_type`` is 1 where the sentence holds the kind of thing asked for, or no kind is; ``read`` is what the
    answer network makes of the sentence among its neighbours, ``sure`` how sure it is of the answer's words.
    """

    similarity: float
    lead: float
    around: float
    names: float
    answer_type: float
    read: float
    sure: float

    def weighed(self) -> dict[str, float]:
        """Return what the gate weighs, by name. What is read as an answer counts as far as it is about what is asked:
        by the share of the question's words that are there."""
        return {
            "similarity": self.similarity,
            "lead": self.lead,
            "read_around": self.read * self.around,
            "sure": self.sure,
        }


def may_support(question: Question, ranked: Ranked) -> bool:
    """True when the sentence or a neighbour might pass the gate, whatever the answer network made of them."""
    if question.expected is not None and not any(_holds_kind(question, one) for one in ranked.window):
        return False
    return is_supported(Signals(**_clipped(ranked.near), answer_type=1.0, read=1.0, sure=1.0))


def signals(question: Question, ranked: Ranked, read: FoundAnswer, words_read: str = "") -> Signals:
    """Return the signals of one sentence, in which ``words_read`` are those that the network takes for the answer."""
    near = _clipped(ranked.near)
    answers = min(1.0, max(0.0, 0.5 + read.odds / _WIDE_ODDS))
    sure = read.sure if read.span is not None else 0.0
    kind = bool(answer_spans(question, ranked.sentence)) or (
        question.expected == "person" and sure >= SURE and _is_somebody(words_read)
    )
    fits = question.expected is None or (answers >= _SILENT and kind)
    return Signals(**near, answer_type=float(fits), read=answers, sure=sure)


def _holds_kind(question: Question, sentence: StoredSentence) -> bool:
    """Return whether the sentence may hold the kind of answer asked for; a person need not be named."""
    if question.expected == "person" and any(map(_is_person, words(sentence.text))):
        return True
    return bool(answer_spans(question, sentence))


def _is_somebody(said: str) -> bool:
    """True for "her volunteers" and for a name that the recogniser of names does not know."""
    bare = re.sub(r"^the ", "", said, flags=re.IGNORECASE)
    return _is_person(head(said)) or _A_NAME.fullmatch(bare) is not None


def _is_person(noun: str) -> bool:
    return is_person_noun(noun) or (noun.endswith("s") and is_person_noun(noun[:-1]))


def _clipped(near: Nearness) -> dict[str, float]:
    return {name: min(1.0, max(0.0, value)) for name, value in asdict(near).items()}


def support(found: Signals) -> float:
    """Return the probability, 0 to 1, that a sentence with these signals answers: a logistic model, fitted."""
    weights = fitted()
    total = weights.bias + sum(weights.gate[name] * value for name, value in found.weighed().items())
    return 1.0 / (1.0 + math.exp(-total))


def is_supported(found: Signals) -> bool:
    """True when the kind of thing asked for is there and enough speaks for the sentence: all signals together, or that
    it is read as answering and holds, with its neighbours and title, every name and nearly every word asked about."""
    if found.answer_type < 1.0:
        return False
    said = found.read >= _READ and found.around >= _ALL_WORDS and found.names >= _ALL_WORDS
    return said or support(found) >= fitted().supported


def answer_spans(question: Question, sentence: StoredSentence) -> list[tuple[int, int]]:
    """Return ``[start, end)`` within the sentence's text of each entity of the kind asked for, new to the question."""
    if question.expected is None:
        return []
    asked = stems(question.text)
    fitting = _FITTING_LABELS[question.expected]
    base = sentence.span.start
    named = [match.span() for match in _PLACE.finditer(sentence.text)] if question.expected == "place" else []
    found = [(start, end) for start, end in named if not stems(sentence.text[start:end]) & asked]
    for entity in sentence.entities:
        start, end = entity.span.start - base, entity.span.end - base
        shown = sentence.text[start:end]
        if entity.label not in fitting or (stems(shown) and stems(shown) <= asked):
            continue
        if any(other_start <= start and end <= other_end for other_start, other_end in found):
            continue
        if question.expected in {"number", "age"} and not _counts(shown):
            continue
        if question.expected == "number" and _of_things(question, entity, sentence.text[end:]):
            continue
        if question.expected == "age" and not (_AGE.search(shown) and _belongs(entity, sentence, asked)):
            continue
        found.append((start, end))
    return found


_A_NAME = re.compile(NAME)
# A place that says what it is, which a recogniser of names may not know: "the Belgorod region", "the town of Sevsk".
_KINDS_OF_PLACE = (
    "region|province|district|county|state|oblast|prefecture|governorate|republic|territory|municipality|parish|borough"
    "|city|town|village|suburb|valley|island|islands|peninsula|mountains|desert|river|lake|bay|coast"
)
# What a sentence may begin with before a place, or its kind.
_NO_NAME = "(?:The|This|That|Its|Their|His|Her|An?|In|At|On|Of|To|By|For|From|Near|Across|Around|Inside|Outside|Beyond)"
_PLACE = re.compile(
    rf"(?<![\w’'-])(?!{_NO_NAME}\b){CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+){{0,3}}"
    rf" (?:{_KINDS_OF_PLACE})\b"
    rf"|\b(?:{_KINDS_OF_PLACE}) of {CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+){{0,3}}"
)
_HOW_MANY_PEOPLE = re.compile(r"\bhow many (?:\w+ )?(?:people|persons|men|women|children|dead|victims|lives)\b", re.I)
_COUNTED = re.compile(r"\s+(?P<noun>[a-z]+s)\b")
# What is counted beside people where something befell them.
_THINGS = frozenset(
    map(
        stem,
        "buildings houses homes cars vehicles trains planes boats ships bridges schools shops roads storeys stories "
        "floors blasts explosions shots bombs missiles rockets drones fires storms miles metres meters kilometres "
        "kilometers acres cities towns villages states countries counties".split(),
    )
)
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


def _of_things(question: Question, entity: Entity, after: str) -> bool:
    """True for an hour, a sum or a number of buildings, where people are asked for: "two buildings collapsed"."""
    if not _HOW_MANY_PEOPLE.search(question.text):
        return False
    counted = _COUNTED.match(after)
    return entity.label in {"DATE", "TIME", "MONEY"} or (counted is not None and stem(counted["noun"]) in _THINGS)


def _counts(shown: str) -> bool:
    return any(word[0].isdigit() or word in _COUNTING for word in words(shown.replace("-", " ")))
