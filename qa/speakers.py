"""Who is asked about: a name, a part of it, a role or a group in the question, against the archive's speakers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from rapidfuzz.distance import DamerauLevenshtein

from index import Speaker
from qa.named import IN_FULL
from qa.voices import Voices, head, initials, stems, tokens
from qa.words import stem

# What may stand before a name without changing who is meant; an office only where the articles give no role.
_FORMS_OF_ADDRESS = frozenset("mr mrs ms miss dr sir dame lord lady".split())
_TITLES = frozenset(
    "president minister prime senator governor general mayor professor judge justice king queen prince princess "
    "chancellor secretary representative candidate former".split()
)
# A name of this length or more may be misspelt by one letter in five.
_LONG_NAME = 5
_IN_FULL = re.compile(IN_FULL)
# "Ines Caldas, Ugo Moss and other members": each of the two speaks.
_TOGETHER = re.compile(r", (?:and )?| and ")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_THE = re.compile(r"^the ", re.IGNORECASE)
_LED_AWAY = re.compile(r"(?P<name>[^,]+?)(?:,| (?:of|from|at|for|with|who)\b).+")


def matching_speakers(
    asked: str, voices: Voices, speaking: Callable[[set[Speaker]], set[Speaker]] = lambda found: found
) -> set[Speaker]:
    """Return those of ``voices`` that ``asked`` may mean; exact ways of naming come before looser ones.

    In this order: the name itself or a person's last name ("Ivanova", also where an article has no more
    of it); a part of it ("Natalia"); the name with a title or role ("the analyst Natalia Ivanova"); the
    full name with more behind it ("Dev Rourke of the crews' union"); a description or role ("the
    Ukrainian analyst", "critics"); a name misspelt by a letter or two. The first way that finds anybody
    decides; one whose name is only a description ("the head teacher") is asked for together with the
    named who have it as their role, and one asked for by the full name also where an article has only
    the last. Only those count that ``speaking`` returns.
    """
    said = tokens(asked)
    if not said:
        return set()
    for fits, near in (
        (_called, lambda: [*voices.called(said), *_alike_in_initials(asked, voices)]),
        (_part, lambda: voices.called(said)),
        (_titled, lambda: voices.ending_in(said)),
        (_introduced, lambda: _led_away(asked, voices)),
        (_described, lambda: _may_describe(asked, voices)),
        (_misspelt, lambda: voices.ending_in(_nearly(said[-1], voices.last_words(said[-1][0])))),
    ):
        found = speaking({speaker for speaker in near() if fits(asked, speaker)})
        if found and not any(speaker.named for speaker in found):
            return found | speaking({speaker for speaker in _may_describe(asked, voices) if _described(asked, speaker)})
        if found:
            return found | speaking(set(_by_last_name(found, voices)))
    return set()


def unnamed_alike(meant: Iterable[Speaker], voices: Voices) -> set[Speaker]:
    """Return the unnamed among ``voices`` whom the role of one of ``meant`` describes: "the head teacher".

    Only a single person's description counts, said as of somebody known ("the", not "a"), whose noun is the role's.
    """
    roles = {speaker.role for speaker in meant if speaker.named and speaker.role}
    nouns = {role: head(role) for role in roles}
    return {
        one
        for role, noun in nouns.items()
        if not _is_plural(noun)
        for one in voices.of_noun(noun)
        if _names_role(one.name, role)
    }


def is_named_by(said: str, speaker: Speaker) -> bool:
    """Return whether ``said`` is the speaker's name, also with a title, or the role of one who has a name."""
    if not tokens(said):
        return False
    return _called(said, speaker) or _titled(said, speaker) or (speaker.named and _described(said, speaker))


def _names_role(description: str, role: str) -> bool:
    known = not re.match(r"(?:an?|one|another|some)\b", description, re.IGNORECASE)
    return known and head(description) == head(role) and stems(description) <= stems(role)


def _called(asked: str, speaker: Speaker) -> bool:
    """The name itself, or what a person's name ends with: "Moss" for Clara Moss, "Clara Moss" for Clara A. Moss; also
    where two speak together."""
    said = tokens(asked)
    # Of "Tarn and its allies", too, one has a name.
    together = {one for one in speaker.name.split(" and ") if speaker.named or one[:1].isupper()}
    persons = {name for name in _TOGETHER.split(speaker.name) if _IN_FULL.fullmatch(name)}
    short = _is_of_initials(asked, speaker)
    if _is_thing(asked):
        return short or any(said == tokens(name) for name in {speaker.name, *together})
    return short or any(_is_called(said, name) for name in {speaker.name, *together, *persons})


def _is_of_initials(asked: str, speaker: Speaker) -> bool:
    """True where one of the two is the initials of the other, or they differ by a country: two other names that share
    initials are two bodies."""
    bare, name = (_THE.sub("", one.strip()).replace(".", "") for one in (asked, speaker.name))
    if _INITIALS.fullmatch(bare):
        return bare.lower() in {initials(speaker), name.lower()}
    letters = initials(Speaker(bare))
    if _INITIALS.fullmatch(name):
        return name.lower() == letters
    return bool(letters) and letters == initials(speaker) and set(tokens(bare)) <= set(tokens(name))


def _alike_in_initials(asked: str, voices: Voices) -> list[Speaker]:
    """Return those whose initials ``asked`` is, "the FDA", or whose name is the initials of ``asked``."""
    bare = _THE.sub("", asked.strip()).replace(".", "")
    letters = bare.lower() if _INITIALS.fullmatch(bare) else initials(Speaker(bare))
    return [*voices.initialled(letters), *voices.called((letters,))] if letters else []


def _is_thing(asked: str) -> bool:
    """True for "the ferries", which are no Ellery Ferries: nobody's name is written so."""
    return asked.startswith("the ") and asked.islower()


def _is_called(said: tuple[str, ...], name: str) -> bool:
    parts = tokens(name)
    if said == parts:
        return True
    in_full = len(parts) > len(said) and _IN_FULL.fullmatch(name)
    return bool(in_full) and (parts[-1:] == said or parts[:1] + parts[-1:] == said)


def _by_last_name(meant: Iterable[Speaker], voices: Voices) -> Iterator[Speaker]:
    """Yield whom articles call by nothing but the last name of one of ``meant``: nobody else of the archive has that
    name, or both have the same role."""
    for name in {tokens(speaker.name) for speaker in meant if _IN_FULL.fullmatch(speaker.name)}:
        alike = [speaker for speaker in voices.ending_in(name[-1:]) if speaker.named]
        firsts = {tokens(speaker.name)[0] for speaker in alike if _IN_FULL.fullmatch(speaker.name)}
        roles = {head(speaker.role) for speaker in meant if speaker.role and tokens(speaker.name) == name}
        for speaker in alike:
            if tokens(speaker.name) == name[-1:] and (firsts == {name[0]} or head(speaker.role or "") in roles):
                yield speaker


def _part(asked: str, speaker: Speaker) -> bool:
    """ "Ivanova" or "Vladimir Putin" within a longer name, the last word of a person's name among them."""
    said, name = tokens(asked), tokens(speaker.name)
    if _is_thing(asked):
        return False
    return speaker.named and set(said) <= set(name) and (said[-1] == name[-1] or len(said) == 1)


def _titled(asked: str, speaker: Speaker) -> bool:
    """All of the name, or its last word, with nothing beside it but titles and words of the role."""
    said, name = tokens(asked), tokens(speaker.name)
    if not speaker.named or not name:
        return False
    beside = {stem(word) for word in said if word not in name}
    # A title stands before the name: "the union president" is not President Union.
    titles = _TITLES if speaker.role is None and said[-1] == name[-1] else _FORMS_OF_ADDRESS
    known = stems(speaker.role or "") | {stem(title) for title in titles | _FORMS_OF_ADDRESS}
    return name[-1] in said and bool(beside) and beside <= known


def _introduced(asked: str, speaker: Speaker) -> bool:
    """ "Dev Rourke of the crews' union", "Viktor Luzhin, the pensioner": the full name, and what leads away from it."""
    name = tokens(speaker.name)
    found = _LED_AWAY.match(asked)
    return speaker.named and found is not None and len(name) > 1 and tokens(found["name"]) == name


def _led_away(asked: str, voices: Voices) -> list[Speaker]:
    found = _LED_AWAY.match(asked)
    return voices.called(tokens(found["name"])) if found else []


def _may_describe(asked: str, voices: Voices) -> list[Speaker]:
    return [*(one for noun in _nouns(asked) for one in voices.in_role(noun)), *voices.described(stems(asked))]


def _described(asked: str, speaker: Speaker) -> bool:
    """ "Residents" for "local residents of Sevsk", "the Ukrainian analyst", or "analysts", for one with that role."""
    if speaker.named:
        role = speaker.role or ""
        return bool(role) and head(role) in _nouns(asked) and stems(asked) <= stems(role)
    # "The company" is not "a manager at the company".
    return stems(asked) <= stems(speaker.name) and head(asked) == head(speaker.name)


def _nouns(asked: str) -> list[str]:
    """Return what somebody asked for may be called: one of "analysts" is an analyst, of "the analysts" none in
    particular."""
    noun = head(asked)
    if not _is_plural(noun) or asked.lower().startswith("the "):
        return [noun]
    return [noun, f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun[:-1]]


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def _misspelt(asked: str, speaker: Speaker) -> bool:
    if not speaker.named or _is_thing(asked):
        return False
    said, name = tokens(asked), tokens(speaker.name)
    if not name or len(said) > len(name):
        return False
    return bool(_nearly(said[-1], name[-1:])) and all(
        any(DamerauLevenshtein.distance(word, part) <= 1 for part in name) for word in said[:-1]
    )


def _nearly(said: str, known: Iterable[str]) -> list[str]:
    """Return those of ``known`` that are ``said`` but for a letter in five; "Ivanov" is not "Ivanova"."""
    if len(said) < _LONG_NAME:
        return []
    most = max(1, len(said) // 5)
    return [
        one
        for one in known
        if one[0] == said[0]
        and one != f"{said}a"
        and said != f"{one}a"
        and DamerauLevenshtein.distance(said, one, score_cutoff=most) <= most
    ]
