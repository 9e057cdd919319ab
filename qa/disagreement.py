"""Claims that oppose each other, each pair with the reason it is taken to; nothing is weighed or reconciled.

A pair is found by one of five signs, and a sign may err: the answer names it, so that a reader can judge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from index import Span, Speaker
from qa.gather import Found
from qa.opposing import Reason, Statement, opposed
from qa.spokesmen import speaks_for

# Claims compared with each other, the most relevant first: every pair is looked at.
_COMPARED = 150
# Sentences that claims about one topic stand in.
_REMEMBERED = 20_000
_DENYING = frozenset({"denied", "doubted"})
_CRITICS = re.compile(r"\b(?:critics|opponents|sceptics|skeptics|detractors|dissenters)\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:however|by contrast|in contrast|on the contrary|on the other hand|disagree[sd]?|disputed?|counter(?:s|ed)"
    r"|contradict(?:s|ed)|not everyone (?:agrees|shares)|hit back|begged to differ)\b",
    re.IGNORECASE,
)
_DISMISSAL = re.compile(
    r"\b(?:nonsense|simply wrong|(?:was|were|is|are|as) (?:\w+ )?(?:wrong|false|untrue|incorrect|mistaken|inaccurate"
    r"|misleading|baseless|unfounded)|not true|a lie|lies)\b",
    re.IGNORECASE,
)
# How many sentences on a claim may answer another.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two claims taken as opposed, why, and the words that show it: one of each, or what sets the second against."""

    first: Found
    second: Found
    reason: Reason
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """A claim as it is compared: its statements, one for each sentence it stands in; what stands for its speaker; and
    the place, by day, that it has among claims."""

    found: Found
    statements: tuple[Statement, ...]
    denies: bool
    who: str | Speaker
    article_id: str
    place: tuple[str, str, Span]

    @property
    def speaker(self) -> Speaker:
        return _speaker(self.found)


def oppositions(found: Sequence[Found], *, one_speaker: bool = False, one_topic: bool = False) -> list[Opposition]:
    """Return the opposed pairs among claims of different speakers, or of one with himself where ``one_speaker``.

    ``one_topic`` says that all are about one narrow matter: figures need share no other word then.
    """
    sides = [_side(one) for one in found[:_COMPARED]]
    pairs: list[tuple[Opposition, bool]] = []
    answered: set[tuple[Speaker, int]] = set()
    for one, other, apart in _may_oppose(sides):
        if (one.who == other.who) != one_speaker or one.statements == other.statements:
            continue
        if other.place < one.place:
            one, other = other, one
        by_words = _by_words(one, other, one_topic) if apart else None
        shown = (None if one_speaker else _set_against(one.found, other.found)) or by_words
        if shown is not None:
            pairs.append((Opposition(one.found, other.found, *shown), by_words is not None))
        if by_words is not None and one.article_id == other.article_id:
            answered.add((one.speaker, other.found.stored.id))
    # What says in its words which claim it is against is not set against what its speaker said beside it.
    return [
        pair for pair, by_words in pairs if by_words or (_speaker(pair.first), pair.second.stored.id) not in answered
    ]


def _may_oppose(sides: Sequence[_Side]) -> Iterator[tuple[_Side, _Side, bool]]:
    """Yield the pairs of ``sides``, in order, that may oppose each other, and whether their words may: two of one
    article, and others with two roots in common where anything tells them apart."""
    articles = _holding([side.article_id] for side in sides)
    roots, affirmed, negated, units = (
        _holding(chain.from_iterable(getattr(one, part) for one in side.statements) for side in sides)
        for part in ("roots", "affirmed", "negated", "units")
    )
    denying = sum(1 << at for at, side in enumerate(sides) if side.denies)
    for at, side in enumerate(sides):
        once = twice = 0
        apart = ~denying if side.denies else denying
        for root in frozenset().union(*(one.roots for one in side.statements)):
            twice |= once & roots[root]
            once |= roots[root]
        for one in side.statements:
            for parts, theirs in ((one.negated, affirmed), (one.affirmed, negated), (one.opposites, roots)):
                for root in parts & theirs.keys():
                    apart |= theirs[root]
            for unit in one.units:
                apart |= units[unit]
        together = articles[side.article_id]
        may = (twice & apart | together) >> (at + 1)
        for other in range(at + 1, at + 1 + may.bit_length()):
            if may >> (other - at - 1) & 1:
                yield side, sides[other], bool(apart >> other & 1)


