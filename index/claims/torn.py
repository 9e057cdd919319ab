"""Names and descriptions that the parser tears in two: "the Harbour Gazette quoted Holt" is no harbour that a Gazette
quoted, and "the Tarn, Ohio chain" is one chain."""

from __future__ import annotations

from spacy.tokens import Doc

# Where a clause stands, whose head is a verb: a name there is none.
_CLAUSES = {"ROOT", "ccomp"}


def with_whole_names(doc: Doc) -> Doc:
    """Return ``doc`` with each name whole that stood for a clause, its last word the subject of a clause about it."""
    for rest in doc[1:]:
        front, verb = rest.nbor(-1), rest.head
        if rest.dep_ != "nsubj" or verb.dep_ != "relcl" or verb.head != front or front.dep_ not in _CLAUSES:
            continue
        if front.tag_ != "NNP" or rest.tag_ != "NNP":
            continue
        beside = [child for child in front.children if child != verb]
        above = front.head
        verb.head, verb.dep_ = verb if above == front else above, front.dep_
        front.head, front.dep_ = rest, "compound"
        for child in beside:
            child.head = rest if child.i < front.i else verb
    return _with_its_place(doc)


def _with_its_place(doc: Doc) -> Doc:
    """Return ``doc`` with one chain in "the Tarn, Ohio chain", which the parser may take for Tarn and for a chain."""
    for comma in doc[1:-2]:
        town, state, thing = comma.nbor(-1), comma.nbor(1), comma.nbor(1).head
        if comma.text != "," or {town.ent_type_, state.ent_type_} != {"GPE"} or thing.head != town or town.head == town:
            continue
        before = list(town.lefts)
        listed = thing.dep_ not in {"conj", "appos"} or any(child.dep_ == "cc" for child in town.children)
        if listed or thing.pos_ != "NOUN" or thing.i != state.i + 1 or all(child.dep_ != "det" for child in before):
            continue
        thing.head, thing.dep_ = town.head, town.dep_
        town.head, town.dep_ = state, "nmod"
        for child in before:
            child.head = thing
    return doc
