"""Plain questions: the sentences that hold the answer, with the speaker wherever they are somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index import Selection, Speaker, StoredClaim, StoredSentence
from qa.gather import Found
from qa.ground import SURE, answer_spans, is_claimed, is_supported, support
from qa.looking import Looked, look
from qa.question import Question, topic_words
from qa.reading import Reader, Reading
from qa.spoken import named_in
from qa.words import content_words, names, stem, stems, words

_WHO_IS = re.compile(r"who\s+(?:is|was|are|were)\s+(?P<name>.+)", re.IGNORECASE)
_YES_OR_NO = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b", re.IGNORECASE)
_OPEN = re.compile(r"(?:who|whom|whose|what|which|when|where|why|how|whether|if)\b", re.IGNORECASE)
_PRONOUNS = frozenset("he she they it we i who".split())
_GOING_ON = frozenset("he she they it him her them his its their there".split())
_CANDIDATES = 8
# Fewer are a name or a heading.
_LEAST_WORDS = 3
_SHOWN = 3
_NO_IDEA = 0.1
# A second sentence is shown beside the best one when it is nearly as well supported.
_NEARLY = 0.12
# One that gives another answer is shown beside it from further off: what articles disagree on is never left out.
_DIFFERING = 0.3


@dataclass(frozen=True, slots=True)
class Fact:
    """A supported sentence. ``claims`` are set instead of a passage when it is words whose speaker it does not name."""

    reading: Reading
    sentence: StoredSentence
    answer: tuple[int, int] | None
    claims: tuple[Found, ...]
    support: float


def find_facts(reader: Reader, question: Question, selection: Selection) -> list[Fact]:
    """Return up to three supported sentences, best first; none when the gate lets none through, or nothing is asked
    about."""
    said = content_words(question.topic or question.text)
    if not topic_words(question.topic or question.text):
        return []
    facts = _introductions(reader, question, selection)
    if facts:
        return facts[:_SHOWN]
    for looked in look(reader.archive, question, reader.ranked(question.text, said, _CANDIDATES, selection)):
        if is_supported(looked.signals):
            reading = reader.article(looked.sentence.article_id)
            if (fact := _fact(question, reading, looked)) is not None:
                facts.append(fact)
    # Two sentences that stand side by side may both lead to the one that holds the answer.
    once = {fact.sentence.id: fact for fact in sorted(facts, key=lambda fact: fact.support)}
    if _YES_OR_NO.match(question.text):
        # Whether Sevsk is in Ukraine is not answered by what is said of Ukraine beside a sentence that names Sevsk.
        once = {id_: fact for id_, fact in once.items() if _asked_by_name(question, fact) <= stems(fact.sentence.text)}
    return _chosen(question, sorted(once.values(), key=lambda fact: (-fact.support, fact.sentence.id)))


def _chosen(question: Question, facts: Sequence[Fact]) -> list[Fact]:
    """Return the best fact, those of other articles that answer otherwise, and those nearly as well supported; but for
    the best only those that are about whom or what is asked about by name."""
    if not facts:
        return []
    best, *others = facts
    others = [fact for fact in others if _is_about(question, fact)]
    near = [fact for fact in others if fact.support >= best.support - _NEARLY]
    otherwise: list[Fact] = []
    for fact in others:
        if fact.support >= best.support - _DIFFERING and all(_differs(fact, shown) for shown in (best, *otherwise)):
            otherwise.append(fact)
    shown = {fact.sentence.id: fact for fact in (best, *otherwise, *near)}
    return sorted(list(shown.values())[:_SHOWN], key=lambda fact: (-fact.support, fact.sentence.id))


def _is_about(question: Question, fact: Fact) -> bool:
    """True when the sentence itself holds the names asked about, or a pronoun for them."""
    text = fact.sentence.text
    return _asked_by_name(question, fact) <= stems(text) or not _GOING_ON.isdisjoint(words(text))


def _asked_by_name(question: Question, fact: Fact) -> frozenset[str]:
    """Return the stems of the names in the question: what it writes with a capital, and what the article has as a name,
    however the question writes it."""
    named = (stem(word) for word in content_words(question.text))
    return frozenset([*map(stem, names(question.text)), *(one for one in named if fact.reading.is_name(one))])


def _differs(one: Fact, other: Fact) -> bool:
    """True when two articles give different words for the answer: neither's are among the other's."""
    if one.answer is None or other.answer is None or one.reading.article_id == other.reading.article_id:
        return False
    mine, theirs = (stems(fact.sentence.text[slice(*fact.answer)]) for fact in (one, other) if fact.answer)
    return not (mine <= theirs or theirs <= mine)


def _introductions(reader: Reader, question: Question, selection: Selection) -> list[Fact]:
    """Return, for "Who is Natalia Ivanova?", the first sentences that give the role of a speaker of that name, with the
    role marked; for "Who is the mayor of Bridgend?" the same with the name marked."""
    asked = _WHO_IS.fullmatch(question.topic or "")
    if asked is None:
        return []
    found: dict[tuple[str, int], Fact] = {}
    for reading, speaker, role in in_roles(reader, asked["name"], selection):
        last = speaker.name.split()[-1]
        for sentence in introducing(reading, speaker):
            name = speaker.name if speaker.name in sentence.text else last
            marked = role if last.lower() in words(asked["name"]) else name
            at = sentence.text.find(marked)
            fact = Fact(reading, sentence, (at, at + len(marked)), (), 1.0)
            found.setdefault((reading.article_id, sentence.ordinal), fact)
        if len(found) >= _SHOWN:
            break
    return list(found.values())


def in_roles(reader: Reader, asked: str, selection: Selection) -> Iterator[tuple[Reading, Speaker, str]]:
    """Yield the named speakers whom ``asked`` may mean, with each article that gives their role, and the role."""
    for article_id, speaker in named_in(reader, asked, selection):
        if speaker.role:
            yield reader.article(article_id), speaker, speaker.role


def introducing(reading: Reading, speaker: Speaker) -> Iterator[StoredSentence]:
    """Yield the sentences that give the speaker's role beside the name."""
    role, last = speaker.role or "", speaker.name.split()[-1]
    for ordinal, text in enumerate(reading.sentences.texts()):
        if role in text and last in text:
            yield reading.sentences[ordinal]


