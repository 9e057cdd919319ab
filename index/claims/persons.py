"""Persons: whom the names of an article stand for, by full name, last name, or first name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from index.claims.abbreviations import spelled_out
from index.claims.evidence import DOUBTFUL_TITLES, is_storm, person_evidence, person_label
from index.claims.first_names import first_name_gender, surname_gender
from index.claims.gender import title_gender
from index.claims.name_forms import family_at, is_called, name_parts, suffix_of
from index.claims.namesakes import Alone, courtesy, is_subject, of_age
from index.claims.naming import Naming
from index.claims.party import Party
from index.claims.people import COURTESIES, KIN
from index.claims.roles import learn

# How many times more often one of two namesakes must be named in full to be meant by the last name alone.
_DOMINANT = 3
# A name that stands so often is a name without what once stands before it.
_OFTEN = 3
# Mr. and Mrs. of one name, both named in full.
_COUPLE = 2
# The recogniser repeats its mistakes: however often it says so, its labels weigh no more than this.
_MOST_LABELS = 3


class Persons:
    """The persons that an article names anywhere, and which of them a form of a name may stand for."""

    def __init__(self, namings: Sequence[Naming]) -> None:
        self._evidence = _evidence(namings)
        self._times = Counter(naming.name for naming in namings)
        self._by_last: dict[str, list[Party]] = defaultdict(list)
        self._by_first: dict[str, list[Party]] = defaultdict(list)
        for name in self._full_names():
            party = _person(name)
            parts = name_parts(name)
            for at in family_at(name):
                self._by_last[parts[at]].append(party)
            self._by_first[parts[0]].append(party)
        self._by_one_name: dict[tuple[str, str | None], Party] = {}
        self._in_full: Counter[Party] = Counter()
        self._last_in_full: dict[str, list[tuple[int, Party, bool]]] = defaultdict(list)
        self._alone: dict[str, Alone] = {}
        for naming in namings:
            self._note(naming)

    def whose(self, naming: Naming) -> Party | None:
        """Return the person a name stands for; None for a name of something else, and where two fit equally."""
        fits = self.called(naming.words)
        if len(naming.words) == 1:
            if self._is_couples(naming) and len(fits) < _COUPLE:
                return None
            fits = of_age(self._possible(fits, naming), naming)
        if fits:
            return fits[0] if len(fits) == 1 else self._likeliest(fits, naming)
        if len(naming.words) > 1 or self._evidence[naming.name] <= 0:
            return None
        by_first = self._by_first.get(naming.words[0].lower(), ())
        if by_first and not naming.titles:
            return by_first[0] if len(by_first) == 1 else None
        return self._with_one_name(naming)

    def is_shared(self, naming: Naming) -> bool:
        """True for a name that more than one person bears."""
        return len(self.called(naming.words)) > 1 or self._is_couples(naming)

    def _is_couples(self, naming: Naming) -> bool:
        """True for a last name alone that is Mr.'s and Mrs.'s both."""
        alone = self._alone.get(naming.words[0].lower()) if len(naming.words) == 1 else None
        return alone is not None and alone.of_two and title_gender(naming.titles) is None

    def _full_names(self) -> list[str]:
        """Return the first and last names that persons have, each as the article gives it first."""
        names = [name for name, weight in self._evidence.items() if weight > 0 and _is_full(name)]
        alike: dict[str, list[str]] = defaultdict(list)
        for name in names:
            alike[name_parts(name)[-1]].append(name)
        kept: dict[str, list[str]] = defaultdict(list)
        for name in names:
            last = name_parts(name)[-1]
            longer = any(_ends_with(other, name) and not self._is_slip(other, name) for other in alike[last])
            slip = any(_ends_with(name, other) and self._is_slip(name, other) for other in alike[last])
            if not longer and not slip and not any(is_called(other, name.split()) for other in kept[last]):
                kept[last].append(name)
        return [name for found in kept.values() for name in found]

    def _is_slip(self, longer: str, name: str) -> bool:
        """True where a word before a name is no part of it: it is there once, and the name is often there without it.

        A first name may stand but once: "Elena de la Cruz", then "De la Cruz" only.
        """
        often = self._times[longer] == 1 and self._times[name] >= _OFTEN
        return often and first_name_gender(longer) is None

    def _note(self, naming: Naming) -> None:
        """Learn from a full name, and how a last name alone is used."""
        called = self.called(naming.words)
        if len(naming.words) > 1 and len(called) == 1:
            self._in_full[called[0]] += 1
            self._last_in_full[naming.words[-1].lower()].append((naming.frame.ordinal, called[0], is_subject(naming)))
            learn(called[0], naming)
        elif len(naming.words) == 1:
            introduced = tuple(party for party in called if party in self._in_full)
            alone = self._alone.setdefault(naming.words[0].lower(), Alone(introduced))
            alone.told[naming.told] += 1
            alone.titled[title_gender(naming.titles)] += 1

    def called(self, words: Sequence[str]) -> list[Party]:
        """Return the persons of whose names ``words`` may be a form."""
        parts = name_parts(" ".join(words))
        return [party for party in self._by_last.get(parts[-1], ()) if is_called(party.name, words)] if parts else []

    def _possible(self, fits: list[Party], naming: Naming) -> list[Party]:
        """Drop whom a last name alone cannot mean: one of the other gender, and, where nobody had been introduced when
        it first stood alone, kin, a junior, and who has not the office that stands before it."""
        alone = self._alone.get(naming.words[0].lower())
        if alone is None:
            return fits
        titled = title_gender(naming.titles)
        gender = titled or alone.gender
        fits = [party for party in fits if gender is None or party.gender in (None, gender)]
        if titled and alone.of_two:
            # Mr. or Mrs.: who may be either is neither, where nothing tells the other.
            fits = [party for party in fits if party.gender == titled] or fits
            fits = fits if len(self.called(naming.words)) > 1 or any(party.gender for party in fits) else []
        offices = {spelled_out(title) for title in naming.titles - COURTESIES}
        # "President Moss" is not the First Lady.
        fits = [party for party in fits if offices and offices <= party.nouns] or fits
        if alone.introduced:
            return fits
        return [p for p in fits if not p.nouns & KIN and suffix_of(p.name) is None and offices <= p.nouns]

    def _likeliest(self, fits: list[Party], naming: Naming) -> Party | None:
        """Return whom a name means among several who bear it: who is no other's kin, else who alone had been introduced
        when the name first stood alone, else who is named in full far more often; None where nothing tells."""
        if self._is_of_kin_now(naming):
            return None
        fits = self._no_kin(fits)
        alone = self._alone.get(naming.words[-1].lower())
        if len(fits) > 1 and alone is not None:
            fits = [party for party in fits if alone.introduced == (party,)] or fits
        fits.sort(key=lambda party: -self._in_full[party])
        if len(fits) > 1 and self._in_full[fits[0]] < _DOMINANT * self._in_full[fits[1]]:
            return None
        return fits[0]

    def _is_of_kin_now(self, naming: Naming) -> bool:
        """True right after a sentence about another's kin of the same name: "Ben Hale, the coach's son, scored."."""
        here = naming.frame.ordinal
        before = [found for found in self._last_in_full[naming.words[-1].lower()] if here - 1 <= found[0] <= here]
        return bool(before) and bool(before[-1][1].nouns & KIN) and before[-1][2]

    def _no_kin(self, fits: list[Party]) -> list[Party]:
        """Drop who is another's kin: "his daughter, Liz Moss", but not where she is named in full more than he is."""
        others = [party for party in fits if not party.nouns & KIN]
        most = max((self._in_full[party] for party in others), default=0)
        return [party for party in fits if party in others or self._in_full[party] > most] if others else fits

    def _with_one_name(self, naming: Naming) -> Party:
        """Return the person of whom the article gives one name only, Mr. and Mrs. of one name apart."""
        name, gender = naming.name, title_gender(naming.titles)
        alike = [(name, gender)] if gender else [(name, None), (name, "m"), (name, "f")]
        party = next((self._by_one_name[key] for key in alike if key in self._by_one_name), None)
        if party is None:
            party = self._by_one_name.pop((name, None), None) or _person(name)
            alone = self._alone.get(name.lower())
            if gender and alone is not None and alone.of_two:
                party.name = f"{courtesy(naming)} {name}"
            self._by_one_name[name, gender] = party
        return party


