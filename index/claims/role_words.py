"""Which words around a noun say what somebody is: "head of Holt Mills", not the "a firm in Tarn" after it."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from index.claims.grammar import phrase
from index.claims.people import HONORIFICS, is_person_noun
from index.claims.wording import clauses, is_how_told, is_owned, whole_word

_DASHES = {"–", "—", "--"}
_GOING_ON = {"AUX", "DET", "PRON", "VERB"}


def role_words(noun: Token, without: Token | None = None) -> list[Token]:
    """Return the words around ``noun`` that say what somebody is, but for those that hang on ``without``."""
    more = [token for token in noun.children if token.dep_ in {"relcl", "parataxis", "appos"} and not is_owned(token)]
    more = [
        token
        for token in more
        if token.pos_ != "PROPN" or token.left_edge.i == 0 or token.left_edge.nbor(-1).text == ","
    ]
    joined = [token for token in noun.children if token.dep_ in {"cc", "conj"}]
    if not all(token.dep_ == "cc" or _is_one_more(token) or _is_of_it(noun, token) for token in joined):
        more += joined
    words = phrase(noun, more if without is None else [without, *clauses(noun)])
    # "The mayor of Tarn – far from the first", "head of Holt Mills, a firm in Tarn": what is set off is no part of it.
    words = list(takewhile(lambda token: token.i < noun.i or not _sets_off(token), words))
    return list(noun.doc[noun.doc[whole_word(words[0])].left_edge.i : words[-1].i + 1]) if words else words


def _sets_off(mark: Token) -> bool:
    """True for a dash, for a comma that more about the last word or the clause's verb follows, and for "who" and "in a
    statement"."""
    after = mark.doc[mark.i + 1 : mark.i + 2]
    more = mark.text == "," and any(token.pos_ in _GOING_ON or token.tag_ == "WRB" for token in after)
    return mark.text in _DASHES or more or mark.tag_ in {"WP", "WP$", "WDT"} or is_how_told(mark)


def _is_of_it(noun: Token, other: Token) -> bool:
    """True for the crafts of "a professor of arts and crafts", which the parser takes for what she is too."""
    of = any(child.dep_ == "prep" and noun.i < child.i < other.i for child in noun.children)
    bare = other.pos_ == "NOUN" and not any(child.dep_ in {"det", "poss", "nummod"} for child in other.lefts)
    apart = any(token.text == "," for token in noun.doc[noun.i : other.i])
    return of and bare and not apart and not is_person_noun(other.lemma_.lower())


def _is_one_more(noun: Token) -> bool:
    """True for what the same person is too, "a member and co-founder"; not for who else speaks."""
    what = noun.lemma_.lower()
    if noun.lower_ in {"co", "-"}:
        return True
    return noun.tag_ in {"NN", "NNP"} and noun.ent_type_ != "PERSON" and (is_person_noun(what) or what in HONORIFICS)
