"""What is asked: claims about something, what somebody said, who said something, or a plain fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qa.errors import QuestionRefused
from qa.words import REPORT_WORDS, content_words

MAX_CHARACTERS = 1_000
Kind = Literal["claims_about", "said_by", "who_said", "fact"]
Expected = Literal["person", "place", "time", "number", "age"]

# Verbs of reporting as questions use them; those after the bar ask for one manner of it.
_PLAIN = r"says?|said|saying|claim(?:s|ed)?|state[ds]?|tells?|told|think(?:s)?|thought|believe[sd]?|feels?|felt|comment(?:s|ed)?|remark(?:s|ed)?|mention(?:s|ed)?|argue[sd]?|suggest(?:s|ed)?|explain(?:s|ed)?|talk(?:s|ed)?|speak|speaks|spoke|spoken|report(?:s|ed)?|write|writes|wrote|written|add(?:s|ed)?|maintain(?:s|ed)?|assert(?:s|ed)?|declare[sd]?|note[sd]?|describe[sd]?|call(?:s|ed)?|insist(?:s|ed)?|announce[sd]?|view(?:s|ed)?|see"
_MANNERS: dict[str, frozenset[str]] = {
    "deny": frozenset({"deny", "reject", "dispute", "dismiss", "rebut"}),
    "warn": frozenset({"warn", "caution", "fear"}),
    "promise": frozenset({"promise", "pledge", "vow", "undertake", "swear"}),
    "estimate": frozenset({"estimate", "calculate", "reckon", "predict", "forecast", "put"}),
    "predict": frozenset({"predict", "forecast", "expect", "warn", "estimate"}),
    "demand": frozenset({"demand", "urge", "call", "ask", "request"}),
    "urge": frozenset({"urge", "call", "ask", "advise", "appeal"}),
    "threaten": frozenset({"threaten", "warn"}),
    "admit": frozenset({"admit", "acknowledge", "concede", "confess"}),
    "reject": frozenset({"reject", "deny", "dismiss", "dispute"}),
    "accuse": frozenset({"accuse", "blame", "charge"}),
    "praise": frozenset({"praise", "welcome", "applaud", "hail"}),
    "criticise": frozenset({"criticise", "criticize", "condemn", "denounce", "attack"}),
    "criticize": frozenset({"criticise", "criticize", "condemn", "denounce", "attack"}),
}
_MANNER_FORMS = {
    form: lemma
    for lemma in _MANNERS
    for form in (
        lemma,
        lemma + "s",
        lemma + ("d" if lemma.endswith("e") else "ed"),
        *((lemma[:-1] + "ies", lemma[:-1] + "ied") if lemma.endswith("y") else ()),
    )
}
_MANNER = "|".join(sorted(_MANNER_FORMS, key=len, reverse=True))
_VERB = rf"(?:{_PLAIN}|{_MANNER})"
_ABOUT = r"(?:about|on|regarding|concerning|of|over|as\s+to)"
_ANYBODY = r"(?:people|sources?|everyone|everybody|anyone|anybody|they|speakers|others|the\s+(?:articles?|sources|outlets|papers|press|media)|articles|outlets|the\s+different\s+sides|each\s+side)"

_ANY_TOPIC = [
    rf"who\s+(?:has\s+|have\s+|had\s+)?{_VERB}\s+what(?:\s+{_ABOUT}\s+(?P<topic>.+))?",
    rf"what\s+(?:has|have|had|was|were|is|are|had)\s+(?:been\s+|being\s+)?(?:said|claimed|reported|stated|written|alleged|argued)(?:\s+by\s+whom)?\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"what\s+(?:do|does|did|have|has)\s+{_ANYBODY}\s+(?:all\s+)?{_VERB}\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"(?:what|which)\s+(?:claims?|statements?|comments?|views?|opinions?|positions?)\s+(?:are|is|were|was|have|has|do|does|did)?\s*(?:there|been\s+made|made|given|reported|\w+\s+make)?\s*{_ABOUT}\s+(?P<topic>.+)",
    rf"(?:show|list|give|find)(?:\s+me)?(?:\s+us)?\s+(?:all\s+)?(?:the\s+)?(?:claims?|statements?|quotes?|comments?|views?)\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"(?:all\s+)?(?:the\s+)?(?:claims?|statements?|quotes?|comments?|views?|opinions?|positions?)\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"who\s+(?:has\s+|have\s+)?(?:spoke|spoken|speaks|talked|talks|commented|comments)\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"who\s+(?:has\s+)?(?:said|says)\s+(?:anything|something)\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"(?:do|does|did)\s+(?:the\s+|all\s+|any\s+)?(?:sources|speakers|people|they|officials|sides|witnesses|both\s+sides|everyone|everybody)\s+(?:\w+\s+)?(?:dis)?agree\s+(?:\w+\s+)?(?:{_ABOUT}\s+)?(?P<topic>.+)",
    rf"(?:who|where\s+do\s+\w+)\s+(?:dis)?agrees?\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"who\s+(?:dis)?agrees?\s+with\s+.+?\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"(?:do|does|did|on\s+what\s+(?:do|does|did))\s+.+?\s+and\s+.+?\s+(?:dis)?agree\s+(?:\w+\s+)?{_ABOUT}\s+(?P<topic>.+)",
]
_BY_SOMEBODY = [
    rf"what\s+(?:is|are|was|were)\s+(?P<speaker>.+?)\s+(?:saying|claiming|arguing|telling\s+\w+)(?:\s+{_ABOUT}\s+(?P<topic>.+))?",
    rf"what\s+(?:else\s+)?(?:do|does|did|has|have|had|would)\s+(?P<speaker>.+?)\s+(?:(?:have|had|has|to|ever|actually|also|publicly|really)\s+)*(?P<verb>{_VERB})(?:\s+(?:{_ABOUT}|to\s+\w+\s+about)\s+(?P<topic>.+)|\s+to\s+(?P<audience>[\w\s]+)|\s+about|,.*)?",
    rf"what\s+(?:do|does|did|has|have|had)\s+(?P<speaker>.+?)\s+(?P<verb>{_VERB})\s+(?:that\s+)?(?P<topic>.+)",
    rf"did\s+(?P<speaker>.+?)\s+(?P<verb>{_VERB})\s+(?:that\s+)?(?P<topic>.+)",
    rf"(?:what\s+)?did\s+(?P<speaker>.+?)\s+(?P<verb>{_VERB})\s+anything\s+{_ABOUT}\s+(?P<topic>.+)",
    rf"(?:what\s+(?:is|was|are|were)|explain|give)\s+(?P<speaker>.+?)['’]s?\s+(?:view|views|position|positions|opinion|opinions|stance|claim|claims|comment|comments|statement|statements|argument|arguments|take)(?:\s+{_ABOUT}\s+(?P<topic>.+))?",
    rf"(?:what\s+(?:is|was|are|were)\s+)?(?:the\s+)?(?:view|views|position|opinion|stance)\s+of\s+(?P<speaker>.+?)\s+{_ABOUT}\s+(?P<topic>.+)",
    r"how\s+(?:did|has|have|does)\s+(?P<speaker>.+?)['’]s?\s+(?:position|view|views|opinion|stance|claims?|(?:\w+\s+)?(?:estimate|count|figure)s?|story|account)\s+(?:(?:on|of)\s+(?P<topic>.+?)\s+)?(?:changed?|evolved?|shift(?:ed)?|develop(?:ed)?)(?:\s+over\s+time|\s+between\s+.+|\s+since\s+.+)?",
    rf"how\s+(?:did|does|do|has|have)\s+(?P<speaker>.+?)\s+(?P<verb>describe[sd]?|view(?:ed|s)?|see[ns]?|explain(?:ed|s)?|call(?:ed|s)?|react(?:ed)?\s+to|respond(?:ed)?\s+to|characteri[sz]ed?)\s+(?P<topic>.+)",
    rf"(?:show|list|give|find)(?:\s+me)?\s+(?:all\s+)?(?:the\s+)?(?:claims?|statements?|quotes?|comments?)\s+(?:by|from|of)\s+(?P<speaker>.+?)(?:\s+{_ABOUT}\s+(?P<topic>.+))?",
    rf"(?:all\s+)?(?:the\s+)?(?:claims?|statements?|quotes?|comments?)\s+(?:by|from)\s+(?P<speaker>.+?)(?:\s+{_ABOUT}\s+(?P<topic>.+))?",
    r"according\s+to\s+(?P<speaker>.+?),\s*(?P<topic>.+)",
]
_WHO_SAID = [
    rf"who\s+(?:has\s+|have\s+|had\s+|was\s+it\s+that\s+|first\s+|also\s+|else\s+)*(?P<verb>{_VERB})\s+(?:that\s+|of\s+|about\s+|to\s+)?(?P<said>.+)",
    rf"(?:which|what)\s+(?:\w+\s+)?(?:person|people|speaker|source|official|politician|expert|analyst|outlet)s?\s+(?P<verb>{_VERB})\s+(?:that\s+|of\s+|about\s+)?(?P<said>.+)",
    rf"(?:has|did|does|do)\s+(?:anyone|anybody|somebody|someone)\s+(?P<verb>{_VERB})\s+(?:that\s+|of\s+|about\s+)?(?P<said>.+)",
    rf"(?:by\s+)?(?:who|whom)\s+(?:was|were|is)\s+it\s+(?P<verb>{_VERB})\s+that\s+(?P<said>.+)",
    r"who\s+used\s+the\s+(?:word|words|phrase|term|expression)\s+(?P<said>.+)",
    r"who(?:se\s+(?:words|quote|quotes)\s+(?:is|are|was|were))\s+(?P<said>.+)",
]
_EXPECTED: list[tuple[str, Expected]] = [
    (r"\bhow\s+old\b|\bwhat\s+age\b", "age"),
    (r"^who\b(?!se)|^whom\b", "person"),
    (r"^where\b|\bin\s+(?:what|which)\s+(?:\w+\s+)?(?:city|town|country|region|place|village|state|street)\b", "place"),
    (r"^when\b|\b(?:what|which)\s+(?:year|date|day|month|time)\b|\bhow\s+long\s+ago\b|\bon\s+which\s+day\b", "time"),
    (
        r"\bhow\s+(?:many|much|long|far|tall|high|big|large|often|wide|deep|fast)\b|\bwhat\s+(?:number|percentage|share|price|cost)\b",
        "number",
    ),
]


_ANY_MATTER = frozenset(
    "number numbers amount level length issue issues matter question topic subject word phrase situation case".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. ``speaker`` and ``topic`` are its own words; ``manners`` are cue lemmas asked for."""

    text: str
    kind: Kind
    speaker: str | None = None
    topic: str | None = None
    manners: frozenset[str] = frozenset()
    expected: Expected | None = None


