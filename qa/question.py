"""What is asked: claims about something, what somebody said, who said something, or a plain fact; and in what shape.

The kind says what is looked for, the shape what the answer makes of it: a list of claims, claims set
against each other, one speaker's claims over time, who said something first, the articles that hold something, who
somebody is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index import MannerKind
from qa.bare import bare_question
from qa.clause import DID, is_what_was_said
from qa.errors import QuestionRefused
from qa.expected import Expected, expected_of
from qa.groups import Group, group_of
from qa.manners import MANNERS
from qa.named import PERSON
from qa.phrasings import CLAIMS_ABOUT, PARTS, SAID_BY, WHO_SAID, compiled
from qa.shapes import AGREEMENT, ARTICLES, CHANGE, FIRST, ROLE
from qa.sides import Side, sides_asked
from qa.whose import EVERYBODY, GROUPED, NAMELESS, WITHHELD
from qa.words import REPORT_WORDS, content_words

MAX_CHARACTERS = 1_000
Kind = Literal["claims_about", "said_by", "who_said", "fact"]
Shape = Literal["claims", "agreement", "change", "first", "articles", "role"]

_CLAIMS_ABOUT, _SAID_BY, _WHO_SAID = compiled(CLAIMS_ABOUT), compiled(SAID_BY), compiled(WHO_SAID)
_AGREEMENT, _CHANGE, _ARTICLES, _ROLE = compiled(AGREEMENT), compiled(CHANGE), compiled(ARTICLES), compiled(ROLE)
_WHO_FIRST, _EVERYBODY = compiled(FIRST), compiled(EVERYBODY)
_WITHHELD, _NAMELESS, _GROUPED = compiled(WITHHELD), compiled(NAMELESS), compiled(GROUPED)
_ANYBODY = re.compile(PARTS["ANYBODY"], re.IGNORECASE)
_WHO_IS_NAME = re.compile(rf"[Ww]ho (?:is|was|are|were) {PERSON}")
_FINDINGS = re.compile(
    r"[Aa]ccording to (?:[a-z’'-]+ ){0,4}(?:research|stud(?:y|ies)|data|figures|statistics|surveys?|polls?|reports?)"
    r"(?: (?:published|released|from) [a-z ]+)?, (?P<asked>.+)"
)
_QUOTED = re.compile(r"[“\"‘]([^“”\"]+?)[”\"’](?!\w)")
_ANY_MATTER = frozenset(
    "number numbers amount level length issue issues matter question topic subject word phrase situation case "
    "long take takes taking taken happen happens happened".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. ``speaker``, ``other`` and ``topic`` are its own words; ``manners`` are the kinds asked for.

    ``other`` is a second speaker whom the first is compared with. ``newest`` asks for the latest only; ``wide`` for
    all claims of the articles about the topic, also those that do not name it; ``strictly`` for who said
    the topic itself; ``sides`` are those of the topic that are asked for;
    ``everybody`` asks who speaks at all, ``either`` for who said the topic or the opposite; where a ``group`` is asked
    for, only what its speakers claim counts.
    """

    text: str
    kind: Kind
    speaker: str | None = None
    topic: str | None = None
    manners: frozenset[MannerKind] = frozenset()
    expected: Expected | None = None
    shape: Shape = "claims"
    other: str | None = None
    newest: bool = False
    wide: bool = False
    strictly: bool = False
    sides: frozenset[Side] = frozenset()
    everybody: bool = False
    either: bool = False
    group: Group | None = None


def read_question(text: str) -> Question:
    """Return what ``text`` asks. Raises QuestionRefused when it is empty or over 1,000 characters."""
    tidy = " ".join(text.split())
    if not any(character.isalnum() for character in tidy):
        raise QuestionRefused("The question is empty; ask, for example: Who claimed what about Sevsk?")
    if any("\ud800" <= character <= "\udfff" for character in tidy):
        raise QuestionRefused("The question holds half a character, which no text has; type it again.")
    if len(tidy) > MAX_CHARACTERS:
        raise QuestionRefused(
            f"The question has {len(tidy):,} characters; at most {MAX_CHARACTERS:,} are read. Ask a shorter one."
        )
    asked = bare_question(tidy)
    if (sided := sides_asked(asked)) is not None and content_words(sided[0]):
        return Question(tidy, "who_said", topic=_words(sided[0]), sides=sided[1])
    if (grouped := _of_a_group(tidy, asked)) is not None:
        return grouped
    if _first(_EVERYBODY, asked) is not None:
        return Question(tidy, "claims_about", everybody=True)
    if (shaped := _shaped(tidy, asked)) is not None:
        return shaped
    if (found := _first(_CLAIMS_ABOUT, asked)) is not None:
        newest, wide, manners = bool(found.get("newest")), bool(found.get("wide")), _manners(found.get("verb"))
        return Question(tidy, "claims_about", None, _words(found.get("topic")), manners, newest=newest, wide=wide)
    if (found := _first(_SAID_BY, asked)) is not None and (speaker := _words(found.get("speaker"))):
        if _ANYBODY.fullmatch(speaker):
            topic, manners = _words(found.get("topic")), _manners(found.get("verb"))
            # "Did anyone criticise the plan?" asks who did.
            asks_who = bool(manners or found.get("that")) and topic and asked.lower().startswith(DID)
            kind: Kind = "who_said" if asks_who else "claims_about"
            return Question(tidy, kind, topic=topic, manners=manners)
        if (fact := _according_to_findings(asked)) is not None:
            return _fact(tidy, fact)
        manners, topic = _manners(found.get("verb")), _topic(found)
        newest, wide = bool(found.get("newest")), bool(found.get("wide"))
        strictly = is_what_was_said(asked, found, topic)
        return Question(tidy, "said_by", speaker, topic, manners, newest=newest, wide=wide, strictly=strictly)
    if (found := _first(_WHO_SAID, asked)) is not None:
        manners, said = _manners(found.get("verb")), _quoted(_words(found.get("said")))
        if said and content_words(said):
            either, strictly = bool(found.get("either")), bool(found.get("that"))
            return Question(tidy, "who_said", topic=said, manners=manners, strictly=strictly, either=either)
    return _fact(tidy, asked)


