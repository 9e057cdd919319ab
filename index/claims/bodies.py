"""Bodies: the institutions, places and groups that an article names, in full, by initials, or by part of the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from index.claims.naming import Naming
from index.claims.party import Party
from index.claims.people import BODIES, NO_LAST_NAMES, is_person_noun
from index.claims.wording import body_name

_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}")
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "a"}
# Of a body of people the first word is the name of another body: "the Amazon Labor Union" is not Amazon.
_OF_PEOPLE = frozenset("union unions association workers guild club society fans alumni federation alliance".split())
# First and last words of many names; alone they mean another body ("the House" is not the White House).
_COMMON = {
    *("house", "senate", "congress", "union", "state", "states", "group", "center", "council", "association"),
    *("new", "national", "american", "united", "republican", "democratic", "international", "federal", "world"),
}


class Bodies:
    """The named bodies of one article, and which of them a form of a name may stand for."""

    def __init__(self, namings: Sequence[Naming]) -> None:
        self._by_name: dict[str, Party] = {}
        self._longer: dict[str, set[str]] = defaultdict(set)
        self._labels: dict[str, set[str]] = defaultdict(set)
        for naming in namings:
            self._add(naming)

    def whose(self, naming: Naming) -> Party:
        """Return the body that a name stands for, the one with the long name where that is given and only one fits."""
        self._add(naming)
        key = _key(body_name(naming.frame, naming.head))
        longer = self._longer.get(key, set())
        plain = self._labels[key] <= {"ORG", ""}
        return self._by_name[next(iter(longer)) if len(longer) == 1 and plain else key]

    def _add(self, naming: Naming) -> None:
        name = body_name(naming.frame, naming.head)
        key = _key(name)
        self._labels[key].add(naming.head.ent_type_)
        if key in self._by_name:
            # One naming tells what the looks of another hide: "House Democrats" are many, and nobody's name.
            party = self._by_name[key]
            party.plural |= _is_many(naming, name)
            party.unsure &= _may_be_person(naming)
        else:
            party = self._by_name[key] = Party(name, True, plural=_is_many(naming, name), person=False)
            party.unsure = _may_be_person(naming)
            party.words |= set(key.split())
            party.nouns.update(key.split()[-1:], key.partition(" of ")[0].split()[-1:])
            if naming.head.ent_type_ == "ORG" or _INITIALS.fullmatch(_initials(name)):
                for short in _short_forms(name, naming.head.ent_type_):
                    self._longer[short].add(key)
        for child in naming.head.children:
            if _is_in_brackets(child) and _INITIALS.fullmatch(child.text) and _begins_like(name, child.text):
                self._longer[_key(naming.frame.words([child]))].add(key)


def _is_many(naming: Naming, name: str) -> bool:
    """True for "House Democrats"; a "Court of Appeals" is one."""
    return naming.head.tag_ == "NNPS" and naming.head.text not in name.partition(" of ")[2].split()


def _key(name: str) -> str:
    return name.lower().removeprefix("the ").replace(".", "") or name.lower()


def _short_forms(name: str, label: str) -> set[str]:
    """Return by what else a name of several words may be called: its initials, its first word, its last."""
    words = name.removeprefix("The ").removeprefix("the ").split()
    if len(words) < 2 or any(word[0].isdigit() for word in words):
        return set()
    if (last := words[-1].lower()) not in BODIES and is_person_noun(last):
        # "Holt Mills Chairman" is who heads what its first words name.
        return set()
    forms = {_initials(name).lower()} if len(_initials(name)) > 2 or label == "ORG" else set()
    if label != "ORG":
        return forms
    # "BBC One" and "FBI Boston" are parts of what their first word names.
    if any(word in {"for", "to"} for word in words[1:-1]):
        # "Head of Sales for Axiom" is not Axiom.
        words = [*words[:-1], words[0]]
    whole = not words[0].isupper() and words[-1].lower() not in _OF_PEOPLE
    return forms | ({words[-1].lower(), *(word.lower() for word in words[:whole])} - _COMMON)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper() and word.lower() not in _SMALL)


def _begins_like(name: str, initials: str) -> bool:
    """True for "the US Energy Agency (EA)", not for the refugees of "the High Commissioner for Refugees (UNHCR)"."""
    return any(word[0] == initials[0].lower() for word in _key(name).split())


def _is_in_brackets(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == "("


def _may_be_person(naming: Naming) -> bool:
    """True for a name that the recogniser takes for a body's only by its looks: "Holt", "Ilse Varga"."""
    return (
        naming.head.ent_type_ in {"ORG", "PERSON", ""}
        and naming.head.tag_ == "NNP"
        and len(naming.words) <= 3
        and all(word.istitle() for word in naming.words)
        and naming.words[-1].lower() not in NO_LAST_NAMES
        and not any(child.dep_ == "det" for child in naming.head.lefts)
    )
