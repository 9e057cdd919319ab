"""Speakers told by what their article is about: "the spokeswoman for the water company", "the rail unions"."""

from __future__ import annotations

import re

from index import Speaker
from qa.named import CAPITAL
from qa.voices import Voices, head, stems
from qa.words import stem

_OF_A_BODY = re.compile(r"(?:the )?(?P<office>[\w’' -]+?) (?:of|for|at|with) (?P<body>.+)", re.IGNORECASE)
# Words for a body that an article names elsewhere.
_BODIES = frozenset(
    stem(word)
    for word in "company firm club team group council hospital school district board charity union party bank town "
    "city agency department ministry university newspaper trust network government chief deputy senior".split()
)


def of_a_body(asked: str, voices: Voices) -> dict[Speaker, frozenset[str]]:
    """Return the named whose role, but for whom they do it for, is the one asked for, each with the stems of that body.

    "The spokeswoman for the water company" may be "a spokeswoman for the company" where the article is about
    the water company: whether it is, its words must show. A role that names another body is not meant.
    """
    found = _OF_A_BODY.fullmatch(asked.strip())
    if found is None:
        return {}
    office, body = stems(found["office"]), stems(found["body"])
    meant = {}
    for speaker in voices.in_role(head(found["office"])):
        role = speaker.role or ""
        bare = stems(role) - body
        if office <= stems(role) and bare - office <= _BODIES and not re.search(rf"(?!^)\b{CAPITAL}", role):
            meant[speaker] = body
    return meant


def of_its_article(asked: str, voices: Voices) -> dict[Speaker, frozenset[str]]:
    """Return the unnamed whose description is a part of the one asked for, each with the stems of the rest.

    "The rail unions" may be "the unions" where the article is about the railways: whether it is, the rest must show. A
    name tells one from another whatever the article is about: "Russian officials" are not the "officials" of any.
    """
    if re.search(rf"(?!^)\b{CAPITAL}", asked) or re.match(rf"(?!The\b){CAPITAL}", asked):
        return {}
    wanted = stems(asked)
    return {speaker: wanted - said for speaker in voices.of_noun(head(asked)) if (said := stems(speaker.name)) < wanted}