def read_question(text: str) -> Question:
    """Return what ``text`` asks. Raises QuestionRefused when it is empty or over 1,000 characters."""
    tidy = " ".join(text.split())
    if not any(character.isalnum() for character in tidy):
        raise QuestionRefused("The question is empty; ask, for example: Who claimed what about Sevsk?")
    if len(tidy) > MAX_CHARACTERS:
        raise QuestionRefused(
            f"The question has {len(tidy):,} characters; at most {MAX_CHARACTERS:,} are read. Ask a shorter one."
        )
    asked = re.sub(
        r"^(?:so|and|but|well|ok|okay|please|can you tell me|tell me|do you know)[,\s]+", "", tidy, flags=re.IGNORECASE
    )
    asked = asked.rstrip(" ?!.")
    if (found := _first(_ANY_TOPIC, asked)) is not None:
        return Question(tidy, "claims_about", topic=_words(found.get("topic")))
    if (found := _first(_BY_SOMEBODY, asked)) is not None and (speaker := _words(found.get("speaker"))):
        if re.fullmatch(_ANYBODY, speaker, re.IGNORECASE):
            return Question(tidy, "claims_about", topic=_words(found.get("topic")))
        return Question(tidy, "said_by", speaker, _words(found.get("topic")), _manners(found.get("verb")))
    if (found := _first(_WHO_SAID, asked)) is not None:
        manners, said = _manners(found.get("verb")), _words(found.get("said"))
        if said and content_words(said):
            return Question(tidy, "who_said", topic=said, manners=manners)
    if re.match(r"who\s+(?:is|was|are|were)\s+(?:[A-Z][\w’'-]*\s*)+$", asked):
        return Question(tidy, "fact", topic=asked)
    expected = next((kind for pattern, kind in _EXPECTED if re.search(pattern, asked, re.IGNORECASE)), None)
    return Question(tidy, "fact", topic=asked, expected=expected)


def _first(patterns: list[str], asked: str) -> dict[str, str | None] | None:
    for pattern in patterns:
        found = re.fullmatch(pattern, asked, re.IGNORECASE)
        if found:
            return found.groupdict()
    return None


def _words(part: str | None) -> str | None:
    return part.strip(" ,;:") or None if part else None


def _manners(verb: str | None) -> frozenset[str]:
    return _MANNERS[_MANNER_FORMS[verb.lower()]] if verb and verb.lower() in _MANNER_FORMS else frozenset()


def topic_words(topic: str | None) -> list[str]:
    """Return the words a topic asks about, without words of reporting and words for any matter at all."""
    found = [word for word in content_words(topic or "") if word not in REPORT_WORDS]
    return [word for word in found if word not in _ANY_MATTER] or found
