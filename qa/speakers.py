"""Who is asked about: a name, a part of it, a role or a group in the question, against the archive's speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from index import Speaker
from qa.words import stem, words

# What may stand before a name without changing who is meant; an office only where the articles give no role.
_FORMS_OF_ADDRESS = frozenset("mr mrs ms miss dr sir dame lord lady".split())
_TITLES = frozenset(
    "president minister prime senator sen governor gov general mayor professor prof "
    "judge justice king queen prince princess chancellor secretary representative rep candidate former".split()
)
_SMALL = frozenset(
    "the a an of in at for from to by with and on local his her their its our this that close "
    "unnamed anonymous unidentified".split()
)
# A name of this length or more may be misspelt by one letter in five.
_LONG_NAME = 5
_REMEMBERED = 200_000
_OF_A_BODY = re.compile(r"(?:the )?(?P<office>[\w’' -]+?) (?:of|for|at|with) (?P<body>.+)", re.IGNORECASE)
# Words for a body that an article names elsewhere.
_BODIES = frozenset(
    stem(word)
    for word in "company firm club team group council hospital school district board charity union party bank town "
    "city agency department ministry university newspaper trust network government chief deputy senior".split()
)
_LED_AWAY = re.compile(r"(?P<name>[^,]+?)(?:,| (?:of|from|at|for|with|who)\b).+")
_BASED = re.compile(r"\b[\w’']+-based\b")


def matching_speakers(asked: str, speakers: Iterable[Speaker]) -> set[Speaker]:
    """Return those of ``speakers`` that ``asked`` may mean; exact ways of naming come before looser ones.

    In this order: the name itself; a part of it ("Ivanova"); the name with a title or role ("the
    analyst Natalia Ivanova"); the full name with more behind it ("Dev Rourke of the crews' union"); a
    description or role ("the Ukrainian analyst", "critics"); a name misspelt by a letter or two. The
    first way that finds anybody decides; one whose name is only a description ("the head teacher") is
    asked for together with the named who have it as their role.
    """
    known = list(speakers)
    if not _tokens(asked):
        return set()
    for fits in (_same, _part, _titled, _introduced, _described, _misspelt):
        found = {speaker for speaker in known if fits(asked, speaker)}
        if found and not any(speaker.named for speaker in found):
            return found | {speaker for speaker in known if _described(asked, speaker)}
        if found:
            return found
    return set()


def unnamed_alike(meant: Iterable[Speaker], speakers: Iterable[Speaker]) -> set[Speaker]:
    """Return the unnamed among ``speakers`` whom the role of one of ``meant`` describes: "the head teacher".

    Only a single person's description counts, said as of somebody known ("the", not "a"), whose noun is the role's.
    """
    roles = [speaker.role for speaker in meant if speaker.named and speaker.role]
    unnamed = [one for one in speakers if not one.named and not _is_plural(_head(one.name))]
    return {one for one in unnamed for role in roles if _names_role(one.name, role)}


def of_a_body(asked: str, speakers: Iterable[Speaker]) -> dict[Speaker, frozenset[str]]:
    """Return the named whose role, but for whom they do it for, is the one asked for, each with the stems of that body.

    "The spokeswoman for the water company" may be "a spokeswoman for the company" where the article is about
    the water company: whether it is, its words must show. A role that names another body is not meant.
    """
    found = _OF_A_BODY.fullmatch(asked.strip())
    if found is None:
        return {}
    office, body = _stems(found["office"]), _stems(found["body"])
    meant = {}
    for speaker in speakers:
        role = speaker.role or ""
        if not speaker.named or not role or _head(role) != _head(found["office"]):
            continue
        bare = _stems(role) - body
        if office <= _stems(role) and bare - office <= _BODIES and not re.search(r"(?<!^)\b[A-Z]", role):
            meant[speaker] = body
    return meant


def _names_role(description: str, role: str) -> bool:
    known = not re.match(r"(?:an?|one|another|some)\b", description, re.IGNORECASE)
    return known and _head(description) == _head(role) and _stems(description) <= _stems(role)


@lru_cache(maxsize=_REMEMBERED)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if word not in _SMALL)


@lru_cache(maxsize=_REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _tokens(text))


def _same(asked: str, speaker: Speaker) -> bool:
    return _tokens(speaker.name) == _tokens(asked)


def _part(asked: str, speaker: Speaker) -> bool:
    """ "Ivanova" or "Vladimir Putin" within a longer name, the last word of a person's name among them."""
    said, name = _tokens(asked), _tokens(speaker.name)
    if asked.startswith("the ") and asked.islower():
        return False  # "the ferries" are no Ellery Ferries
    return speaker.named and set(said) <= set(name) and (said[-1] == name[-1] or len(said) == 1)


def _titled(asked: str, speaker: Speaker) -> bool:
    """All of the name, or its last word, with nothing beside it but titles and words of the role."""
    said, name = _tokens(asked), _tokens(speaker.name)
    if not speaker.named or not name:
        return False
    beside = {stem(word) for word in said if word not in name}
    titles = _TITLES if speaker.role is None else _FORMS_OF_ADDRESS
    known = _stems(speaker.role or "") | {stem(title) for title in titles | _FORMS_OF_ADDRESS}
    return name[-1] in said and bool(beside) and beside <= known


def _introduced(asked: str, speaker: Speaker) -> bool:
    """ "Dev Rourke of the crews' union", "Viktor Luzhin, the pensioner": the full name, and what leads away from it."""
    name = _tokens(speaker.name)
    found = _LED_AWAY.match(asked)
    return speaker.named and found is not None and len(name) > 1 and _tokens(found["name"]) == name


def _described(asked: str, speaker: Speaker) -> bool:
    """ "Residents" for "local residents of Sevsk", "the Ukrainian analyst" for a named one with that role."""
    if speaker.named:
        role = speaker.role or ""
        same_noun = bool(role) and _head(role) == _head(asked)
        return same_noun and _stems(asked) <= _stems(role)
    return _stems(asked) <= _stems(speaker.name) and _is_plural(_head(asked)) == _is_plural(_head(speaker.name))


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def _head(description: str) -> str:
    """Return a description's noun: the last word before "of", "in", "who" …, empty for no words."""
    before: list[str] = []
    for word in words(_BASED.sub("", description)):
        if before and word in {"of", "in", "at", "from", "with", "to", "on", "for", "near", "close", "who", "based"}:
            break
        before.append(word)
    return before[-1] if before else ""


def _misspelt(asked: str, speaker: Speaker) -> bool:
    if not speaker.named:
        return False
    said, name = _tokens(asked), _tokens(speaker.name)
    if not name or len(said) > len(name):
        return False
    last = said[-1]
    return (
        len(last) >= _LONG_NAME
        and last[0] == name[-1][0]
        and {last, name[-1]} != {last + "a", last}
        and {last, name[-1]} != {name[-1] + "a", name[-1]}
        and DamerauLevenshtein.distance(last, name[-1]) <= max(1, len(last) // 5)
        and all(any(DamerauLevenshtein.distance(word, part) <= 1 for part in name) for word in said[:-1])
    )
