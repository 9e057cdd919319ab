"""Names that the parser tears in two: "the Harbour Gazette quoted Holt" is no harbour that a Gazette quoted."""

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
    return doc
