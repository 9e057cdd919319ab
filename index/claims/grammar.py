"""Reading a dependency parse: who is the subject of a verb, and which words hang together."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

SUBJECTS = {"nsubj", "csubj"}
_TRAILING = {",", ";", ":", ".", "-", "--", "—", "–", "'s", "'"}
# Words of "of Port Aven" before the comma.
_OF_WHAT = 9
_SAME_SPEAKER = {"advcl", "xcomp", "conj", "dep", "prep", "pcomp", "ccomp"}


def subject_of(verb: Token) -> Token | None:
    """Return the head of the words that name who does ``verb``, or None.

    A verb without a subject of its own takes it from the clause it hangs on ("X spoke, adding that …",
    "X, who said …"); a passive one from its agent ("it was said by X").
    """
    seen = 0
    while seen < 6:
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            return _antecedent(own[0], verb)
        if any(child.dep_ == "nsubjpass" for child in verb.children):
            return agent_of(verb)
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head if verb.tag_ != "VBN" else agent_of(verb)
        if verb.dep_ not in _SAME_SPEAKER or verb.head == verb:
            return None
        if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
            return None
        verb = verb.head
        seen += 1
    return None


def _antecedent(subject: Token, verb: Token) -> Token | None:
    """Return the noun that "who" or "which" stands for, or ``subject`` itself."""
    if subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return verb.head
    if subject.tag_ in {"WDT", "WP"}:
        return None
    return subject


def agent_of(verb: Token) -> Token | None:
    """Return the head of the words that name who does a passive verb ("by X"), or None."""
    for child in verb.children:
        if child.dep_ == "agent":
            for found in child.children:
                if found.dep_ == "pobj":
                    return found
    return None


def phrase(head: Token, without: Iterable[Token] = ()) -> list[Token]:
    """Return the unbroken run of words around ``head`` that hang on it, trimmed of outer punctuation."""
    left_out = {token.i for dropped in without for token in dropped.subtree} - {head.i}
    kept = sorted(token.i for token in head.subtree if token.i not in left_out)
    at = kept.index(head.i)
    first = last = at
    while first > 0 and kept[first - 1] == kept[first] - 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] == kept[last] + 1:
        last += 1
    return trim([head.doc[i] for i in kept[first : last + 1]])


def runs(tokens: Iterable[Token]) -> list[list[Token]]:
    """Return ``tokens`` as unbroken runs in order, each trimmed of outer punctuation; empty runs dropped."""
    ordered = sorted(tokens, key=lambda token: token.i)
    found: list[list[Token]] = []
    for token in ordered:
        if found and found[-1][-1].i == token.i - 1:
            found[-1].append(token)
        else:
            found.append([token])
    return [kept for run in found if (kept := trim(run)) and any(token.is_alpha or token.like_num for token in kept)]


def trim(tokens: list[Token]) -> list[Token]:
    """Return ``tokens`` without commas, colons and full stops at the ends."""
    start, end = 0, len(tokens)
    while start < end and (tokens[start].text in _TRAILING or tokens[start].is_space):
        start += 1
    while end > start and (tokens[end - 1].text in _TRAILING or tokens[end - 1].is_space):
        end -= 1
    return tokens[start:end]


def named_after(noun: Token) -> list[Token]:
    """Return the words that may name whom ``noun`` describes: "the official, Lois Lerner, …", also where it says of
    what he is one: "the mayor of Port Aven, Ines Caldas, …"."""
    # What stands after the verb that the noun is subject of explains another: "The actress thanked one: Ines Caldas".
    found = [child for child in noun.children if child.dep_ == "appos" and not noun.i < noun.head.i < child.i]
    doc = noun.doc
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i:
        # "Ines Caldas, a diver in Port Aven, Skarra, said": what explains a name goes on to none.
        return found
    begin = noun.i + 1
    if begin < len(doc) and doc[begin].pos_ == "ADP":
        begin = next((token.i for token in doc[begin : begin + _OF_WHAT] if token.text == ","), begin)
        if any(token.pos_ in {"VERB", "AUX", "PRON"} for token in doc[noun.i + 1 : begin]):
            return found
    if begin + 1 < len(doc) and doc[begin].text == ",":
        # The parser often takes the name for a subject, or ties it to the last word, and misses what it explains.
        run = doc[begin + 1 : begin + 6]
        end = next((token.i for token in run if token.text == ","), None)
        found += [token for token in run if token.i + 1 == end and token.left_edge.i == begin + 1]
    return found


def is_owner(token: Token) -> bool:
    """True for the "Caldas" of "Moss, Caldas' press secretary", whatever the tagger takes the mark for."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text in {"'", "’", "'s", "’s"}
