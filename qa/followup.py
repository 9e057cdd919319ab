"""A follow-up becomes a question that stands on its own, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from qa.answer import Answer
from qa.dates import period_words, without
from qa.question import Question, read_question
from qa.words import content_words


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and its answer."""

    question: str
    answer: Answer


_AND = re.compile(r"^(?:(?:and|but|so|then|okay|ok|also)[, ]+)+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"^(?:what|how) about (?P<other>.+?)[\s?]*$", re.IGNORECASE)
_OTHER = re.compile(r"^(?P<other>(?:the |a )?[\w’'-]+(?: [\w’'-]+){0,4})[\s?]*$", re.IGNORECASE)
_LIMIT = re.compile(
    r"^(?P<limit>(?:in|on|by|before|after|since|until|during|between|according to|over) (?!what|which|whom?\b).+?"
    r"|(?:this|last) (?:week|month|year)|yesterday|lately|recently)[\s?]*$",
    re.IGNORECASE,
)
_OUTLETS = r"(?:outlets?|papers?|newspapers?|articles?|stories|story|sources?|publications?)"
_WHERE = re.compile(
    rf"^(?:(?:in|by|from) )?(?:which|what) {_OUTLETS}"
    r"(?: (?:was|is|said|says|reported|wrote|published)(?: (?:that|it|this))?)?[\s?]*$"
    r"|^where (?:was|is) (?:that|this|it) (?:published|reported|printed|from)[\s?]*$",
    re.IGNORECASE,
)
_AGREEING = re.compile(
    r"^(?:(?:do|does|did|has|have|is|are) (?P<who>they|anyone|anybody|someone|somebody|everyone|all|others|the sources"
    r"|any of them|the others|people)(?: all)?|who(?: else)?) (?P<verb>agree[sd]?|disagree[sd]?|contradict(?:s|ed)?"
    r"|dispute[sd]?|differ|challenge[sd]?|deny|denies|object(?:s|ed)?)"
    r"(?: (?:with |to )?(?:him|her|them|that|this|it|each other))?[\s?]*$",
    re.IGNORECASE,
)
_QUESTION_WORDS = frozenset(
    """
    what when where which who whom whose why how did does do is are was were has have had can could would will should
    if because not that this these those it he she they you i we there here more else yes no thanks thank any anything
    """.split()
)
_PRONOUNS = {
    "he": re.compile(r"\b(?:he|him)\b", re.IGNORECASE),
    "she": re.compile(
        r"\bshe\b|\bher\b(?=\s*(?:[?.!,;]|$|about\b|for\b|to\b|and\b|with\b|when\b|after\b))", re.IGNORECASE
    ),
    "it": re.compile(r"\bit\b(?!\s+(?:that|true|is that)\b)", re.IGNORECASE),
    "they": re.compile(r"\b(?:they|them)\b", re.IGNORECASE),
}
_POSSESSIVES = {
    "he": re.compile(r"\bhis\b", re.IGNORECASE),
    "she": re.compile(r"\bher\b", re.IGNORECASE),
    "it": re.compile(r"\bits\b", re.IGNORECASE),
    "they": re.compile(r"\btheir\b", re.IGNORECASE),
}
_PERSONS = ("he", "she")
# A run of capitalised words that is a name: not the first word of the question, nor "I".
_NAME = re.compile(r"(?<=[\w,;’'] )(?!I\b)[^\W\d_a-z][\w’'.-]*(?: (?:(?:of|the|de|van|von|al) )?[^\W\d_a-z][\w’'.-]*)*")
# How many turns back a pronoun may reach.
_REACH = 4


def standalone(question: str, turns: Sequence[Turn], is_speaker: Callable[[str], bool]) -> str:
    """Return ``question`` with what it leaves out put in: whom "she" means, what "and what about Korotkov?" asks.

    ``is_speaker`` tells whether words name a speaker of the archive. What stays unclear stays as it is:
    a pronoun is filled only when the turn it goes back to was about one speaker, or one thing.
    """
    if not turns:
        return question
    last = turns[-1].answer
    asked = read_question(last.standalone_question)
    tidy = " ".join(question.split())
    bare = _AND.sub("", tidy)
    if _WHERE.match(bare):
        subject = asked.topic if asked.kind != "fact" else " ".join(content_words(asked.text))
        return f"Which articles mention {subject or asked.speaker}?" if subject or asked.speaker else question
    if (agreeing := _AGREEING.match(bare)) is not None:
        return _agreement(agreeing, asked, last) or question
    if (limit := _LIMIT.match(_unasked(bare))) is not None and not asked.text.startswith("Which articles"):
        return _limited(asked.text, limit["limit"])
    other = _other(bare, continued=bare != tidy)
    if other is not None:
        if asked.kind == "fact" and _PRONOUNS["it"].search(turns[-1].question):
            thing = _meant("it", turns[:-1], is_speaker)
            asked = replace(asked, kind="claims_about", topic=thing) if thing else asked
        return _asked_of(other, asked, is_speaker) or question
    return _filled(question, turns, is_speaker)


def _unasked(bare: str) -> str:
    """Return what "what about …?" goes on to, or the words themselves."""
    about = _WHAT_ABOUT.match(bare)
    return about["other"] if about else bare


def _limited(earlier: str, limit: str) -> str:
    """Return the earlier question with another day or outlet: of two of a kind the later counts."""
    bare = earlier.rstrip(" ?!.")
    if period_words(limit) and (words := period_words(bare)):
        bare = without(bare, words)
    return f"{bare} {limit}?"


def _agreement(found: re.Match[str], asked: Question, last: Answer) -> str | None:
    """Return "Did anyone disagree?" asked of the earlier question's matter and speakers."""
    topic = asked.topic if asked.kind != "fact" else " ".join(content_words(asked.text))
    about = f" about {topic}" if topic else ""
    verb = "agree" if found["verb"].lower().startswith("agree") else "disagree"
    speakers = list(dict.fromkeys(line.speaker.name for line in last.lines))
    together = (found["who"] or "").lower() == "they"
    if together and asked.shape != "agreement" and len(speakers) == 2:
        return f"Do {speakers[0]} and {speakers[1]} agree{about}?"
    whom = asked.speaker or (speakers[0] if len(speakers) == 1 else None)
    if whom and not together:
        return f"Who {verb}s with {whom}{about}?"
    return f"Do the sources {verb}{about}?" if topic else None


def _other(bare: str, *, continued: bool) -> str | None:
    """Return whom or what "what about Korotkov?", "and Korotkov?" or "and the road?" goes on to."""
    about = _WHAT_ABOUT.match(bare)
    if about:
        return about["other"]
    named = _OTHER.match(bare) if continued else None
    if named is None or named["other"].split()[0].lower() in _QUESTION_WORDS:
        return None
    return named["other"]


def _asked_of(other: str, asked: Question, is_speaker: Callable[[str], bool]) -> str | None:
    """Return the earlier question put to another speaker, or about another matter."""
    if is_speaker(other) and asked.shape != "articles":
        topic = asked.topic if asked.kind != "fact" else _matter(asked)
        verb = _verb(asked) if asked.kind == "said_by" else "say"
        return f"What did {other} {verb}{f' about {topic}' if topic else ''}?"
    if asked.shape == "articles":
        return f"Which articles mention {other}?"
    if asked.shape == "agreement":
        return f"Do the sources agree about {other}?"
    if asked.kind == "said_by":
        return f"What did {asked.speaker} {_verb(asked)} about {other}?"
    return f"Who claimed what about {other}?" if asked.kind == "claims_about" else None


def _verb(asked: Question) -> str:
    """Return the word of reporting that the earlier question asked for: who "promised" is asked what he promised."""
    asks = {"denied": "deny", "warned": "warn", "promised": "promise", "estimated": "estimate", "demanded": "demand"}
    return next((verb for manner, verb in asks.items() if manner in asked.manners), "say")


def _matter(asked: Question) -> str | None:
    """Return what a plain question is about, without whom it names as its source and how it asks."""
    bare = re.sub(r"[, ]*\baccording to .+$", "", asked.text.rstrip(" ?"), flags=re.IGNORECASE)
    return " ".join(content_words(bare)) or None if asked.shape != "role" else None


def _filled(question: str, turns: Sequence[Turn], is_speaker: Callable[[str], bool]) -> str:
    """Return ``question`` with its first pronoun, of each kind, replaced by whom or what it means."""
    filled = question
    for pronoun in _PRONOUNS:
        found = _PRONOUNS[pronoun].search(question) or _POSSESSIVES[pronoun].search(question)
        if found is None:
            continue
        meant = _meant(pronoun, turns, is_speaker)
        if meant is None or meant.lower() in question.lower():
            continue
        standing = _PRONOUNS[pronoun] if _PRONOUNS[pronoun].search(filled) else _POSSESSIVES[pronoun]
        put = meant if standing is _PRONOUNS[pronoun] else f"{meant}’s"
        filled = _put_in(filled, standing, put)
    return filled


def _put_in(question: str, standing: re.Pattern[str], words: str) -> str:
    return standing.sub(lambda _: words, question, count=1)


def _meant(pronoun: str, turns: Sequence[Turn], is_speaker: Callable[[str], bool]) -> str | None:
    """Return whom or what ``pronoun`` stands for: the nearest turn about one, whom no other pronoun was used for."""
    other = {"he": "she", "she": "he"}.get(pronoun)
    taken = {
        name
        for turn, earlier in zip(turns[1:], turns, strict=False)
        if other and _PRONOUNS[other].search(turn.question)
        for name in [_person(turn.answer, is_speaker) or _person(earlier.answer, is_speaker)]
        if name
    }
    for turn in reversed(turns[-_REACH:]):
        if pronoun in _PERSONS:
            name = _person(turn.answer, is_speaker)
            if name is not None and name not in taken:
                return name
            if name is None and turn.answer.lines:
                return None
        elif (thing := _thing(turn.answer, pronoun)) is not None:
            return thing
    return None


def _person(answer: Answer, is_speaker: Callable[[str], bool]) -> str | None:
    """Return the one speaker that a turn was about; of a plain question the one name in it."""
    names = {line.speaker.name for line in answer.lines}
    if len(names) == 1:
        return names.pop()
    if names:
        return None
    asked = read_question(answer.standalone_question)
    if asked.speaker:
        return asked.speaker
    named: list[str] = _NAME.findall(answer.standalone_question) if asked.kind == "fact" else []
    speakers = [name for name in named if is_speaker(name)]
    return next(iter(speakers or named), None)


def _thing(answer: Answer, pronoun: str) -> str | None:
    """Return what a turn was about: its topic; of a plain question the name in it."""
    asked = read_question(answer.standalone_question)
    if asked.kind != "fact":
        topic = asked.topic if asked.kind != "who_said" else None
        return topic if topic and len(topic.split()) <= 4 else None
    named: list[str] = _NAME.findall(answer.standalone_question)
    return named[-1] if pronoun == "it" and named else named[0] if named else None
