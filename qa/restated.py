"""A question of no known form, put into one that is: by the speaker, the word of reporting and the matter in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qa.abreast import side_by_side
from qa.bare import bare_question
from qa.hints import asks_for_the_unnamed, hinted
from qa.manners import BASE, NOUNS, REPORTS, VERBS
from qa.named import NAME
from qa.phrasings import PARTS
from qa.question import read_question
from qa.whether import whether_so
from qa.words import QUESTION_WORDS, STOP_WORDS, content_words, words

IsSpeaker = Callable[[str], bool]

# Words alone, as they are typed into a search box: so many at most, and none of these among them.
_KEYWORDS = 4
_ASKING = QUESTION_WORDS.union(
    "shall may might must be if because not and or more else hello hi hey thanks thank ok okay yes no bye please help "
    "it this that they them he him she her his its their these those there here again".split()
)

_TOLD = [*REPORTS, *VERBS, "saying", "telling", "tweet", "tweets", "tweeted"]
# These ask what somebody said only where a speaker is asked to have done so: not the post office, nor who wants what.
_VERB = "|".join(
    sorted(map(re.escape, [*_TOLD, *"want wants wanted post posts posted".split()]), key=len, reverse=True)
)
_REPORTED = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _TOLD))}|{PARTS['STATEMENTS']}|{NOUNS}|according to|feel about|line|words)\b",
    re.IGNORECASE,
)
_ASKED_OF = re.compile(
    rf"^(?:how (?:many|much|long|often|big|far)|what|which|when|where|why|how)\b(?P<matter>.*?)"
    rf"\b(?:do|does|did|has|have|had) (?P<speaker>.+?) (?P<verb>{_VERB})\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"^(?P<before>.*?)[, ]*\b(?:according to|in the (?:words|view|opinion) of) (?P<speaker>[^,]+?)"
    r"(?:, (?P<after>.+))?$",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\b(?:about|on|regarding|concerning|over|towards?|as to|when it comes to) (?P<topic>.+)$", re.IGNORECASE
)
_DESCRIBED = re.compile(r"\b[Tt]he (?:[\w’'-]+ ){0,4}?[\w’'-]+(?: (?:of|for|at|from) (?:the )?[\w’'-]+(?: [\w’'-]+)?)?")
_NAMED = re.compile(NAME)
_ACCORDING_TO = re.compile(r"\baccording to\b", re.IGNORECASE)
_NOUN = re.compile(
    rf"\b(?:{PARTS['STATEMENTS']}|stance|said|says)\b(?: (?:about|on|over|regarding|by|from|of)\b)?", re.IGNORECASE
)
# "Critics of the plan": who they are critics of is what they speak about.
_SIDE_OF = re.compile(
    r"(?P<who>(?:the )?(?:critics|opponents|supporters|backers|proponents|defenders|advocates|sceptics|skeptics)) "
    r"(?:of|to) (?P<matter>.+)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_NAMES = QUESTION_WORDS.union("tell give show i".split())


def restated(question: str, is_speaker: IsSpeaker) -> str:
    """Return ``question`` as a template has it, or as it stands where that is clear, or nothing tells what it asks.

    Only a question with a word of reporting in it is restated, and a few words that are no question: a speaker's name
    asks what the speaker said, others who claimed what about them. ``is_speaker`` tells whether words name a speaker of
    the archive. A plain question "according to" a speaker asks what that speaker said of it; two speakers set side by
    side are asked whether they agree, and whether something is so asks who said so.
    """
    bare = bare_question(question)
    if (abreast := side_by_side(bare, is_speaker)) is not None:
        return abreast
    asked = read_question(question)
    whose = asked.speaker or ""
    if (taking := _SIDE_OF.fullmatch(whose)) is not None and not (asked.topic or is_speaker(whose)):
        return f"What did {taking['who']} say about {taking['matter']}?"
    if asked.kind != "fact" and not (asked.group is None and asks_for_the_unnamed(whose)):
        return question
    if (so := whether_so(bare, is_speaker)) is not None:
        return so
    if (form := hinted(bare, is_speaker)) is not None:
        return form
    if _are_keywords(bare):
        return _of_keywords(bare, is_speaker)
    if (found := _ACCORDING.match(bare)) is not None and is_speaker(found["speaker"]):
        matter = _telling(f"{found['before']} {found['after'] or ''}")
        return f"What did {found['speaker']} say{f' about {matter}' if matter else ''}?"
    if (found := _ASKED_OF.match(bare)) is not None and is_speaker(found["speaker"]):
        matter = _telling(f"{found['matter']} {found['rest']}")
        return f"What did {found['speaker']} {_plain(found['verb'])}{f' about {matter}' if matter else ''}?"
    if read_question(question).expected is not None or not _REPORTED.search(_ACCORDING_TO.sub("", bare)):
        return question
    return _of_a_speaker(bare, is_speaker) or _of_a_matter(bare) or question


def _are_keywords(bare: str) -> bool:
    said = words(bare)
    few = 0 < len(said) <= _KEYWORDS and _ASKING.isdisjoint(said)
    return few and bool(content_words(bare)) and re.fullmatch(r"[\w’'. -]+", bare) is not None


def _of_keywords(bare: str, is_speaker: IsSpeaker) -> str:
    """Return what a speaker said, also where a word for statements stands beside the name, or who claimed what."""
    if is_speaker(bare):
        return f"What did {bare} say?"
    if (found := _NOUN.search(bare)) is not None:
        before, after = bare[: found.start()].strip(), bare[found.end() :].strip()
        whom = _POSSESSIVE.sub("", before) or after
        if is_speaker(whom):
            return f"What did {whom} say{f' about {after}' if before and after else ''}?"
    return f"Who claimed what about {bare}?"


def _telling(text: str) -> str:
    """Return the words that carry the meaning of ``text``, as they are written there."""
    return " ".join(word for word in re.findall(r"[\w’'.-]+", text) if content_words(word))


def _of_a_speaker(bare: str, is_speaker: IsSpeaker) -> str | None:
    """Return what somebody named in the question said, about the matter in it."""
    if re.match(r"who\b|which \w+\b", bare, re.IGNORECASE):
        return None
    for start, end in _named(bare):
        speaker = _POSSESSIVE.sub("", bare[start:end])
        if not is_speaker(speaker):
            continue
        verb = next((word for word in VERBS if re.search(rf"\b{word}\b", bare)), "say")
        after = _MATTER.search(bare, end) or _MATTER.search(bare)
        matter = after["topic"] if after and speaker not in after["topic"] else ""
        about = f" about {matter}" if matter and content_words(matter) else ""
        return f"What did {speaker} {_plain(verb)}{about}?"
    return None


def _of_a_matter(bare: str) -> str | None:
    """Return who claimed what about the matter that the question names after "about"."""
    after = _MATTER.search(bare)
    if (
        after is None
        or not content_words(after["topic"])
        or not re.search(r"\b(?:who|what|any|all)", bare, re.IGNORECASE)
    ):
        return None
    return f"Who claimed what about {after['topic']}?"


def _named(bare: str) -> Iterator[tuple[int, int]]:
    """Yield the places of names and descriptions in a question, names and longer ones first."""
    names = [found.span() for found in _NAMED.finditer(bare) if found[0].lower() not in _NO_NAMES]
    described = [found.span() for found in _DESCRIBED.finditer(bare)]
    yield from sorted(names, key=lambda span: span[0] - span[1])
    for start, end in sorted(described, key=lambda span: span[0] - span[1]):
        while len(bare[start:end].split()) > 1:
            if bare[start:end].split()[-1].lower() not in STOP_WORDS:
                yield start, end
            end = start + bare[start:end].rindex(" ")


def _plain(verb: str) -> str:
    """Return a word of reporting as it stands after "did": a manner's own verb, for any other "say"."""
    return BASE.get(verb.lower(), "say")
