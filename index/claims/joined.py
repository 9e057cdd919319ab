"""Who speaks together: "Moss and Holt said", "Two senators, Ines Caldas of Tarn and Ugo Moss, said"."""

from __future__ import annotations

import re
from itertools import takewhile

from spacy.tokens import Token

from index.article import Span
from index.claims.first_names import first_name_gender
from index.claims.frames import Frame
from index.claims.grammar import is_owner
from index.claims.names import Names
from index.claims.people import BODIES, HONORIFICS, KIN, is_person_noun
from index.claims.roles import is_described
from index.claims.wording import whole_word

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PARTY_SEAT = re.compile(r"[A-Z][-–]\w")
# Titles of several who are named one by one.
_SEVERAL = {"sens", "senators", "reps", "representatives", "govs", "governors", "drs", "messrs", "mayors", "judges"}
# Members of a parliament, named after what place elected them.
_MEMBERS = {"mp", "msp"}
_OWN = {"det", "poss", "nummod"}
_WH = {"WP", "WDT", "WP$", "WRB"}
# "Senators, Caldas among them, said": others said it too.
_SOME_OF_THEM = {"including", "among", "like", "such", "say", "notably", "especially", "particularly", "led"}


def speaking(names: Names, frame: Frame, head: Token, source: Span | None) -> list[Token]:
    """Return ``head`` and those joined to it by "and" within the source; for several who are named, their names."""
    if head.pos_ not in {"PROPN", "NOUN"}:
        return [head]
    if source is not None and (members := _members(names, frame, head, source)):
        return members
    if (of_both := _of_both(head)) is not None:
        return [of_both]
    head = _named_beside(names, frame, head) or head
    joined = [other for other in head.conjuncts if other.i > head.i and not _is_seat(other)]
    for child in head.children if head.tag_ == "NNP" else ():
        # "Mr. Nadler, Ms. Pelosi and other leaders": the parser takes the second for what the first is.
        one, other = names.at(frame, head), names.at(frame, child)
        if child.dep_ != "appos" or one is None or other is None or other is one or is_described(child):
            continue
        if other.person and not (is_owner(child) or _is_seat(child) or _is_of_office(child)):
            joined += [child, *(third for third in child.conjuncts if third.i > child.i)]
    joined = [other for other in joined if not (_is_in_brackets(other) or _is_told_too(head, other))]
    joined = [_named_kin(names, frame, other) or _called(other) for other in joined]
    joined = [other for other in joined if other.ent_type_ == "PERSON" or not _is_in_description(head, other)]
    if source is not None:
        joined = [other for other in joined if source.holds(frame.token_span(other))]
    if len(joined) == 1 and _is_of_one(head, joined[0]):
        return joined
    return [*_before(names, frame, head, source), head, *joined]


def _named_kin(names: Names, frame: Frame, other: Token) -> Token | None:
    """Return the Caldas of "Moss and his stepdaughter Ines Caldas"."""
    own = any(child.dep_ == "poss" for child in other.lefts)
    named = [child for child in other.children if child.dep_ == "appos"] if own and other.tag_ == "NN" else []
    persons = [token for token in named if (party := names.at(frame, token)) is not None and party.person]
    return persons[0] if persons else None


def _called(body: Token) -> Token:
    """Return the "Roscosmos" of "NASA and space agency Roscosmos"."""
    after = body.doc[body.i + 1 : body.i + 2]
    named = any(token.tag_ == "NNP" and token.ent_type_ not in {"DATE", "TIME"} for token in after)
    return after[0] if named and body.tag_ == "NN" and body.lemma_.lower() in BODIES else body


def _is_of_one(head: Token, other: Token) -> bool:
    """True for "founder and CEO Ines Caldas": no article before the first, an office before the name."""
    bare = head.tag_ == "NN" and not any(child.dep_ in _OWN for child in head.lefts)
    offices = [child.lower_ for child in other.lefts if child.dep_ == "compound"]
    office = any((is_person_noun(one) and one not in BODIES) or one in HONORIFICS for one in offices)
    return bare and other.ent_type_ == "PERSON" and office


def _named_beside(names: Names, frame: Frame, head: Token) -> Token | None:
    """Return the Caldas of "Senate Majority Leader, Ines Caldas, said": an office with capitals is nobody else."""
    what = head.lemma_.lower()
    if head.pos_ != "PROPN" or what in BODIES or not (is_person_noun(what) or what in HONORIFICS):
        return None
    named = [child for child in head.rights if child.dep_ == "appos" and not is_described(child)]
    if len(named) != 1 or not (named[0].left_edge.i == head.i + 1 or head.nbor(1).text in {",", "of", "to", "for"}):
        return None
    one, other = names.at(frame, head), names.at(frame, named[0])
    last_name = one is not None and one.person and first_name_gender(one.name) is not None
    return named[0] if other is not None and other.person and not last_name else None


def _of_both(head: Token) -> Token | None:
    """Return the Moss of "Tarn and Aven MP Ugo Moss": two towns may have one member."""
    for other in head.conjuncts if head.tag_ == "NNP" else ():
        titled = [token for token in other.subtree if token.lower_ in _MEMBERS and token.i < other.i]
        if titled and titled[0].i > head.i + 2 and titled[0].nbor(-1).tag_ == "NNP" and head.nbor(1).lower_ == "and":
            return other
    return None


