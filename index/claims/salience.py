"""Salience: how much the words before a place in an article are about a party.

A small form of what pronoun resolvers weigh since Lappin and Leass (1994, "An Algorithm for Pronominal Anaphora
Resolution"): the mention's place in its sentence, faded with each sentence since. The numbers were set on pronouns of
one half of BASIL's events and of PolNeAR's train part; near them, little changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from index.claims.binding import SUBJECTS, governs, may_be_one
from index.claims.frames import Frame
from index.claims.naming import speaks
from index.claims.party import Party
from index.claims.people import KIN

_SPEAKER, _MAIN_SUBJECT, _SUBJECT, _OTHER = 1.0, 0.9, 0.6, 0.3
_ASKING = {"ask", "press", "question", "challenge", "grill", "quiz", "interrogate"}
# How much more a sentence is about the subject of the clause that the pronoun's clause hangs on.
_GOVERNS = 0.6
# Each sentence further back counts for this much of the one after it; so far back and no further.
_FADES = 0.5
_REACH = 5
# No description reaches further back than this many sentences.
SENTENCES_BACK = 12
# A line between paragraphs is seldom about whom they are about.
_IN_HEADING = 0.3
# The best mention counts in full, the others for this much.
_REST = 0.3
# How many times more the words before must be about one party than about any other, where gender tells many apart and
# where nothing does; and how much at least.
CLEARLY, FAR_MORE = 1.25, 3.2
LEAST, AS_PART, AS_SUBJECT = 0.1, 0.2, 0.4


def weight(token: Token) -> float:
    """Return how much its sentence is about the party that ``token`` stands for, by its place in the sentence."""
    if speaks(token) and not _is_aside(token.head):
        return _SPEAKER
    if token.dep_ in SUBJECTS:
        return _MAIN_SUBJECT if token.head.dep_ in {"ROOT", "conj"} else _SUBJECT
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return _SUBJECT
    if token.dep_ == "dobj" and token.head.lemma_ in _ASKING:
        # Who is asked answers.
        return _MAIN_SUBJECT
    if token.dep_ == "poss" and token.head.lemma_.lower() in KIN and not speaks(token.head):
        # "Moss's mother left the valley. “She did,” she said.": either may have.
        return weight(token.head)
    if token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        return weight(token.head) * (0.8 if token.dep_ == "conj" else 1.0)
    return _SUBJECT if token.i == 0 else _OTHER


class Salience:
    """Weighs the parties of one article at any of its words, by their mentions before it."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        # A sentence that is all quotation takes nobody's eye off whom the article speaks of.
        self._steps: list[int] = []
        self._headings = {frame.ordinal for frame in frames if _is_heading(frame)}
        for frame in frames:
            own = any(token.is_alpha and frame.quotation_of(token) is None for token in frame.doc)
            self._steps.append((self._steps[-1] if self._steps else 0) + own)

    def is_near(self, frame: Frame, party: Party) -> bool:
        """True when the party's last mention is within reach of what stands in ``frame``."""
        last = party.last_seen()
        return frame.ordinal - last <= SENTENCES_BACK or self._steps[frame.ordinal] - self._steps[last] <= _REACH

    def of(self, party: Party, frame: Frame, token: Token) -> float:
        """Return how much the words before ``token`` are about ``party``; 0 where nothing near is."""
        here = self._steps[frame.ordinal]
        best: dict[int, float] = {}
        for mention in reversed(party.mentions):
            back = here - self._steps[mention.ordinal]
            if back > _REACH:
                break
            found = mention.weight * (_IN_HEADING if mention.ordinal in self._headings else 1.0)
            if mention.ordinal == frame.ordinal:
                earlier = frame.doc[mention.index]
                if not may_be_one(frame, earlier, token):
                    continue
                found += _GOVERNS if governs(earlier, token) else 0.0
            best[back] = max(best.get(back, 0.0), found)
        faded = sorted((found * _FADES**back for back, found in best.items()), reverse=True)
        return faded[0] + _REST * sum(faded[1:]) if faded else 0.0


def _is_aside(verb: Token) -> bool:
    """True for "…, as Moss said that": the sentence is about who its main clause is about."""
    return verb.dep_ == "advcl" and verb.head.pos_ in {"VERB", "AUX"}


def _is_heading(frame: Frame) -> bool:
    """True for a line that no full stop ends: a heading, a caption, a link to another article."""
    text, span = frame.text, frame.span
    alone = text[: span.start].rstrip(" ").endswith("\n") and text[span.end :].lstrip(" ").startswith("\n")
    return alone and text[span.end - 1].isalnum()


def clearest(weights: Mapping[Party, float], times: float = CLEARLY, least: float = LEAST) -> Party | None:
    """Return the party with ``times`` the weight of any other, None where two are nearer or none has ``least``."""
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < times * ranked[1][1]):
        return None
    return ranked[0][0]
