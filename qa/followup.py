"""A follow-up becomes a question that stands on its own, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.answer import Answer
from qa.question import Question, read_question


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and its answer."""

    question: str
    answer: Answer


_WHAT_ABOUT = re.compile(r"^(?:what|how) about (?P<other>.+?)\s*\?*$", re.IGNORECASE)
_AND_A_NAME = re.compile(r"^(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}\s*\?*$")
_AND = re.compile(r"^(?:and|but|so)[, ]+", re.IGNORECASE)
_QUESTION_WORDS = frozenset(
    "what when where which who whom whose why how did does do is are was were has have had can".split()
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|him)\b|\bher\b(?=\s*(?:[?.!,;]|$))", re.IGNORECASE)
_HIS_OR_HER = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)


def standalone(question: str, turns: Sequence[Turn], is_speaker: Callable[[str], bool]) -> str:
    """Return ``question`` with what it leaves out put in: whom "she" means, what "and what about Korotkov?" asks.

    ``is_speaker`` tells whether words name a speaker of the archive. A pronoun is filled only when
    the last turn was about one speaker; else the question stays as it is.
    """
    if not turns:
        return question
    last = turns[-1].answer
    asked = read_question(last.standalone_question)
    bare = _AND.sub("", " ".join(question.split()))
    other = _other(bare, continued=bare != question.strip())
    if other is not None:
        return _asked_of(other, asked, is_speaker) or question
    name = _one_speaker(last, asked.speaker)
    if name is None:
        return question
    filled = _HE_OR_SHE.sub(lambda _: name, question, count=1)
    return _HIS_OR_HER.sub(lambda _: f"{name}’s", filled, count=1) if filled == question else filled


def _other(bare: str, continued: bool) -> str | None:
    """Return whom or what "what about Korotkov?" or "and Korotkov?" goes on to."""
    about = _WHAT_ABOUT.match(bare)
    if about:
        return about["other"]
    named = continued and _AND_A_NAME.match(bare) and bare.split()[0].lower().rstrip("?") not in _QUESTION_WORDS
    return bare.rstrip(" ?") if named else None


def _asked_of(other: str, asked: Question, is_speaker: Callable[[str], bool]) -> str | None:
    """Return the earlier question put to another speaker, or about another matter."""
    if is_speaker(other):
        return f"What did {other} say{f' about {asked.topic}' if asked.topic and asked.kind != 'fact' else ''}?"
    if asked.kind == "said_by":
        return f"What did {asked.speaker} say about {other}?"
    return f"Who claimed what about {other}?" if asked.kind == "claims_about" else None


def _one_speaker(answer: Answer, asked: str | None) -> str | None:
    names = {line.speaker.name for line in answer.lines}
    if len(names) == 1:
        return names.pop()
    return asked if not names else None
