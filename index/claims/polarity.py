"""Polarity: whether a report was made, was not, or only may be, read from the words that lead to its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NOT = frozenset("not n't never neither nor cannot hardly barely scarcely seldom rarely".split())
_NOT_ONLY = frozenset({"only", "just", "merely", "simply"})
_NOBODY = frozenset({"nobody", "none", "nothing", "not", "no"})
# "would not say" is a refusal that took place, "may not say" has not.
_WILLING = frozenset("would will 'll wo 'd can could ca cannot".split())
_MODALS = (_WILLING - {"cannot"}) | frozenset("may might should must shall".split())
# "I would argue" argues, "would only say" says.
_HEDGES = _MODALS - {"may", "might", "could"}
_AUXILIARIES = frozenset(
    "have has had having 've be is are was were been being am 're 'm 's do does did get gets got getting".split()
)
_ADVERBS = frozenset(
    """
    again already also always either else even ever far first further just later long more much now often once only
    quite rather so soon still then though thus too twice yet both all each himself herself itself themselves
    """.split()
)
_ASIDES = frozenset("however though moreover therefore indeed too also again meanwhile nevertheless".split())
# "refused to say", "short of denying", "instead of promising": it was not done.
_REFUSALS = frozenset(
    """
    avoid avoided avoiding avoids decline declined declines declining denied denies deny denying fail failed failing
    fails failure forbade forbidden forgot forgotten hesitant hesitated inability instead neglected reluctance
    reluctant refrain refrained refraining refrains refusal refuse refused refuses refusing resisted short stopped
    than unable unwilling unwillingness without
    """.split()
)
# "is expected to announce", "wants to ask": it has not been done yet.
_PROSPECTS = frozenset(
    """
    about agree agreed agrees aim aimed aims aiming ask asked asking asks call called calls dare dared demand
    demanded due eager encourage encouraged expect expected expecting expects going gonna hope hoped hopes hoping
    inclined intend intended intending intends keen liable likely mean meant mulling need needed needing needs
    offered offering order ordered ought plan planned planning plans pledge pledged pledges pledging poised prepare
    prepared prepares preparing press pressed pressing projected promise promised promises promising propose
    proposed ready require required scheduled seeking seeks set slated supposed sure threaten threatened threatening
    threatens told unlikely urge urged urges urging vow vowed vowing vows want wanted wanting wants willing wish
    wished wishes
    """.split()
)
# Those that may name in between who is to do it: "asked the minister to say".
_ASKED = frozenset(
    """
    ask asked asking asks demanded encourage encouraged expect expected expects instructed need needed needs order
    ordered press pressed pressing require required told urge urged urges urging want wanted wanting wants
    """.split()
)
# "If Moss's plan rejected …": a subject may hold it, where it is no "is".
_POSSESSIVE = "'s"
_JOINTS = frozenset("and at by for from in of or to with".split())
_CONDITIONS = frozenset({"if", "whether", "unless", "lest"})
# What comes before these belongs to another clause.
_OPENERS = frozenset(
    "that which who what whom whose because since after before when while as but although so how why where".split()
)
_JUST_BEFORE_GERUND = frozenset({"of", "from", "without", "than"})
# How many words are looked at: for the verb's own words, for its subject, for who is asked to do it.
_VERB_REACH, _SUBJECT_REACH, _OBJECT_REACH = 14, 8, 4


@dataclass(frozen=True, slots=True)
class Polarity:
    """``negated``: reported as not done. ``hypothetical``: as what may be, will be or would be done."""

    negated: bool
    hypothetical: bool


def polarity(words: Sequence[str], head: int, *, noun: bool = False, question: bool = False) -> Polarity:
    """Return the polarity of the report that ``words[head]`` makes, a verb or a ``noun``.

    ``words`` are a sentence's in order, as written, each mark and "n't" a word of its own; ``question``
    where the sentence ends with a question mark.
    """
    low = [word.lower() for word in words]
    negated = hypothetical = False
    modal = ""
    at = head - 1
    while at >= 0 and head - at <= _VERB_REACH:
        word = low[at]
        if word in _MODALS and words[at] == word and not _is_had(low, at, head):
            modal = word
            hedged = low[at + 1] == "only" or (at > 0 and low[at - 1] in {"i", "we"})
            hypothetical |= not (word in _HEDGES and hedged)
        elif word in _NOT:
            negated ^= low[at + 1] not in _NOT_ONLY
            modal = word if word == "cannot" else modal
        elif word == "no" and at == head - 1:
            negated = True
        elif word == "to" or (word in _JUST_BEFORE_GERUND and low[at + 1].endswith("ing")):
            at = _governor(low, at if word == "without" else at - 1)
            negated ^= low[at] in _REFUSALS or low[at + 1] == "yet"
            hypothetical |= low[at] in _PROSPECTS
            if not low[at][-1].isalnum():
                break
        elif word in _REFUSALS and (low[at + 1].endswith("ing") or low[at + 1] == "comment"):
            negated = not negated
        elif word == "or" and at and at == head - 1 and _same_form(low[at - 1], low[head]):
            at -= 1
        elif word == "," and at > 1 and low[at - 2] == "," and low[at - 1] in _ASIDES:
            at -= 2
        elif not (word in _AUXILIARIES or _is_adverb(word)):
            break
        at -= 1
    if not noun:
        subject = _of_subject(low, at, question)
        negated, hypothetical = negated or subject.negated, hypothetical or subject.hypothetical
    return Polarity(negated, hypothetical and not (negated and modal in _WILLING))


def _of_subject(low: Sequence[str], at: int, question: bool) -> Polarity:
    """Read the subject, which ends at ``low[at]``, and what opens its clause: "if he", "no minister", "did she"."""
    for place in range(at, max(-1, at - _SUBJECT_REACH), -1):
        word = low[place]
        opens = place == 0 or not low[place - 1][-1].isalnum() or low[place - 1] in _OPENERS | {"and"}
        if word in _CONDITIONS:
            return Polarity(False, True)
        if word in {"neither", "nor"} or (word in _NOBODY and opens and low[place + 1] not in _NOT_ONLY):
            return Polarity(True, False)
        if word in _AUXILIARIES | _MODALS and low[max(0, place - 1)] in {"nor", "neither"}:
            return Polarity(True, False)
        if question and opens and word in _AUXILIARIES | _MODALS | {"who"}:
            return Polarity(False, True)
        if word in (_OPENERS | _AUXILIARIES | _MODALS) - {_POSSESSIVE} or not word[-1].isalnum():
            break
    return Polarity(False, False)


def _governor(low: Sequence[str], at: int) -> int:
    """Return the place of the word that governs an infinitive or gerund: "asked" of "asked the minister to say"."""
    at = max(at, 0)
    while at > 0 and low[at] not in _PROSPECTS and (_is_adverb(low[at]) or low[at] == "not"):
        at -= 1
    if low[at] in _REFUSALS | _PROSPECTS:
        return at
    for place in range(at, max(-1, at - 1 - _OBJECT_REACH), -1):
        if low[place] in _ASKED or (low[place] in {"call", "called", "calls"} and low[place + 1] in {"on", "upon"}):
            return place
        if low[place] in _AUXILIARIES | _OPENERS | _JOINTS or not low[place][-1].isalnum():
            break
    return at


def _is_had(low: Sequence[str], at: int, head: int) -> bool:
    """True for the "'d" of "he'd said", which is "had"."""
    return low[at] == "'d" and low[head].endswith(("ed", "id", "ld", "en", "ote", "oke", "ht"))


def _same_form(one: str, other: str) -> bool:
    return one.isalpha() and one.endswith("ed") == other.endswith("ed") and one.endswith("ing") == other.endswith("ing")


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (len(word) > 4 and word.endswith("ly"))
