"""Polarity of words: roots that related words share, which of them a sentence negates, and pairs of opposites."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from qa.words import STOP_WORDS, stem, words

NEGATIONS = frozenset(
    """
    no not never none nobody nothing neither nor cannot without hardly barely scarcely false untrue wrong nonsense
    refuse refused reject rejected denied
    deny denies ruled instead fail failed fails unable unlikely impossible
    """.split()
)
_JOINTS = frozenset("but that which who because although though while whereas and or so".split())
# How many words after a negation it still counts for, within its clause.
_REACH = 3
_OPPOSITES = """
rise fall, increase decrease, grow shrink, gain loss, more fewer, more less, higher lower, up down, high low, raise cut,
raise lower, expand shrink, strong weak, win lose, victory defeat, success failure, succeed fail, accept reject,
approve reject, approve refuse, allow ban, allow forbid, legal illegal, lawful unlawful, support oppose, back oppose,
favour oppose, agree disagree, confirm deny, true false, right wrong, guilty innocent, safe dangerous, safe unsafe,
danger safety, safe risk, peace war, peaceful aggressive, peaceful violent, defence attack, defend attack,
defensive aggressive, protect threaten, protect harm, help harm, benefit harm, good bad, better worse, best worst,
fast slow, quick slow, swift slow, early late, open close, begin end, start stop, keep drop, keep scrap, stay leave,
remain leave, arrive depart, return flee, create destroy, build demolish, repair damage, hire fire, employ dismiss,
cheap expensive, easy hard, easy difficult, necessary unnecessary, possible impossible, likely unlikely, fair unfair,
honest dishonest, transparent secret, public secret, public private, enough short, plenty shortage, full empty,
majority minority, all none, everybody nobody, always never, certain doubtful, hope fear, optimistic pessimistic,
liberate occupy, liberation occupation, free captive, ally enemy, friend enemy, praise criticise, welcome condemn,
healthy sick, alive dead, survive die, clean dirty, pure polluted, stable unstable, calm chaos, order chaos,
unite divide, idle run, idle busy, idle work
"""


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """Return what related words share: "expand" and "expansion", "protector" and "protection"."""
    found = stem(word)
    if not found.endswith(_ANY_ENDING):
        return found
    for ending, left in _ENDINGS:
        if found.endswith(ending) and len(found) - len(ending) + len(left) >= 4:
            return found[: -len(ending)] + left
    return found


_ENDINGS = [
    (ending, "" if left == "-" else left)
    for ending, _, left in (
        pair.partition(":")
        for pair in """
        ational:at ation:- ition:- ssion:ss nsion:nd sion:d tion:t nsiv:nd ssiv:ss ssor:ss tiv:t tor:t ator:at ment:-
        ness:- anc:- enc:- abl:- ibl:- er:- or:- ian:- an:- pans:pand tens:tend fens:fend hens:hend
        at:- ia:- al:- i:- e:-
        """.split()
    )
]
_ANY_ENDING = tuple(ending for ending, _ in _ENDINGS)


def signed_roots(text: str) -> dict[str, bool]:
    """Return the root of each word that carries meaning, and whether it is negated where it last stands."""
    found: dict[str, bool] = {}
    last = -_REACH - 1
    for at, word in enumerate(words(text)):
        if word in NEGATIONS:
            last = at
        elif word in _JOINTS:
            last = -_REACH - 1
        elif word not in STOP_WORDS and len(word) > 1:
            found[root(word)] = at - last <= _REACH
    return found


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in " ".join(_OPPOSITES.split()).split(", "):
        one, other = map(root, pair.split())
        found[one].add(other)
        found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}


# The roots that mean the opposite of each.
OPPOSITES = _opposites()
