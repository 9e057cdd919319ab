"""Identity: which speakers of different articles are one person; when in doubt, none are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from index.claims.claim import Speaker
from index.claims.first_names import first_name_gender
from index.claims.people import AFTER_A_NAME, NO_LAST_NAMES

Key = tuple[str, ...]
# Many people bear a last name; one whom this many articles name in full is known well enough to need no more.
_WELL_KNOWN = 2
# "the mayor of Jordan", "based in Kyiv": what stands there is a place, not a last name.
_PLACE = re.compile(r"\b(?:of|in|from|at|near)\s+(?:the\s+)?([A-Z]\w+)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as one article has it, and how many claims it makes there."""

    article_id: str
    speaker: Speaker
    claims: int = 1


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """One speaker across articles: the name used most among its fullest, and every mention in the order given."""

    name: str
    mentions: tuple[Mention, ...]

    @property
    def named(self) -> bool:
        return self.mentions[0].speaker.named

    @property
    def claims(self) -> int:
        return sum(mention.claims for mention in self.mentions)


class Roster:
    """The speakers of a collection: ``records``, most claims first, and whose each form of a name is."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.records = tuple(sorted(records(mentions), key=_most_claims_first))
        persons = [frozenset(mention.speaker for mention in record.mentions) for record in self.records if record.named]
        self._persons = {speaker: person for person in persons for speaker in person}
        self._speaking: dict[str, list[Speaker]] = defaultdict(list)
        for mention in mentions:
            self._speaking[mention.article_id].append(mention.speaker)

    def speaking_in(self, article_id: str) -> list[Speaker]:
        """Return each speaker of an article."""
        return self._speaking.get(article_id, [])

    def among(self, article_ids: Set[str]) -> list[SpeakerRecord]:
        """Return the records with their mentions in some articles only, most claims there first."""
        inside = (
            replace(record, mentions=tuple(m for m in record.mentions if m.article_id in article_ids))
            for record in self.records
        )
        return sorted((record for record in inside if record.mentions), key=_most_claims_first)

    def as_called(self, speakers: Iterable[Speaker]) -> set[Speaker]:
        """Return ``speakers`` and, for those with a name, the same persons as other articles call them."""
        found = set(speakers)
        persons = {id(person): person for speaker in found if (person := self._persons.get(speaker)) is not None}
        return found.union(*persons.values())


def same_person(one: Speaker, other: Speaker) -> bool:
    """True when both have a first and a last name, and these are the same.

    "Donald J. Trump" is Donald Trump; Donald Trump Jr. is not, George W. Bush is not George H. W. Bush. A last name
    alone tells nothing without the other speakers around (see ``records``), a description never does.
    """
    return one.named and other.named and _is_same(_key(one.name), _key(other.name))


def records(mentions: Sequence[Mention]) -> list[SpeakerRecord]:
    """Group ``mentions`` by speaker, in the order of their first mention; each is in exactly one record.

    Speakers with one full name are one record. So is a last name alone ("Putin") where only one person among
    ``mentions`` bears it, two articles or more name them in full, and it is no place's. A name that fits two fuller
    ones ("George Bush") stays alone. A body is its name, word for word. Speakers without a name are never one record,
    however alike their descriptions.
    """
    keys = [_key(mention.speaker.name) if mention.speaker.named else () for mention in mentions]
    places = {place.casefold() for mention in mentions for place in _places(mention.speaker)}
    given_in: dict[Key, set[str]] = defaultdict(set)
    for key, mention in zip(keys, mentions, strict=True):
        given_in[key].add(mention.article_id)
    fullest: dict[Key, Key] = {}
    in_full: dict[Key, set[str]] = defaultdict(set)
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in sorted({key for key in keys if key}, key=lambda key: (-len(key), key)):
        alike = bearers[_parts(key)[2][0]]
        fuller = {fullest[other] for other in alike if _stands_for(key, other, places)}
        whole = fuller.pop() if len(fuller) == 1 else key
        if len(key) > 1:
            in_full[whole] |= given_in[key]
        elif len(in_full[whole]) < _WELL_KNOWN:
            whole = key
        fullest[key] = whole
        alike.append(key)
    groups: dict[object, list[Mention]] = {}
    for place, (key, mention) in enumerate(zip(keys, mentions, strict=True)):
        groups.setdefault(fullest[key] if key else place, []).append(mention)
    return [SpeakerRecord(_name(group), tuple(group)) for group in groups.values()]


def _most_claims_first(record: SpeakerRecord) -> tuple[int, str]:
    return -record.claims, record.name


def _key(name: str) -> Key:
    """Return a name's words without accents, capitals and full stops; "jr" and the like stay."""
    plain = unicodedata.normalize("NFKD", name.removeprefix("the ").removeprefix("The "))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return tuple(word.rstrip(".") for word in letters.replace(",", " ").split())


def _is_same(one: Key, other: Key) -> bool:
    """True for one full name with more or less between first and last; a body's must be the same word for word."""
    if len(one) < 2 or len(other) < 2:
        return False
    if one == other:
        return True
    (first, between, last), (first_too, between_too, last_too) = _parts(one), _parts(other)
    if (first, last) != (first_too, last_too) or last[0] in NO_LAST_NAMES:
        return False
    words = [*between, *between_too]
    sure = all(len(word) == 1 for word in words) or first_name_gender(" ".join(one)) is not None
    return sure and (not between or not between_too)


def _stands_for(key: Key, fuller: Key, places: Set[str]) -> bool:
    """True when ``key`` may be a shorter form of the name ``fuller``; one of two who speak together is not both."""
    if "and" in key or "and" in fuller:
        return False
    if len(key) > 1:
        return _is_same(key, fuller)
    return len(fuller) > 1 and _parts(fuller)[2][0] == key[0] and key[0] not in NO_LAST_NAMES and key[0] not in places


def _parts(key: Key) -> tuple[str, Key, Key]:
    """Return the first name, what stands between, and the last name with what follows it ("trump", "jr")."""
    last = len(key) - 1
    while last > 1 and key[last] in AFTER_A_NAME:
        last -= 1
    return key[0], key[1:last], key[last:]


def _places(speaker: Speaker) -> Iterator[str]:
    for words in (speaker.role, None if speaker.named else speaker.name):
        yield from _PLACE.findall(words or "")


def _name(group: Sequence[Mention]) -> str:
    """Return the name used most among those of more than one word, the first of equals."""
    names = Counter(mention.speaker.name for mention in group)
    full = {name: count for name, count in names.items() if len(name.split()) > 1} or names
    return max(full, key=lambda name: full[name])
