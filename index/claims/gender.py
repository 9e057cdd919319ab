"""Whether a person is spoken of as "he" or "she": what titles, nouns and pronouns near a name show of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from index.claims.people import FEMALE_NOUNS, FEMALE_TITLES, MALE_NOUNS, MALE_TITLES

PRONOUN_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


def told_gender(subject: Token, following: Sequence[str]) -> str | None:
    """Return "m" or "f" as the first pronoun after a sentence's one person tells, None where it may be another's.

    ``subject`` heads the person's name; ``following`` are the words of the next sentence. The pronoun stands in the
    same sentence with no other capital between, or is the first word of the next.
    """
    if subject.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    doc = subject.doc
    if any(token.lower_ in PRONOUN_GENDERS for token in doc[: subject.i]):
        return None
    for token in doc[subject.i + 1 :]:
        if token.lower_ in PRONOUN_GENDERS:
            own = token.tag_ == "PRP$" or token.lower_ in {"he", "she", "himself", "herself"}
            return PRONOUN_GENDERS[token.lower_] if own else None
        if token.text[0].isupper():
            return None
    if not following or subject.head.dep_ != "ROOT" or following[0].lower() not in {"he", "his", "she", "her"}:
        return None
    return PRONOUN_GENDERS[following[0].lower()]


def noun_gender(noun: str) -> str | None:
    """Return "m" or "f" where a noun for a person shows it ("spokeswoman"); most nouns show none."""
    return "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None


def title_gender(titles: Iterable[str]) -> str | None:
    """Return "m" or "f" where one of ``titles`` shows it ("mrs")."""
    found = set(titles)
    return "f" if found & FEMALE_TITLES else "m" if found & MALE_TITLES else None
