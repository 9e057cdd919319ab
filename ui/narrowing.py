"""Filters as a visitor sets them, and in words; what a browser remembers of a conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from qa import Filters, QuestionRefused
from ui.exchange import Exchange
from ui.languages import phrases
from ui.markup import day

_REMEMBERED = 12
_LONGEST = 1_000


def chosen(speaker: object = None, outlet: object = None, since: object = None, until: object = None) -> Filters:
    """Return the filters set on the page, blank ones as none; QuestionRefused when the days make no sense."""
    filters = Filters(*(_written(value) for value in (speaker, outlet, since, until)))
    days = [_day(value) for value in (filters.since, filters.until)]
    if days[0] and days[1] and days[0] > days[1]:
        raise QuestionRefused(phrases().DAYS_REVERSED.format(since=filters.since, until=filters.until))
    return filters


def in_words(filters: Filters) -> str:
    """Return what is searched only, such as "speaker Natalia Ivanova, from 3 March 2026"; empty for everything."""
    said = [
        (phrases().ONLY_SPEAKER, filters.speaker),
        (phrases().ONLY_OUTLET, filters.outlet),
        (phrases().ONLY_SINCE, filters.since and day(filters.since)),
        (phrases().ONLY_UNTIL, filters.until and day(filters.until)),
    ]
    return ", ".join(words.format(value) for words, value in said if value)


def to_remember(exchanges: Iterable[Exchange]) -> list[dict[str, Any]]:
    """Return the conversation as the browser keeps it: its questions only, for the same archive answers the same.

    Those put to the visitor's own articles are left out: a reload ends the visit, and they are gone.
    """
    kept = [one for one in exchanges if one.stage in ("answered", "stopped") and one.scope == "collection"]
    return [{"question": one.question, "filters": asdict(one.filters)} for one in kept[-_REMEMBERED:]]


def remembered(kept: object) -> list[tuple[str, Filters]]:
    """Return the questions that a browser kept. It may send anything; what is no question is left out."""
    found = []
    for one in kept[-_REMEMBERED:] if isinstance(kept, list) else []:
        question, filters = (one.get("question"), one.get("filters")) if isinstance(one, dict) else (None, None)
        if not isinstance(question, str) or not 0 < len(question.strip()) <= _LONGEST or not isinstance(filters, dict):
            continue
        try:
            set_ = chosen(*(filters.get(name) for name in ("speaker", "outlet", "since", "until")))
        except QuestionRefused:
            continue
        found.append((question.strip(), set_))
    return found


def _written(value: object) -> str | None:
    return (value.strip()[:_LONGEST] or None) if isinstance(value, str) else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise QuestionRefused(phrases().NO_DAY.format(value=(value or "")[:40])) from error
