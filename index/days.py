"""Days of publication as they are written → ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from index.errors import ArticleRefused

_YEAR_FIRST = re.compile(r"[0-9]{4}[-/]|[0-9]{8}(?![0-9])")
# A day and a month in either order, then the year: "14.03.2026", "3/14/2026".
DIGITS = re.compile(r"(?P<one>[0-9]{1,2})(?P<mark>[./-])(?P<other>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})(?![0-9])")
_ENGLISH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_RUSSIAN = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_UKRAINIAN = "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
MONTH = rf"(?:(?:{_ENGLISH})\b\.?|(?:{_RUSSIAN}|{_UKRAINIAN})\b)"
_MONTHS = {
    **{name[:3]: number for number, name in enumerate(re.sub(r"[(?:)]", "", _ENGLISH).split("|"), 1)},
    **{name: number for names in (_RUSSIAN, _UKRAINIAN) for number, name in enumerate(names.split("|"), 1)},
}
# Seconds or milliseconds since 1970, and the days since 1899 that a spreadsheet shows where it was not told of a date.
_SECONDS = re.compile(r"(?P<seconds>[1-4][0-9]{9})(?P<thousandths>[0-9]{3})?(?:\.[0-9]+)?")
_SHEET_DAYS = re.compile(r"(?P<days>[2-7][0-9]{4})(?:\.[0-9]+)?")
_SHEET_ZERO = date(1899, 12, 30)
_DAY = r"(?<![0-9:.])(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:])"
_MONTH = rf"\b(?P<month>{MONTH})"
_YEAR = r"(?<![0-9])(?P<year>[0-9]{4})(?![0-9])"
_WRITTEN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},? (?:[0-9:]{{5,8}} )?{_YEAR}",
        rf"{_YEAR}[ -]{_MONTH}[ -]{_DAY}",
    )
)


def iso_day(line: str | None) -> str | None:
    """Return what is written in ``line`` as an ISO 8601 date or date-time; None for None.

    A month may be named in English, Russian or Ukrainian, in any order. Digits alone are read year first, with dots
    day first, and otherwise where only one order gives a day; numbers that computers count days or seconds by are read
    as those. Raises ArticleRefused when that is no day.
    """
    if line is None:
        return None
    found = _year_first(line) or _with_month_named(line) or _in_digits(line) or _counted(line)
    if found is None:
        raise ArticleRefused(
            f"The publication date {line[:40]!r} is not a date; write it as year-month-day, such as 2026-03-14."
        )
    return found


def _year_first(line: str) -> str | None:
    if not _YEAR_FIRST.match(line):
        return None
    try:
        found = datetime.fromisoformat(line.replace("/", "-"))
    except ValueError:
        return None
    return found.date().isoformat() if len(line) <= len("2026-03-14") else found.isoformat()


def _with_month_named(line: str) -> str | None:
    """Return the day of "14 March 2026", "Sat, 14 Mar 2026 08:30 GMT", "14 марта 2026 г." and the like."""
    found = next((match for form in _WRITTEN if (match := form.search(line))), None)
    if found is None:
        return None
    month = found["month"].casefold()
    number = _MONTHS.get(month) or _MONTHS.get(month[:3])
    return _iso(found["year"], number, found["day"]) if number else None


def _in_digits(line: str) -> str | None:
    """Return the day of "14.03.2026", "14/03/2026" or "3/14/2026". Raises ArticleRefused for "03/04/2026"."""
    found = DIGITS.match(line)
    if found is None:
        return None
    day_first = _iso(found["year"], found["other"], found["one"])
    month_first = _iso(found["year"], found["one"], found["other"])
    if day_first and month_first and day_first != month_first and found["mark"] != ".":
        raise ArticleRefused(
            f"The publication date {line[:40]!r} can be read as {day_first} or {month_first}; "
            "write it as year-month-day."
        )
    return day_first if found["mark"] == "." else day_first or month_first


def _counted(line: str) -> str | None:
    """Return the day of "1775559731", "1775559731000" or "46119"."""
    if found := _SHEET_DAYS.fullmatch(line):
        return (_SHEET_ZERO + timedelta(days=int(found["days"]))).isoformat()
    found = _SECONDS.fullmatch(line)
    if found is None or (line.startswith(("19", "20")) and _year_first(line[:8])):  # a day and its hour: 2026040712
        return None
    return datetime.fromtimestamp(int(found["seconds"]), UTC).isoformat()


def _iso(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
