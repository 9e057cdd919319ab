"""Two speakers set side by side: "compare A and B on X", "A vs B on X", "how do A's and B's views differ?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.manners import REPORTS, VERBS
from qa.phrasings import PARTS

_WHO = r"(?:[\w’'.&-]+,? ){0,7}?[\w’'.&-]+"
_ONE, _OTHER = rf"(?P<one>{_WHO}?)(?:['’]s?)?", rf"(?P<other>{_WHO}?)(?:['’]s?)?"
_AND = "(?:,? and|,? with|,? to|,? against|,? versus|,? vs?[.]?)"
_VERSUS = "(?: versus| vs?[.]?|,? against)"
_COMPARE = "(?:compare(?: and contrast)?|contrast)"
_SET = "(?:set|put|show|give)(?: me)?"
_HELD = rf"(?:{PARTS['STATEMENTS']}|stances?|accounts?|words|estimates?|figures?|counts?|versions?|reactions?)"
_VERB = "|".join(sorted(map(re.escape, {*REPORTS, *VERBS}), key=len, reverse=True))
_SAID = rf"(?:(?:has|have|had|each) )?(?:{_VERB})"
_DIFFER = "(?:differ|disagree|diverge|part ways|compare|contrast|clash|agree|stand apart)"
_SIDES = "(?: side by side| next to each other| together)"
_ABOUT = (
    r"(?:,? (?:about|on|over|regarding|concerning|as to|as regards|when it comes to|whether|how|why) (?P<topic>.+?))?"
)
_DIFFERENCE = "(?:differences?|disagreements?|contrast)"
# Each asks for what is said, whoever is named in it: who said nothing has no position.
_OF_WHAT_IS_SAID = [
    rf"{_COMPARE} (?:what|how) {_ONE}{_AND} {_OTHER} {_SAID}"
    rf"(?:{_ABOUT}| (?P<matter>(?:the|an?|this|that|these|those|his|her|their|its) .+))",
    rf"{_COMPARE} (?:what|how) {_ONE} {_SAID}{_ABOUT}{_AND} (?:what|how) {_OTHER} {_SAID}",
    rf"{_COMPARE} (?:the )?{_HELD} (?:of|by|from) {_ONE}{_AND} (?:those of )?{_OTHER}"
    rf"{_ABOUT}",
    rf"{_COMPARE} {_ONE}{_AND} {_OTHER} {_HELD}{_ABOUT}",
    rf"how (?:do|does|did) {_ONE} and {_OTHER} {_HELD}{_ABOUT} {_DIFFER}",
    rf"how (?:do|does|did) (?:the )?{_HELD} (?:of|by|from) {_ONE} and {_OTHER}{_ABOUT} {_DIFFER}",
    rf"what (?:is|are|was|were) the {_DIFFERENCE} between what {_ONE} and {_OTHER} {_SAID}{_ABOUT}",
    rf"what (?:is|are|was|were) the {_DIFFERENCE} between (?:the )?{_HELD} of {_ONE} and {_OTHER}{_ABOUT}",
    rf"what (?:is|are|was|were) the {_DIFFERENCE} between {_ONE} and {_OTHER} {_HELD}{_ABOUT}",
]
# These compare anything, so both must be speakers: "Compare onions and leeks".
_OF_ANYTHING = [
    rf"{_COMPARE} {_ONE}{_AND} {_OTHER}{_SIDES}?{_ABOUT}",
    rf"{_SET} {_ONE}{_AND} {_OTHER}{_SIDES}{_ABOUT}",
    rf"{_ONE} and {_OTHER}{_SIDES}{_ABOUT}",
    rf"{_ONE}{_VERSUS} {_OTHER}(?:{_ABOUT}|: (?P<matter>.+))",
    rf"(?:how|where|in what ways?) (?:do|does|did) {_ONE} and {_OTHER} {_DIFFER}{_ABOUT}",
    rf"what (?:is|are|was|were) the {_DIFFERENCE} between {_ONE} and {_OTHER}{_ABOUT}",
    rf"what (?:do|does|did) {_ONE} and {_OTHER} differ{_ABOUT}",
]
_PATTERNS = [
    (re.compile(pattern, re.IGNORECASE), enough)
    for patterns, enough in ((_OF_WHAT_IS_SAID, any), (_OF_ANYTHING, all))
    for pattern in patterns
]
_SEVERAL = re.compile(r",? and |, ")


def side_by_side(bare: str, is_speaker: Callable[[str], bool]) -> str | None:
    """Return whether the two agree, where ``bare`` sets two speakers side by side; None where it does not.

    Of views and words it is enough that one of them is a speaker: the other holds none, and the answer is that.
    """
    for pattern, enough in _PATTERNS:
        if (found := pattern.fullmatch(bare)) is None:
            continue
        parties = [found["one"].strip(" ,"), found["other"].strip(" ,")]
        if enough(all(map(is_speaker, _SEVERAL.split(party))) for party in parties):
            parts = found.groupdict()
            topic = parts.get("topic") or parts.get("matter")
            return f"Do {parties[0]} and {parties[1]} agree{f' about {topic}' if topic else ''}?"
    return None