def _holding(parts: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Return for each string which of ``parts`` hold it: a number with a bit for each of them, the first the lowest."""
    found: dict[str, int] = defaultdict(int)
    for at, strings in enumerate(parts):
        for one in strings:
            found[one] |= 1 << at
    return found


def answers_back(earlier: Found, later: Found) -> bool:
    """Return whether the article sets ``later``, by another speaker, against the claim just before it."""
    return _who(_speaker(earlier)) != _who(_speaker(later)) and _set_against(earlier, later) is not None


def _speaker(found: Found) -> Speaker:
    speaker = found.stored.claim.speaker
    assert speaker is not None  # gather leaves out claims of nobody known
    return speaker


def _who(speaker: Speaker) -> str | Speaker:
    """Return what stands for a speaker: the name, whatever its role; all that is known of an unnamed one."""
    return speaker.name.casefold() if speaker.named else speaker


def _side(found: Found) -> _Side:
    denies = _denies(found)
    statements = tuple(Statement(text, denies) for text in _said(found))
    article, content = found.reading.article, found.stored.claim.content
    place = (article.published or "", found.reading.article_id, content[0])
    return _Side(found, statements, denies, _who(_speaker(found)), found.reading.article_id, place)


def _said(found: Found) -> list[str]:
    """Return what is claimed, a text for each sentence it stands in."""
    text = found.reading.article.text
    pieces: dict[int, list[str]] = {}
    for span in found.stored.claim.content:
        for sentence in found.reading.sentence_at(span):
            start, end = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
            pieces.setdefault(sentence.ordinal, []).append(text[start:end])
    return [" ".join(parts) for parts in pieces.values()]


def _denies(found: Found) -> bool:
    manner = found.stored.claim.manner
    return manner.kind in _DENYING and not manner.negated


def _by_words(one: _Side, other: _Side, one_topic: bool) -> tuple[Reason, tuple[str, ...]] | None:
    together = one.article_id == other.article_id
    for here, there in product(one.statements, other.statements):
        shown = opposed(here, there, together=together, one_topic=one_topic)
        if shown is not None and not (shown[0] == "negation" and _with_one_voice(one.speaker, other.speaker)):
            return shown
    return None


def _with_one_voice(one: Speaker, other: Speaker) -> bool:
    """True when one speaks for the other: that words of theirs differ by a "not" does not set them at odds."""
    return speaks_for(one, other) or speaks_for(other, one)


def _set_against(one: Found, other: Found) -> tuple[Reason, tuple[str, ...]] | None:
    """Return how the article itself sets the later claim against the one just before it."""
    if other.reading.article_id != one.reading.article_id:
        return None
    earlier, later = one.stored.claim, other.stored.claim
    if min(later.sentences) - max(earlier.sentences) > _NEAR or later.manner.kind == "agreed":
        return None
    shown = _sign_against(one, other)
    return None if shown is None or _between(one, other) else shown


def _sign_against(one: Found, other: Found) -> tuple[Reason, tuple[str, ...]] | None:
    reading, earlier, later = one.reading, one.stored.claim, other.stored.claim
    text = reading.article.text
    gap = text[max(span.end for span in (*earlier.content, *earlier.cue)) : _start(other)]
    if "\n" not in gap:
        dismissed = _first(_DISMISSAL, " ".join(_said(other)))
        if dismissed or _denies(other):
            return "denial", (dismissed or " ".join(span.of(text) for span in later.cue),)
    sentence = reading.sentence_at(later.cue[0])[0].text
    who = " ".join(span.of(text) for span in later.source)
    marked = _first(_CONTRAST, sentence) or (None if _first(_CRITICS, _speaker(one).name) else _first(_CRITICS, who))
    if marked is not None and "agree" not in sentence.replace("disagree", ""):
        return "contrast", (marked,)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _first(sign: re.Pattern[str], text: str) -> str | None:
    """Return the first words of ``text`` that are a sign; one claim is set against several before it."""
    found = sign.search(text)
    return found[0] if found else None


def _start(found: Found) -> int:
    claim = found.stored.claim
    return min(span.start for span in (*claim.source, *claim.cue, *claim.content))


def _between(one: Found, other: Found) -> bool:
    """True when another claim stands between the two: then the later one may answer that."""
    after, before = max(span.end for span in one.stored.claim.content), _start(other)
    both = {one.stored.id, other.stored.id}
    return any(id_ not in both for id_ in one.reading.claims.between(after, before))
