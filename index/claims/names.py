"""Names: which person or body each name of an article stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from index.claims.abbreviations import spelled_out
from index.claims.bodies import Bodies
from index.claims.frames import Frame
from index.claims.name_forms import family_at, name_parts
from index.claims.naming import naming_at, namings
from index.claims.party import Party
from index.claims.people import COURTESIES, HONORIFICS
from index.claims.persons import Persons
from index.claims.roles import learn

_WORD = re.compile(r"\w+")


class Names:
    """The named parties of one article, each by all the forms of its name, wherever in the article they stand.

    The whole article is read before anybody is asked for: a last name leads to a full name that comes later, and
    what is said of a party in the last sentence is known in the first.
    """

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._at: dict[tuple[int, int], Party] = {}
        self._shared: dict[tuple[int, int], list[Party]] = {}
        found = namings(frames)
        self._persons = persons = Persons(found)
        others = []
        for naming in found:
            person = persons.whose(naming)
            if person is not None:
                self._at[naming.frame.ordinal, naming.head.i] = person
                if len(naming.words) == 1:
                    learn(person, naming)
            elif persons.is_shared(naming):
                self._shared[naming.frame.ordinal, naming.head.i] = persons.called(naming.words)
            elif naming.sure:
                others.append(naming)
        self._by_last: dict[str, set[Party]] = defaultdict(set)
        for person in self._at.values():
            words = person.name.split()
            for at in family_at(person.name):
                self._by_last[words[at]].add(person)
        self._bodies = Bodies(others)
        for naming in others:
            body = self._at[naming.frame.ordinal, naming.head.i] = self._bodies.whose(naming)
            learn(body, naming)

    def at(self, frame: Frame, token: Token) -> Party | None:
        """Return the party whose name has ``token`` as its head; None for other words and where several bear it."""
        return self._at.get((frame.ordinal, token.i))

    def sharing(self, frame: Frame, token: Token) -> list[Party]:
        """Return the persons who bear the name that ``token`` heads, where nothing tells which of them is meant."""
        return self._shared.get((frame.ordinal, token.i), [])

    def of(self, frame: Frame, token: Token) -> Party | None:
        """Return the party of a name that is a source though the parser takes it for a part of something else."""
        naming = naming_at(frame, token)
        if token.pos_ != "PROPN" or naming is None or frame.is_quoted(token):
            return self.at(frame, token)
        person = self._persons.whose(naming)
        return person if person is not None or self._persons.is_shared(naming) else self._bodies.whose(naming)

    def named_in(self, text: str) -> Iterator[tuple[Party, bool]]:
        """Yield the persons whose last name is in ``text``; of namesakes, those whose title or first name is before.

        False with those who are said to be what nothing else tells of them ("Mayor Moss"): it may be another.
        """
        words = _WORD.findall(text)
        for before, word in zip(["", *words], words, strict=False):
            namesakes = self._by_last.get(word, set())
            office = spelled_out(before)
            titled = office in HONORIFICS - COURTESIES
            told = {party for party in namesakes if office in party.nouns or office in name_parts(party.name)[:-1]}
            yield from ((party, not titled or bool(told)) for party in told or namesakes)
