"""Namesakes: what tells several people of one family name apart where it stands alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from index.claims.binding import SUBJECTS
from index.claims.gender import title_gender
from index.claims.name_forms import suffix_of
from index.claims.naming import Naming
from index.claims.party import Party

# How many pronouns near a last name must tell one gender, and how many times as many as the other.
_MANY_PRONOUNS, _FAR_MORE = 3, 3
_AGES = {"younger": "younger", "elder": "elder", "older": "elder"}
_CHILDREN = {"son", "daughter"}


@dataclass(slots=True)
class Alone:
    """How an article uses a last name where it stands alone: who had been named in full when it first did so, how
    often "m" or "f" was told of it, and how often its title told which, or nothing."""

    introduced: tuple[Party, ...]
    told: Counter[str | None] = field(default_factory=Counter)
    titled: Counter[str | None] = field(default_factory=Counter)

    @property
    def of_two(self) -> bool:
        """True where Mr. and Mrs. bear it."""
        return bool(self.titled["m"] and self.titled["f"])

    @property
    def gender(self) -> str | None:
        # Where Mr. or Mrs. is the rule, "President Holt" is one of them too.
        titles_rule = self.titled["m"] + self.titled["f"] > self.titled[None]
        shows = self.told + self.titled if titles_rule else self.told
        for gender, other in ("mf", "fm"):
            if shows[gender] >= max(_MANY_PRONOUNS, _FAR_MORE * shows[other] + 1):
                return gender
        return None


def courtesy(naming: Naming) -> str:
    """Return the "Mr." or "Mrs." of a name as the article writes it."""
    return next(child.text for child in naming.head.lefts if title_gender({child.lower_.rstrip(".")}))


def is_subject(naming: Naming) -> bool:
    """True for whom its sentence is about: "Ben Hale scored", "the coach's son, Ben Hale, scored"."""
    head = naming.head.head if naming.head.dep_ == "appos" else naming.head
    return head.dep_ in SUBJECTS


def of_age(fits: list[Party], naming: Naming) -> list[Party]:
    """Return whom of several "the younger Moss" or "the elder Moss" means, all where neither is said or known."""
    ages = [_AGES[child.lower_] for child in naming.head.lefts if child.lower_ in _AGES]
    young = [party for party in fits if suffix_of(party.name) == "jr" or party.nouns & _CHILDREN]
    old = [party for party in fits if party not in young]
    if not ages or len(young) != 1 or len(old) != 1:
        return fits
    return young if ages[0] == "younger" else old
