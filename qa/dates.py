"""When: the days a question limits itself to, counted from the day of the archive's newest article."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WHEN = (
    rf"(?:\d{{4}}-\d\d-\d\d|{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?|{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?"
    rf"|{_MONTH}(?:,? {_YEAR})?|{_YEAR}|today|yesterday|(?:this|last) (?:week|month|year))"
)
_COUNT = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
# Each with what its parts mean; the first that is found in the question decides.
_RANGES = [
    rf"\bbetween (?P<first>{_WHEN}|{_DAY}) and (?:in )?(?P<last>{_WHEN})",
    rf"\bfrom (?P<first>{_WHEN}|{_DAY}) (?:to|until|till) (?P<last>{_WHEN})",
    rf"\bin (?P<first>{_MONTH}(?: {_YEAR})?) and (?:in )?(?P<last>{_MONTH}(?: {_YEAR})?)",
    rf"\b(?:in|over|during|within) the (?:last|past) (?:(?P<count>{_COUNT}) )?(?P<unit>day|week|month|year)s?\b",
    rf"\b(?P<side>since|after|before|until|till|up to|by) (?P<edge>{_WHEN})(?!\w)",
    rf"\b(?:in|on|during|throughout|for|from) (?:early |late |mid-)?(?P<within>{_WHEN})(?!\w)",
    r"\b(?P<bare>yesterday|(?:this|last) (?:week|month|year))\b",
]
_ALONE = re.compile(
    rf"(?:early |late |mid-)?(?:{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?|{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?"
    rf"|{_MONTH}(?:,? {_YEAR})?|{_YEAR}|\d{{4}}-\d\d-\d\d)",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_PATTERNS = [re.compile(pattern, re.IGNORECASE) for pattern in _RANGES]


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both inclusive, None for no limit; ``words`` are the question's words that say so."""

    since: date | None
    until: date | None
    words: str


def read_period(text: str, newest: date) -> Period | None:
    """Return the days that ``text`` names, None when it names none; "last week" is the one before ``newest``'s.

    A month without a year is the latest one that has begun by ``newest``; weeks begin on Monday.
    """
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found and (days := _days(found.groupdict(), newest)) is not None:
            return Period(*days, found[0])
    return None


def period_words(text: str) -> str | None:
    """Return the words of ``text`` that name days, None when there are none."""
    period = read_period(text, date.max - timedelta(366))
    return period.words if period else None


def dated_in(named: str) -> str | None:
    """Return "in April", "on 3 May" or "in 2025" for days named alone, None for other words."""
    if _ALONE.fullmatch(named) is None or period_words(f"in {named}") is None:
        return None
    return f"{'on' if _ONE_DAY.search(named) else 'in'} {named}"


def without(text: str, words: str) -> str:
    """Return ``text`` without ``words``, tidy at the seam."""
    left = " ".join(text.replace(words, " ", 1).split())
    return re.sub(r"\s+([,;?.!])", r"\1", left).strip(" ,;")


def _days(parts: dict[str, str | None], newest: date) -> tuple[date | None, date | None] | None:
    within = parts.get("within") or parts.get("bare")
    if within:
        return _span(within, newest)
    if (unit := parts.get("unit")) is not None:
        return _rolled(newest, parts.get("count"), unit), newest
    if (edge := parts.get("edge")) is not None:
        span = _span(edge, newest)
        return None if span is None else _beside((parts["side"] or "").lower(), span)
    first, last = parts.get("first"), parts.get("last")
    if not first or not last or (end := _span(last, newest)) is None:
        return None
    if re.fullmatch(_DAY, first, re.IGNORECASE):
        first = _spelt(end[0], int(re.findall(r"\d+", first)[0]))
    start = _span(first, end[1])
    return (start[0], end[1]) if start is not None and start[0] <= end[1] else None


def _beside(side: str, span: tuple[date, date]) -> tuple[date | None, date | None]:
    first, last = span
    if side == "since":
        return first, None
    if side == "after":
        return last + timedelta(1), None
    return None, first - timedelta(1) if side == "before" else last


def _rolled(newest: date, count: str | None, unit: str) -> date:
    number = 1 if count is None else _NUMBERS.get(count.lower()) or int(count)
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit.lower()]
    return newest - timedelta(max(number, 1) * days - (0 if unit.lower() != "day" else 1))


def _span(words: str, newest: date) -> tuple[date, date] | None:
    """Return the first and last day of one named time; None where there is no such day."""
    said = words.lower().replace(".", "")
    if said in {"today", "yesterday"}:
        day = newest - timedelta(said == "yesterday")
        return day, day
    if said.startswith(("this ", "last ")):
        return _unit(said.split()[1], newest, earlier=said.startswith("last"))
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
            day = date.fromisoformat(said)
            return day, day
        month = next((number for name in re.findall("[a-z]+", said) if (number := MONTHS.get(name))), None)
        years = re.findall(rf"\b{_YEAR}\b", said)
        days = [int(found) for found in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", said)]
        if month is None:
            year = int(years[0])
            return date(year, 1, 1), date(year, 12, 31)
        year = int(years[0]) if years else newest.year - (date(newest.year, month, 1) > newest)
        if days:
            return date(year, month, days[0]), date(year, month, days[0])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None


def _unit(unit: str, newest: date, *, earlier: bool) -> tuple[date, date]:
    if unit == "week":
        first = newest - timedelta(newest.weekday() + 7 * earlier)
        return first, first + timedelta(6)
    if unit == "month":
        first = newest.replace(day=1)
        first = (first - timedelta(1)).replace(day=1) if earlier else first
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    year = newest.year - earlier
    return date(year, 1, 1), date(year, 12, 31)


def _spelt(month_of: date, day: int) -> str:
    return f"{month_of.year:04}-{month_of.month:02}-{day:02}"
