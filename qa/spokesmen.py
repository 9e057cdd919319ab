"""Who speaks for whom: somebody's spokesman, lawyer or office, and whoever heads a body for that body."""

from __future__ import annotations

import re

from index import Speaker
from qa.speakers import is_named_by

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
