"""Offices told by a clause beside a name: "Ines Caldas, who chairs the harbour board, …"; and the noun for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from index.claims.people import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

# What somebody is who does that; nothing where no one noun says it ("who runs a mill").
_NOUNS = {
    "captains": "captain",
    "chairs": "chair",
    "coaches": "coach",
    "commands": "commander",
    "directs": "director",
    "edits": "editor",
    "farms": "farmer",
    "founded": "founder",
    "grows": "grower",
    "heads": "head",
    "hosts": "host",
    "keeps": "keeper",
    "leads": "leader",
    "manages": "manager",
    "oversees": "",
    "owns": "owner",
    "represents": "representative",
    "runs": "",
    "teaches": "teacher",
}
_NOUNS |= {f"co-{verb}": f"co-{noun}" if noun else "" for verb, noun in _NOUNS.items()}
_SERVES = ("serves", "works")
_TOO = {"also", "currently", "now"}
_CLAUSE = re.compile(rf"who (?:(?:{'|'.join(sorted(_TOO))}) )?(?P<verb>[\w-]+) (?:(?:at|in) )?")
_SERVING = re.compile(rf"who (?:(?:{'|'.join(sorted(_TOO))}) )?(?:{'|'.join(_SERVES)}) as ")
# "Who heads home", "who runs the risk", "who leads the polls": no office.
_NOTHING = frozenset(
    "ball best change danger field future home hope league life list marathon mile pack poll race respect risk "
    "standing survey table threat way worst".split()
)
_KEPT = ("bakery", "farm", "inn", "pub", "school", "shop", "stall", "store")
_TEACHING_AT = {"at", "in"}
_WITHIN = {"at", "below", "for", "from", "in", "near", "of", "on"}
_PHRASE = {"ADJ", "DET", "NOUN", "NUM", "PROPN"}
_NO_END = {"ADJ", "ADP", "CCONJ", "DET", "PART", "PRON", "PUNCT"}
_MOST_WORDS = 18


def as_office(role: str) -> str:
    """Return an office that a clause tells by its noun, "chair of the harbour board"; other roles as they are."""
    serving = _SERVING.match(role)
    if serving is not None:
        return role[serving.end() :]
    clause = _CLAUSE.match(role)
    noun = _NOUNS.get(clause["verb"]) if clause is not None else None
    return f"{noun} of {role[clause.end() :]}" if clause is not None and noun else role


def is_office_clause(role: str) -> bool:
    """True for "who chairs the harbour board"."""
    return role.startswith("who ")


def office_nouns(role: str) -> set[str]:
    """Return what later words may call whose office a clause tells by its verb: "the chair". None for who represents
    somebody: a nurses' representative is no "lawmaker"."""
    noun = as_office(role).partition(" of ")[0]
    return set() if noun in {role, "representative"} or _SERVING.match(role) else {noun}


def office_clause(name: Token) -> list[Token]:
    """Return the words of the clause right after ``name`` that tells its bearer's office, cut where its object with
    what it is of and where it is ends; none where there is no such clause or "who" may be another."""
    doc, at = name.doc, name.i + 1
    of = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else None
    if of is not None and is_person_noun(of.lemma_.lower()):
        return []
    while at < len(doc) and (doc[at].text == "," or (doc[at].like_num and doc[at - 1].text == ",")):
        at += 1
    if at >= len(doc) or doc[at].lower_ != "who":
        return []
    who = at
    at += 1
    while at < len(doc) and doc[at].lower_ in _TOO:
        at += 1
    if [token.lower_ for token in doc[at : at + 2]] == ["co", "-"]:
        at += 2
    verb = doc[who + 1 : at + 1].text.lower().split()[-1] if at < len(doc) else ""
    serving = verb in _SERVES and [token.lower_ for token in doc[at + 1 : at + 2]] == ["as"]
    at += serving
    told = _told(doc[at + 1 : at + 1 + _MOST_WORDS], verb.removeprefix("co-")) if serving or verb in _NOUNS else []
    return [*doc[who : at + 1], *told] if told else []


def _told(after: Iterable[Token], verb: str) -> list[Token]:
    """Return the words of the verb's object with whose and where it is, none where it makes no office."""
    words = list(takewhile(_goes_on, after))
    if words and words[-1].tag_ == "POS":
        return []
    while words and words[-1].pos_ in _NO_END:
        words.pop()
    nouns = [
        token
        for token in takewhile(lambda token: token.lower_ not in _WITHIN, words)
        if token.pos_ in {"NOUN", "PROPN"}
    ]
    if not nouns:
        return words if verb == "teaches" and words and words[0].lower_ in _TEACHING_AT else []
    if nouns[-1].lemma_.lower() in _NOTHING or (verb == "keeps" and not nouns[-1].lower_.endswith(_KEPT)):
        return []
    # "Who leads Moss" does so by some points.
    ahead = verb in {"heads", "leads"} and all(noun.ent_type_ == "PERSON" for noun in nouns)
    return [] if ahead else words


def _goes_on(token: Token) -> bool:
    """True for a word of a noun's phrase, or of what ties the next to it; no day and no other clause."""
    if token.ent_type_ in {"DATE", "TIME"}:
        return False
    if any(part.text == "-" and not part.whitespace_ for part in token.doc[max(0, token.i - 1) : token.i + 2]):
        # "A get-out-the-vote effort".
        return True
    if token.pos_ == "ADP":
        return token.lower_ in _WITHIN
    if token.lower_ in {"and", "&"}:
        # "The Board of Ports and Ferries" is one.
        return token.ent_iob_ == "I"
    before = token.dep_ in {"advmod", "amod", "compound"} and token.head.i > token.i
    return token.tag_ in {"PRP$", "POS"} or token.pos_ in _PHRASE or before
