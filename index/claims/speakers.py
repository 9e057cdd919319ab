"""Who a source span stands for: last names, pronouns and descriptions followed back through the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from index.claims.anonymity import anonymity_reason
from index.claims.claim import Speaker
from index.claims.frames import Frame
from index.claims.grammar import phrase
from index.claims.naming import (
    BODIES,
    body_name,
    clauses,
    description,
    full_names,
    is_called,
    is_person_name,
    is_person_noun,
    is_same_name,
    name_words,
    role_beside,
    roles,
    said,
    speaks,
    surname_gender,
    titles_before,
)
from index.claims.party import Party, is_apart, may_be_person, noun_gender
from index.claims.people import FEMALE_TITLES, MALE_TITLES, STANDS_FOR

# How many sentences back a pronoun or a bare description may reach.
_PRONOUN_REACH = 3
# How many times more often one of two namesakes must be mentioned to be meant by the last name alone.
_DOMINANT = 3
_DESCRIPTION_REACH = 12
_SINGULAR_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f"}
_NAME_LABELS = {"PERSON", "ORG", "GPE"}
_EMPTY_SOURCES = {
    "who",
    "i",
    "you",
    "we",
    "one",
    "some",
    "many",
    "others",
    "most",
    "few",
    "both",
    "all",
    "those",
    "these",
    "none",
}


class Cast:
    """All parties of one article in the order of their mention; answers who a token stands for."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = frames
        self._parties: list[Party] = []
        self._met: dict[int, dict[int, Party]] = defaultdict(dict)
        self._full_names = full_names(frames)
        for frame in frames:
            for token in frame.doc:
                if frame.quotation_of(token) is None:
                    self._meet(frame, token)

    def speaker(self, frame: Frame, head: Token | None) -> Speaker | None:
        """Return who ``head`` stands for in ``frame``; None when that is not sure."""
        if head is None:
            return None
        together = (
            [head, *(child for child in head.conjuncts if child.i > head.i)]
            if head.pos_ in {"PROPN", "NOUN"}
            else [head]
        )
        parties = [party for token in together if (party := self._met[frame.ordinal].get(token.i)) is not None]
        if len(parties) != len(together) or not parties:
            return None
        if len({id(party) for party in parties}) > 1:
            return Speaker(" and ".join(party.name for party in parties), None, all(party.named for party in parties))
        party = parties[0]
        reason = None if party.named else self._reason(party)
        return Speaker(party.name, party.role, party.named, reason)

    def _reason(self, party: Party) -> str | None:
        sentences = (self._frames[i].doc.text for i in dict.fromkeys(party.frames))
        return next((reason for sentence in sentences if (reason := anonymity_reason(sentence))), None)

    def _meet(self, frame: Frame, token: Token) -> None:
        """Note the party that ``token`` is the head word of, new or met before."""
        party: Party | None = None
        lower = token.lower_
        if lower in _SINGULAR_PRONOUNS and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "agent"}:
            party = (
                self._antecedent(frame, token, _SINGULAR_PRONOUNS[lower])
                if token.dep_ in {"nsubj", "nsubjpass", "pobj"}
                else None
            )
        elif lower == "they" and token.dep_ == "nsubj":
            party = self._plural_antecedent(frame, token)
        elif lower in _EMPTY_SOURCES and token.pos_ in {"PRON", "ADJ", "DET", "NUM"}:
            of = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
            if of and lower not in {"who", "i", "you", "we"}:
                party = Party(said(frame, phrase(token)), named=False, plural=True)
                self._parties.append(party)
        elif (
            token.pos_ == "PROPN"
            or self._is_last_name(token)
            or (token.ent_type_ in _NAME_LABELS and token.pos_ in {"NOUN", "ADJ", "X"})
        ):
            if token.dep_ not in {"compound", "amod", "nmod"}:
                party = self._named(frame, token)
        elif token.pos_ == "NOUN" and token.dep_ not in {"compound", "nmod", "amod"}:
            party = self._described(frame, token)
        if party is not None:
            self._met[frame.ordinal][token.i] = party
            party.frames.append(frame.ordinal)
            if token.dep_ in {"nsubj", "nsubjpass"}:
                party.subject_in.add(frame.ordinal)
            if speaks(token):
                party.speaks_in.add(frame.ordinal)

    def _is_last_name(self, token: Token) -> bool:
        """True for a capitalised word that ends a full name of the article, whatever the tagger takes it for."""
        return (
            token.text[:1].isupper()
            and token.pos_ in {"NOUN", "ADJ", "VERB"}
            and any(name.split()[-1] == token.text for name in self._full_names)
        )

    def _named(self, frame: Frame, head: Token) -> Party | None:
        """Return the party of a proper name: a person by full or last name, a body by its name."""
        words = name_words(frame, head)
        if not words:
            return None
        titles = titles_before(head)
        called = self._called(words, titles)
        if len(called) > 1:
            return None
        known = called[0] if called else None
        if known is not None and not known.person and (is_person_name(head) or speaks(head)):
            known.person = True
        if known is None:
            is_person = is_person_name(head)
            full = self._full_name(words) if is_person else None
            name = full or (" ".join(words) if is_person else body_name(frame, head))
            known = next((party for party in self._parties if party.named and is_same_name(party.name, name)), None)
            if known is None:
                known = Party(name, named=True, person=is_person, plural=head.tag_ == "NNPS")
                known.genders |= surname_gender(name) if is_person else set()
                self._parties.append(known)
        self._learn(frame, known, head, titles)
        return known

    def _called(self, words: list[str], titles: set[str]) -> list[Party]:
        """Return the persons met before whose name ends (or, first names, agrees) like ``words``.

        One where the title's gender or far more mentions tell; several where nothing tells them apart.
        """
        fits = [party for party in self._parties if may_be_person(party) and is_called(party.name, words)]
        if len(fits) > 1 and titles:
            gender = "f" if titles & FEMALE_TITLES else "m" if titles & MALE_TITLES else None
            fits = [party for party in fits if gender is None or gender in party.genders] or fits
        if len(fits) > 1:
            fits.sort(key=lambda party: -len(party.frames))
            if len(fits[0].frames) >= _DOMINANT * len(fits[1].frames):
                return fits[:1]
        return fits

    def _full_name(self, words: list[str]) -> str | None:
        """Return the full name given anywhere in the article for a last name that stands alone here."""
        if len(words) > 1:
            return None
        fits = {name for name in self._full_names if name.split()[-1].lower() == words[0].lower()}
        return fits.pop() if len(fits) == 1 else None

    def _learn(self, frame: Frame, party: Party, head: Token, titles: set[str]) -> None:
        if titles & FEMALE_TITLES:
            party.genders.add("f")
        if titles & MALE_TITLES:
            party.genders.add("m")
        for role, noun in roles(frame, head):
            party.nouns.add(noun)
            party.genders |= noun_gender(noun)
            if party.role is None and party.person:
                party.role = role

    def _described(self, frame: Frame, head: Token) -> Party | None:
        """Return the party of a description ("the officer", "local residents"), followed back where it points back."""
        noun = head.lemma_.lower()
        is_person = is_person_noun(noun)
        if not is_person and not speaks(head):
            return None
        named = next((child for child in head.children if child.dep_ == "appos" and child.ent_type_ == "PERSON"), None)
        if named is not None:
            party = self._named(frame, named)
            if party is not None:
                party.nouns.add(noun)
                party.genders |= noun_gender(noun)
                party.role = party.role or role_beside(frame, head, named)
            return party
        if head.dep_ == "appos" and head.head.ent_type_ == "PERSON":
            return None
        determiner = next((child.lower_ for child in head.lefts if child.dep_ in {"det", "poss"}), "")
        plural = head.tag_ == "NNS"
        if determiner in {"the", "this", "that", "these"} and len(phrase(head, clauses(head))) <= 3:
            party = self._pointed_back(frame, noun, plural)
            if party is not None:
                return party
        if not determiner and plural and len(phrase(head, clauses(head))) == 1:
            for party in reversed(self._parties):
                if party.name.lower() == head.lower_:
                    return party
        party = Party(description(frame, head), named=False, plural=plural, nouns={noun}, person=is_person)
        party.genders |= noun_gender(noun)
        self._parties.append(party)
        return party

    def _pointed_back(self, frame: Frame, noun: str, plural: bool) -> Party | None:
        """Return the one party that "the <noun>" may stand for: the same noun, else a more exact one."""
        near = [p for p in self._parties if p.frames and frame.ordinal - p.frames[-1] <= _DESCRIPTION_REACH]
        for nouns in ({noun}, STANDS_FOR.get(noun, frozenset())):
            fits = [party for party in near if party.nouns & nouns and party.plural == plural]
            if len(fits) == 1:
                return fits[0]
            if len(fits) > 1:
                latest = sorted(fits, key=lambda party: -party.frames[-1])
                return latest[0] if latest[0].frames[-1] > latest[1].frames[-1] and not latest[0].named else None
        return None

    def _antecedent(self, frame: Frame, token: Token, gender: str) -> Party | None:
        """Return whom "he" or "she" stands for: the only person in reach, or the subject among several."""
        for back in range(_PRONOUN_REACH + 1):
            ordinal = frame.ordinal - back
            if ordinal < 0:
                return None
            met: dict[int, Party] = {}
            for index, party in self._met[ordinal].items():
                before = back > 0 or (index < token.i and is_apart(frame.doc[index], token))
                if before and party.person and not party.plural and not party.genders - {gender}:
                    if not party.named and party.nouns & BODIES:
                        continue
                    met[id(party)] = party
            if not met:
                continue
            if len(met) == 1:
                return next(iter(met.values()))
            for foremost in ("speaks_in", "subject_in"):
                fits = [party for party in met.values() if ordinal in getattr(party, foremost)]
                if fits:
                    return fits[0] if len(fits) == 1 else None
            return None
        return None

    def _plural_antecedent(self, frame: Frame, token: Token) -> Party | None:
        for back in range(2):
            met = {
                id(party): party
                for index, party in self._met[frame.ordinal - back].items()
                if (back or index < token.i) and party.plural and not party.named
            }
            if met:
                return next(iter(met.values())) if len(met) == 1 else None
        return None
