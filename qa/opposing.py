"""Whether two statements oppose each other by their words: one denies, negates, turns round or counts otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from qa.dates import MONTHS
from qa.polarity import NEGATIONS, OPPOSITES, root, signed_roots
from qa.quantities import NUMBER_WORDS, Quantity, quantities
from qa.words import REPORT_WORDS, words

Reason = Literal["denial", "negation", "opposites", "numbers", "contrast"]
# Two statements speak of the same when they share this many roots, and this part of the shorter one's:
# the first number holds in one article, the second across articles, unless they share half.
SHARED, _SHARED_ELSEWHERE = 2, 3
_SHARED_PART, _HALF = 0.25, 0.5
_TIMES = (
    "day days week weeks month months year years hour hours today tomorrow yesterday time times first last next".split()
)
_TELL_NOTHING = frozenset(
    root(word) for word in [*REPORT_WORDS, *MONTHS, *NUMBER_WORDS, *_TIMES, "back", "still", "new"]
)
# A term that a claim only reports as another's: "what he calls ‘Nazi aggression’".
_BORROWED = re.compile(
    r"\bwhat (?:[\w’'-]+ ){1,4}?(?:calls?|called|terms?|termed|describes? as|described as)\b"
    r"[^.;]*?[‘“\"'][^’”\"']*[’”\"']"
)
_WORD = re.compile(r"[^\W_][\w’'-]*")
# Words of the claims that one topic leads to.
_REMEMBERED = 20_000
_LATER = re.compile(r"\b(?:could|would|will|may|might|should|can)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence's worth of what is claimed; ``denied`` when its speaker denies or doubts it."""

    text: str
    denied: bool = False
    roots: dict[str, bool] = field(init=False)
    quantities: tuple[Quantity, ...] = field(init=False)
    units: frozenset[str] = field(init=False)
    # The roots that are negated and that are not, and those that mean the opposite of any.
    negated: frozenset[str] = field(init=False)
    affirmed: frozenset[str] = field(init=False)
    opposites: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        found = signed_roots(_BORROWED.sub(" ", self.text))
        telling = {
            word: negated for word, negated in found.items() if word not in _TELL_NOTHING and not word[0].isdigit()
        }
        object.__setattr__(self, "roots", telling)
        counted = tuple(quantities(self.text))
        object.__setattr__(self, "quantities", counted)
        object.__setattr__(self, "units", frozenset(quantity.unit for quantity in counted))
        object.__setattr__(self, "negated", frozenset(word for word, negated in telling.items() if negated))
        object.__setattr__(self, "affirmed", frozenset(telling.keys() - self.negated))
        against = (OPPOSITES[word] for word in telling.keys() & OPPOSITES.keys())
        object.__setattr__(self, "opposites", frozenset().union(*against))

    def stands_apart(self, other: Statement) -> bool:
        """Return whether anything tells the two apart at all; where nothing does, they are not :func:`opposed`."""
        return (
            self.denied != other.denied
            or not self.negated.isdisjoint(other.affirmed)
            or not self.affirmed.isdisjoint(other.negated)
            or not self.opposites.isdisjoint(other.roots)
            or not self.units.isdisjoint(other.units)
        )

    def word(self, wanted: str) -> str:
        """Return the statement's own word for a root, from what negates it on where it is negated."""
        for found in _WORD.finditer(self.text):
            if wanted in _roots_in(found[0]):
                before = [one for one in _WORD.finditer(self.text, 0, found.start()) if _negates(one[0])]
                start = before[-1].start() if self.roots.get(wanted) and before else found.start()
                return self.text[start : found.end()]
        return wanted


@lru_cache(maxsize=_REMEMBERED)
def _roots_in(word: str) -> frozenset[str]:
    """Return the roots in ``word``, of which one with a hyphen has several."""
    return frozenset(signed_roots(word))


def _negates(word: str) -> bool:
    return not NEGATIONS.isdisjoint(words(word))


def opposed(
    one: Statement, other: Statement, *, together: bool = False, one_topic: bool = False
) -> tuple[Reason, tuple[str, str]] | None:
    """Return the sign by which two statements are taken as opposed, and a word of each that shows it.

    ``together``: both stand in one article, so fewer shared words show that they speak of the same.
    ``one_topic``: both are about the one narrow matter that was asked for.
    """
    if not one.stands_apart(other):
        return None
    shared = one.roots.keys() & other.roots.keys()
    part = len(shared) / max(1, min(len(one.roots), len(other.roots)))
    enough = len(shared) >= (SHARED if together or part >= _HALF else _SHARED_ELSEWHERE) and part >= _SHARED_PART
    if enough:
        differ = sorted(word for word in shared if one.roots[word] != other.roots[word])
        if one.denied != other.denied and not differ:
            first = min(shared)
            return "denial", (one.word(first), other.word(first))
        if one.denied == other.denied and differ:
            return "negation", (one.word(differ[0]), other.word(differ[0]))
    if one.denied or other.denied:
        return None
    if enough or (one_topic and together and shared):
        for here, there in _opposites(one, other):
            return "opposites", (one.word(here), other.word(there))
    for unit in sorted(one.units & other.units):
        besides = shared - {root(unit)}
        comparable = besides or one_topic if together else len(besides) >= SHARED and enough
        if comparable and (figures := _figures(one, other, unit)) is not None:
            return "numbers", figures
    return None


def _figures(one: Statement, other: Statement, unit: str) -> tuple[str, str] | None:
    """Return a figure of each where no two of one unit can be the same; what may yet be contradicts nothing."""
    mine = [quantity for quantity in one.quantities if quantity.unit == unit]
    theirs = [quantity for quantity in other.quantities if quantity.unit == unit]
    if not all(here.differs(there) for here in mine for there in theirs):
        return None
    if _is_later(one, mine[0]) != _is_later(other, theirs[0]):
        return None
    return one.text[mine[0].start : mine[0].end].strip(), other.text[theirs[0].start : theirs[0].end].strip()


def _opposites(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    for here in sorted(OPPOSITES.keys() & (one.roots.keys() - other.roots.keys())):
        for there in sorted(OPPOSITES[here] & (other.roots.keys() - one.roots.keys())):
            if one.roots[here] == other.roots[there]:
                yield here, there


def _is_later(statement: Statement, quantity: Quantity) -> bool:
    """True for a figure that may come to be: it does not contradict one that is."""
    return _LATER.search(statement.text, 0, quantity.start) is not None
