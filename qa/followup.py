"""A follow-up becomes a question that stands on its own, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Answer
from qa.question import read_question


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and its answer."""

    question: str
    answer: Answer


_AND_WHAT_ABOUT = re.compile(
    r"^(?:and\s+)?(?:what|how)\s+about\s+(?P<other>.+?)\s*\?*$|^and\s+(?P<short>(?:\w+['’]?\s?){1,5})\?*$",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
_HIS_OR_HER = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)


def standalone(question: str, turns: Sequence[Turn]) -> str:
    """Return ``question`` with what it leaves out put in: whom "she" means, what "and what about Korotkov?" asks.

    A pronoun is filled only when the last turn was about one speaker; else the question stays as it is.
    """
    if not turns:
        return question
    last = turns[-1].answer
    asked = read_question(last.standalone_question)
    other = _AND_WHAT_ABOUT.match(question.strip())
    if other:
        name = (other["other"] or other["short"]).strip()
        if asked.kind == "said_by":
            about = f" about {asked.topic}" if asked.topic else ""
            return f"What did {name} say{about}?"
        if asked.kind == "claims_about":
            return f"Who claimed what about {name}?"
        return question
    name_meant = _one_speaker(last, asked.speaker)
    if name_meant is None:
        return question
    filled = _HE_OR_SHE.sub(lambda _: name_meant, question, count=1)
    return _HIS_OR_HER.sub(lambda _: f"{name_meant}’s", filled, count=1) if filled == question else filled


def _one_speaker(answer: Answer, asked: str | None) -> str | None:
    names = {line.speaker.name for line in answer.lines}
    if len(names) == 1:
        return names.pop()
    return asked if not names else None
