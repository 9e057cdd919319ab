"""Claims set side by side: whether sources agree, and how one speaker's changed. Nothing here is composed or cited."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index import Selection, StoredClaim
from qa.disagreement import Opposition, oppositions
from qa.gather import Found, gather, union
from qa.ground import is_claimed
from qa.quantities import NUMBER_WORDS
from qa.question import Question, topic_words
from qa.reading import Reader
from qa.replies import following, with_elaborations, with_replies
from qa.spoken import claims_by
from qa.words import stem

# A claim bears on a topic that nobody names whole when it bears on this share of the topic's words.
_MOST_WORDS = 0.6
# A question about a figure that somebody gave, and a number that may be it.
_FIGURE = re.compile(r"\b(?:figure|count|number|estimate|forecast|total|toll|cost|price)s?\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Positions:
    """Claims in the order they are shown, and which of them oppose each other."""

    claims: tuple[Found, ...] = ()
    opposed: tuple[Opposition, ...] = ()


def over_time(reader: Reader, question: Question, selection: Selection, speaker: str | None) -> Positions:
    """Return one speaker's claims; two of different days that oppose each other are a reversal."""
    found = gather(reader, question, selection, speaker)
    if len({one.reading.article.published for one in found}) < 2:
        found = union([found, *(found for _, found in _by_word(reader, question, selection, speaker))])
    if _FIGURE.search(question.text) and len({one.reading.article.published for one in found}) < 2:
        found = union([found, _with_figures(reader, question, selection)])
    turns = [pair for pair in oppositions(found, one_speaker=True, one_topic=True) if _days_differ(pair)]
    return Positions(tuple(found), tuple(turns))


def _with_figures(reader: Reader, question: Question, selection: Selection) -> list[Found]:
    """Return the speaker's claims that hold a number, in articles that hold most of the topic's words."""
    wanted = {stem(word) for word in topic_words(question.topic) if not _FIGURE.fullmatch(word)}
    found = []
    for stored in claims_by(reader, question.speaker or "", selection):
        reading = reader.article(stored.article_id)
        text = reading.article.text
        said = " ".join(span.of(text) for span in stored.claim.content)
        held = reading.title_stems | reading.stems_of(range(len(reading.stems)))
        if wanted and len(wanted & held) * 2 >= len(wanted) and _NUMBER.search(said) and is_claimed(stored.claim, text):
            found.append(Found(reading, stored, 1.0))
    return found


def _days_differ(pair: Opposition) -> bool:
    return pair.first.reading.article.published != pair.second.reading.article.published


def compared(reader: Reader, question: Question, selection: Selection, speaker: str | None) -> Positions:
    """Return the opposed claims first, then the other positions; opposed ones alone where no claim names the topic."""
    parties = [name for name in (question.speaker, question.other) if name]
    theirs = [claims_by(reader, name, selection) for name in parties]
    if not all(theirs):
        return Positions()
    if question.manners and (agreeing := _agreeing(reader, question, selection, speaker, theirs)):
        return Positions(tuple(agreeing))
    question = replace(question, manners=frozenset())
    found = _positions(reader, question, selection, speaker, theirs)
    pairs = _involving(oppositions(found, one_topic=bool(question.topic)), theirs)
    if not pairs and question.topic:
        wider = union([found, *_bearing(reader, question, selection, speaker)])
        pairs = _involving(oppositions(wider), theirs)
    opposed = with_elaborations(union([[pair.first, pair.second] for pair in pairs]))
    if len(parties) == 1 and opposed:
        found = []
    return Positions(tuple(union([opposed, found])), tuple(pairs))


def _positions(
    reader: Reader, question: Question, selection: Selection, speaker: str | None, theirs: Sequence[list[StoredClaim]]
) -> list[Found]:
    """Return the claims to compare: on the topic, or without one all of both parties, or around one party's."""
    if question.topic:
        on_topic = with_replies(gather(reader, question, selection, speaker))
        asked = [name for name in (question.speaker, question.other) if name]
        by_party = [
            gather(reader, replace(question, kind="said_by", speaker=name), selection, speaker) for name in asked
        ]
        if len(theirs) < 2:
            return union([on_topic, *by_party])
        ids = {stored.id for claims in theirs for stored in claims}
        return [one for one in union([*by_party, on_topic]) if one.stored.id in ids]
    claims = [stored for claims in theirs for stored in claims]
    if len(theirs) == 1:
        articles = list(dict.fromkeys(stored.article_id for stored in claims))
        claims = [stored for article_id in articles for stored in reader.article(article_id).claims]
    found = [Found(reader.article(stored.article_id), stored, 1.0) for stored in claims]
    return [one for one in found if one.stored.claim.speaker and is_claimed(one.stored.claim, one.reading.article.text)]


def _agreeing(
    reader: Reader, question: Question, selection: Selection, speaker: str | None, theirs: Sequence[list[StoredClaim]]
) -> list[Found]:
    """Return the claims that agree: on the topic, or where a party is asked about, right after the party's on it."""
    if not question.speaker:
        return gather(reader, question, selection, speaker)
    asked = replace(question, kind="said_by", manners=frozenset())
    parts = [
        gather(reader, replace(asked, speaker=name), selection, speaker)
        for name in (question.speaker, question.other)
        if name
    ]
    ids = {stored.id for claims in theirs for stored in claims}
    after = [reply for one in union(parts) for reply in following(one)]
    agreed = [
        one
        for one in union([after, *parts])
        if one.stored.claim.manner.kind in question.manners and not one.stored.claim.manner.negated
    ]
    return [one for one in agreed if question.other is None or one.stored.id in ids]


def _involving(pairs: list[Opposition], theirs: Sequence[list[StoredClaim]]) -> list[Opposition]:
    """Return the pairs with each party's claim on a side of its own; all pairs where no party is asked about."""
    sides = [{stored.id for stored in claims} for claims in theirs]
    kept = []
    for pair in pairs:
        first, second = pair.first.stored.id, pair.second.stored.id
        if len(sides) == 2:
            (one, other) = sides
            fits = (first in one and second in other) or (first in other and second in one)
        else:
            fits = not sides or (first in sides[0]) != (second in sides[0])
        kept += [pair] if fits else []
    return kept


def _bearing(reader: Reader, question: Question, selection: Selection, speaker: str | None) -> list[list[Found]]:
    """Return the claims that bear on most of the topic's words, each word looked for alone."""
    by_word = list(_by_word(reader, question, selection, speaker))
    counts: dict[int, int] = {}
    for _, found in by_word:
        for one in found:
            counts[one.stored.id] = counts.get(one.stored.id, 0) + 1
    needed = max(2, math.ceil(_MOST_WORDS * len(by_word)))
    return [[one for one in found if counts[one.stored.id] >= needed] for _, found in by_word]


def _by_word(
    reader: Reader, question: Question, selection: Selection, speaker: str | None
) -> Iterable[tuple[str, list[Found]]]:
    for word in topic_words(question.topic):
        yield word, gather(reader, replace(question, topic=word), selection, speaker)
