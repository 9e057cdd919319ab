"""Relative pronouns: which words "who" and "which" stand for, where the parser ties them to the nearest noun."""

from __future__ import annotations

from spacy.tokens import Token

from index.claims.people import BODIES, is_person_noun

_PERSONS = {"PERSON", "NORP", "ORG"}
_COUNTS = {"million", "thousand", "hundred", "dozen", "number", "lot", "handful", "majority", "one", "those", "anyone"}
# What a noun for persons may end with that no list has: "caucusgoers", "detainees", "immigrants".
_DOING = ("er", "or", "ee", "ant", "ent", "eer", "ive", "ard")


def antecedent(pronoun: Token) -> Token | None:
    """Return the head of the words that "who", "which" or "that" stands for; None for what no such word can mean.

    "Who" is no place and no thing, "which" nobody: of "a group of states, led by Nebraska, who argue" and "an interview
    with Winfrey, which claimed" it is what these hang on, if anything.
    """
    said = noun = pronoun.head.head
    noun = _named(noun)
    if pronoun.lower_ in {"who", "whom"}:
        nearest = _just_before(pronoun)
        if nearest is not None and nearest in noun.conjuncts and nearest.i > noun.i and _may_be_who(nearest):
            # The last of "Moss and Holt, who has", whichever the parser takes; "who have" are both.
            return None if _wanted(pronoun) else nearest
        named = nearest is not None and nearest not in {said, noun} and nearest not in noun.subtree
        if named and nearest is not None and _may_be_who(nearest):
            return None
        fits = [token for token in _upwards(noun) if _may_be_who(token)]
        # "The head of the panel, who" is the head, "the panel, who" at worst the panel.
        return next((token for token in fits if not _is_body(token)), fits[0] if fits else None)
    if pronoun.lower_ == "which" and said.lemma_.lower() not in BODIES:
        fits = _agreeing(pronoun, _upwards(noun))
        return next((token for token in fits if not (_is_somebody(token) or _is_where(token))), None)
    return noun


def _named(noun: Token) -> Token:
    """Return the name that ``noun`` explains: "McConnell, now the leader"; ``noun`` where it explains none."""
    while noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and not noun.ent_type_:
        noun = noun.head
    return noun


def _just_before(pronoun: Token) -> Token | None:
    """Return the noun that stands right before "who", whatever the parser ties it to."""
    before = [token for token in pronoun.doc[max(0, pronoun.i - 2) : pronoun.i] if not token.is_punct]
    return before[-1] if before and before[-1].pos_ in {"NOUN", "PROPN"} else None


def _is_many(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"}


def _wanted(pronoun: Token) -> bool | None:
    """Return True where the verb of "who" or "which" is many's ("have"), False where it is one's, None for "said"."""
    verbs = [pronoun.head, *(child for child in pronoun.head.children if child.dep_ in {"aux", "auxpass"})]
    many = {"VBP": True, "VBZ": False}
    return next((many[verb.tag_] for verb in verbs if verb.tag_ in many), None)


def _agreeing(pronoun: Token, nouns: list[Token]) -> list[Token]:
    """Return those of ``nouns`` that are one or many as the verb is, all where none is: "lawsuits against Moss, which
    accuse"."""
    wanted = _wanted(pronoun)
    return [noun for noun in nouns if _is_many(noun) == wanted] or nouns


def _upwards(noun: Token) -> list[Token]:
    """Return ``noun`` and what it hangs on by prepositions: "interview" of "an interview with Winfrey"."""
    found = [noun]
    while noun.dep_ == "pobj" and noun.head.dep_ in {"prep", "agent"}:
        noun = _named(noun.head.head)
        if noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
            break
        found.append(noun)
    return found


def _may_be_who(token: Token) -> bool:
    if token.pos_ != "NOUN":
        return token.ent_type_ in _PERSONS or (token.ent_type_ not in {"GPE", "LOC", "FAC"} and token.pos_ != "ADJ")
    noun = token.lemma_.lower()
    return noun in _COUNTS or is_person_noun(noun) or (noun.endswith(_DOING) and not noun.endswith("ment"))


def _is_body(token: Token) -> bool:
    noun = token.lemma_.lower()
    return token.ent_type_ == "ORG" or noun in BODIES or noun.endswith("committee")


def _is_where(token: Token) -> bool:
    """True for the town of "a firm based in Port Aven, which said"."""
    return token.ent_type_ == "GPE" and token.dep_ == "pobj" and token.head.lower_ == "in"


def _is_somebody(token: Token) -> bool:
    noun = token.lemma_.lower()
    return token.ent_type_ == "PERSON" or (token.pos_ == "NOUN" and is_person_noun(noun) and noun not in BODIES)
