"""Who somebody is: the sentences that give a speaker's role, and where they work."""

from __future__ import annotations

import re

from index import Selection, Speaker
from qa.facts import Fact, find_facts, in_roles, introducing
from qa.question import Question
from qa.reading import Reader, Reading

# Where the place or the employer begins in a role: "a hydrologist at the Tarn Institute".
_PLACE = re.compile(r"\b(?:at|of|with|for|in|from)\s+(?P<place>.*[A-Z0-9].*)|(?P<employer>\S+(?:’s|'s))\s")
_SHOWN = 3


def find_roles(reader: Reader, question: Question, selection: Selection) -> list[Fact]:
    """Return up to three sentences that say who the one asked about is; where they work, if a place is asked for.

    Where nobody of that name speaks in the archive, the question is looked up as a plain fact.
    """
    found: dict[str, Fact] = {}
    for reading, speaker, role in in_roles(reader, question.speaker or "", selection):
        fact = _introduction(reading, speaker, role, question.expected == "place")
        if fact is not None:
            found.setdefault(fact.sentence.text, fact)
    if found:
        return list(found.values())[:_SHOWN]
    return find_facts(reader, question, selection)


def _introduction(reading: Reading, speaker: Speaker, role: str, place: bool) -> Fact | None:
    """Return the first sentence that gives the speaker's role beside the name, with the place in it marked."""
    where = _PLACE.search(role) if place else None
    first = None if place and where is None else next(introducing(reading, speaker), None)
    if first is None:
        return None
    start, end = where.span(where.lastgroup or 0) if where else (0, len(role))
    at = first.text.find(role)
    return Fact(reading, first, (at + start, at + end), (), 1.0)
