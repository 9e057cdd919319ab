"""Limits: the outlet and the days that a question's own words limit it to, taken out of the question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from index import Extent
from qa.bare import bare_question
from qa.dates import Period, read_period, without
from qa.phrasings import PUBLISHED, compiled
from qa.question import Question, read_question
from qa.words import content_words

_PUBLISHED = compiled(PUBLISHED)
_EVENT = re.compile(r"[, ]*\b(?P<side>since|after|before) (?P<event>the [\w’'-]+(?: [\w’'-]+){0,4})$", re.IGNORECASE)
_LINKS = r"(?:in|by|from|of|to|with|according to|as reported by|quoted by|published by)"
# Words of an outlet's name that alone do not name it.
_COMMON = frozenset("the of a and".split())


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question limits itself to; None for no limit. ``words`` are the question's words for the days."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""

    @property
    def any(self) -> bool:
        return any((self.outlet, self.since, self.until))


def read_limits(
    question: str,
    extent: Extent,
    day_of: Callable[[list[str]], date | None],
    is_speaker: Callable[[str], bool] = lambda _: True,
) -> tuple[Question, Limits]:
    """Return the question without its limits, and the limits.

    ``day_of`` gives the day of the first article whose title names an event. Plain facts keep their
    dates, and so does what somebody said: "before June" belongs to the promise, not to the asking. What an outlet said
    is what stands in it, unless it ``is_speaker``: then it said so itself.
    """
    told: Period | None = None
    if (published := _published(question, extent, is_speaker)) is not None:
        question, told = published
    asked = read_question(question)
    bare, outlet = _outlet(asked.text, extent.outlets)
    if asked.kind == "fact" and outlet is not None and _again(bare, asked).everybody:
        # Only without the outlet is "who is quoted in the Evening Post?" seen to ask who speaks there.
        return _again(bare, asked), Limits(outlet)
    if asked.kind == "fact":
        return asked, Limits()
    limits = Limits(outlet)
    if outlet is not None:
        asked = _again(bare, asked)
    if asked.kind == "who_said" or asked.strictly or asked.shape == "change" or extent.newest is None:
        return asked, limits
    bare = asked.text.rstrip(" ?!.")
    if told is not None:
        return asked, Limits(outlet, told.since, told.until, told.words)
    period = read_period(bare, extent.newest)
    if period is not None:
        limits = Limits(outlet, period.since, period.until, period.words)
    elif (event := _EVENT.search(bare)) is not None and (day := day_of(content_words(event["event"]))) is not None:
        before = event["side"].lower() == "before"
        limits = Limits(outlet, None if before else day, day - timedelta(1) if before else None, event[0])
    if not limits.words:
        return asked, limits
    return _again(without(bare, limits.words), asked), limits


def _published(question: str, extent: Extent, is_speaker: Callable[[str], bool]) -> tuple[str, Period | None] | None:
    """Return who claimed what in an outlet, where ``question`` asks what that outlet published, and the days if any."""
    bare = bare_question(question)
    period = read_period(bare, extent.newest) if extent.newest is not None else None
    bare = without(bare, period.words) if period is not None else bare
    for pattern in _PUBLISHED:
        if (found := pattern.fullmatch(bare)) is None:
            continue
        said = re.sub(r"^the ", "", found["speaker"], flags=re.IGNORECASE).lower()
        if any(said == name.lower() for outlet in extent.outlets for name in _names(outlet)):
            if found.groupdict().get("says") and is_speaker(found["speaker"]):
                return None
            about = f" about {found['topic']}" if found["topic"] else ""
            return f"Who claimed what{about} in the {said}?", period
    return None


def _again(bare: str, asked: Question) -> Question:
    """Return ``bare`` read in place of ``asked``; as it was where too little is left to be a question."""
    try:
        read = read_question(bare)
    except ValueError:
        return asked
    return read if read.kind != "fact" else asked


def _outlet(text: str, outlets: tuple[str, ...]) -> tuple[str, str | None]:
    """Return the text without "in the Kyiv Ledger", and the outlet so named; its first words are enough of a name."""
    for outlet in sorted(outlets, key=len, reverse=True):
        for name in _names(outlet):
            found = re.search(rf"[, ]*\b{_LINKS} (?:the )?{re.escape(name)}(?![\w’'])[, ]*", text, re.IGNORECASE)
            if found:
                return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()), outlet
    return text, None


def _names(outlet: str) -> list[str]:
    """Return the outlet's name and its shorter forms: without "The", and up to "of"."""
    bare = re.sub(r"^the ", "", outlet, flags=re.IGNORECASE)
    short = re.split(r" of ", bare)[0]
    kept = [bare] if short == bare or len(short.split()) < 2 else [bare, short]
    return [name for name in kept if set(name.lower().split()) - _COMMON]
