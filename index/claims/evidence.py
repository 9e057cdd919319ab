"""What speaks for a name's being a person's, read off the words around it at one place."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from index.claims.abbreviations import POLITICS
from index.claims.first_names import first_name_gender
from index.claims.grammar import named_after
from index.claims.heads import office_of
from index.claims.naming import Naming, speaks
from index.claims.people import BODIES, NO_LAST_NAMES, PERSON_NOUNS

_OTHER_LABELS = {"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
# Titles that stand before other words than a person's name too ("General Motors").
DOUBTFUL_TITLES = {"former", "general", "attorney", "prime", "vice", "major", "minister", "justice"}
# Those that places do not have: what ends with them is a person's, whatever the recogniser says of its last word.
_OF_PERSONS = frozenset("van von der den bin ibn".split())
_STORMS = {"hurricane", "storm", "typhoon", "cyclone"}
_MAKERS = {"brand", "chain", "label", "maker", "manufacturer", "retailer", "startup", "supplier", "website"}
# How many words before a name the description may begin that it explains: "the mayor of Port Aven, Ines Caldas, …".
_DESCRIBED_WITHIN = 8


def person_label(naming: Naming) -> int:
    """Return what the recogniser says of a name here: 1 a person's, -1 something else's, 0 nothing."""
    label = naming.head.ent_type_
    return 1 if label == "PERSON" else -1 if label in _OTHER_LABELS else int(speaks(naming.head))


def person_evidence(naming: Naming) -> int:
    """Return how much the words around a name speak for a person (above 0) or for something else (below)."""
    head, words, weight = naming.head, naming.words, -8 if "&" in naming.words else 0
    if naming.titles - DOUBTFUL_TITLES:
        weight += 6
    determined = any(child.dep_ == "det" for child in head.lefts)
    if naming.told is not None and not determined:
        weight += 4
    nouns = {child.lemma_.lower() for child in head.children if child.dep_ == "appos" and child.tag_ in {"NN", "NNP"}}
    if nouns & (PERSON_NOUNS - BODIES):
        weight += 3
    if len(words) > 1 and described_before(head):
        weight += 3
    # "The ambassador to the US Ines Caldas", "the lawyer Ines Caldas": the article is not the name's.
    first = head.i - len(words) + 1
    the = first > 0 and head.doc[first - 1].lower_ == "the" and office_of(head) is None
    noun = head.doc[first - 1] if first > 0 else head
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in BODIES | _MAKERS and any(c.dep_ == "det" for c in noun.lefts):
        # "The supplier Caldas Dot", "the brand Ines".
        weight -= 6
    no_last_name = words[-1].lower() in NO_LAST_NAMES or words[-1].lower().removesuffix("s") in POLITICS
    if not the and not no_last_name and first_name_gender(naming.name) is not None:
        weight += 4
    if _OF_PERSONS.intersection(words[:-1]):
        weight += 4
    if any(child.dep_ == "relcl" and any(word.lower_ == "who" for word in child.lefts) for child in head.children):
        weight += 4
    if no_last_name or _has_initials(head, words):
        weight -= 6
    return weight - (2 if determined else 0)


def _has_initials(head: Token, words: Sequence[str]) -> bool:
    """True for "Human Rights Watch (HRW)"."""
    initials = "".join(word[0] for word in words)
    return any(child.text == initials and child.nbor(-1).text == "(" for child in head.rights)


def is_storm(naming: Naming) -> bool:
    """True for "Hurricane Isaac", which has a person's first name."""
    return naming.head.i > 0 and naming.head.nbor(-1).lower_ in _STORMS


def described_before(head: Token) -> list[Token]:
    """Return the nouns for persons that a name after a comma goes on to name: "the mayor of Port Aven, Ines Caldas"."""
    first = head.left_edge.i
    if first < 2 or head.doc[first - 1].text != ",":
        return []
    before = head.doc[max(0, first - 1 - _DESCRIBED_WITHIN) : first - 1]
    nouns = [token for token in before if token.tag_ == "NN" and token.lemma_.lower() in PERSON_NOUNS - BODIES]
    return [noun for noun in nouns if head in named_after(noun)]
