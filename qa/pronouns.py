"""Whom or what "she", "it" and "they" of a follow-up mean, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.answer import Answer
from qa.named import CAPITAL, NAME, PERSON
from qa.question import Question, read_question
from qa.turn import Turn
from qa.words import content_words

_PRONOUNS = {
    "he": re.compile(r"\b(?:he|him)\b", re.IGNORECASE),
    "she": re.compile(
        r"\bshe\b|\bher\b(?=\s*(?:[?.!,;]|$|about\b|for\b|to\b|and\b|with\b|when\b|after\b))", re.IGNORECASE
    ),
    "it": re.compile(r"\bit\b(?!\s+(?:that|true|is that)\b)", re.IGNORECASE),
    "this": re.compile(r"(?<=\babout )(?:this|that)(?=[\s?.!]*$)", re.IGNORECASE),
    "they": re.compile(r"\b(?:they|them)\b", re.IGNORECASE),
}
_POSSESSIVES = {
    "he": re.compile(r"\bhis\b", re.IGNORECASE),
    "she": re.compile(r"\bher\b", re.IGNORECASE),
    "it": re.compile(r"\bits\b", re.IGNORECASE),
    "they": re.compile(r"\btheir\b", re.IGNORECASE),
}
_PERSONS, _THINGS = ("he", "she"), ("it", "this")
# A run of capitalised words that is a name: not the first word of the question, nor "I".
_NAME = re.compile(rf"(?:(?<=[\w,;’'] )|(?<=\())(?!I\b){NAME}")
_PERSON = re.compile(PERSON)
# "Who is the mayor?", but not "Who did she marry?", which is about her.
_WHO = re.compile(r"[Ww]ho (?!did|does|do|had|has|have)(?!.*['’]s\b)")
_WHO_IS = re.compile(r"[Ww]ho (?:is|was) (?P<whom>.+?)[\s?!.]*$")
_WHO_ARE = re.compile(r"[Ww]ho (?:are|were) (?P<whom>.+?)[\s?!.]*$")
# One who thinks or says something of another may be meant in that: "Why does Vale think that Moss wants her out?"
_THOUGHT = re.compile(
    rf" {PERSON} (?:thinks?|thought|believe[sd]?|says?|said|claim(?:s|ed)?|fear(?:s|ed)?|suspect(?:s|ed)?)"
    rf" (?:that )?(?:the |a )?{CAPITAL}"
)
# Words that go back to what was spoken of, though none of them stands for it.
_BACKWARD = re.compile(
    r"\b(?:else|others?|this|that|these|those|there|then|after|during|same|also|more|again|anything|any|happen(?:ed|s)?)\b",
    re.IGNORECASE,
)
# "The album" of a question that names nothing, and one of so few words, go back to what was spoken of.
_DEFINITE = re.compile(r"\bthe\b", re.IGNORECASE)
_FEW_WORDS = 2
# How many turns back a pronoun may reach.
_REACH = 4


def filled(question: str, turns: Sequence[Turn], is_speaker: Callable[[str], bool]) -> str:
    """Return ``question`` with its first pronoun, of each kind, replaced by whom or what it means."""
    whole = question = _completed(question, turns)
    for pronoun in _PRONOUNS:
        stands = _PRONOUNS[pronoun]
        if not stands.search(question) and pronoun in _POSSESSIVES:
            stands = _POSSESSIVES[pronoun]
        if (found := stands.search(question)) is None:
            continue
        if pronoun in _PERSONS and _THOUGHT.search(question, endpos=found.start()):
            continue
        name = meant(pronoun, turns, is_speaker)
        if name is None or name.lower() in question.lower():
            continue
        whole = _put_in(whole, stands, f"{name}’s" if stands is _POSSESSIVES.get(pronoun) else name)
    if whole == question and read_question(question).kind == "fact" and not is_speaker(question.strip(" ?!.")):
        return _beside(question, turns)
    return whole


def _beside(question: str, turns: Sequence[Turn]) -> str:
    """Return a plain question that goes on from plain ones with the name they were about beside it, and the last."""
    earlier = turns[-1].answer.standalone_question
    if read_question(earlier).kind != "fact" or _NAME.search(question):
        return question
    said = content_words(question)
    going_on = _BACKWARD.search(question) or _DEFINITE.search(question) or len(said) <= _FEW_WORDS
    if not said or not going_on or (focus := _focus(turns)) is None:
        return question
    names = dict.fromkeys([focus, *_named(earlier)[-1:]])
    return f"{question.rstrip(' ?')} ({', '.join(names)})?"


def is_beside(question: str, alone: str) -> bool:
    """True when ``alone`` only has names put beside ``question``, which no word of it needs."""
    return alone.startswith(f"{question.rstrip(' ?')} (") and not _BACKWARD.search(question)


def _completed(question: str, turns: Sequence[Turn]) -> str:
    """Return a plain question with the whole of a name of which it says one word, where an earlier one named it."""
    if read_question(question).kind != "fact":
        return question
    known = [name for turn in turns for name in _named(turn.answer.standalone_question) if " " in name]
    for said in _named(question):
        wholes = {name for name in known if said in (name.split()[0], name.split()[-1])}
        if len(wholes) == 1:
            question = _put_in(question, re.compile(rf"\b{re.escape(said)}\b"), *wholes)
    return question


def _focus(turns: Sequence[Turn]) -> str | None:
    """Return the name that the turns' questions hold most often, the first of equals: what they began with."""
    named = [name for turn in turns for name in _named(turn.answer.standalone_question)]
    return max(named, key=named.count, default=None)


