"""Claims for a question: all that are about a topic, those of a speaker, those that say what is asked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from index import Selection, StoredClaim
from qa.bm25 import articles_about
from qa.manners import is_in_manner
from qa.paraphrase import in_other_words
from qa.question import Question, topic_words
from qa.reading import Reader, Reading, coverage
from qa.saying import says_it
from qa.siding import takes_side
from qa.spoken import claims_by, passed_on_by
from qa.topic import OWN_WORDS, Topic
from qa.words import names, stem

# Articles looked through for claims about a topic: those that hold its words, and those of the nearest claims.
_ARTICLES = 100
_NEAREST_CLAIMS = 40
_NEAREST = 200
# Less than what any claim that is about the topic itself has.
_BESIDE = 0.05
# Claims read together, the nearest first.
_TOGETHER = 10
# Of claims that say what is asked, those much less sure than the best are left out; a side is taken or it is not.
_BELOW = 0.35


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that answers, the article it stands in, and how well it fits (higher is better).

    ``named`` is False where neither the claim nor what it points back to names the topic: only its article is about it.
    """

    reading: Reading
    stored: StoredClaim
    relevance: float
    named: bool = True


def gather(
    reader: Reader,
    question: Question,
    selection: Selection,
    speaker: str | None,
    among: Container[str] | None = None,
) -> list[Found]:
    """Return every claim that answers ``question``, best first; only those of ``speaker`` where one is set, and of a
    topic only those in the articles ``among``, where these are given."""
    allowed = claims_by(reader, speaker, selection) if speaker else None
    if question.kind == "said_by":
        found = _said_by(reader, question, selection)
    elif question.kind == "who_said":
        found = _who_said(reader, question, selection)
    else:
        found = _about(reader, question, selection, among)
    if allowed is not None:
        ids = {stored.id for stored in allowed}
        found = [one for one in found if one.stored.id in ids]
    return sorted(_claimed(reader, found, question), key=lambda one: (-one.relevance, one.stored.id))


def gather_first(reader: Reader, question: Question, selection: Selection, most: int) -> list[Found]:
    """Return the first ``most`` claims of a question that names no topic: every claim is as near to it as any other."""
    found: list[Found] = []
    last = 0
    while len(found) < most and (stored := reader.archive.claims_after(last, most, selection)):
        found += _claimed(reader, [Found(reader.article(claim.article_id), claim, 1.0) for claim in stored], question)
        last = stored[-1].id
    return found[:most]


def _claimed(reader: Reader, found: Sequence[Found], question: Question) -> list[Found]:
    """Return those that somebody known claims, of the group and in the manner asked for."""
    if (group := question.group) is not None:
        names = reader.once(("group", group), lambda: group.names(reader.voices().speakers))
        found = [one for one in found if (who := one.stored.claim.speaker) and (group.holds(who) or who.name in names)]
    if question.manners:
        found = [one for one in found if is_in_manner(one.stored.claim, one.reading.article.text, question.manners)]
    if (sides := question.sides) and (matter := question.topic):
        found = [one for one in found if takes_side(one.stored.claim, one.reading.article.text, matter, sides)]
    known = [one for one in found if one.stored.claim.speaker is not None]
    return [one for one in known if one.reading.is_claimed(one.stored.claim)]


def union(lists: Iterable[Sequence[Found]]) -> list[Found]:
    """Return the claims of all lists, each once, in the order they come."""
    return list({one.stored.id: one for found in reversed(list(lists)) for one in reversed(found)}.values())[::-1]


def _about(
    reader: Reader, question: Question, selection: Selection, among: Container[str] | None = None
) -> list[Found]:
    asked = topic_words(question.topic)
    if not asked:
        stored = reader.archive.claims(selection)
        return [Found(reader.article(claim.article_id), claim, 1.0) for claim in stored]
    topic = _topic(reader, question.topic or "", asked, selection)
    article_ids = dict.fromkeys(articles_about(reader.archive, asked, selection, _ARTICLES))
    near = reader.archive.claim_rows(list(topic.similarity)[:_NEAREST_CLAIMS])
    article_ids |= dict.fromkeys(stored.article_id for stored in near)
    readings = [reader.article(article_id) for article_id in article_ids if among is None or article_id in among]
    named = frozenset(stem(name) for name in names(f"x {question.topic}"))
    topic = replace(topic, names=named, leads=_leads(reader, question.topic or "", readings))
    found: list[Found] = []
    for reading in readings:
        found += _relevant(reading, topic.claims_of(reading), topic, whole_article=True)
    return union([found, _in_its_paragraph(readings, question, topic)]) if question.manners else found


def _in_its_paragraph(readings: Iterable[Reading], question: Question, topic: Topic) -> list[Found]:
    """Return the claims of the kind asked for whose paragraph names the topic up to there: of the few promises of an
    article it tells what they are about."""
    found: list[Found] = []
    for reading in readings:
        text = reading.article.text
        for stored in reading.claims:
            if not is_in_manner(stored.claim, text, question.manners):
                continue
            first, last = min(stored.claim.sentences), max(stored.claim.sentences)
            begin = text.rfind("\n\n", 0, reading.sentences[first].span.start) + 1
            same = [at for at in range(last + 1) if reading.sentences[at].span.start >= begin]
            if coverage(topic.weights, reading.held(topic.weights, same)) >= OWN_WORDS:
                found.append(Found(reading, stored, _BESIDE, named=False))
    return found


