"""Names spelt otherwise than in the archive: other alphabets, other romanisations, places with two names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from anyascii import anyascii

from qa.words import STOP_WORDS, words

# Names of one place or person in different spellings; the archive's own is the one that is searched for.
_SAME = [
    *("kiev kyiv", "kharkov kharkiv", "odessa odesa", "lvov lviv", "dnieper dnipro", "chernobyl chornobyl"),
    *("donbass donbas", "lugansk luhansk", "nikolaev mykolaiv", "zaporozhye zaporizhzhia", "belorussia belarus"),
    *("peking beijing", "bombay mumbai", "calcutta kolkata", "madras chennai", "burma myanmar", "rangoon yangon"),
    *("turkey turkiye", "swaziland eswatini", "czechia czech", "saigon hochiminh", "koran quran"),
    *("zelensky zelenskyy zelenskiy zelenskyi", "gaddafi qaddafi gadhafi kadafi", "putin poutine"),
    *("tchaikovsky chaikovsky", "gorbachev gorbachov", "yeltsin eltsin", "mohammed muhammad mohamed"),
    *("aleksandr alexander oleksandr", "vladimir volodymyr", "nikolai mykola nikolay", "sergei serhiy sergey"),
    *("yulia julia iuliia", "yuri yury iurii", "dmitry dmitri dmytro", "natalia nataliya natalya", "maria mariya"),
]
_GROUPS: dict[str, list[str]] = {name: group.split() for group in _SAME for name in group.split()}
# Ways one sound is written in Latin letters; each is tried both ways, at every place at once.
_SOUNDS = [
    *(("w", "v"), ("y", "i"), ("kh", "h"), ("ou", "u"), ("x", "ks"), ("iya", "ia"), ("ya", "ia"), ("iy", "y")),
    *(("yy", "y"), ("ij", "y"), ("ie", "e"), ("tch", "ch"), ("sch", "sh"), ("ff", "v"), ("ph", "f"), ("j", "y")),
    *(("ae", "a"), ("oe", "o"), ("ue", "u"), ("dj", "j"), ("q", "k"), ("gh", "g"), ("ck", "k"), ("yo", "e")),
]
_WORD = re.compile(r"[^\W\d_]+(?:['’ʹ][^\W\d_]+)*", re.UNICODE)


def respelt(question: str, frequency: Callable[[list[str]], Mapping[str, int]]) -> str:
    """Return ``question`` with names as the archive spells them, where it has no such word as they stand.

    ``frequency`` tells in how many sentences each word stands. Only a capitalised word, or one in
    another alphabet, is a name; one that no spelling leads to stays as it is.
    """
    changed = question
    for name in dict.fromkeys(_names(question)):
        plain = words(name)
        if len(plain) != 1 or plain[0] in STOP_WORDS or frequency(plain)[plain[0]]:
            continue
        tried = list(dict.fromkeys(_spellings(name)))
        counts = frequency(tried)
        best = max(tried, key=lambda spelling: counts[spelling], default=None)
        if best is not None and counts[best]:
            changed = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", best.capitalize(), changed)
        elif not name.isascii() and anyascii(name) != name and not re.search("[A-Za-z]", name):
            changed = changed.replace(name, anyascii(name).replace("'", ""))
    return changed


def _names(question: str) -> Iterable[str]:
    return (word for word in _WORD.findall(question) if word[0].isupper() or not word.isascii())


def _spellings(name: str) -> Iterable[str]:
    """Yield other spellings of ``name`` in small Latin letters, the surest first."""
    latin = anyascii(name).lower().replace("'", "")
    yield latin
    yield from _GROUPS.get(latin, [])
    for one, other in _SOUNDS:
        for here, there in ((one, other), (other, one)):
            if here in latin and len(latin) > 3:
                respelling = latin.replace(here, there)
                yield respelling
                yield from _GROUPS.get(respelling, [])
