"""Questions to go on with, made from what was found; each is tried first, so that none leads to a refusal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qa import Engine, Line, QuestionRefused
from qa.question import read_question
from ui import strings
from ui.exchange import Exchange

_OFFERED = 3
_TRIED = 6
_LONGEST = 120


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
    """Other speakers on the same matter, then the matter itself, then whoever speaks in the nearest sentences."""
    asked = read_question(exchange.read_as or exchange.question)
    topic = asked.topic if asked.kind != "fact" else None
    lines = Counter(part.speaker.name for part in exchange.parts if isinstance(part, Line) and part.speaker.named)
    if len(lines) > 1:
        for name, _ in lines.most_common(_OFFERED):
            about = topic if asked.kind == "claims_about" else None
            yield _put_to(name, about)
    if topic and asked.kind != "claims_about":
        yield strings.TOPIC_QUESTION.format(topic=topic)
    if asked.speaker:
        yield _put_to(asked.speaker)
    answer = exchange.answer
    articles = {source.article_id for source in answer.sources} if answer else set()
    articles |= {near.article_id for near in answer.nearest} if answer else set()
    spoken = Counter(
        stored.claim.speaker.name
        for stored in (engine.archive.claims(article_ids=articles) if articles else [])
        if stored.claim.speaker and stored.claim.speaker.named and stored.claim.speaker.name not in lines
    )
    for name, _ in spoken.most_common(_OFFERED):
        yield _put_to(name)


def _put_to(name: str, topic: str | None = None) -> str:
    if topic:
        return strings.SPEAKER_TOPIC_QUESTION.format(speaker=name, topic=topic)
    return strings.SPEAKER_QUESTION.format(speaker=name)


def _is_answered(question: str, exchange: Exchange, engine: Engine) -> bool:
    try:
        return engine.answer(question, filters=exchange.filters).outcome == "answered"
    except QuestionRefused:
        return False
