"""Whether a claim takes a side of a matter: its speaker supports or opposes that itself, not something about it."""

from __future__ import annotations

import re

from index import Claim, MannerKind
from qa.sides import Side
from qa.words import stem, words

_KINDS: dict[MannerKind, Side] = {"agreed": "for", "praised": "for", "criticised": "against"}
# What one may agree on, thank for or accept without being for it; and what objects though it is only said.
_NO_SIDE = frozenset(
    "agree agreement concur accept justify thank credit congratulate gratitude grateful thankful".split()
)
_SIDED: dict[str, Side] = {"object": "against"}
# Words before the verb or the noun of a cue that leave its meaning as it is.
_BEFORE = frozenset(
    "has have had is are was were be been being also now still then long always since to s in of the a his her their "
    "its express expressed expressing voice voiced voicing declare declared show shows showed showing give gives gave "
    "reiterated full strong out".split()
)
_AFTER = frozenset("of for to about over on against at with out in upon after".split())
_PASSIVE = frozenset("was were been being".split())
_ADJECTIVES = frozenset("opposed critical supportive".split())
_CUT = re.compile(
    r"[,;:.!?—–()]|\b(?:of|for|in|on|at|with|to|from|by|as|over|about|against|after|before|during|under|into|near|that"
    r"|which|who|whose|where|when|because|if|and|or|while|though)\b"
    r"|(?<=\S) (?=(?:the|an?|this|these|those|his|her|their|its|our|any|all)\b)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
# What is supported or opposed is a thing; a clause says something of it.
_CLAUSE = re.compile(
    r"that\b|[^,;:.!?]*?\b(?:is|are|was|were|would|will|has|had|have|can|could|should|must|may|might|does|did)\b",
    re.IGNORECASE,
)
# "The plan for a stadium" is the stadium's; "the plan to scrap the stadium" is another matter.
_NEUTRAL = re.compile(
    r"(?:(?:the|an?|this|that|his|her|their|its|our|any|new|whole|very) )*"
    r"(?:(?:plans?|proposals?|idea|project|scheme) (?:of|for|to build)|building|construction of) (?P<of>.+)",
    re.IGNORECASE,
)
_ADVERBS = r"(?:(?:\w+ly|also|still|now|always|do|does|did|will|would|have|has|had) )*"
_STAND = re.compile(
    r"(?:^|[.!?] |^that )[“\"‘]?(?:I|he|she|we|they|it)"
    r"(?: (?:am|is|are|was|were|had been|have been)|['’](?:m|re|s))?"
    rf" {_ADVERBS}(?:(?P<for>supports?|supported|backs?|backed|favou?rs?|favou?red|endorsed?|in favou?r of"
    r"|supportive of|(?:(?<=am )|(?<=is )|(?<=are )|(?<=was )|(?<=were ))for)"
    r"|(?P<against>opposes?|opposed(?: to)?|against|critical of)) (?P<what>[^.;!?]+)",
    re.IGNORECASE,
)
_REPORTED_AS_SAID = frozenset({"denied", "doubted", "asked", "hoped"})


def takes_side(claim: Claim, text: str, matter: str, sides: frozenset[Side]) -> bool:
    """True when a claim of an article's ``text`` is for or against ``matter``, as ``sides`` has it.

    What is supported must be the matter: to support its closing, or to attack its critics, is another.
    """
    if claim.manner.negated or claim.manner.hypothetical:
        return False
    said = " ".join(" ".join(span.of(text) for span in claim.content).split())
    wanted = _head(matter)
    own = None if claim.manner.kind in _REPORTED_AS_SAID else _STAND.search(said)
    if own is not None:
        return (("for" if own["for"] else "against") in sides) and _is_of(own["what"], wanted)
    lemma = claim.manner.lemma
    side = _SIDED.get(lemma) or (None if lemma in _NO_SIDE else _KINDS.get(claim.manner.kind))
    return side in sides and _is_plain([span.of(text) for span in claim.cue]) and _is_of(said, wanted)


def _is_of(said: str, wanted: str) -> bool:
    """True when ``said`` begins with the matter whose noun has the stem ``wanted``."""
    thing = said.lstrip("“\"‘' ")
    return bool(wanted) and not _CLAUSE.match(_cut_off(thing)) and _head(thing) == wanted


def _cut_off(thing: str) -> str:
    """Return what stands before anything that is told of the thing: its reasons, who and which."""
    return re.split(r" (?:for|as|because|after|who|which|that|where|when|if|while) ", thing, maxsplit=1)[0]


def _head(phrase: str) -> str:
    """Return the stem of the noun that ``phrase`` begins with: "closing" for "the closing of the library"."""
    neutral = _NEUTRAL.match(phrase)
    if neutral is not None:
        return _head(neutral["of"])
    bare = re.sub(r"^(?:the|an?|this|these|those) ", "", phrase.strip(), flags=re.IGNORECASE)
    noun = _CUT.split(bare, maxsplit=1)[0].strip(' “”"‘')
    said = words(noun)
    return stem(said[-1]) if said and not _POSSESSIVE.search(noun) else ""


def _is_plain(cue: list[str]) -> bool:
    """True for a cue that takes the side itself: "has strongly opposed", not "backed off" or "avoids condemning"."""
    said = [word for span in cue for word in words(span)]
    while len(said) > 1 and said[-1] in _AFTER:
        said.pop()
    before = said[:-1]
    if before and before[-1] in _PASSIVE and said[-1] not in _ADJECTIVES and not said[-1].endswith("ing"):
        return False
    return all(word in _BEFORE or word.endswith("ly") for word in before)
