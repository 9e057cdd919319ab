"""Why a source is not named, in the article's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STATED = re.compile(
    r"""
    (?:on|under)\s+(?:the\s+)?(?:strict\s+)?condition\s+(?:of\s+anonymity|that\s+\w+\s+not\s+be\s+(?:named|identified))
    | (?:ask|declin|request|prefer+|wish|refus|want|insist)(?:ed|ing)\s+
      (?:on\s+|to\s+)?(?:not\s+(?:to\s+)?(?:be(?:ing)?\s+)?|be\s+|remain\s+)(?:named|identified|quoted\sby\sname|anonymous|anonymity)
    | not\s+want(?:ing)?\s+(?:to\s+be|\w+\s+name)\s+(?:named|identified|used|published)
    | whose\s+(?P<undisclosed>(?:identity|name)\s+(?:remains?|was|is|has|have|were)\b[^,.;:”"]*)
    | (?:requested|asked\s+for|granted|given|insist(?:ed|ing)\s+on)\s+anonymity
    | (?:spoke|speak(?:s|ing)?|talk(?:ed|ing)|comment(?:ed|ing))(?:\s+\w+){0,3}\s+anonymously
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"^\W*((?:because|as|since|for\s+fear|fearing|citing|out\s+of|due\s+to|under|given|in\s+order\s+to|to\s+(?!be\b))\b[^.;:”\"—]*)",
    re.IGNORECASE,
)
# Said of a source without a name, this is the reason, whether or not anonymity is spoken of.
_NOT_ALLOWED = re.compile(
    r"\bnot\s+(?:yet\s+)?(?:been\s+)?(?:authori[sz]ed|allowed|permitted)\s+to\s+"
    r"(?:\w+ly\s+)?(?:speak|talk|comment|discuss|disclose|release|brief|be\s+(?:quoted|named|identified))\b"
    r"(?:(?!\s+(?:said|says|told|added|confirmed)\b)[^,.;:”\"—])*",
    re.IGNORECASE,
)


_RELATIVE = re.compile(r",\s*who\b[^,]*$", re.IGNORECASE)
# How many words of a cue may stand before its verb.
_BEFORE_ASKING = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a source has no name, and how many characters into its sentence that is said."""

    said: str
    start: int


def anonymity_reason(sentence: str) -> Reason | None:
    """Return the reason ``sentence`` gives for not naming a source, None when it gives none.

    The words after "because" where they are there ("because she was not authorised to speak"), else that the source
    may not speak, else what is said of the anonymity itself ("identity remains undisclosed").
    """
    stated, not_allowed = _STATED.search(sentence), _NOT_ALLOWED.search(sentence)
    if stated is not None and stated["undisclosed"]:
        return Reason(_tidy(stated["undisclosed"]), stated.start())
    because = _BECAUSE.match(sentence[stated.end() :]) if stated is not None else None
    if stated is not None and because is not None:
        # "According to two engineers who asked not to be named because …, the concrete was poured in frost."
        # "A spokesman, who asked not to be named because …, denied it."
        opens = sentence.lstrip().lower().startswith("according to") or _RELATIVE.search(sentence[: stated.start()])
        return Reason(_tidy(because[1].partition(",")[0] if opens else because[1]), stated.start())
    first = not_allowed or stated
    return Reason(_tidy(first[0]), first.start()) if first is not None else None


def asks_for_anonymity(words: str) -> bool:
    """True when ``words`` begin by asking not to be named ("has again asked for …"): a condition of speaking, nothing
    that is claimed."""
    stated = _STATED.search(words)
    return stated is not None and len(words[: stated.start()].split()) <= _BEFORE_ASKING


def _tidy(words: str) -> str:
    return re.sub(r",\s*(?:said|told|added|according|and\s+said)\b.*$", "", " ".join(words.split()).strip(" ,"))
