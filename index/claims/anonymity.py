"""Why a source is not named, in the article's own words."""

from __future__ import annotations

import re

_STATED = re.compile(
    r"""
    (?:on|under)\s+(?:the\s+)?(?:strict\s+)?condition\s+(?:of\s+anonymity|that\s+\w+\s+not\s+be\s+(?:named|identified))
    | (?:ask|declin|request|prefer+|wish|refus|want|insist)(?:ed|ing)\s+
      (?:on\s+|to\s+)?(?:not\s+(?:to\s+)?(?:be(?:ing)?\s+)?|be\s+|remain\s+)(?:named|identified|quoted\sby\sname|anonymous|anonymity)
    | not\s+want(?:ing)?\s+(?:to\s+be|\w+\s+name)\s+(?:named|identified|used|published)
    | whose\s+(?P<undisclosed>(?:identity|name)\s+(?:remains?|was|is|has|have|were)\b[^,.;:”"]*)
    | (?:requested|asked\s+for)\s+anonymity
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"^\W*((?:because|as|since|for\s+fear|fearing|citing|out\s+of|in\s+order\s+to|to\s+(?!be\b))\b[^.;:”\"—]*)",
    re.IGNORECASE,
)


def anonymity_reason(sentence: str) -> str | None:
    """Return the reason ``sentence`` gives for not naming its source, None when it gives none.

    The words after "because" where they are there ("because she was not authorised to speak"),
    else what is said of the anonymity itself ("identity remains undisclosed").
    """
    stated = _STATED.search(sentence)
    if stated is None:
        return None
    if stated["undisclosed"]:
        return _tidy(stated["undisclosed"])
    reason = _BECAUSE.match(sentence[stated.end() :])
    return _tidy(reason[1]) if reason else _tidy(stated[0])


def asks_for_anonymity(words: str) -> bool:
    """True when ``words`` begin by asking not to be named: a condition of speaking, nothing that is claimed."""
    return _STATED.match(words) is not None


def _tidy(words: str) -> str:
    return re.sub(r",\s*(?:said|told|added|according|and\s+said)\b.*$", "", " ".join(words.split()).strip(" ,"))
