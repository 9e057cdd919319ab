"""Which of many claims an answer shows, and which it only counts."""

from __future__ import annotations

from collections.abc import Sequence

from index import Span, Speaker
from qa.disagreement import Opposition
from qa.gather import Found
from qa.question import Question

# Of more claims than this, those that do not name the topic themselves are left out, and counted.
_MANY, _MANY_OF_ONE = 40, 15
# So many opposed pairs are shown all the same.
_TAKEN_BACK = 6


def foremost(found: Sequence[Found], question: Question) -> tuple[list[Found], list[Found]]:
    """Return the claims to show and those left out: of many, each speaker's best and all that name the topic."""
    if question.kind == "who_said" or len(found) <= (_MANY_OF_ONE if question.kind == "said_by" else _MANY):
        return list(found), []
    best: dict[str | Speaker, int] = {}
    for one in found:
        speaker = one.stored.claim.speaker
        assert speaker is not None  # gather leaves out claims of nobody known
        best.setdefault(speaker.name.casefold() if speaker.named else speaker, one.stored.id)
    kept = set(best.values())
    shown = [one for one in found if one.named or one.stored.id in kept]
    return shown, [one for one in found if not (one.named or one.stored.id in kept)]


def with_opposed(
    found: Sequence[Found], left: Sequence[Found], pairs: Sequence[Opposition]
) -> tuple[list[Found], list[Found]]:
    """Return the claims to show and those left out, once the most relevant pairs of which a side was left out are taken
    back: disagreement shows, however much there is to show."""
    out = {one.stored.id for one in left}
    torn = [(pair.first, pair.second) for pair in pairs if out & {pair.first.stored.id, pair.second.stored.id}]
    torn.sort(key=lambda sides: sorted(map(nearest_first, sides)))
    out -= {one.stored.id for sides in torn[:_TAKEN_BACK] for one in sides}
    return [one for one in found if one.stored.id not in out], [one for one in left if one.stored.id in out]


def nearest_first(one: Found) -> tuple[float, str, Span]:
    """Return what puts the most relevant claim first, and of equals the same, in whatever order articles were added."""
    return -one.relevance, one.reading.article_id, one.stored.claim.content[0]
