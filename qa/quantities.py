"""Quantities in words: numbers with their units, so that two figures for one thing can be compared."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from qa.words import STOP_WORDS, stem
from qa.words import words as words_of

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_SMALL += "seventeen eighteen nineteen".split()
_VALUES: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALL)}
_VALUES |= {
    word: 10.0 * ten for ten, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SCALES |= {"m": 1e6, "bn": 1e9, "mn": 1e6, "k": 1e3}
NUMBER_WORDS = [*_VALUES, *_SCALES]
_ALL_NUMBER_WORDS = frozenset(NUMBER_WORDS)
# Beside a digit, letters that may stand for one of a number's, whatever they are.
_DIGIT_OR_FOREIGN = re.compile("[0-9]|[^\x00-\x7f‘’“”–—…]")
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<money>[£$€¥])?(?<![\w.,])(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>(?:{'|'.join(_SCALES)})\b)?"
    rf"|\b(?P<words>(?:{_WORDS})(?:[ -](?:{_WORDS}|and))*)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*(?:%|[-\s]?(?:per ?cent)\b|(?:[^\W\d_]+[-\s]){0,1}?[^\W\d_]+)", re.IGNORECASE)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
_TIME_UNITS = "minute hour day night week month year".split()
_CURRENCIES = {"£": "pound", "$": "dollar", "€": "euro", "¥": "yen"}
_NO_UNIT = (STOP_WORDS | frozenset("am pm st nd rd th p".split())) - {"people"}
_TO = re.compile(r"\s*(?:and|to|or|-|–)\s*")
_AT_LEAST = re.compile(r"(?:more than|over|at least|above|no fewer than|no less than|exceed\w*)\s*$", re.IGNORECASE)
_AT_MOST = re.compile(
    r"(?:less than|fewer than|under|up to|at most|below|no more than|nearly|almost|as many as)\s*$", re.IGNORECASE
)
_ROUGHLY = re.compile(r"(?:about|around|roughly|some|approximately|somewhere around|nearer|circa)\s*$", re.IGNORECASE)
# A number after one of these says where, when or with what, unless it measures or the verb values something at it.
_BESIDE = re.compile(
    r"\s(?:at|in|with|on|across|among|from|near|after|before|within) (?:the |these |those |some |about )?$"
)
_VALUED = re.compile(
    r"\b(?:put|puts|putting|stood|stands|number\w*|total\w*|figure|count\w*|estimat\w*|valu\w*|cost|it)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_MEASURES = frozenset(["percent", *_CURRENCIES.values(), "rouble", "cent", *(stem(unit) for unit in _TIME_UNITS)])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something, from ``low`` to ``high``, the stem of its unit, and where it stands in the text.

    "More than 30" has no upper end, "between 19 and 22" is from 19 to 22, "about 1,200" is a little to both sides.
    ``beside``: it only says where or with what ("at two collection points"), so another number contradicts nothing.
    """

    low: float
    high: float
    unit: str
    start: int
    end: int
    beside: bool = False

    def differs(self, other: Quantity) -> bool:
        """Return whether both count the same and cannot both be right."""
        same = self.unit == other.unit and not self.beside and not other.beside
        return same and (self.high < other.low or other.high < self.low)


def quantities(text: str) -> list[Quantity]:
    """Return the numbers of ``text`` that count something; dates, ages of years such as 2019 and "one" are left out."""
    if not _may_count(text):
        return []
    found = []
    opened: tuple[float, int, int] | None = None
    for number in _NUMBER.finditer(text):
        value = _value(number)
        unit, length = _unit(text[number.end() :])
        if number["money"]:
            unit, length = _CURRENCIES[number["money"]], 0
        year = number["digits"] and re.fullmatch(r"(?:19|20)\d\d", number["digits"]) and not number["money"]
        if not unit:
            opened = (value, number.start(), number.end())
            continue
        if year or (number["words"] or "").lower() == "one":
            continue
        low, high, start = *_about(text[: number.start()], value), number.start()
        if opened is not None and _TO.fullmatch(text[opened[2] : number.start()]) and opened[0] < value:
            low, start = opened[0], opened[1]
        measured = number["money"] or unit in _MEASURES
        led = _BESIDE.search(text[:start])
        beside = not measured and led is not None and _VALUED.search(text[: led.start()]) is None
        found.append(Quantity(low, high, unit, start, number.end() + length, beside))
    return found


def _may_count(text: str) -> bool:
    """Return whether ``text`` may hold a number, which its words show sooner than a search for one."""
    return _DIGIT_OR_FOREIGN.search(text) is not None or not _ALL_NUMBER_WORDS.isdisjoint(words_of(text))


def _about(before: str, value: float) -> tuple[float, float]:
    if _AT_LEAST.search(before):
        return value, math.inf
    if _AT_MOST.search(before):
        return 0.0, value
    return (value * 0.95, value * 1.05) if _ROUGHLY.search(before) else (value, value)


def _value(number: re.Match[str]) -> float:
    if number["digits"]:
        return float(number["digits"].replace(",", "")) * _SCALES.get((number["scale"] or "").lower(), 1.0)
    total = current = 0.0
    for word in re.findall(r"[a-z]+", number["words"].lower()):
        if word in _VALUES:
            current += _VALUES[word]
        elif word == "hundred" or word == "dozen":
            current = (current or 1.0) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + (current or 1.0) * _SCALES[word], 0.0
    return total + current


def _unit(after: str) -> tuple[str, int]:
    """Return the stem of what is counted, the word after the number, and how far it reaches; "" for nothing."""
    found = _UNIT.match(after)
    if found is None:
        return "", 0
    words = re.findall(r"[^\W\d_]+|%", found[0].lower())
    if words[0] == "%" or "".join(words[:2]).startswith("percent"):
        return "percent", found.end()
    if words[0] in _NO_UNIT or _MONTH.fullmatch(words[0]):
        return "", 0
    return stem(words[0]), found.end()
