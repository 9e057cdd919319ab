"""Hints: single words that tell what a question of no known form asks for, put into a form that is known."""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.groups import GROUP, group_of
from qa.manners import REPORTS, VERBS
from qa.words import QUESTION_WORDS, STOP_WORDS, words

IsSpeaker = Callable[[str], bool]

# What is made or voiced, and how it is asked for in questions of a known form.
_KINDS = {
    "promises": "promises|pledges|vows|commitments|assurances|guarantees",
    "warnings": "warnings|cautions|alarms?",
    "denials": "denials",
    "threats": "threats",
    "estimates": "estimates|predictions|forecasts|projections",
    "demands": "demands",
    "admissions": "admissions|concessions",
    "accusations": "accusations|allegations",
    "criticism": "criticisms?|complaints|objections",
    "praise": "praise",
    "doubts": "doubts",
    "fears": "fears|worries|concerns",
}
_KIND = re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{forms})' for kind, forms in _KINDS.items())})\b", re.IGNORECASE)
# A plain question asks when a warning came, or how many promises were kept; "where" may ask where accounts differ.
_PLAIN = re.compile(r"(?:when|where|why|how)\b", re.IGNORECASE)
_PLAINLY = re.compile(r"(?:when|why|how)\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:anonymous(?:ly)?|anonymity|unnamed|unidentified|nameless"
    r"|not (?:be(?:en)? |to be )?(?:named|identified)|never named"
    r"|(?:withh[eo]ld|hid(?:e|es|den)?|protect(?:s|ed|ing)?|conceal(?:s|ed)?|with no|without|no) (?:\w+ )?"
    r"(?:names?|identity|identities)"
    r"|(?:names?|identity|identities) (?:is|are|was|were|be|being|kept|has|have|been|\s)*"
    r"(?:withheld|hidden|protected|concealed|secret|not given))\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"withh[eo]ld|hid|protect|conceal|secret|anonymity|to be|(?:identity|identities)\b", re.IGNORECASE
)
_GROUPS = re.compile(rf"\b{GROUP}\b", re.IGNORECASE)
_DIFFER = re.compile(
    r"\b(?:disagree(?:s|d|ing|ments?)?|differ(?:s|ed|ing)?|diverge[sd]?|contested|disputed|in dispute|conflicting"
    r"|contradict(?:s|ed|ing|ory|ions?)?|at odds|reliable|accurate|trustworthy|telling the truth|lying"
    r"|(?:can|should) (?:i|we|one) (?:believe|trust))\b",
    re.IGNORECASE,
)
# What experts say is asked, not which of them built the dam.
_SPEAKING = re.compile(
    rf"\b(?:{'|'.join(sorted([*REPORTS, *VERBS], key=len, reverse=True))}|agree\w*|disagree\w*|expect(?:s|ed)?"
    r"|opinions?|views?|reactions?|consensus|make of|feel(?:ings?)?)\b",
    re.IGNORECASE,
)
_OVERVIEW = re.compile(
    r"^(?:(?:please )?(?:brief|update|inform|catch|fill|walk|bring)(?: me| us)(?: up to speed| up| in| through)?"
    r"(?: on| about)?|what (?:do|should|must) (?:i|we) (?:need to |have to )?know (?:about|on)"
    r"|(?:i|we) (?:need|want) (?:an? )?(?:briefing|background|overview|summary) (?:on|about|of)"
    r"|(?:the )?(?:background|context|briefing) (?:on|of|to)|what is going on (?:with|in|at|about)"
    r"|what is happening (?:with|in|at|to)|what has happened (?:with|to)) (?P<topic>.+)",
    re.IGNORECASE,
)
_REACTION = re.compile(
    r"\b(?:reactions?|responses?|repl(?:y|ies)|feedback|outcry|backlash) (?:to|on|over) (?P<topic>.+)", re.IGNORECASE
)
_MATTER = re.compile(
    r"\b(?:about|on|regarding|concerning|concerns?|over|against|around|as to|when it comes to|to do with|related to)"
    r" (?P<topic>.+)$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|from|of) (?P<whom>.+?)(?: (?:about|on|over|regarding|concerning)\b.*)?$", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:do|does|did|has|have|had) (?P<whom>.+?) (?:ever )?"
    r"(?:make|made|give|gave|given|issue|issued|voice|voiced|have)\b",
    re.IGNORECASE,
)
# Words that ask, and tell nothing of what is asked about.
_ASKING = (
    STOP_WORDS
    | QUESTION_WORDS
    | frozenset(
        "make made makes making gave issued voiced exist exists existed concern concerns quotes quote quoted speakers "
        "speaker sources source named name names identity identities being people person someone find account accounts "
        "number numbers figure figures claim claims statement statements still actually currently".split()
    )
)