def _fact(question: Question, reading: Reading, looked: Looked) -> Fact | None:
    """Return the sentence as a fact, None when it states nothing, or is words that nobody is known to have said, or
    nobody said."""
    sentence = looked.sentence
    if _asks(sentence.text) or len(sentence.text.split()) < _LEAST_WORDS:
        return None
    near = reading.claims.standing_in(sentence.ordinal, sentence.ordinal)
    if any(_leaves_open(question, stored, reading.article.text) for stored in near):
        return None
    unnamed = [stored for stored in near if _hides_speaker(reading, stored, sentence)]
    text = reading.article.text
    if any(stored.claim.speaker is None or not is_claimed(stored.claim, text) for stored in unnamed):
        return None
    claims = tuple(Found(reading, stored, 1.0) for stored in unnamed)
    return Fact(reading, sentence, _answer(question, looked), claims, support(looked.signals))


def _leaves_open(question: Question, stored: StoredClaim, text: str) -> bool:
    """True for "would not say who had supplied them" where it is asked who did: that it is not told is told."""
    open_ = stored.claim.content[0].of(text)
    if not stored.claim.manner.negated or _OPEN.match(open_) is None:
        return False
    asked = stems(question.text)
    return 2 * len(asked & stems(open_)) > len(asked)


def _asks(sentence: str) -> bool:
    """True for a question, such as a heading puts: "Why was he ousted?"."""
    return sentence.rstrip("\"'”’») ").endswith("?")


def _answer(question: Question, looked: Looked) -> tuple[int, int] | None:
    """Return the answer's words within the sentence: those the network is sure of, if they are of the kind asked for;
    else the only ones of that kind, unless the network has next to no idea of what would answer."""
    spans = answer_spans(question, looked.sentence)
    if looked.answer is not None and looked.signals.sure >= SURE:
        start, end = looked.answer
        if not spans or any(start < other_end and other_start < end for other_start, other_end in spans):
            return looked.answer
    return spans[0] if len(spans) == 1 and looked.signals.sure >= _NO_IDEA else None


def _hides_speaker(reading: Reading, stored: StoredClaim, sentence: StoredSentence) -> bool:
    """True when the sentence holds the claim's content but names its source by a pronoun at most."""
    claim, text = stored.claim, reading.article.text
    if not any(span.overlaps(sentence.span) for span in claim.content):
        return False
    named = [span for span in claim.source if span.overlaps(sentence.span)]
    return all(span.of(text).lower() in _PRONOUNS for span in named)
