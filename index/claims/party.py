"""Party: a person, a group or a body that an article mentions, all that is known of it, and where it is mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.claims.name_forms import name_parts


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that stands for a party: its sentence, its token there, and how much the sentence is about it."""

    ordinal: int
    index: int
    weight: float


@dataclass(slots=True, eq=False)
class Party:
    """A person, a group or a body that the article mentions: all that is known of it, wherever it is said.

    ``nouns`` say what it is ("senator"), ``words`` whatever else is tied to it ("texas", "republican"), ``shows``
    counts what speaks for "m" and "f". Parties are equal only to themselves: two may bear the same description.
    """

    name: str
    named: bool
    plural: bool = False
    person: bool = True
    role: str | None = None
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    unsure: bool = False
    shows: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def last_name(self) -> str:
        return name_parts(self.name)[-1]

    @property
    def gender(self) -> str | None:
        """ "m" or "f", whichever more speaks for; None where nothing or as much speaks for the other."""
        more = self.shows["m"] - self.shows["f"]
        return "m" if more > 0 else "f" if more < 0 else None

    def show(self, gender: str | None, weight: int) -> None:
        """Note that something speaks for ``gender``; None speaks for none."""
        if gender is not None:
            self.shows[gender] += weight

    def may_be(self, gender: str) -> bool:
        """True for one person, or a name that may be one's, who may be "he" ("m") or "she" ("f")."""
        return (self.person or self.unsure) and not self.plural and self.gender in (None, gender)

    def take(self, other: Party) -> None:
        """Count the mentions of ``other`` as one's own."""
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda mention: (mention.ordinal, mention.index))

    def last_seen(self) -> int:
        """Return the ordinal of the sentence that mentions the party last so far, -1 where none does."""
        return self.mentions[-1].ordinal if self.mentions else -1


def dominant(parties: Iterable[Party], times: int) -> Party | None:
    """Return the one party mentioned at least ``times`` as often so far as any other, None where there is none."""
    ranked = sorted(parties, key=lambda party: -len(party.mentions))
    if not ranked or (len(ranked) > 1 and len(ranked[0].mentions) < times * max(1, len(ranked[1].mentions))):
        return None
    return ranked[0]