def _named(question: str) -> list[str]:
    """Return the names in a question, without possessive endings."""
    return [re.sub(r"['’]s?$", "", name).rstrip(".") for name in _NAME.findall(question)]


def _put_in(question: str, standing: re.Pattern[str], words: str) -> str:
    return standing.sub(lambda _: words, question, count=1)


def meant(pronoun: str, turns: Sequence[Turn], is_speaker: Callable[[str], bool]) -> str | None:
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
            name = _person(turn.answer, is_speaker) or (_focus(turns) if _named_in(turn) else None)
            if name is not None and name not in taken:
                return name
            if name is None and turn.answer.lines:
                return None
        elif pronoun == "they" and (group := _group(turn.answer, is_speaker)) is not None:
            return group
        elif (thing := _thing(turn.answer)) is not None and not (
            pronoun in _THINGS and (is_speaker(thing) or thing in _persons_in(turns))
        ):
            return _focus(turns) if pronoun == "they" and _named_in(turn) else thing
    return None


def _group(answer: Answer, is_speaker: Callable[[str], bool]) -> str | None:
    """Return the speakers that a turn was about, told by what they are: "What do analysts say?"."""
    asked = read_question(answer.standalone_question)
    whose = asked.speaker if asked.kind == "said_by" else None
    if whose is None and (found := _WHO_ARE.match(answer.standalone_question)) is not None:
        whose = found["whom"]
    return whose if whose and whose.islower() and is_speaker(whose) else None


def is_pronoun(words: str) -> bool:
    """True for "she" and the like, which name nobody."""
    return any(pattern.fullmatch(words) for pattern in _PRONOUNS.values())


def _persons_in(turns: Sequence[Turn]) -> frozenset[str]:
    """Return the names for which a question said "he" or "her"."""
    said = [pattern for pronoun in _PERSONS for pattern in (_PRONOUNS[pronoun], _POSSESSIVES[pronoun])]
    return frozenset(
        name
        for turn in turns
        if any(pattern.search(turn.question) for pattern in said)
        for name in _named(turn.answer.standalone_question)
        if name not in turn.question
    )


def _person(answer: Answer, is_speaker: Callable[[str], bool]) -> str | None:
    """Return the one speaker that a turn was about; of a plain question the one whom it names."""
    names = {line.speaker.name for line in answer.lines}
    if len(names) == 1:
        return names.pop()
    if names:
        return None
    asked = read_question(answer.standalone_question)
    if asked.speaker:
        return asked.speaker
    named = _named(answer.standalone_question) if asked.kind == "fact" else []
    if not named and (found := _WHO_IS.match(answer.standalone_question)) is not None:
        # "who is clara moss": a name may be typed without its capitals.
        named = [found["whom"]]
    return _answering(answer, asked) or next((name for name in named if is_speaker(name)), None)


def _answering(answer: Answer, asked: Question) -> str | None:
    """Return the person who is the marked answer to "who …?"."""
    marked = {one.text[slice(*one.answer)] for one in answer.passages if one.answer}
    if len(marked) != 1 or asked.expected != "person" or not _WHO.match(asked.text):
        return None
    name = marked.pop()
    return name if _PERSON.fullmatch(name) else None


def _named_in(turn: Turn) -> bool:
    """True for a plain question that names anybody or anything."""
    return read_question(turn.answer.standalone_question).kind == "fact" and bool(
        _named(turn.answer.standalone_question)
    )


def _thing(answer: Answer) -> str | None:
    """Return what a turn was about: its topic; of a plain question the last name in it."""
    asked = read_question(answer.standalone_question)
    if asked.kind != "fact":
        topic = asked.topic if asked.kind != "who_said" else None
        return topic if topic and len(topic.split()) <= 4 else None
    named = _named(answer.standalone_question)
    return named[-1] if named else None


def says_it(question: str) -> bool:
    """True when ``question`` goes back to a thing by "it"."""
    return _PRONOUNS["it"].search(question) is not None
