"""Who speaks for whom: somebody's spokesman, lawyer or office, and whoever heads a body for that body."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from index import Speaker, as_office, first_name_gender, is_body_noun, is_person_noun
from qa.named import IN_FULL
from qa.speakers import is_named_by
from qa.voices import Voices, head, stems, tokens

_FOR_ANOTHER = (
    r"(?:spokes(?:m[ae]n|wom[ae]n|persons?|people)|press secretary|press officer|office|lawyers?|attorneys?"
    r"|chief executive|ceo|head|director|president|chair(?:man|woman|person)?|leader|mayor|governor)"
)
# "A press spokesman for the water company", "the company’s spokesman", "Tarn Water spokesman".
_SPEAKS_FOR = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:[\w’'-]+ ){{0,3}}?{_FOR_ANOTHER} (?:for|of|at|to) (?P<whom>.+)",
        rf"(?P<whom>.+?)(?:[’']s?)? {_FOR_ANOTHER}",
    )
]
# Whoever has one of these offices speaks for a body, or leads it.
_OFFICES = (
    "spokesman spokeswoman spokesperson spokespersons spokespeople spokesmen spokeswomen executive ceo director "
    "president chair commissioner head official officials representative representatives negotiator"
).split()
# What is asked for is a body, or may be anybody: "the board", "IMF", "Tarn Water".
_THE = re.compile(r"the [\w’'. &-]+", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}|[A-Z]{2,8}")
_SEVERAL_CAPITALS = re.compile(IN_FULL)
_NO_LONGER = re.compile(r"\b(?:former|formerly|ex|then|onetime)\b", re.IGNORECASE)


def speaks_for(one: Speaker, other: Speaker) -> bool:
    """Return whether ``one`` is by role, or by a description that stands for a name, a voice of ``other``."""
    described = [words for words in (one.role, one.name) if words and not _NO_LONGER.search(words)]
    return any(
        is_named_by(found["whom"], other)
        for words in described
        for pattern in _SPEAKS_FOR
        if (found := pattern.fullmatch(words))
    )


def speaking_for(asked: str, voices: Voices) -> dict[Speaker, frozenset[str]]:
    """Return those who speak for the body ``asked`` or lead it, each with the stems that their article must show to be
    about: a spokesman of "the company" speaks for "the water company" where the article is about water.

    Nobody speaks for a person.
    """
    if not _may_be_body(asked):
        return {}
    wanted = stems(asked)
    found: dict[Speaker, frozenset[str]] = {}
    for speaker, whom in _by_body(voices).get(head(asked), []):
        theirs = stems(whom)
        # "The ferries" are nobody's body, though "Tarn Ferries" are one.
        shorter = wanted <= theirs and not head(asked).endswith("s")
        if theirs and (theirs <= wanted or shorter):
            found[speaker] = wanted - theirs
    return found


# Visitors with articles of their own ask at the same time, each of an archive of its own.
@lru_cache(maxsize=8)
def _by_body(voices: Voices) -> dict[str, list[tuple[Speaker, str]]]:
    """Return all who may speak for a body, with its name or description, by its noun."""
    found: dict[str, list[tuple[Speaker, str]]] = defaultdict(list)
    for speaker in (one for noun in _OFFICES for one in (*voices.in_role(noun), *voices.of_noun(noun))):
        described = as_office((speaker.role or "") if speaker.named else speaker.name)
        if described and not _NO_LONGER.search(described):
            for whom in _bodies_of(described):
                found[head(whom)].append((speaker, whom))
    return dict(found)


def _bodies_of(described: str) -> list[str]:
    """Return for whom somebody so ``described`` may speak: "the company" of "a press spokesman for the company"."""
    after = re.fullmatch(r".+? (?:for|of|at|with|to) (?P<whom>.+)", described)
    before = re.fullmatch(
        r"(?P<whom>.+?)(?:[’']s?)? (?:(?:senior|chief|deputy|vice|executive|managing|press|top) )*[\w-]+(?: of .+)?",
        re.sub(r"^(?:an?|the|one|two|several) ", "", described),
    )
    return [found["whom"] for found in (after, before) if found is not None]


def _may_be_body(asked: str) -> bool:
    noun = head(asked)
    if is_person_noun(noun) and not is_body_noun(noun):
        return False
    bare = re.sub(r"^the ", "", asked, flags=re.IGNORECASE)
    if _INITIALS.fullmatch(bare) or (_THE.fullmatch(asked) and bare != asked):
        return bool(tokens(asked))
    return _SEVERAL_CAPITALS.fullmatch(asked) is not None and first_name_gender(asked) is None
