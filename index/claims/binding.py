"""Binding: which words of its own sentence a pronoun can and cannot stand for."""

from __future__ import annotations

from spacy.tokens import Token

from index.claims.frames import Frame
from index.claims.naming import speaks
from index.claims.people import BODIES, PERSON_NOUNS

SUBJECTS = {"nsubj", "nsubjpass"}
_SURE = {"adamant", "certain", "clear", "confident", "sure"}
_CLAUSES = {"advcl", "relcl", "acl"}
# A quotation this many words before "he said" is what he said.
_BESIDE = 3


def may_be_one(frame: Frame, earlier: Token, pronoun: Token) -> bool:
    """True when the two may be one party: not two parts of one clause, nor one inside what the other reports
    ("To Putin, he said, …")."""
    if earlier.i >= pronoun.i:
        return False
    verb = pronoun.head
    governor = earlier.head.head if earlier.dep_ == "pobj" else earlier.head
    if pronoun.dep_ != "poss" and earlier.dep_ != "poss" and governor.i == verb.i:
        return False
    if _is_compared(earlier, verb):
        return False
    before = reported_before(frame, pronoun) if pronoun.dep_ in SUBJECTS and speaks(pronoun) else None
    return before is None or not before.is_ancestor(earlier)


def _is_compared(earlier: Token, verb: Token) -> bool:
    """True for whom another is compared with: "just as Moss once did, he …"."""
    clause = earlier.head
    marked = any(child.dep_ == "mark" and child.lower_ == "as" for child in clause.children)
    return clause.dep_ == "advcl" and clause.head.i == verb.i and clause.lemma_ == "do" and marked


def governs(earlier: Token, pronoun: Token) -> bool:
    """True for the subject of a clause that the pronoun's clause is part of: "Akin defended what he called …"."""
    return earlier.dep_ in SUBJECTS and earlier.head.is_ancestor(pronoun)


def within_report(frame: Frame, pronoun: Token) -> list[Token]:
    """Return the words of what the pronoun's verb reports: nobody whom they name is the pronoun's own."""
    verb, before = pronoun.head, reported_before(frame, pronoun)
    return [
        token
        for token in frame.doc
        if (token.i > pronoun.i and verb.is_ancestor(token))
        or (token.i < pronoun.i and before is not None and before.is_ancestor(token))
    ]


def within_asides(pronoun: Token) -> list[Token]:
    """Return the words after the pronoun that stand in clauses beside what its verb reports: "…, as Moss had asked"."""
    verb = pronoun.head
    beside = [child for child in verb.children if child.i > pronoun.i and child.dep_ in {"advcl", "prep", "npadvmod"}]
    inner = [token for child in beside for token in child.subtree]
    return [
        token for token in inner if any(up.dep_ in _CLAUSES for up in (token, *token.ancestors) if up.i > pronoun.i)
    ]


def named_after_front(pronoun: Token) -> Token | None:
    """Return the person named after "In addition to his opposition to the bill, Moss called for …": whose it is. None
    for "With his brother, Ugo Moss, …"."""
    doc = pronoun.doc
    front = pronoun.dep_ == "poss" and doc[0].pos_ == "ADP" and not any(token.ent_type_ for token in doc[: pronoun.i])
    if not front or pronoun.head.lemma_.lower() in PERSON_NOUNS - BODIES:
        return None
    after = (token.i + 1 for token in doc[pronoun.i : -1] if token.text == ",")
    entities = {entity.start: entity for entity in doc.ents if entity.label_ == "PERSON"}
    return next((entities[at].root for at in after if at in entities), None)


def reported_before(frame: Frame, pronoun: Token) -> Token | None:
    """Return the verb of what stands reported before "…, he said"; None where the report follows or is a quotation."""
    verb = pronoun.head
    if any(frame.quotation_of(token) is not None for token in frame.doc[max(0, pronoun.i - _BESIDE) : pronoun.i]):
        return None
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and _is_set_off(verb)):
        return verb.head
    return next((child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and child.i < verb.i), None)


def told_before(frame: Frame, pronoun: Token) -> Token | None:
    """Return who reports what is reported before "he said": "Moss said that if it rained, he said, it would break" may
    tell twice of one speaker."""
    before = reported_before(frame, pronoun)
    subject = next((child for child in before.children if child.dep_ == "nsubj"), None) if before is not None else None
    if before is None or subject is None:
        return None
    sure = any(child.dep_ == "acomp" and child.lower_ in _SURE for child in before.children)
    return subject if sure or (speaks(subject) and before.lemma_ == pronoun.head.lemma_) else None


def _is_set_off(verb: Token) -> bool:
    """True for "…, he said, …": a clause of its own between commas."""
    doc, first, after = verb.doc, verb.left_edge.i, verb.right_edge.i + 1
    return first > 0 and doc[first - 1].text == "," and after < len(doc) and doc[after].text in {",", "."}
