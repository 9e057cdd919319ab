"""Pronouns: whom "he", "she", "they" and "it" stand for; nobody where two fit equally."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from index.claims.binding import SUBJECTS, named_after_front, told_before, within_asides, within_report
from index.claims.frames import Frame
from index.claims.gender import PRONOUN_GENDERS
from index.claims.names import Names
from index.claims.naming import speaks
from index.claims.party import Party
from index.claims.people import BODIES, PERSON_NOUNS
from index.claims.salience import AS_PART, AS_SUBJECT, FAR_MORE, Salience, clearest

# How much a person counts as "he" or "she" whose gender nothing shows.
_UNKNOWN_GENDER = 0.7
# What letters and figures do as often as people: "they showed how it was done".
_OF_THINGS = {"demonstrate", "indicate", "show"}


class Antecedents:
    """Finds whom a pronoun stands for among the parties met before it."""

    def __init__(self, names: Names, salience: Salience) -> None:
        self._names = names
        self._salience = salience
        # Where "he said" and "she said" last stood for nobody sure.
        self._unsure: dict[str, int] = {}
        # The last sentence with a name that two bear, and those two.
        self._shared: tuple[int, Sequence[Party]] = (-1, ())

    def pass_shared(self, frame: Frame, sharing: Sequence[Party]) -> None:
        """Note a name that may be either of two: "he" after it is none of those who were named only before it."""
        self._shared = (frame.ordinal, sharing)

    def of_one(self, frame: Frame, pronoun: Token, met: Iterable[Party]) -> Party | None:
        """Return the one person in ``met`` whom "he" or "she" stands for; None where an aside of the same sentence
        names the likeliest, as it seldom but sometimes does: "he said, of a road that Moss had built". Who stands for
        nobody sure in one "she said" is no surer in the next."""
        gender = PRONOUN_GENDERS[pronoun.lower_]
        person = self._one(frame, pronoun, gender, met)
        if not speaks(pronoun):
            return person
        unsure = self._unsure.get(gender)
        if person is not None and unsure is not None and frame.ordinal - unsure <= 1 and person.last_seen() <= unsure:
            person = None
        if person is None:
            self._unsure[gender] = frame.ordinal
        return person

    def _one(self, frame: Frame, pronoun: Token, gender: str, met: Iterable[Party]) -> Party | None:
        told = told_before(frame, pronoun) if speaks(pronoun) else None
        teller = self._names.at(frame, told) if told is not None else None
        if teller is not None and teller.may_be(gender):
            return None
        ahead = self._names.at(frame, owner) if (owner := named_after_front(pronoun)) is not None else None
        if ahead is not None and ahead.person and ahead.may_be(gender):
            return ahead
        aside = {self._names.at(frame, token) for token in within_asides(pronoun)}
        spoken_of = dict(self._spoken_of(frame, pronoun))
        others = set(spoken_of) - aside
        weights = {
            party: self._salience.of(party, frame, pronoun) * (1.0 if party.gender else _UNKNOWN_GENDER)
            for party in met
            if party.may_be(gender)
        }
        found = clearest({party: weight for party, weight in weights.items() if party not in others})
        times = {party: FAR_MORE if spoken_of[party] else 1.0 for party in others}
        if found is not None and any(weights.get(party, 0.0) >= times[party] * weights[found] for party in others):
            # All before is about one who is named in what "he" said: it may be he, named by the article's own words.
            return None
        if found is not None and self._is_passed(found, gender):
            return None
        if found is not None and found.gender is None and self._is_tellers(pronoun, found):
            return None
        return found if found is not None and found.person and found not in aside else None

    def _is_passed(self, found: Party, gender: str) -> bool:
        """True where a name that another two bear stands between: it may be either of them."""
        last, sharing = self._shared
        return found.last_seen() < last and found not in sharing and any(party.may_be(gender) for party in sharing)

    def _is_tellers(self, pronoun: Token, found: Party) -> bool:
        """True where "she" may as well be who tells it, of whom no more is known: "A bystander said she heard it"."""
        report = pronoun.head
        if pronoun.dep_ not in SUBJECTS or report.dep_ != "ccomp" or report.head.i > pronoun.i:
            return False
        tellers = [child for child in report.head.children if child.dep_ == "nsubj" and child.tag_ == "NN"]
        noun = tellers[0].lemma_.lower() if tellers else ""
        return noun in PERSON_NOUNS - BODIES and noun not in found.nouns

    def of_many(self, frame: Frame, pronoun: Token, met: Iterable[Party]) -> Party | None:
        """Return the one group in ``met`` whom "they" stands for: of this sentence or the one before."""
        if pronoun.head.lemma_ in _OF_THINGS:
            return None
        if any(token.dep_ in SUBJECTS and _has_joined(token) for token in frame.doc[: pronoun.i]):
            # "Moss and rabbi Holt wrote that they …": the two, who are no group that was met.
            return None
        return self._near(frame, pronoun, [party for party in met if party.plural], AS_PART)

    def of_body(self, frame: Frame, pronoun: Token, met: Iterable[Party]) -> Party | None:
        """Return the one body in ``met`` that "it" stands for: of this sentence or the one before."""
        bodies = [party for party in met if not party.person and not party.plural]
        return self._near(frame, pronoun, bodies, AS_SUBJECT)

    def _near(self, frame: Frame, pronoun: Token, parties: Sequence[Party], least: float) -> Party | None:
        near = [party for party in parties if frame.ordinal - party.last_seen() <= 1]
        others = {party for party, _ in self._spoken_of(frame, pronoun)} if near else set()
        weights = {party: self._salience.of(party, frame, pronoun) for party in near if party not in others}
        return clearest(weights, FAR_MORE, least)

    def _spoken_of(self, frame: Frame, pronoun: Token) -> Iterator[tuple[Party, bool]]:
        """Yield whom the pronoun's own words name, and whether that is sure: "he said Steele should go" and "“Steele
        must go,” he said" are not Steele's words."""
        if pronoun.dep_ not in SUBJECTS:
            return
        for token in within_report(frame, pronoun):
            party = self._names.at(frame, token)
            if party is not None:
                yield party, True
        if speaks(pronoun):
            for quotation in (*frame.quotations, *frame.fragments):
                yield from self._names.named_in(quotation.inner.of(frame.text))


def _has_joined(token: Token) -> bool:
    return any(child.dep_ == "conj" for child in token.children)