def _is_seat(token: Token) -> bool:
    """True for the "Tarn" of "Moss, D-Tarn, and Holt", the "Aven" of "Moss, R-Port Aven"."""
    first = token.left_edge
    if first == token:
        return bool(_PARTY_SEAT.match(first.text)) or (
            first.i > 1 and first.nbor(-1).text == "-" and len(first.nbor(-2)) == 1
        )
    return len(first) == 1 and first.nbor(1).text == "-"


def is_too(head: Token) -> bool:
    """True for "the producer and fellow native": what somebody is too has no article of its own."""
    return head.tag_ == "NN" and all(
        other.tag_ == "NN" and other.lemma_.lower() not in KIN and not any(word.dep_ in _OWN for word in other.lefts)
        for other in head.conjuncts
    )


def _is_told_too(head: Token, other: Token) -> bool:
    """True for what one person is besides: "Moss, originally from Tarn and now a cook", "Wu, a physicist, and a
    co-author of the study", "the two-time champion and three-time winner"."""
    after = other.doc[other.i + 1 : other.i + 2]
    if other.tag_ == "NN" and whole_word(other) < other.i and any(token.pos_ in {"NOUN", "PROPN"} for token in after):
        return True
    if head.tag_ != "NNP" or other.tag_ != "NN" or not is_person_noun(other.lemma_.lower()):
        return False
    determiner = any(child.lower_ in {"a", "an"} for child in other.lefts)
    now = any(child.lower_ in {"now", "currently", "formerly"} for child in other.lefts)
    told = any(child.dep_ == "appos" and child.tag_ == "NN" and child.i < other.i for child in head.rights)
    of_what = any(child.dep_ == "prep" for child in other.rights)
    return determiner and (now or (told and of_what))


def _is_in_brackets(token: Token) -> bool:
    """True for the "Varga" of "Ilse Vale (née Varga)"."""
    first = token.left_edge.i
    return any(token.doc[at - 1].text in {"(", "["} for at in (first, token.i) if at)


def _listed(names: Names, frame: Frame, after: list[Token]) -> list[Token]:
    """Return the persons of the list that a title of several begins: "Sens. Ines Caldas of Tarn, Ugo Moss and …"."""
    named = takewhile(lambda token: token.tag_ not in _WH, after)
    persons = [token for token in named if (party := names.at(frame, token)) is not None and party.person]
    return persons if len(persons) > 1 else []


def _is_in_description(head: Token, other: Token) -> bool:
    """True for the "Global Risks" of "Moss, secretary for Arctic and Global Risks, said": no comma ends before it what
    Moss is."""
    told = [child for child in head.rights if child.dep_ == "appos" and child.i < other.i and is_described(child)]
    return any(all(token.text != "," for token in head.doc[noun.i : other.i]) for noun in told)


def _is_of_office(token: Token) -> bool:
    """True for the "Risks" of "Moss, secretary of defense for Arctic and Global Risks", taken for a name of its own."""
    return any(child.dep_ == "nmod" and any(word.dep_ == "prep" for word in child.rights) for child in token.lefts)


def _before(names: Names, frame: Frame, head: Token, source: Span | None) -> list[Token]:
    """Return the "Gates" and "Moss" of "Gates, Moss and Mayor Ines Caldas", which the parser ties to her last name."""
    if source is None:
        return []
    at = head.left_edge.i - 2
    if at >= 0 and head.doc[at + 1].lower_ == "and" and source.start == frame.token_span(head.doc[at]).start:
        # "Truss and Kwarteng", of whom the parser takes the first for no name.
        first = names.at(frame, head.doc[at])
        return [head.doc[at]] if first is not None and first.person and head.pos_ == "PROPN" else []
    own = [token for token in head.lefts if token.dep_ == "nmod" and token.pos_ == "PROPN"]
    if not own or not source.holds(frame.token_span(own[0])):
        return []
    found = [own[0], *(token for token in own[0].conjuncts if token.i < head.i)]
    listed = [token for token in found if token.nbor(1).text in {",", "and"}]
    known = [(token, names.of(frame, token)) for token in listed]
    return [token for token, party in known if party is not None and party.person]


def _members(names: Names, frame: Frame, head: Token, source: Span) -> list[Token]:
    """Return the persons whom several are named as: "Two senators, Ines Caldas of Tarn and Ugo Moss"; ``head`` where
    only some of them are, none where nobody is."""
    listed = [token for token in head.lefts if token.dep_ == "compound" and token.lower_.rstrip(".") in _SEVERAL]
    if not listed and (head.tag_ not in {"NNS", "NNPS"} or not any(child.dep_ == "appos" for child in head.children)):
        return []
    first = listed[0].i if listed else head.i
    after = [token for token in frame.doc[first + 1 :] if source.holds(frame.token_span(token))]
    if listed:
        return _listed(names, frame, after)
    named = list(takewhile(lambda token: token.tag_ not in _WH, after))
    if not named or named[0].text not in {",", "—", "–", "--", "-"}:
        return []
    if _SOME_OF_THEM.intersection(token.lower_ for token in named):
        return [head]
    persons = [token for token in named if (party := names.at(frame, token)) is not None and party.person]
    said = next((_NUMBERS[child.lower_] for child in head.lefts if child.lower_ in _NUMBERS), len(persons))
    return persons if len(persons) > 1 and len(persons) == said else []
