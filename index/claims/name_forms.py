"""The forms of a person's name: in full, with or without what stands between, by the last name, with its "Jr."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.claims.people import AFTER_A_NAME

# How long the words of a name of three syllables are at most.
_SYLLABLES = (6, 5, 5)
_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_WORD = re.compile(r"\w")


def name_parts(name: str) -> list[str]:
    """Return the words of a name in small letters without full stops, and without what follows it ("Jr.")."""
    parts = [word.lower().rstrip(".") for word in name.split() if _WORD.search(word)]
    while len(parts) > 1 and parts[-1] in AFTER_A_NAME:
        parts.pop()
    return parts


def suffix_of(name: str) -> str | None:
    """Return the "jr" of "Donald Trump Jr.", None for most names."""
    last = name.split()[-1].lower().rstrip(".")
    return last if last in AFTER_A_NAME else None


def family_at(name: str) -> tuple[int, ...]:
    """Return which words of a name may be the family's: the last, and the first where it looks so: "Kim Jong Un", "Kim
    Dong-yub"."""
    words = name.split()
    if len(words) == len(_SYLLABLES):
        first = all(word.istitle() and 1 < len(word) <= limit for word, limit in zip(words, _SYLLABLES, strict=True))
    else:
        first = len(words) > 1 and _GIVEN.fullmatch(words[1]) is not None
    return (0, -1) if first else (-1,)


def is_called(name: str, words: Sequence[str]) -> bool:
    """True when ``words`` may be a form of a full name: its first and last, its end ("Moss", "de la Cruz"), or its
    beginning ("Kim" of "Kim Jong Un")."""
    have, short = name_parts(name), name_parts(" ".join(words))
    suffix = suffix_of(words[-1]) if words else None
    if not have or not short or ((suffix or len(short) > 1) and suffix_of(name) != suffix):
        return False
    if len(short) < len(have) and have[-len(short) :] == short:
        return True
    if len(short) == 1 and 0 in family_at(name):
        return short == have[:1]
    initial = len(short[0]) == 1 or len(have[0]) == 1
    first = short[0] == have[0] or (initial and short[0][0] == have[0][0])
    return len(short) > 1 and short[-1] == have[-1] and first
