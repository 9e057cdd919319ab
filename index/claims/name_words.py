"""The words of a name: the recogniser's or the proper nouns together, without titles, and what belongs before them."""

from __future__ import annotations

import re

from spacy.tokens import Token

from index.claims.first_names import first_name_gender
from index.claims.frames import Frame
from index.claims.heads import office_of
from index.claims.people import HONORIFICS, PERSON_NOUNS, is_person_noun

INSIDE_A_NAME = {"compound", "amod", "nmod"}
_ADJECTIVES = {"republican", "democratic", "democrat", "conservative", "liberal"}
_PARTICLES = frozenset("de da di del della der den van von la le al el bin ibn ben abu".split())
_WORD = re.compile(r"\w")
# A first and a last name: a title before these is none of its words, though others stand before that.
_FULL = 2


def name_words(frame: Frame, head: Token) -> list[str]:
    """Return the words of a name without titles: the entity's, else the proper nouns around ``head``."""
    if (firm := _firm(head)) is not None:
        return [frame.words([token]) for token in firm]
    entity = next((e for e in head.doc.ents if head in e and e.label_ == "PERSON"), None) if head.ent_type_ else None
    if entity is not None:
        first, last = head.i, head.i + 1
        while first > entity.start and _is_inside_name(head.doc[first - 1]):
            first -= 1
        if _is_first_name_left_out(head, first):
            first -= 1
        while last < entity.end and _is_inside_name(head.doc[last]):
            last += 1
        inside = list(head.doc[first:last])
    else:
        inside = [*_compounds(head), head]
        if office_of(head) is not None:
            inside = inside[-_FULL:]
    inside = [*_before_particle(inside[0]), *inside]
    inside = [*before_hyphen(inside[0]), *inside]
    inside = [*_before_sign(inside[0]), *inside]
    inside = _without_nickname(inside)
    kept = [token for token in inside if token.tag_ != "POS" and (token.text == "-" or _WORD.search(token.text))]
    while len(kept) > 1 and (not kept[0].text[0].isalnum() or _is_before_name(kept[0])):
        kept.pop(0)
    titles = [place for place, token in enumerate(kept[:-_FULL]) if _is_before_name(token)]
    kept = kept[titles[-1] + 1 :] if titles else kept
    joined: list[list[Token]] = []
    for token in kept:
        if joined and not joined[-1][-1].whitespace_:
            joined[-1].append(token)
        else:
            joined.append([token])
    return [frame.words(part) for part in joined]


def _without_nickname(inside: list[Token]) -> list[Token]:
    """Return "Dwayne Varga" of "Dwayne “The Stone” Varga"."""
    marks = [token.i for token in inside[0].doc[inside[0].i : inside[-1].i] if token.is_quote]
    within = len(marks) > 1 and marks[0] > inside[0].i
    return [token for token in inside if not (within and marks[0] <= token.i <= marks[-1])]


def _compounds(head: Token) -> list[Token]:
    """Return the names before a name that are part of it, each by itself or through the next: "Los Angeles Rams"."""
    beside = [token for token in head.lefts if token.dep_ in {"compound", "nmod"} and token.pos_ == "PROPN"]
    return [inner for token in beside for inner in (*_compounds(token), token)]


def _firm(head: Token) -> list[Token] | None:
    """Return "Holt & Moss" for either of them: a firm of that name is neither."""
    doc, first, last = head.doc, head.i, head.i
    while first > 1 and doc[first - 1].text == "&" and doc[first - 2].pos_ == "PROPN":
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text == "&" and doc[last + 2].pos_ == "PROPN":
        last += 2
    return list(doc[first : last + 1]) if last > first else None


def _before_particle(first: Token) -> list[Token]:
    """Return the "Ursula von der" before "Leyen", which the parser ties to each other in any way."""
    doc, start = first.doc, first.i
    while start > 0 and doc[start - 1].text in _PARTICLES:
        start -= 1
    if start == first.i and first.text not in _PARTICLES:
        return []
    while start > 0 and doc[start - 1].ent_type_ == "PERSON" and doc[start - 1].pos_ == "PROPN":
        start -= 1
    return list(doc[start : first.i])


def before_hyphen(last: Token) -> list[Token]:
    """Return the "Val-" of "Val-Tern", of which the parser makes two words; none of "anti-Tarn", of "D-Tarn"."""
    doc, hyphen = last.doc, last.i - 1
    if hyphen < 1 or doc[hyphen].text != "-" or doc[hyphen].whitespace_ or doc[hyphen - 1].whitespace_:
        return []
    first = doc[hyphen - 1]
    return [first, doc[hyphen]] if first.pos_ == "PROPN" and first.text[0].isupper() and len(first) > 1 else []


def _before_sign(last: Token) -> list[Token]:
    """Return the "A$" of "A$AP", of which the parser makes two words."""
    before = last.doc[max(0, last.i - 1) : last.i]
    return [token for token in before if token.text.endswith("$") and not token.whitespace_]


def _is_inside_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.text in {"-", "'"} or token.lower_ in _PARTICLES


def _is_first_name_left_out(head: Token, first: int) -> bool:
    """True where the recogniser or the tagger takes the first name for none of the person's: "Ana" of "Ana Moss" with
    no label, "Will" of "Will Moss" a verb. ``first`` is where the name begins without it."""
    before = head.doc[first - 1] if first else head
    if before.head != head or before.dep_ not in INSIDE_A_NAME or not (before.text.istitle() and before.is_alpha):
        return False
    if before.tag_ == "MD":
        return before.ent_type_ == "PERSON"
    alone = before.i == head.left_edge.i and first == head.i
    first_name = alone or first_name_gender(f"{before.text} {head.text}") is not None
    return before.tag_ == "NNP" and first_name and not before.ent_type_ and not _is_before_name(before)


def _is_before_name(token: Token) -> bool:
    plain = token.lower_.rstrip(".")
    if token.i > 0 and token.nbor(-1).text == "/" and not token.nbor(-1).whitespace_:
        # A picture's credit runs into the name that its caption begins with: "Photo: Ito/AP Boston …".
        return True
    if plain in HONORIFICS or plain in _ADJECTIVES or token.lemma_.lower() in PERSON_NOUNS:
        return True
    return token.text.islower() and is_person_noun(token.lemma_.lower())
