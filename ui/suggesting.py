"""Questions to go on with, made from what was found; each is tried first, so that none leads to a refusal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa import Answer, Engine, Line, QuestionRefused
from qa.question import Question, read_question
from ui import strings
from ui.exchange import Exchange

_OFFERED = 3
_TRIED = 8
_LONGEST = 120
_BARE = 2
_WHEN = re.compile(r"(?:in|on|at|since|before|after|until|during|last|this)\b", re.IGNORECASE)


def suggestions(exchange: Exchange, engine: Engine) -> list[str]:
    """Return up to three questions that go on from ``exchange`` and are answered, with the same filters."""
    found: list[str] = []
    asked = {exchange.question.casefold(), (exchange.read_as or "").casefold()}
    for tried, question in enumerate(_candidates(exchange, engine)):
        if len(found) == _OFFERED or tried == _TRIED:
            break
        if len(question) <= _LONGEST and question.casefold() not in asked and _is_answered(question, exchange, engine):
            found.append(question)
            asked.add(question.casefold())
    return found


def _candidates(exchange: Exchange, engine: Engine) -> Iterator[str]:
    """What a long answer leaves out, who disagrees, another speaker, another outlet on the same matter; then more
    speakers, the matter itself, and whoever speaks in the nearest sentences."""
    asked = read_question(exchange.read_as or exchange.question)
    topic = _matter(asked)
    answer = exchange.answer
    if answer and answer.more:
        yield answer.more.ask
    if topic and answer and answer.disagreements and answer.shape == "claims":
        yield strings.DISAGREEMENT_QUESTION.format(topic=topic)
    lines = Counter(part.speaker.name for part in exchange.parts if isinstance(part, Line) and part.speaker.named)
    speakers = [_put_to(name, topic if asked.kind == "claims_about" else None) for name, _ in lines.most_common()]
    if len(speakers) > 1:
        yield speakers.pop(0)
    if topic and answer:
        yield from _of_other_outlets(topic, asked, exchange, answer)
    yield from speakers[: _OFFERED - 1] if len(lines) > 1 else []
    if asked.kind == "who_said" and asked.manners and f"that {asked.topic}" in asked.text:
        yield strings.SAID_QUESTION.format(said=asked.topic)
    if topic and asked.kind != "claims_about":
        yield strings.TOPIC_QUESTION.format(topic=topic)
    if asked.speaker:
        yield _put_to(_as_written(asked.speaker, list(lines)))
    articles = {source.article_id for source in answer.sources} if answer else set()
    articles |= {near.article_id for near in answer.nearest} if answer else set()
    spoken = Counter(
        stored.claim.speaker.name
        for stored in (engine.archive.claims(article_ids=articles) if articles else [])
        if stored.claim.speaker and stored.claim.speaker.named and stored.claim.speaker.name not in lines
    )
    # Whoever is asked about comes first; sorting keeps the order of the others, the most quoted before the rest.
    for name, _ in sorted(spoken.most_common(), key=lambda one: one[0] not in asked.text)[:_OFFERED]:
        yield _put_to(name)


def _matter(asked: Question) -> str | None:
    """What is asked about, where that is a thing: not what somebody is to have said, nor only when or where.

    A word or two with nothing asked of them are a thing too.
    """
    if asked.kind == "fact" and len(asked.text.split()) <= _BARE and "?" not in asked.text:
        return asked.topic
    if asked.kind not in ("claims_about", "said_by") or _WHEN.match(asked.topic or ""):
        return None
    return asked.topic


def _of_other_outlets(topic: str, asked: Question, exchange: Exchange, answer: Answer) -> Iterator[str]:
    """The same matter in the outlet that says most of it, where the answer is of several."""
    outlets = Counter(source.outlet for source in answer.sources if source.outlet)
    if len(outlets) > 1 and not exchange.filters.outlet and asked.kind == "claims_about":
        (outlet, _), *_ = outlets.most_common(1)
        yield strings.OUTLET_QUESTION.format(topic=topic, outlet=outlet)


def _as_written(name: str, speakers: list[str]) -> str:
    """The name of a speaker as the articles have it, whatever part or spelling of it a question has."""
    if len(speakers) == 1:
        return speakers[0]
    return next((speaker for speaker in speakers if name.casefold() in speaker.casefold()), name)


def _put_to(name: str, topic: str | None = None) -> str:
    if topic:
        return strings.SPEAKER_TOPIC_QUESTION.format(speaker=name, topic=topic)
    return strings.SPEAKER_QUESTION.format(speaker=name)


def _is_answered(question: str, exchange: Exchange, engine: Engine) -> bool:
    try:
        return engine.answer(question, filters=exchange.filters).outcome == "answered"
    except QuestionRefused:
        return False
