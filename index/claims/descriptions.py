"""Descriptions: "the officer", "the Texas lawmaker", "local residents": a party of their own, or one met before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from index.claims.abbreviations import POLITICS, spelled_out
from index.claims.frames import Frame
from index.claims.gender import noun_gender
from index.claims.grammar import phrase
from index.claims.party import Party
from index.claims.people import BODIES, STANDS_FOR, is_person_noun
from index.claims.roles import office
from index.claims.salience import SENTENCES_BACK
from index.claims.wording import clauses, description

_POINTING = {"the", "this", "that", "these", "those"}
# "The Republican candidate" is none whose party nothing tells; "the Republican congressman" may be.
_RUNS = {"candidate", "nominee", "contender", "hopeful", "front-runner", "strategist", "donor", "leader"}
_OTHERS = {"other", "another", "second", "third", "latter", "unnamed", "several", "many", "some"}
# How many sentences back a description may reach by its own noun, and by a vaguer one ("the officer" for a captain).
_SAME_NOUN, _VAGUER_NOUN = SENTENCES_BACK, 6


def new_party(frame: Frame, head: Token) -> Party:
    """Return a party of its own for a description."""
    noun = head.lemma_.lower()
    words = phrase(head, clauses(head))
    party = Party(
        description(frame, head),
        named=False,
        plural=head.tag_ in {"NNS", "NNPS"},
        # "The researchers" are not "the other researchers".
        nouns=set() if any(token.lower_ in _OTHERS for token in words) and head.tag_ == "NNS" else {office(head)},
        words={spelled_out(token.text) for token in words},
        person=(is_person_noun(noun) and noun not in BODIES) or is_member(head),
    )
    party.show(noun_gender(noun), 3)
    return party


def pointed_back(frame: Frame, head: Token, met: Sequence[Party], before: Iterable[Party]) -> list[Party]:
    """Return the parties in ``met`` that "the <noun>" may stand for: those with the same noun, else with a more exact
    one where nobody of all those ``before`` has the same and no name.

    Whatever the description adds must be known of them: "the Texas lawmaker" is no senator from Ohio.
    """
    told = _told_of(head)
    if told is None:
        return []
    plural = head.tag_ in {"NNS", "NNPS"}
    noun = spelled_out(head.lemma_)
    for nouns, reach in (({office(head)}, _SAME_NOUN), (STANDS_FOR.get(noun, frozenset()), _VAGUER_NOUN)):
        fits = [
            party
            for party in met
            if party.plural == plural
            and (party.person or noun in BODIES)
            and frame.ordinal - party.last_seen() <= reach
            and _is_one_of(party, nouns)
            and _agrees(party, told, strictly=noun in _RUNS)
        ]
        if fits:
            return fits if len(fits) == 1 or not _is_told_apart(head) else []
        if any(not p.named and p.plural == plural and _is_one_of(p, nouns) and _agrees(p, told, True) for p in before):
            return []
    return []


def _is_told_apart(head: Token) -> bool:
    """True for "the worker who doubted": which of several workers that is, only the clause tells."""
    return any(child.dep_ == "relcl" and child.left_edge.i == head.i + 1 for child in head.rights)


def _agrees(party: Party, told: set[str], strictly: bool) -> bool:
    """True when all that is told is known of the party, or, unless ``strictly``, no other politics are known of it."""
    known = party.words | party.nouns
    lacking = told - known
    return not lacking or (not strictly and lacking <= POLITICS and not known & POLITICS)


def _is_one_of(party: Party, nouns: Iterable[str]) -> bool:
    return any(noun in party.nouns or (noun in POLITICS and party.person and noun in party.words) for noun in nouns)


def _told_of(head: Token) -> set[str] | None:
    """Return what a description says besides its noun, in small letters; None where it does not point back."""
    words = [token for token in phrase(head, clauses(head)) if token.i != head.i]
    determiner = next((child for child in head.lefts if child.dep_ == "det"), None)
    if determiner is None or determiner.lower_ not in _POINTING or any(token.lower_ in _OTHERS for token in words):
        return None
    office_words = set(office(head).split())
    # "The editorial authors" are not the study's.
    kind = {"compound", "pobj", "amod"} if head.tag_ in {"NNS", "NNPS"} else {"compound", "pobj"}
    return {
        spelled_out(token.text)
        for token in words
        if (token.text[0].isupper() and token.i != determiner.i) or (token.dep_ in kind and token.is_alpha)
    } - office_words


def is_member(noun: Token) -> bool:
    """True for "the Arizona Republican": one person, though the tagger takes the word for a name."""
    return (
        noun.lower_ in POLITICS
        and noun.tag_ in {"NN", "NNP"}
        and any(child.dep_ == "det" for child in noun.lefts)
        and noun.dep_ not in {"compound", "amod", "nmod"}
    )


def is_no_one(noun: Token) -> bool:
    """True for what somebody is or may become, not who: "is a driver", "as secretary of state", "run for president",
    "won best actress"."""
    bare = noun.tag_ == "NN" and not any(child.dep_ in {"det", "poss", "nummod", "compound"} for child in noun.lefts)
    prize = bare and any(child.tag_ == "JJS" for child in noun.lefts)
    return (
        noun.dep_ in {"attr", "oprd", "acomp"} or prize or (noun.dep_ == "pobj" and (bare or noun.head.lower_ == "as"))
    )