def _said_by(reader: Reader, question: Question, selection: Selection) -> list[Found]:
    stored = claims_by(reader, question.speaker or "", selection)
    if question.strictly:
        return _who_said(reader, question, selection, {claim.id for claim in stored})
    asked = topic_words(question.topic)
    topic = _topic(reader, question.topic or "", asked, selection) if asked else Topic({}, {})
    read = [(reader.article(claim.article_id), claim) for claim in stored]
    near = [(reading, claim) for reading, claim in read if not asked or reading.may_hold(topic.weights)]
    found: list[Found] = []
    for reading, claim in near:
        found += _relevant(reading, [claim], topic, whole_article=len(asked) == 1)
    if len(asked) > 1:
        found = union([found, _under_its_title(near, topic, found)])
    return found or _passed_on(reader, question, selection, topic) or _in_other_words(reader, question, read, topic)


def _passed_on(reader: Reader, question: Question, selection: Selection, topic: Topic) -> list[Found]:
    """Return what others said about the topic, as far as the speaker asked about is the one who told of it."""
    if question.manners:
        return []
    found: list[Found] = []
    for stored in passed_on_by(reader, question.speaker or "", selection):
        found += _relevant(reader.article(stored.article_id), [stored], topic, whole_article=False)
    return found


def _in_other_words(
    reader: Reader, question: Question, read: Sequence[tuple[Reading, StoredClaim]], topic: Topic
) -> list[Found]:
    claimed = [one for one in read if one[0].is_claimed(one[1].claim)]
    near = in_other_words(reader.archive, question, claimed)
    return [Found(reading, stored, beyond, topic.is_named(reading, stored)) for reading, stored, beyond in near]


def _under_its_title(read: Sequence[tuple[Reading, StoredClaim]], topic: Topic, found: Sequence[Found]) -> list[Found]:
    """Return what is said in articles whose titles name all of the topic: what holds a word of it ("put the cost at 42
    million" under "the cost of the stadium"), or, where nothing else is ``found``, all."""
    titled = [(reading, claim) for reading, claim in read if topic.weights.keys() <= reading.title_stems]
    under = [one for reading, claim in titled for one in _relevant(reading, [claim], topic, whole_article=True)]
    named = [one for one in under if one.named]
    return named or ([] if found else under)


def _who_said(
    reader: Reader, question: Question, selection: Selection, among: Container[int] | None = None
) -> list[Found]:
    """Return the claims that say what is asked; only those whose ids are ``among`` some, where these are given."""
    said = question.topic or ""
    in_manner = bool(question.manners or question.sides)
    below = inf if question.sides else _BELOW
    asked = topic_words(said)
    topic = _topic(reader, said, asked, selection)
    found: list[Found] = []
    best = 0.0

    def may_come_up(similarity: float) -> bool:
        # Words add at most 1 to how near a claim comes: what cannot come up to the best is not read, nor what follows.
        return max(0.0, similarity) + 1.0 >= best - below

    for ids in _nearest_first(reader, topic, asked, selection, may_come_up):
        may = [id_ for id_ in ids if may_come_up(topic.similarity.get(id_, 0.0))]
        if not may:
            break
        for stored in reader.archive.claim_rows([id_ for id_ in may if among is None or id_ in among]):
            reading = reader.article(stored.article_id)
            strength = says_it(
                said, topic, reading, stored, in_manner, strictly=question.strictly, either=question.either
            )
            if strength > 0:
                found.append(Found(reading, stored, strength))
                best = max(best, strength)
    return [one for one in found if one.relevance >= best - below]


def _nearest_first(
    reader: Reader, topic: Topic, asked: list[str], selection: Selection, may_come_up: Callable[[float], bool]
) -> Iterator[list[int]]:
    """Yield the ids of claims in lots: the nearest in meaning, nearest first, then, if one of no known similarity
    ``may_come_up`` to the best, those that hold words asked for."""
    near = list(topic.similarity)
    for start in range(0, len(near), _TOGETHER):
        yield near[start : start + _TOGETHER]
    if may_come_up(0.0):
        holding = reader.archive.matching(asked, "claim", _NEAREST, selection)
        yield [match.id for match in holding if match.id not in topic.similarity]


def _topic(reader: Reader, topic: str, asked: list[str], selection: Selection) -> Topic:
    nearest = reader.archive.nearest(topic, "claim", _NEAREST, selection) if topic else []
    return Topic(reader.weights(asked), {match.id: match.score for match in nearest})


def _leads(reader: Reader, topic: str, readings: Sequence[Reading]) -> dict[str, float]:
    """Return how near title and lead of each article come to the topic, by the article's id."""
    firsts = {reading.article_id: reading.sentences[0].id for reading in readings if reading.sentences}
    near = reader.archive.similarities(topic, np.array(list(firsts.values()), np.int64))
    return dict(zip(firsts, near.tolist(), strict=True))


def _relevant(reading: Reading, claims: Iterable[StoredClaim], topic: Topic, whole_article: bool) -> list[Found]:
    found = []
    for stored in claims:
        relevance = topic.relevance(reading, stored, whole_article)
        if relevance > 0:
            found.append(Found(reading, stored, relevance, topic.is_named(reading, stored)))
    return found