def hinted(bare: str, is_speaker: IsSpeaker) -> str | None:
    """Return the question that words in ``bare`` hint at, in a form that is known; None where none does.

    ``is_speaker`` tells whether words name a speaker of the archive.
    """
    if (overview := _OVERVIEW.match(bare)) is not None:
        return f"Who claimed what about {overview['topic']}?"
    if _UNNAMED.search(bare) is not None:
        return _of_the_unnamed(bare)
    if (reaction := _REACTION.search(bare)) is not None:
        return f"Who claimed what about {reaction['topic']}?"
    kind = _KIND.search(bare)
    if kind is not None and _PLAIN.match(bare) is None:
        return _of_a_kind(bare, kind, is_speaker)
    if (group := _GROUPS.search(bare)) is not None and _SPEAKING.search(bare) and _PLAINLY.match(bare) is None:
        about = _about(bare[: group.start()] + bare[group.end() :])
        return f"What did {group_of(bare).kind} say{about}?" if about else None
    if (differ := _DIFFER.search(bare)) is not None and _PLAINLY.match(bare) is None:
        about = _about(bare[: differ.start()] + bare[differ.end() :])
        return f"Do the sources disagree{about}?" if about else None
    return None


def asks_for_the_unnamed(said: str) -> bool:
    """Return whether words of a question tell of people without a name."""
    return _UNNAMED.search(said) is not None


def _of_the_unnamed(bare: str) -> str:
    """Return who is not named, or what they say about the matter of the question."""
    matter = _MATTER.search(_UNNAMED.sub("", bare))
    kind = group_of(bare).kind or "sources"
    if matter is not None and _telling(matter["topic"]):
        return f"What did unnamed {kind} say about {matter['topic']}?"
    return "Who asked not to be named?" if _WITHHELD.search(bare) else f"Who are the unnamed {kind}?"


def _of_a_kind(bare: str, found: re.Match[str], is_speaker: IsSpeaker) -> str:
    """Return what claims of a kind there are: a speaker's, or about the matter of the question."""
    kind = found.lastgroup
    for pattern in (_MADE, _BY):
        whose = pattern.search(bare)
        if whose is not None and _telling(whose["whom"]) and is_speaker(whose["whom"]):
            matter = _MATTER.search(bare)
            about = f" about {matter['topic']}" if matter is not None else ""
            return f"What {kind} did {whose['whom']} make{about}?"
    made = "were made" if kind is not None and kind.endswith("s") else "was made"
    return f"What {kind} {made}{_about(bare[: found.start()] + bare[found.end() :])}?"


def _about(bare: str) -> str:
    """Return the matter of a question: what stands after "about", else what is left without words that ask."""
    matter = _MATTER.search(bare)
    topic = matter["topic"] if matter is not None and _telling(matter["topic"]) else " ".join(_telling(bare))
    return f" about {topic}" if topic else ""


def _telling(text: str) -> list[str]:
    """Return the words of ``text``, as they are written, that tell what is asked about."""
    return [word for word in re.findall(r"[\w’'.-]+", text) if any(one not in _ASKING for one in words(word))]
