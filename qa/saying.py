"""Whether a claim says what is asked, and not the opposite."""

from __future__ import annotations

from functools import lru_cache

from index import Manner, StoredClaim
from qa.opposing import Statement, opposed
from qa.reading import Reading, coverage
from qa.topic import Topic, points_back
from qa.words import STOP_WORDS, names, stem, stems, words

# A claim says what is asked when it holds nearly all of the words, or most of them and means the same.
_SAID_WORDS = 0.72
_SAID_SOME_WORDS = 0.5
_SAID_MEANING = 0.55
_SAID_ALONE = 0.74
# The words of its article's title and lead, and of the sentence before, may make it whole when it holds this much.
_SAID_INSIDE = 0.4
# This much is enough where it points back: "and they are terrifying" leaves its subject to the sentence before.
_SAID_POINTING = 0.33
_LEAD = 2
_NEGATIONS = frozenset(
    """
    no not never none nobody nothing neither nor cannot without hardly barely scarcely false untrue wrong deny denied
    denies denying refuse refused reject rejected rejects dismiss dismissed dismisses dispute disputed disputes doubt
    doubted doubts
    """.split()
)
# Words at which a negation's reach ends: another clause begins. "That" is none: "it is false that the dam leaks".
_JOINTS = frozenset("and but or although though while whereas".split())
# How many words after a negation it still counts for.
_NEGATION_REACH = 5
# Questions asked at the same time, each of which is put to hundreds of claims.
_REMEMBERED = 100


def says_it(
    said: str,
    topic: Topic,
    reading: Reading,
    stored: StoredClaim,
    manner: bool,
    *,
    strictly: bool = False,
    either: bool = False,
) -> float:
    """Return how surely a claim says ``said``, 0 when it does not.

    A claim that says the opposite ("is not seeking" for "is seeking") does not say it, and every
    name and number asked for must stand in the claim, its sentence or just before it. ``strictly`` lends words of what
    stands around only to a claim that points back to it. ``either`` takes what says the opposite too, but no question.
    """
    claim = stored.claim
    if either and claim.manner.kind == "asked":
        return 0.0
    meaning = topic.similarity.get(stored.id, 0.0)
    around = reading.stems_of([n for o in claim.sentences for n in (o - 1, o)]) | reading.title_stems
    if not _named(said) <= around:
        return 0.0
    lead = reading.title_stems | reading.stems_of([o for o in range(_LEAD) if o not in claim.sentences])
    points = points_back(reading.article.text, stored)
    lends, least = not strictly or points, _SAID_POINTING if points else _SAID_INSIDE
    best = 0.0
    for piece, ordinals in _pieces(reading, stored):
        inside = coverage(topic.weights, stems(piece))
        beside = reading.stems_of(ordinals) | (reading.title_stems if manner else frozenset())
        before = lead | reading.stems_of([min(ordinals) - 1])
        own = coverage(topic.weights, stems(piece) | beside)
        led = coverage(topic.weights, stems(piece) | beside | before) if lends and inside >= least else 0.0
        covered = max(inside, 0.9 * own, 0.8 * led)
        fits = (
            covered >= _SAID_WORDS
            or (covered >= _SAID_SOME_WORDS and meaning >= _SAID_MEANING)
            or meaning >= _SAID_ALONE
        )
        if fits and (manner or either or not (_contradicts(said, claim.manner, piece) or _says_otherwise(said, piece))):
            best = max(best, covered + meaning)
    return best


@lru_cache(maxsize=_REMEMBERED)
def _named(said: str) -> frozenset[str]:
    """Return the stems of the names and numbers that a claim must hold to say ``said``."""
    return frozenset(map(stem, names("x " + said)))


def _pieces(reading: Reading, stored: StoredClaim) -> list[tuple[str, tuple[int, ...]]]:
    """Return the claim's content sentence by sentence, and as a whole where it has several spans.

    Each with the ordinals of the sentences it stands in: what another sentence says, this one does not.
    """
    claim, text = stored.claim, reading.article.text
    pieces: list[tuple[str, tuple[int, ...]]] = []
    for span in claim.content:
        for sentence in reading.sentence_at(span):
            words_here = text[max(span.start, sentence.span.start) : min(span.end, sentence.span.end)]
            pieces.append((words_here, (sentence.ordinal,)))
    if len(claim.content) > 1:
        pieces.append((" ".join(span.of(text) for span in claim.content), claim.sentences))
    return pieces


def _contradicts(said: str, manner: Manner, content: str) -> bool:
    """True when a word that both share is negated in only one of them, or the claim only asks or does not deny."""
    denies = manner.kind in {"denied", "doubted"}
    if manner.kind == "asked" or (denies and manner.negated):
        return True
    asked, claimed = _negated(said), _negated(content)
    denied = denies or manner.negated
    if not denied and _in_order(_telling(said), _telling(content)):
        return False
    return any(asked[word] != (claimed[word] != denied) for word in asked.keys() & claimed.keys())


def _says_otherwise(said: str, content: str) -> bool:
    """True when both speak of the same and the claim has the opposite word for it, or another figure."""
    found = opposed(Statement(said), Statement(content), together=True, one_topic=True)
    return found is not None and found[0] in {"opposites", "numbers"}


def _telling(text: str) -> list[str]:
    """Return the stems of the meaning words of ``text`` and every negation as "not", in order."""
    return ["not" if word in _NEGATIONS else stem(word) for word in words(text) if _tells(word)]


def _tells(word: str) -> bool:
    return word in _NEGATIONS or word not in STOP_WORDS


def _in_order(said: list[str], content: list[str]) -> bool:
    """True when ``content`` holds ``said`` as one unbroken run and no negation beside it: nearly the same words."""
    starts = range(len(content) - len(said) + 1)
    return said.count("not") == content.count("not") and any(
        content[start : start + len(said)] == said for start in starts
    )


def _negated(text: str) -> dict[str, bool]:
    """Return each meaning word's stem and whether a negation stands within the three words before it."""
    found: dict[str, bool] = {}
    last = -_NEGATION_REACH - 1
    for at, word in enumerate(words(text)):
        if word in _NEGATIONS:
            last = at
        elif word in _JOINTS:
            last = -_NEGATION_REACH - 1
        elif word not in STOP_WORDS:
            found[stem(word)] = at - last <= _NEGATION_REACH
    return found
