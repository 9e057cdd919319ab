"""A follow-up becomes a question that stands on its own, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.answer import Answer
from qa.dates import dated_in, period_words, without
from qa.pronouns import filled, is_pronoun, meant, says_it
from qa.question import Question, read_question
from qa.turn import Turn
from qa.words import QUESTION_WORDS, content_words

_AND = re.compile(r"^(?:(?:and|but|so|then|okay|ok|also)[, ]+)+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"^(?:(?:what|how) )?about (?P<other>.+?)[\s?]*$", re.IGNORECASE)
_OTHER = re.compile(r"^(?P<other>(?:the |a )?[\w’'-]+(?: [\w’'-]+){0,4})[\s?]*$", re.IGNORECASE)
_LIMIT = re.compile(
    r"^(?P<limit>(?:in|on|by|before|after|since|until|during|between|according to|over) (?!what|which|whom?\b).+?"
    r"|(?:this|last) (?:week|month|year)|today|yesterday|lately|recently)[\s?]*$",
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
# Whether somebody else sees it so too: "Do critics agree?"
_SIDES_WITH = re.compile(
    r"^(?P<does>do|does|did) (?P<who>.+?) (?P<verb>agree|disagree)(?: with (?:him|her|them|that|this|it))?[\s?]*$",
    re.IGNORECASE,
)
# What is true is not ours to say: whether anybody says otherwise is.
_IS_TRUE = re.compile(
    r"^(?:really|(?:is|was) (?:that|this|it) (?:really |actually )?(?:true|so|right|correct|accurate|the case|a fact)"
    r"|(?:is|was|has) (?:that|this|it) (?:been )?(?:confirmed|verified|disputed|contested|contradicted)"
    r"|(?:can|should|do) (?:i|we|you) (?:believe|trust) (?:that|this|it|him|her|them))[\s?]*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:(?:tell|show|give) (?:me |us )?)?(?:more|more details?|more (?:about|on|of) (?:that|this|it))[\s?.!]*$"
    r"|^(?:go on|continue|elaborate|and then)[\s?.!]*$",
    re.IGNORECASE,
)
_WHO_FIRST = re.compile(
    r"^who (?:(?:was|is) (?:the )?first(?: to (?:say|claim|report) (?:so|it|that|this))?"
    r"|(?:said|claimed|reported) (?:so|it|that|this) first|first (?:said|claimed|reported) (?:so|it|that|this))[\s?]*$",
    re.IGNORECASE,
)
_THE_REST = re.compile(
    r"^(?:(?:please )?(?:show|give|list|tell|see)(?: me| us)? )?"
    r"(?:all|everything|the (?:rest|others?)|all of (?:them|it)|more)"
    r"(?: (?:the )?(?:other|more)? ?(?:claims|of (?:them|it)))?[\s?.!]*$",
    re.IGNORECASE,
)
_OF = r"(?:of|for|at|in)\b"
# Nobody and nothing that "and …?" could go on to begins with one of them.
_NO_OTHER = QUESTION_WORDS.union(
    "if because not that this these those it he she they you i we there here more else yes no thanks thank any "
    "anything".split()
)


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
    if _WHO_FIRST.match(bare) and asked.topic and asked.kind != "fact":
        said = asked.kind == "who_said"
        return f"Who first said that {asked.topic}?" if said else f"What was the earliest claim about {asked.topic}?"
    if last.more is not None and (_THE_REST.match(bare) or _MORE.match(bare)):
        return last.more.ask
    if _MORE.match(bare) or _IS_TRUE.match(bare):
        # Of what was refused there is no more, and nothing that might be true.
        last = next((turn.answer for turn in reversed(turns) if turn.answer.outcome == "answered"), last)
        asked = read_question(last.standalone_question)
        more = _more(asked) if _MORE.match(bare) else _agreement(asked, last, together=False, agree=False)
        return more or question
    if (agreeing := _AGREEING.match(bare)) is not None:
        who, verb = (agreeing["who"] or "").lower(), agreeing["verb"].lower()
        if who == "they":
            last = next((turn.answer for turn in reversed(turns) if len(_speakers(turn.answer)) > 1), last)
            asked = read_question(last.standalone_question)
        return _agreement(asked, last, together=who == "they", agree=verb.startswith("agree")) or question
    if asked.kind == "said_by" and (siding := _SIDES_WITH.match(bare)) is not None and is_speaker(siding["who"]):
        about = f" about {asked.topic}" if asked.topic else ""
        does, who, verb = siding.group("does", "who", "verb")
        return f"{does.capitalize()} {who} {verb.lower()} with {asked.speaker}{about}?"
    if (limit := _limit(bare, tidy, is_speaker)) is not None and not asked.text.startswith("Which articles"):
        return _limited(asked.text, limit)
    other = _other(bare, continued=bare != tidy)
    if other is not None:
        if asked.kind == "fact" and says_it(turns[-1].question):
            thing = meant("it", turns[:-1], is_speaker)
            asked = replace(asked, kind="claims_about", topic=thing) if thing else asked
        return _asked_of(other, asked, is_speaker) or question
    return _on_the_same(filled(question, turns, is_speaker), question, asked)


def _on_the_same(whole: str, question: str, earlier: Question) -> str:
    """Return ``whole``, ``question`` with its pronouns filled in, with more of what it goes back to: "the mayor" is the
    mayor of Bridgend who was asked about, and whether others agree with him goes on about the same matter."""
    whole = _with_its_body(whole, earlier.speaker or "")
    asked = read_question(whole)
    compares_two = asked.shape == "agreement" and asked.other is not None
    goes_on = whole != question and earlier.kind != "fact" and compares_two and not asked.topic
    return f"{whole.rstrip(' ?')} about {earlier.topic}?" if goes_on and earlier.topic else whole


def _with_its_body(question: str, spoken_of: str) -> str:
    """Return ``question`` with the office that it names alone as it was ``spoken_of``: "the mayor of Bridgend"."""
    office = re.match(rf"the [\w’'-]+(?= {_OF})", spoken_of, re.IGNORECASE)
    alone = office and re.search(rf"\b{office[0]}\b(?! {_OF})", question, re.IGNORECASE)
    return f"{question[: alone.start()]}{spoken_of}{question[alone.end() :]}" if alone else question


def _limit(bare: str, tidy: str, is_speaker: Callable[[str], bool]) -> str | None:
    """Return the days or the outlet that a follow-up goes on to: "in March", also for "and March?"; a name typed alone,
    and one that a speaker bears ("May"), is none."""
    named = _unasked(bare)
    if (limit := _LIMIT.match(named)) is not None:
        return limit["limit"]
    named = named.rstrip(" ?")
    goes_on = named != tidy.rstrip(" ?") or any(map(str.isdigit, named))
    return dated_in(named) if goes_on and not is_speaker(named) else None


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


def _more(asked: Question) -> str | None:
    """Return the wider question that "Tell me more" asks after ``asked``: all that the speaker said, or all that the
    articles about the topic hold."""
    if asked.speaker and asked.topic and asked.kind == "said_by":
        return f"What did {asked.speaker} say in articles about {asked.topic}?"
    return f"Who claimed what in articles about {asked.topic}?" if asked.topic and asked.kind != "fact" else None


def _agreement(asked: Question, last: Answer, *, together: bool, agree: bool) -> str | None:
    """Return "Did anyone disagree?" asked of the earlier question's matter and speakers; ``together`` is said of
    "they"."""
    topic = asked.topic if asked.kind != "fact" else " ".join(content_words(asked.text))
    about = f" about {topic}" if topic else ""
    verb = "agree" if agree else "disagree"
    speakers = _speakers(last)
    if together and asked.shape != "agreement" and len(speakers) == 2:
        return f"Do {speakers[0]} and {speakers[1]} agree{about}?"
    named = asked.speaker if asked.speaker and not is_pronoun(asked.speaker) else None
    whom = named or (speakers[0] if len(speakers) == 1 else None)
    if whom and not together:
        return f"Who {verb}s with {whom}{about}?"
    return f"Do the sources {verb}{about}?" if topic else None


def _speakers(answer: Answer) -> list[str]:
    return list(dict.fromkeys(line.speaker.name for line in answer.lines))


def _other(bare: str, *, continued: bool) -> str | None:
    """Return whom or what "what about Korotkov?", "and Korotkov?" or "and the road?" goes on to."""
    about = _WHAT_ABOUT.match(bare)
    if about:
        return about["other"]
    named = _OTHER.match(bare) if continued else None
    if named is None or named["other"].split()[0].lower() in _NO_OTHER:
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