def read_fact(text: str) -> Question:
    """Return what ``text`` asks as a plain question, whatever its form."""
    tidy = " ".join(text.split())
    return _fact(tidy, bare_question(tidy))


def _according_to_findings(asked: str) -> str | None:
    """Return the plain question after "According to a new study, …": whose study, the question does not say."""
    found = _FINDINGS.fullmatch(asked)
    return found["asked"] if found is not None else None


def _fact(tidy: str, asked: str) -> Question:
    if _WHO_IS_NAME.fullmatch(asked):
        return Question(tidy, "fact", topic=asked)
    return Question(tidy, "fact", topic=asked, expected=expected_of(asked))


def _of_a_group(tidy: str, asked: str) -> Question | None:
    """Return the question what the speakers of a group claim, or who they are; None where no group is asked for."""
    if _first(_WITHHELD, asked) is not None:
        return Question(tidy, "claims_about", everybody=True, group=Group(withheld=True))
    if (nameless := _first(_NAMELESS, asked)) is not None:
        return Question(tidy, "said_by", _words(nameless.get("speaker")), group=Group(withheld=True))
    if (found := _first(_GROUPED, asked)) is None:
        return None
    group, manners, said = group_of(found["group"] or ""), _manners(found.get("verb")), _words(found.get("said"))
    if said and (manners or found.get("that")):
        return Question(tidy, "who_said", topic=said, manners=manners, strictly=bool(found.get("that")), group=group)
    topic = said or _words(found.get("topic"))
    everybody = not (topic or manners)
    return Question(tidy, "claims_about", topic=topic, manners=manners, everybody=everybody, group=group)


def _shaped(tidy: str, asked: str) -> Question | None:
    """Return a question whose answer has a shape of its own, None for a plain list of claims or a fact."""
    if (found := _first(_ARTICLES, asked)) is not None:
        return Question(tidy, "claims_about", topic=_topic(found), shape="articles")
    if (found := _first(_ROLE, asked)) is not None:
        expected: Expected | None = "place" if found.get("place") else None
        return Question(tidy, "fact", _words(found.get("speaker")), asked, expected=expected, shape="role")
    if (found := _first(_CHANGE, asked)) is not None:
        return Question(tidy, "said_by", _words(found.get("speaker")), _topic(found), shape="change")
    if (found := _first(_WHO_FIRST, asked)) is not None:
        return _who_first(tidy, found)
    if (found := _first(_AGREEMENT, asked)) is None:
        return None
    whom = re.match(r"who|what|(?:on|about|over) what", asked, re.IGNORECASE) is not None
    seek = whom and (found.get("stance") or "").lower().startswith("agree")
    agreed: frozenset[MannerKind] = frozenset({"agreed"}) if seek else frozenset()
    speaker, other = (
        None if _is_anybody(found.get(name)) else _words(found.get(name)) for name in ("speaker", "other")
    )
    if speaker and other and other[0].islower() and (found.get("stance") or "").lower().startswith("oppose"):
        # Whom somebody disagrees with has a name; what they oppose has none.
        return Question(tidy, "said_by", speaker, other)
    return Question(tidy, "claims_about", speaker, _topic(found), agreed, shape="agreement", other=other)


def _who_first(tidy: str, found: dict[str, str | None]) -> Question:
    """Return the question who said it first: whoever said what is asked, or what was first said of a topic."""
    speaker, manners = _words(found.get("speaker")), _manners(found.get("verb"))
    if (said := _quoted(_words(found.get("said")))) is not None:
        return Question(tidy, "who_said", speaker, said, manners, shape="first")
    return Question(tidy, "said_by" if speaker else "claims_about", speaker, _topic(found), manners, shape="first")


def _is_anybody(words: str | None) -> bool:
    return words is not None and _ANYBODY.fullmatch(words) is not None


def _topic(found: dict[str, str | None]) -> str | None:
    """Return what it is about: the topic, and the matter named with the speaker ("her passenger count")."""
    return _words(" ".join(filter(None, (found.get("matter"), found.get("topic")))))


def _first(patterns: list[re.Pattern[str]], asked: str) -> dict[str, str | None] | None:
    for pattern in patterns:
        found = pattern.fullmatch(asked)
        if found:
            return found.groupdict()
    return None


def _words(part: str | None) -> str | None:
    return part.strip(" ,;:") or None if part else None


def _quoted(said: str | None) -> str | None:
    """Return the words in quote marks where there are some: they are what was said, the rest is about it."""
    quoted = _QUOTED.search(said) if said else None
    return quoted[1].strip() if quoted and len(quoted[1].split()) > 1 else said


def _manners(verb: str | None) -> frozenset[MannerKind]:
    return MANNERS.get(verb.lower(), frozenset()) if verb else frozenset()


def topic_words(topic: str | None) -> list[str]:
    """Return the words a topic asks about, without words of reporting and words for any matter at all."""
    found = [word for word in content_words(topic or "") if word not in REPORT_WORDS]
    return [word for word in found if word not in _ANY_MATTER] or found
