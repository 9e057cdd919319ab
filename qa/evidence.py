"""What answers a question of each shape: lines and passages, cited, with what is opposed among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index import Selection
from qa.compose import MAX_LINES, Citations, Composed, compose_lines, compose_passage
from qa.disagreement import Opposition, oppositions
from qa.everybody import of_everybody
from qa.facts import Fact, find_facts
from qa.foremost import foremost, nearest_first, with_opposed
from qa.gather import Found, gather, gather_first, union
from qa.mentions import find_mentions
from qa.parts import Disagreement, Line, More, Passage, Revision
from qa.positions import Positions, compared, over_time
from qa.question import Question, topic_words
from qa.reading import Reader
from qa.replies import with_elaborations, with_replies
from qa.revisions import revisions
from qa.roles import find_roles
from qa.spoken import claims_by
from qa.words import stems, words

# So many of those who speak at all are shown, each with one claim.
_SPEAKERS = 40


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

    Only claims of ``speaker`` where one is set, and only what stands in sentences that hold the stems
    ``holding``.
    """
    if question.shape == "articles":
        facts = find_mentions(reader, question, selection)
        lines, passages = _of_facts(facts, citations)
        return Evidence(lines, passages, articles=len({fact.reading.article_id for fact in facts}))
    if question.kind == "fact":
        find = find_roles if question.shape == "role" else find_facts
        facts = [fact for fact in find(reader, question, selection) if holding <= stems(fact.sentence.text)]
        return Evidence(*_of_facts(facts, citations))
    if question.shape == "agreement":
        return _of_positions(reader, compared(reader, question, selection, speaker), citations)
    if question.shape == "change":
        return _of_positions(reader, over_time(reader, question, selection, speaker), citations)
    if question.shape == "first":
        composed = compose_lines(_oldest_first(reader, question, selection, speaker), citations, by_day=True)
        return Evidence(composed.lines)
    if question.everybody and not speaker:
        return Evidence(compose_lines(of_everybody(reader, selection, _SPEAKERS, question.group), citations).lines)
    topicless = question.kind == "claims_about" and not topic_words(question.topic)
    if topicless and not (speaker or holding or question.newest):
        found = _led_on(gather_first(reader, question, selection, MAX_LINES), question)
    else:
        found = _claims(reader, question, selection, speaker)
    if holding:
        found = [one for one in found if holding <= one.reading.stems_of(one.stored.claim.sentences)]
    if question.newest:
        found = _newest(found)
    shown, left = (found, []) if question.wide else foremost(found, question)
    pairs = oppositions([*shown, *sorted(left, key=nearest_first)])
    shown, left = with_opposed(found, left, pairs)
    composed = compose_lines(shown, citations)
    asked = f"What did {question.speaker} say" if question.kind == "said_by" else "Who claimed what"
    articles = len({one.reading.article_id for one in left})
    topic = question.topic or ""
    more = More(len(left), articles, topic, f"{asked} in articles about {topic}?") if left else None
    return Evidence(
        composed.lines, (), _shown(pairs, composed), more=more, revisions=revisions(reader, shown, composed.places)
    )


def _claims(reader: Reader, question: Question, selection: Selection, speaker: str | None) -> list[Found]:
    """Return the claims asked for, with the replies to them; of one speaker also his replies to others on the topic."""
    found = gather(reader, question, selection, speaker)
    if question.kind == "who_said" and not topic_words(question.topic):
        return [one for one in found if _says_word_for_word(one, question.topic or "")]
    if question.kind == "claims_about" and not speaker:
        return _led_on(found, question)
    if question.manners:
        return with_elaborations(found)
    if speaker or question.strictly or question.kind == "who_said" or not topic_words(question.topic):
        # Where nothing is asked about, replies to what others claim about it are among the speaker's claims already.
        return found
    spoken = claims_by(reader, question.speaker or "", selection)
    own = {stored.id for stored in spoken}
    # What is replied to stands in the article of the reply.
    among = {stored.article_id for stored in spoken}
    wide = replace(question, kind="claims_about", speaker=None)
    about = gather(reader, wide, selection, speaker, among) if own else []
    named = {one.stored.id for one in about}
    replies = [one for one in with_replies(about) if one.stored.id in own - named]
    return union([found, replies])


def _led_on(found: Sequence[Found], question: Question) -> list[Found]:
    """Return the claims about a topic with what bears them out and, where anybody's are asked for, what replies."""
    if question.manners or question.group:
        return with_elaborations(found)
    return with_elaborations(with_replies(found)) if question.topic else list(found)


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
    # A reprint's sentence is the same source, and two sentences may be of one claim.
    return tuple(dict.fromkeys(lines)), tuple(dict.fromkeys(passages))


def _of_positions(reader: Reader, positions: Positions, citations: Citations) -> Evidence:
    composed = compose_lines(positions.claims, citations)
    changed = revisions(reader, positions.claims, composed.places)
    return Evidence(composed.lines, (), _shown(positions.opposed, composed), revisions=changed)


def _newest(found: Sequence[Found]) -> list[Found]:
    return _of_the_day(found, max)


def _oldest_first(reader: Reader, question: Question, selection: Selection, speaker: str | None) -> list[Found]:
    """Return who said what is asked, oldest first, those of no known day last; of a topic what was first said of it."""
    found = gather(reader, question, selection, speaker)
    if question.kind != "who_said":
        return _of_the_day(found, min)
    if question.speaker:
        own = {stored.id for stored in claims_by(reader, question.speaker, selection)}
        found = [one for one in found if one.stored.id in own]
    return sorted(found, key=lambda one: one.reading.article.published_day or date.max)


def _of_the_day(found: Sequence[Found], which: Callable[[Iterable[date]], date]) -> list[Found]:
    """Return the claims of the newest or of the oldest day; none where no article has a day."""
    days = [one.reading.article.published_day for one in found]
    known = [day for day in days if day is not None]
    return [one for one, day in zip(found, days, strict=True) if day == which(known)] if known else []


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
