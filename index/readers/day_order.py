"""Whether a column writes 4 May 2026 as 04/05/2026 or as 05/04/2026: shown by its other days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from index.days import DIGITS

Order = Literal["day/month", "month/day"]
_MONTHS = 12


def order_of(written: Iterable[object]) -> Order | None:
    """Return the only order in which all of a column's days can be read; None where both do, or neither."""
    days = [found for day in written if (found := _in_digits(day))]
    first, second = (max((int(day[name]) for day in days), default=0) for name in ("one", "other"))
    if (first > _MONTHS) == (second > _MONTHS):
        return None
    return "day/month" if first > _MONTHS else "month/day"


def reordered(written: object, order: Order) -> str | None:
    """Return a day that could be read in both orders as year-month-day; None where it is no such day."""
    found = _in_digits(written)
    if found is None or max(int(found["one"]), int(found["other"])) > _MONTHS:
        return None
    day, month = ("one", "other") if order == "day/month" else ("other", "one")
    return f"{found['year']}-{int(found[month]):02}-{int(found[day]):02}"


def _in_digits(written: object) -> re.Match[str] | None:
    """Return a day in digits; with dots it is day first, whatever the others show."""
    found = DIGITS.match(written.strip()) if isinstance(written, str) else None
    return found if found is not None and found["mark"] != "." else None
