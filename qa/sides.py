"""Questions for one side of a matter: who is for it, who is against it, and the arguments of either."""

from __future__ import annotations

import re
from typing import Literal

from qa.named import PERSON
from qa.phrasings import PARTS

Side = Literal["for", "against"]
EITHER: frozenset[Side] = frozenset({"for", "against"})

_FOR = "(?:supports?|supported|backs?|backed|favou?rs?|favou?red|endorses?|endorsed|champions|championed)"
_AGAINST = "(?:opposes?|opposed|objects? to|objected to)"
_IS_FOR = "(?:for|in favou?r of|supportive of|supporting|backing)"
_IS_AGAINST = "(?:against|opposed to|opposing|critical of)"
_KINDS: dict[Side, tuple[str, str, str]] = {
    "for": (_FOR, _IS_FOR, "(?:for|in favou?r of|in support of)"),
    "against": (_AGAINST, _IS_AGAINST, "against"),
}


def _pattern(side: Side) -> re.Pattern[str]:
    """Return how those of a side are asked for: "Who is against it?", "Has anybody backed it?", "arguments for it"."""
    takes, stands, stood = _KINDS[side]
    who, anyone = r"(?:who|which \w+)", "(?:any|some)(?:one|body)"
    forms = (
        rf"{who}(?: {PARTS['HAS']})?(?: also| else| all)? {takes}",
        rf"(?:{PARTS['DOES']}|{PARTS['HAS']}) {anyone}(?: ever| also)? {takes}",
        rf"{who}(?: else| all)? {PARTS['IS']}(?: also| else| all)? {stands}",
        rf"{PARTS['IS']} {anyone}(?: also| else)? {stands}",
        rf"{who}(?: else)?(?: has| have)? (?:spoken?|spoke|speaks?|come|came|comes) out {stood}",
        rf"(?:(?:what|which)(?: {PARTS['IS']})? |{PARTS['SHOW']} )?(?:there |all )?(?:the )?(?:main )?arguments?"
        rf" {stood}",
    )
    return re.compile(rf"(?:{'|'.join(forms)}) (?P<said>.+)", re.IGNORECASE)


_PATTERNS = {side: _pattern(side) for side in _KINDS}
# Whose view is opposed, not what: an agreement is asked for.
_OF_A_SPEAKER = re.compile(
    rf"(?:.+?['’]s? {PARTS['POSITION']}(?: {PARTS['ABOUT']} .+)?"
    rf"|(?-i:{PERSON}) (?:about|on|over|regarding|concerning) .+)",
    re.IGNORECASE,
)
# "Who backed out of it?", "Who supports whom?", "Who is for dinner?"
_NOTHING = re.compile(
    r"(?:up|out|off|down|away|into|onto|whom?|what|which|how|now|sale|hire|rent|real|good|ever|example|instance|dinner"
    r"|lunch)\b|(?:and|or)\b",
    re.IGNORECASE,
)
_WHY = re.compile(r",? and why$", re.IGNORECASE)
_BOTH = re.compile(
    rf"who (?:{_FOR}|is {_IS_FOR}|is {_IS_AGAINST}|{_AGAINST}),? (?:and|or) (?:who )?"
    rf"(?:{_FOR}|(?:is )?{_IS_FOR}|(?:is )?{_IS_AGAINST}|{_AGAINST}) (?P<said>.+)"
    r"|(?:what are |list |show me )?(?:the )?arguments for and against (?P<matter>.+)",
    re.IGNORECASE,
)


def sides_asked(asked: str) -> tuple[str, frozenset[Side]] | None:
    """Return the matter whose sides a question asks for, and which; None where it asks for none.

    "Who opposes Moss on the dam?" asks who disagrees with a speaker.
    """
    asked = _WHY.sub("", asked)
    if (both := _BOTH.fullmatch(asked)) is not None:
        return both["said"] or both["matter"], EITHER
    for side, pattern in _PATTERNS.items():
        if (found := pattern.fullmatch(asked)) is not None:
            said = found["said"]
            return None if _NOTHING.match(said) or _OF_A_SPEAKER.fullmatch(said) else (said, frozenset({side}))
    return None
