"""What part of the archive is asked, as a reader sets it, and what that makes of the question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from index import Selection
from qa.errors import QuestionRefused
from qa.question import Question


@dataclass(frozen=True, slots=True)
class Filters:
    """What part of the archive is asked. Days are inclusive ISO dates; names match as a reader would expect."""

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


def selection_of(filters: Filters) -> Selection:
    """Return the part of the archive that ``filters`` leave. Raises QuestionRefused for what is no day."""
    outlet = filters.outlet.encode("utf-8", "replace").decode("utf-8") if filters.outlet else None
    return Selection(outlet, _day(filters.since), _day(filters.until))


def narrowed(asked: Question, filters: Filters) -> Question:
    """Return what is asked of the speaker set, if one is: a plain question asks what that speaker said about it."""
    if filters.speaker and asked.kind == "fact":
        return replace(asked, kind="said_by", speaker=filters.speaker)
    return asked


def _day(value: str | None) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise QuestionRefused(
            f"{value[:40]!r} is not a day; write it as year-month-day, such as 2026-03-14."
        ) from error
