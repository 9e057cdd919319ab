"""Who speaks through a cue: its subject, whom it quotes, or what follows "according to"."""

from __future__ import annotations

from spacy.tokens import Token

from index.article import Span
from index.claims.frames import Frame
from index.claims.grammar import subject_of
from index.claims.people import is_person_noun

QUOTING = {"quote", "cite"}
# These quote only "as saying".
_REPORTING = {"describe", "record", "report"}
_NOBODY = {"it", "that", "this", "which", "there", "what", "nobody", "none", "neither", "nothing"}
_PERSONS = {"he", "she", "they", "we", "i", "who", "you"}
_TIMES_AND_PLACES = {"DATE", "TIME", "GPE", "LOC", "FAC"}
_SPEAKING_LABELS = {"PERSON", "ORG", "GPE", "NORP"}


def cue_source(cue: Token) -> Token | None:
    """Return the head of the words that name who speaks through ``cue``."""
    quoting = quoting_verb(cue)
    head = quoted_person(quoting) if quoting is not None else subject_of(cue)
    if head is None or head.lower_ in _NOBODY or any(child.lower_ in {"no", "neither"} for child in head.children):
        return None
    return head


def quoted_by(cue: Token) -> Token | None:
    """Return who quotes the speaker: "Reuters quoted X as saying", "X was quoted by Reuters as saying"."""
    quoting = quoting_verb(cue)
    if quoting is None:
        return None
    return subject_of(quoting) or _carrier(quoting)


def quoting_verb(cue: Token) -> Token | None:
    """Return the "quoted" or "cited" that ``cue`` is or belongs to: "quoted as saying", "quoted by Y saying"."""
    if cue.lemma_ in _REPORTING and any(_is_as_saying(child) for child in cue.children):
        return cue
    if cue.lemma_ in QUOTING:
        # "Citing the cost" quotes nobody, nor does who "has not cited Moss".
        person = quoted_person(cue) if not any(child.dep_ == "neg" for child in cue.children) else None
        return cue if person is not None and (cue.lemma_ == "quote" or can_speak(person)) else None
    if cue.dep_ == "pcomp" and cue.head.lower_ == "as":
        reporting = cue.head.head.lemma_ in _REPORTING and _is_as_saying(cue.head)
        if reporting or cue.head.head.lemma_ in QUOTING:
            return cue.head.head
    if cue.tag_ == "VBG" and cue.dep_ == "acl" and cue.head.head.dep_ == "agent":
        # The parser takes "X was quoted by Y saying …" for words about Y.
        quoting = cue.head.head.head
        return quoting if quoting.lemma_ in QUOTING and quoted_person(quoting) is not None else None
    return None


def _is_as_saying(mark: Token) -> bool:
    """True for the "as" of "the Ledger reported Moss as saying"."""
    return mark.lower_ == "as" and any(child.dep_ == "pcomp" and child.lower_ == "saying" for child in mark.children)


def quoted_person(quoting: Token) -> Token | None:
    """Return the head of whom "quote" or "cite" quotes, in the active or the passive."""
    quoted = [child for child in quoting.children if child.dep_ in {"nsubjpass", "dobj"}]
    return next((child for child in quoted if child.pos_ in {"PROPN", "NOUN", "PRON"}), None)


def _carrier(quoting: Token) -> Token | None:
    """Return what carries the words in "X was quoted in the Ledger", "… on state television"."""
    for child in quoting.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "on"}:
            named = next((found for found in child.children if found.dep_ == "pobj"), None)
            if can_speak(named) and named is not None and named.ent_type_ not in _TIMES_AND_PLACES:
                return named
    return None


def according_to(frame: Frame, token: Token, quoted: bool = False) -> tuple[Token, Span] | None:
    """Return the source's head and the cue's span for an "according to" that belongs to ``token``'s clause."""
    if "according" not in frame.span.of(frame.text).lower():
        return None
    for word in frame.doc:
        if word.lower_ != "according" or frame.quotation_of(word) is not None:
            continue
        if quoted or token in (word.head, word.head.head):
            head = after_according(word)
            if head is not None:
                return head, according_cue(frame, word)
    return None


def according_cue(frame: Frame, word: Token) -> Span:
    """Return the span of "according to", of which ``word`` is the first."""
    to = word.nbor(1)
    return frame.span_of(word.idx, to.idx + len(to))


def is_according(text: str, cue: Span) -> bool:
    """True for a cue that is "according to"."""
    return cue.of(text).lower().startswith("according")


def after_according(word: Token) -> Token | None:
    """Return the head of the words after "according to", None where a clause or nothing follows."""
    if word.i + 1 >= len(word.doc) or word.nbor(1).lower_ != "to":
        return None
    to = word.nbor(1)
    return next((child for child in to.children if child.dep_ in {"pobj", "pcomp"} and child.pos_ != "VERB"), None)


def can_speak(head: Token | None) -> bool:
    """True for persons, groups, institutions: whatever may be said to say something."""
    if head is None:
        return False
    return (
        head.ent_type_ in _SPEAKING_LABELS
        or head.tag_ in {"NNP", "NNPS"}
        or head.lower_ in _PERSONS
        or head.lower_ in {"some", "many", "others", "both", "most", "few"}
        or (head.pos_ == "NOUN" and is_person_noun(head.lemma_.lower()))
    )
