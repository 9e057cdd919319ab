"""The speakers of an archive by the words of their names and roles: those whom words may mean, without trying each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TypeVar

from index import Speaker, as_office, first_name_gender, is_body_noun, is_office_clause
from qa.words import stem, words

# What may stand within a name or a role and tells nobody from another.
_SMALL = frozenset(
    "the a an of in at for from to by with and on local his her their its our this that close "
    "unnamed anonymous unidentified".split()
)
# Offices as articles shorten them before a name, and one that has three names.
_SHORTENED = {
    "capt": "captain",
    "chairman": "chair",
    "chairperson": "chair",
    "chairwoman": "chair",
    "col": "colonel",
    "gen": "general",
    "gov": "governor",
    "lt": "lieutenant",
    "prof": "professor",
    "rep": "representative",
    "sen": "senator",
    "sgt": "sergeant",
}
_ENDS = frozenset("of in at from with to on for near close who based".split())
_COUNTRIES = frozenset({"US", "UK", "EU", "UN"})
_LEAST_INITIALS = 2
_REMEMBERED = 200_000
_BASED = re.compile(r"\b[\w’']+-based\b")
Value = TypeVar("Value")


class Voices:
    """``speakers`` by words; each method returns all that can fit, and others, for who asks to look at more closely."""

    def __init__(self, speakers: Collection[Speaker]) -> None:
        self.speakers = speakers

    def called(self, said: Iterable[str]) -> list[Speaker]:
        """Return those whose name may hold all of ``said``."""
        return min((self._by_word.get(word, []) for word in said), key=len, default=[])

    def initialled(self, letters: str) -> list[Speaker]:
        """Return the bodies whose names have the initials ``letters``, in small letters."""
        return self._by_initials.get(letters, [])

    def ending_in(self, said: Iterable[str]) -> Iterator[Speaker]:
        """Yield those whose name's last word is one of ``said``."""
        for word in dict.fromkeys(said):
            yield from self._by_last_word.get(word, [])

    def last_words(self, initial: str) -> list[str]:
        """Return the last words of names that begin with the letter ``initial``."""
        return self._last_words.get(initial, [])

    def in_role(self, noun: str) -> list[Speaker]:
        """Return the named whose role's noun is ``noun``."""
        return self._by_role.get(noun, [])

    def described(self, said: Iterable[str]) -> list[Speaker]:
        """Return the unnamed whose description may hold all the stems ``said``."""
        return min((self._by_stem.get(one, []) for one in said), key=len, default=[])

    def of_noun(self, noun: str) -> list[Speaker]:
        """Return the unnamed whose description's noun is ``noun``."""
        return self._by_noun.get(noun, [])

    @cached_property
    def _by_word(self) -> dict[str, list[Speaker]]:
        return _listed((word, speaker) for speaker in self.speakers for word in set(tokens(speaker.name)))

    @cached_property
    def _by_initials(self) -> dict[str, list[Speaker]]:
        return _listed((letters, speaker) for speaker in self.speakers if (letters := initials(speaker)))

    @cached_property
    def _by_last_word(self) -> dict[str, list[Speaker]]:
        return _listed((name[-1], speaker) for speaker in self.speakers if (name := tokens(speaker.name)))

    @cached_property
    def _last_words(self) -> dict[str, list[str]]:
        return _listed((word[0], word) for word in self._by_last_word)

    @cached_property
    def _by_role(self) -> dict[str, list[Speaker]]:
        return _listed((head(speaker.role), speaker) for speaker in self.speakers if speaker.named and speaker.role)

    @cached_property
    def _by_stem(self) -> dict[str, list[Speaker]]:
        return _listed((one, speaker) for speaker in self.speakers if not speaker.named for one in stems(speaker.name))

    @cached_property
    def _by_noun(self) -> dict[str, list[Speaker]]:
        return _listed((head(speaker.name), speaker) for speaker in self.speakers if not speaker.named)


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a name or a description but for the small ones, offices in full."""
    return tuple(_SHORTENED.get(word, word) for word in words(text) if word not in _SMALL)


def initials(speaker: Speaker) -> str:
    """Return in small letters the initials of a body's name of several words, without its country: "fda" for the US
    Food and Drug Administration; empty for persons, and for two words that may be one's."""
    written = [word for word in re.findall(r"[\w.&’'-]+", speaker.name) if word != "The"]
    of_body = [word for word in written if word[0].isupper() and word.replace(".", "") not in _COUNTRIES]
    if not speaker.named or len(of_body) < _LEAST_INITIALS or first_name_gender(speaker.name) is not None:
        return ""
    may_be_person = len(of_body) == _LEAST_INITIALS and not any(is_body_noun(word.lower()) for word in of_body)
    return "" if may_be_person else "".join(word[0] for word in of_body).lower()


@lru_cache(maxsize=_REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a name or a description but for the small ones: of "who leads the board" those
    of "leader of the board"."""
    return frozenset(stem(word) for word in tokens(as_office(text)))


@lru_cache(maxsize=_REMEMBERED)
def head(description: str) -> str:
    """Return a description's noun: the last word before "of", "in", "who" …, empty for no words; all of a clause that
    has none ("who runs a mill"), which is nobody's noun."""
    office = as_office(description)
    if is_office_clause(office):
        return office
    before: list[str] = []
    for word in words(_BASED.sub("", office)):
        if before and word in _ENDS:
            break
        before.append(word)
    return _SHORTENED.get(before[-1], before[-1]) if before else ""


def _listed(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
