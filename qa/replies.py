"""Claims that answer or go on from a claim that was found, though they do not name the topic again."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from index import StoredClaim
from qa.disagreement import answers_back
from qa.gather import Found
from qa.topic import points_back

# What is only tied to the topic by another claim comes after what names it.
_LESS = 0.5
# So many sentences further on, or back, a claim is still right beside another.
_NEAR = 2
# What a denial may deny without saying it again: "disputed that", "rejected the figure".
_BACK = re.compile(r"(?:that$|(?:this|it|these|the (?:figure|account|claim|charge|number|estimate))\b)", re.IGNORECASE)


def with_replies(found: Sequence[Found]) -> list[Found]:
    """Return ``found`` and the claims right after them that deny or dismiss them, or lead them on;
    and those that they answer where they only point at them.

    "Belkin denied that any faulty equipment had been installed" answers the claim about transformers
    before it; "They were tested on Monday", by him and right after, goes on from that.
    """
    kept = {one.stored.id: one for one in found}
    waiting = list(found)
    while waiting:
        one = waiting.pop()
        if _BACK.match(" ".join(span.of(one.reading.article.text) for span in one.stored.claim.content)):
            for earlier in preceding(one, kept):
                if answers_back(earlier, one):
                    kept[earlier.stored.id] = earlier
        after = following(one, kept)
        replies = [reply for reply in after if answers_back(one, reply) or _goes_on(one, reply.stored)]
        for reply in (*replies, *_said_before(one, kept)):
            kept[reply.stored.id] = reply
            waiting.append(reply)
    return sorted(kept.values(), key=lambda one: (-one.relevance, one.stored.id))


def _said_before(one: Found, kept: Container[int]) -> list[Found]:
    """Return what its speaker says in the same breath of what was said before: "disputed that and put leakage at …"."""
    text, claim = one.reading.article.text, one.stored.claim
    return [
        other
        for other in preceding(one, kept, within=0)
        if other.stored.claim.sentences == claim.sentences
        and other.stored.claim.speaker == claim.speaker
        and _BACK.fullmatch(other.stored.claim.content[0].of(text))
    ]


def with_elaborations(found: Sequence[Found]) -> list[Found]:
    """Return ``found`` and the quotation that bears each out: by the same speaker, in the very next sentence.

    "Belkin denied that any faulty equipment had been installed. “They were tested on Monday,” he said."
    """
    kept = {one.stored.id: one for one in found}
    for one in found:
        for reply in following(one, kept):
            if _bears_out(one, reply.stored):
                kept[reply.stored.id] = reply
    return sorted(kept.values(), key=lambda one: (-one.relevance, one.stored.id))


def _bears_out(one: Found, stored: StoredClaim) -> bool:
    claim, text = one.stored.claim, one.reading.article.text
    next_one = min(stored.claim.sentences) == max(claim.sentences) + 1
    unbroken = "\n" not in text[claim.content[-1].end : stored.claim.content[0].start]
    spoken = stored.claim.speech == "direct" and claim.speech != "direct" and stored.claim.speaker == claim.speaker
    by_pronoun = all(span.of(text).lower() in {"he", "she", "they", "it"} for span in stored.claim.source)
    return next_one and unbroken and spoken and by_pronoun


def preceding(one: Found, kept: Container[int] = (), within: int = _NEAR) -> list[Found]:
    """Return the claims, with somebody who makes them, of the sentence of ``one`` and those ``within`` so many before
    it, but for those whose ids are ``kept`` already."""
    first = min(one.stored.claim.sentences)
    return [
        Found(one.reading, stored, one.relevance * _LESS, one.named)
        for stored in one.reading.claims.ending(first - within, first)
        if stored.id not in kept
        and stored.claim.content[0] < one.stored.claim.content[0]
        and stored.claim.speaker is not None
        and one.reading.is_claimed(stored.claim)
    ]


def following(one: Found, kept: Container[int] = ()) -> list[Found]:
    """Return the claims, with somebody who makes them, of the sentence of ``one`` and the two after it, but for those
    whose ids are ``kept`` already."""
    last = max(one.stored.claim.sentences)
    return [
        Found(one.reading, stored, one.relevance * _LESS, one.named)
        for stored in one.reading.claims.beginning(last, last + _NEAR)
        if stored.id not in kept
        and stored.claim.content[0] > one.stored.claim.content[0]
        and stored.claim.speaker is not None
        and one.reading.is_claimed(stored.claim)
    ]


def _goes_on(one: Found, stored: StoredClaim) -> bool:
    same = stored.claim.speaker == one.stored.claim.speaker
    text = one.reading.article.text
    near = min(stored.claim.sentences) - max(one.stored.claim.sentences) <= 1
    unbroken = "\n" not in text[one.stored.claim.content[-1].end : stored.claim.content[0].start]
    return same and near and unbroken and points_back(text, stored, begins=True)
