"""Who wrote an article and when, where no metadata says: from the head of its text, or from its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from index.days import MONTH, iso_day
from index.errors import ArticleRefused

_HEAD_LINES = 8
_SENTENCES = 2
_HEAD_CHARACTERS = 5_000
_LONGEST_LINE = 120
_ENDED = re.compile(r"[.!?…]['’\"”»)]*$")
_CAPITAL = "[A-ZÀ-ÞŁŚŻА-ЯЁІЇЄҐ]"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{MONTH},?[ -]\d{{4}}(?: [гр]\.)?|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_TIME = r"(?:[,|·]? ?(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?)?"
# "Published 14 March 2026", "Saturday, 14 March 2026, 08:30 GMT", "By Ines Calder | March 14, 2026"
_ALONE = re.compile(
    rf"(?:(?:first )?(?:published|posted|issued|date|sent|дата|опубликовано|опубліковано)(?: on)?:? |"
    rf"by [^\d]{{3,60}}[|,·–—-] ?)?"
    rf"{_WEEKDAY}(?P<day>{_DAY}){_TIME}\.?",
    re.IGNORECASE,
)
# "KYIV, March 14, 2026 (Agency) — The …"; the place is in capitals
_DATELINE = re.compile(
    rf"{_CAPITAL}(?:{_CAPITAL}|[ .,’'-]){{1,40}}(?:\([^)]{{2,30}}\))?[,:]? "
    rf"(?P<day>(?i:{_DAY}))[,.]? ?(?:\([^)]{{2,30}}\) ?)?[—–:-]"
)
_APART = re.compile(r" ?[|·•] ?")
_NAME = rf"{_CAPITAL}[\w.’'-]*(?: (?:{_CAPITAL}[\w.’'-]*|de|da|van|von|der|den|al|bin|ter)){{1,4}}"
_BYLINE = re.compile(
    rf"(?:By|BY|(?:Автор(?:ка)?|Текст):?) (?P<who>{_NAME}(?:(?:, {_NAME}){{0,4}},? (?:and|&|и|і|та) {_NAME})?)"
    r"(?: ?[|,·–—-] ?.*)?"
)
_IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])(?=[/.-]|$)"
)


def head_of(text: str) -> list[str]:
    """Return the lines at the head of ``text`` that are not blank, where byline and dateline stand.

    The head ends with the first paragraph of the story: its second sentence that has a line of its own, or a long line.
    """
    head: list[str] = []
    sentences = 0
    for line in filter(None, (" ".join(line.split()) for line in text[:_HEAD_CHARACTERS].splitlines())):
        head.append(line)
        sentences += bool(_ENDED.search(line))
        if len(line) > _LONGEST_LINE or sentences == _SENTENCES or len(head) == _HEAD_LINES:
            break
    return head


def day_in(lines: Sequence[str]) -> str | None:
    """Return the day in the byline or dateline among ``lines``, as an ISO date; None where none stands there.

    Only a line that is nothing but a date, with or without a byline or a word for publishing, and a dateline
    with its year count: a day that the article tells of is not its date.
    """
    for line in _parts(lines):
        found = (_ALONE.fullmatch(line) if len(line) <= _LONGEST_LINE else None) or _DATELINE.match(line)
        if found is not None and (day := _day(found["day"])):
            return day
    return None


def author_in(lines: Sequence[str]) -> str | None:
    """Return the names in a line such as "By Ines Calder and Tomás Brandt | 14 March 2026" among ``lines``."""
    found = (_BYLINE.fullmatch(line) for line in _parts(lines) if len(line) <= _LONGEST_LINE)
    return next((match["who"] for match in found if match), None)


def _parts(lines: Sequence[str]) -> list[str]:
    """Return ``lines``, and the parts of those that set byline and date apart by bars or dots."""
    return [part for line in lines for part in dict.fromkeys((line, *_APART.split(line)))]


def day_in_address(url: str) -> str | None:
    """Return the day in an address such as https://…/2026/03/14/ferry, as an ISO date."""
    try:
        found = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return None
    return _day(f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}") if found else None


def _day(written: str) -> str | None:
    try:
        found = iso_day(written)
    except ArticleRefused:
        return None
    return found[:10] if found else None
