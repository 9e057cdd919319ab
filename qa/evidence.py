"""What answers a question of each shape: lines and passages, cited, with what is opposed among them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index import Selection, Speaker, StoredClaim
from qa.answer import Disagreement, Line, More, Passage, Revision
from qa.compose import Citations, Composed, compose_lines, compose_passage
from qa.disagreement import Opposition, oppositions
from qa.facts import Fact, find_facts
from qa.gather import Found, gather
from qa.ground import is_claimed
from qa.mentions import find_mentions
from qa.quantities import NUMBER_WORDS
from qa.question import Question, topic_words
from qa.reading import Reader
from qa.replies import following, with_elaborations, with_replies
from qa.revisions import revisions
from qa.roles import find_roles
from qa.words import stem, words

# A claim bears on a topic that nobody names whole when it bears on this share of the topic's words.
_MOST_WORDS = 0.6
# A question about a figure that somebody gave, and a number that may be it.
_FIGURE = re.compile(r"\b(?:figure|count|number|estimate|forecast|total|toll|cost|price)s?\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
# Of more claims than this, those that do not name the topic themselves are left out, and counted.
_MANY, _MANY_OF_ONE = 40, 15


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer shows; ``articles`` counts those asked for by what they hold."""

    lines: tuple[Line, ...] = ()
    passages: tuple[Passage, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    articles: int | None = None
    more: More | None = None
    revisions: tuple[Revision, ...] = ()


def find_evidence(
    reader: Reader,
    question: Question,
    selection: Selection,
    speaker: str | None,
    citations: Citations,
    holding: frozenset[str] = frozenset(),
) -> Evidence:
    """Return what answers ``question``; nothing where nothing does.

    Only claims of ``speaker`` where one is set, and only those whose sentences hold the stems ``holding``.
    """
    if question.shape == "articles":
        facts = find_mentions(reader, question, selection)
        lines, passages = _of_facts(facts, citations)
        return Evidence(lines, passages, articles=len({fact.reading.article_id for fact in facts}))
    if question.kind == "fact":
        find = find_roles if question.shape == "role" else find_facts
        return Evidence(*_of_facts(find(reader, question, selection), citations))
    if question.shape == "agreement":
        return _compared(reader, question, selection, speaker, citations)
    if question.shape == "change":
        return _over_time(reader, question, selection, speaker, citations)
    found = _claims(reader, question, selection, speaker)
    found = [one for one in found if holding <= one.reading.stems_of(one.stored.claim.sentences)]
    if question.newest:
        found = _newest(found)
    shown, left = (found, []) if question.wide else _foremost(found, question)
    composed = compose_lines(shown, citations)
    asked = f"What did {question.speaker} say" if question.kind == "said_by" else "Who claimed what"
    articles = len({one.reading.article_id for one in left})
    topic = question.topic or ""
    more = More(len(left), articles, topic, f"{asked} in articles about {topic}?") if left else None
    pairs = _shown(oppositions(shown), composed)
    return Evidence(composed.lines, (), pairs, more=more, revisions=revisions(reader, shown, composed.places))


def _foremost(found: Sequence[Found], question: Question) -> tuple[list[Found], list[Found]]:
    """Return the claims to show and those left out: of many, each speaker's best and all that name the topic."""
    if question.kind == "who_said" or len(found) <= (_MANY_OF_ONE if question.kind == "said_by" else _MANY):
        return list(found), []
    best: dict[str | Speaker, int] = {}
    for one in found:
        speaker = one.stored.claim.speaker
        assert speaker is not None  # gather leaves out claims of nobody known
        best.setdefault(speaker.name.casefold() if speaker.named else speaker, one.stored.id)
    kept = set(best.values())
    shown = [one for one in found if one.named or one.stored.id in kept]
    return shown, [one for one in found if not (one.named or one.stored.id in kept)]


def _claims(reader: Reader, question: Question, selection: Selection, speaker: str | None) -> list[Found]:
    """Return the claims asked for, with the replies to them; of one speaker also his replies to others on the topic."""
    found = gather(reader, question, selection, speaker)
    if question.kind == "who_said" and not topic_words(question.topic):
        return [one for one in found if _says_word_for_word(one, question.topic or "")]
    if question.manners:
        return with_elaborations(found)
    if speaker or not question.topic or question.kind == "who_said":
        return found
    if question.kind == "claims_about":
        return with_elaborations(with_replies(found))
    own = {stored.id for stored in reader.claims_of(question.speaker or "", selection)}
    about = gather(reader, replace(question, kind="claims_about", speaker=None), selection, speaker) if own else []
    named = {one.stored.id for one in about}
    replies = [one for one in with_replies(about) if one.stored.id in own - named]
    return _union([found, replies])


def _says_word_for_word(one: Found, said: str) -> bool:
    """True when the claim holds ``said`` itself: no word of it carries meaning, so nothing less shows who said it."""
    text = one.reading.article.text
    content = f" {' '.join(words(' '.join(span.of(text) for span in one.stored.claim.content)))} "
    return f" {' '.join(words(said))} " in content


def _of_facts(facts: Iterable[Fact], citations: Citations) -> tuple[tuple[Line, ...], tuple[Passage, ...]]:
    lines: list[Line] = []
    passages: list[Passage] = []
    for fact in facts:
        if fact.claims:
            lines += compose_lines(fact.claims, citations).lines
        else:
            passages.append(compose_passage(fact.reading, fact.sentence, fact.answer, citations))
    return tuple(lines), tuple(passages)


def _over_time(
    reader: Reader, question: Question, selection: Selection, speaker: str | None, citations: Citations
) -> Evidence:
    """One speaker's claims, oldest first; two of them that oppose each other are a reversal."""
    found = gather(reader, question, selection, speaker)
    if len({one.reading.article.published for one in found}) < 2:
        found = _union([found, *(found for _, found in _by_word(reader, question, selection, speaker))])
    if _FIGURE.search(question.text) and len({one.reading.article.published for one in found}) < 2:
        found = _union([found, _with_figures(reader, question, selection)])
    composed = compose_lines(found, citations)
    turns = [pair for pair in oppositions(found, one_speaker=True, one_topic=True) if _days_differ(pair)]
    changed = revisions(reader, found, composed.places)
    return Evidence(composed.lines, (), _shown(turns, composed), revisions=changed)


def _with_figures(reader: Reader, question: Question, selection: Selection) -> list[Found]:
    """Return the speaker's claims that hold a number, in articles that hold most of the topic's words."""
    wanted = {stem(word) for word in topic_words(question.topic) if not _FIGURE.fullmatch(word)}
    found = []
    for stored in reader.claims_of(question.speaker or "", selection):
        reading = reader.article(stored.article_id)
        text = reading.article.text
        said = " ".join(span.of(text) for span in stored.claim.content)
        held = reading.title_stems | reading.stems_of(range(len(reading.stems)))
        if wanted and len(wanted & held) * 2 >= len(wanted) and _NUMBER.search(said) and is_claimed(stored.claim, text):
            found.append(Found(reading, stored, 1.0))
    return found


def _days_differ(pair: Opposition) -> bool:
    return pair.first.reading.article.published != pair.second.reading.article.published


def _compared(
    reader: Reader, question: Question, selection: Selection, speaker: str | None, citations: Citations
) -> Evidence:
    """The opposed claims first, then the other positions; only opposed ones where the topic is not named whole."""
    parties = [name for name in (question.speaker, question.other) if name]
    theirs = [reader.claims_of(name, selection) for name in parties]
    if not all(theirs):
        return Evidence()
    if question.manners and (agreeing := _agreeing(reader, question, selection, speaker, theirs)):
        composed = compose_lines(agreeing, citations)
        return Evidence(composed.lines)
    question = replace(question, manners=frozenset())
    found = _positions(reader, question, selection, speaker, theirs)
    pairs = _involving(oppositions(found, one_topic=bool(question.topic)), theirs)
    if not pairs and question.topic:
        wider = _union([found, *_bearing(reader, question, selection, speaker)])
        pairs = _involving(oppositions(wider), theirs)
    opposed = with_elaborations(_union([[pair.first, pair.second] for pair in pairs]))
    if len(parties) == 1 and opposed:
        found = []
    composed = compose_lines(_union([opposed, found]), citations)
    return Evidence(composed.lines, (), _shown(pairs, composed))


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
            return _union([on_topic, *by_party])
        ids = {stored.id for claims in theirs for stored in claims}
        return [one for one in _union([*by_party, on_topic]) if one.stored.id in ids]
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
    after = [reply for one in _union(parts) for reply in following(one)]
    agreed = [one for one in _union([after, *parts]) if one.stored.claim.manner.kind in question.manners]
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


def _union(lists: Iterable[Sequence[Found]]) -> list[Found]:
    """Return the claims of all lists, each once, in the order they come."""
    return list({one.stored.id: one for found in reversed(list(lists)) for one in reversed(found)}.values())[::-1]


def _newest(found: Sequence[Found]) -> list[Found]:
    days = [one.reading.article.published_day for one in found]
    newest = max((day for day in days if day is not None), default=None)
    return [one for one, day in zip(found, days, strict=True) if day == newest]


def _shown(pairs: Iterable[Opposition], composed: Composed) -> tuple[Disagreement, ...]:
    """Return the pairs by the places of their lines; a claim of several lines stands by the one with the words."""
    shown: dict[tuple[int, int], Disagreement] = {}
    for pair in pairs:
        first = _place(composed, pair.first, pair.words[0], last=len(pair.words) == 1)
        second = _place(composed, pair.second, pair.words[-1])
        if first is not None and second is not None and first != second:
            shown.setdefault((first, second), Disagreement((first, second), pair.reason, pair.words))
    return tuple(shown.values())


def _place(composed: Composed, one: Found, shown: str, *, last: bool = False) -> int | None:
    """Return the place of the claim's line that holds ``shown``; where none does, its first, or its last."""
    places = composed.places.get(one.stored.id, ())
    holding = (place for place in places if shown in composed.lines[place].content)
    return next(holding, places[-1 if last else 0] if places else None)
