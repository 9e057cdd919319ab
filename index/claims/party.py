"""Party: a person, a group or a body that an article mentions, and what tells parties apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from index.claims.naming import speaks
from index.claims.people import FEMALE_NOUNS, MALE_NOUNS


@dataclass(slots=True)
class Party:
    """A person, a group or a body that the article mentions: all that is known of it."""

    name: str
    named: bool
    plural: bool = False
    role: str | None = None
    nouns: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    frames: list[int] = field(default_factory=list)
    subject_in: set[int] = field(default_factory=set)
    speaks_in: set[int] = field(default_factory=set)
    person: bool = True


def may_be_person(party: Party) -> bool:
    """True for persons, and for names of two or three capitalised words that may turn out to be a person's."""
    if not party.named or party.plural:
        return False
    parts = party.name.split()
    return party.person or (len(parts) in {2, 3} and all(part[:1].isupper() and part.isalpha() for part in parts))


def noun_gender(noun: str) -> set[str]:
    """Return the gender that a noun for a person shows: "spokeswoman"; most nouns show none."""
    return {"f"} if noun in FEMALE_NOUNS else {"m"} if noun in MALE_NOUNS else set()


def is_apart(earlier: Token, pronoun: Token) -> bool:
    """True when a pronoun may stand for ``earlier`` in its own sentence: not for one inside its own clause, nor, as
    subject of a report, for one inside what is reported ("To Putin, he said, …")."""
    verb = pronoun.head
    if not speaks(pronoun):
        return not verb.is_ancestor(earlier)
    reported = verb.head if verb.dep_ in {"parataxis", "ccomp"} else verb
    return earlier.dep_ in {"nsubj", "nsubjpass"} and not reported.is_ancestor(earlier)