def _evidence(namings: Sequence[Naming]) -> Counter[str]:
    """Return for each name how much speaks for its being a person's, all its places together."""
    labels: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for naming in namings:
        if naming.sure:
            labels[naming.name] += person_label(naming)
            found[naming.name] += person_evidence(naming)
    persons = {naming.words[0] for naming in namings if len(naming.words) == 1 and naming.titles - DOUBTFUL_TITLES}
    alone = {name: found[name] + agreed for name, agreed in labels.items() if " " not in name}
    storms = {naming.words[-1] for naming in namings if is_storm(naming)}
    for name, agreed in labels.items():
        if name.split()[-1] in storms:
            found[name] -= _MOST_LABELS * 4
        found[name] += max(-_MOST_LABELS, min(_MOST_LABELS, agreed))
        if " " in name:
            found[name] += max(0, min(_MOST_LABELS, alone.get(name.split()[-1], 0)))
        if name.split()[-1] in persons:
            found[name] += _MOST_LABELS + 1
    return found


def _person(name: str) -> Party:
    party = Party(name, named=True)
    party.show(first_name_gender(name), 2)
    party.show(surname_gender(name), 2)
    return party


def _is_full(name: str) -> bool:
    parts = name.split()
    return 2 <= len(parts) <= 4 and parts[0][0].isupper() and parts[-1] != parts[-1].lower()


def _ends_with(longer: str, name: str) -> bool:
    have, short = name_parts(longer), name_parts(name)
    return len(have) > len(short) and have[-len(short) :] == short
