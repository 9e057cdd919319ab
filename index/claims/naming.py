"""Names, roles and descriptions, read off the words around a parsed noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from index.claims.cues import BESIDE_QUOTATION
from index.claims.frames import Frame
from index.claims.grammar import phrase
from index.claims.people import FEMALE_TITLES, HONORIFICS, MALE_TITLES, PERSON_NOUNS

# Nouns for bodies of people: no "he" or "she" stands for them, and no name beside them is a person's.
BODIES = frozenset(
    """
    administration agency assembly association authority bank board body bureau campaign caucus chamber charity church
    club coalition commission committee community company congregation council couple court crowd department family
    federation firm government group hospital household industry institute jury lab lobby majority media military
    ministry minority network newspaper newsroom ngo office opposition organisation organization outlet panel
    parliament party people police press public school senate staff store team union university utility youth
    """.split()
)
_BODY_LABELS = {"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"}
_PLACES = {"GPE", "LOC", "FAC"}
# Titles that stand before other words than a person's name too ("General Motors").
_DOUBTFUL_TITLES = {"former", "general", "attorney"}
_TELLING_PREPOSITIONS = {"of", "in", "at", "from", "with", "to", "on", "within", "near", "inside", "between"}
_MAX_DESCRIPTION = 12
_WORD = re.compile(r"\w")
_PERSON_ENDINGS = ("ian", "ist", "man", "woman", "person", "eer")


def speaks(token: Token) -> bool:
    """True when ``token`` is the one who speaks in its sentence: subject of a report, or after "according to"."""
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in BESIDE_QUOTATION
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def is_person_noun(noun: str) -> bool:
    """True for a noun, as a lemma, that names people by what they are."""
    return noun in PERSON_NOUNS or noun.endswith(_PERSON_ENDINGS)


def titles_before(head: Token) -> set[str]:
    """Return the titles before a name, lower-case without full stops: "mr", "dr", "president"."""
    plain = {word.lower_.rstrip(".") for word in head.lefts}
    return plain & HONORIFICS


def is_person_name(head: Token) -> bool:
    """True for a person's name: by its entity, its title, or what stands beside it ("…, an analyst")."""
    if head.ent_type_ == "PERSON" or titles_before(head) - _DOUBTFUL_TITLES:
        return True
    beside = [child for child in head.children if child.dep_ == "appos" and child.tag_ == "NN"]
    return head.ent_type_ not in _PLACES and any(child.lemma_.lower() in PERSON_NOUNS - BODIES for child in beside)


def name_words(frame: Frame, head: Token) -> list[str]:
    """Return the words of a name without titles: the entity's, else the proper nouns around ``head``."""
    entity = next((e for e in head.doc.ents if head in e and e.label_ == "PERSON"), None)
    inside = list(entity) if entity is not None else []
    if not inside:
        inside = [t for t in head.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN"] + [head]
    kept = [token for token in inside if token.tag_ != "POS" and (token.text == "-" or _WORD.search(token.text))]
    while len(kept) > 1 and kept[0].lower_.rstrip(".") in HONORIFICS:
        kept.pop(0)
    joined: list[list[Token]] = []
    for token in kept:
        if joined and not joined[-1][-1].whitespace_:
            joined[-1].append(token)
        else:
            joined.append([token])
    return [frame.words(part) for part in joined]


def body_name(frame: Frame, head: Token) -> str:
    """Return what names a body: its entity, else its phrase without clauses."""
    for entity in head.doc.ents:
        if head in entity and entity.label_ in _BODY_LABELS:
            return said(frame, [token for token in entity if token.tag_ != "POS"])
    return said(frame, phrase(head, clauses(head)))


def description(frame: Frame, head: Token) -> str:
    """Return what a description calls its party: the noun, what stands before it, and where or whose it is.

    A capital that only the start of a sentence gave it is made small.
    """
    loose = [child for child in head.children if child.dep_ == "prep" and not _tells(child)]
    nested = [token for token in head.subtree if token is not head and token.dep_ in {"relcl", "appos"}]
    words = phrase(head, [*clauses(head), *loose, *nested])
    if len(words) > _MAX_DESCRIPTION:
        words = phrase(head, [child for child in head.children if child.i > head.i])
    text = said(frame, words)
    return text[:1].lower() + text[1:] if words and words[0].i <= 1 and words[0].pos_ != "PROPN" else text


def _tells(preposition: Token) -> bool:
    """True for "at the network", "for the mayor": where or whose a person is, not what something was done for."""
    if preposition.lower_ != "for":
        return preposition.lower_ in _TELLING_PREPOSITIONS
    held = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return held is not None and (held.pos_ == "PROPN" or held.lemma_.lower() in PERSON_NOUNS | BODIES)


def role_beside(frame: Frame, noun: Token, named: Token) -> str:
    """Return the words of a role that a name explains: "the coordinator" in "the coordinator, Anna Reed"."""
    return said(frame, phrase(noun, [named, *clauses(noun)]))


def clauses(head: Token) -> list[Token]:
    """Return the parts of a phrase that say more about it than what it is called."""
    return [
        child for child in head.children if child.dep_ in {"relcl", "appos", "parataxis", "dep", "punct", "cc", "conj"}
    ]


def roles(frame: Frame, head: Token) -> Iterator[tuple[str, str]]:
    """Yield ``(role, its noun)`` for what stands beside a name: "a teacher", "Russian President"."""
    for child in head.children:
        if child.dep_ != "appos" or child.ent_type_ == "PERSON":
            continue
        noun = child.lemma_.lower()
        telling = noun in PERSON_NOUNS or any(t.dep_ in {"det", "amod", "prep", "poss"} for t in child.children)
        if (child.pos_ == "NOUN" and telling) or (child.pos_ == "PROPN" and child.ent_type_ != "GPE"):
            more = [t for t in child.children if t.dep_ in {"relcl", "parataxis", "appos"}]
            yield said(frame, phrase(child, more)), noun
    before = [token for token in head.lefts if token.dep_ in {"compound", "amod", "nmod", "det", "poss"}]
    before = [token for token in before if token.ent_type_ != "PERSON" or token.lower_.rstrip(".") in HONORIFICS]
    nouns = [token for token in before if _is_title(token)]
    if nouns:
        first = min(token.left_edge.i for token in before)
        yield said(frame, list(head.doc[first : nouns[-1].i + 1])), nouns[-1].lemma_.lower().rstrip(".")


def _is_title(token: Token) -> bool:
    plain = token.lower_.rstrip(".")
    return plain in HONORIFICS - MALE_TITLES - FEMALE_TITLES or token.lemma_.lower() in PERSON_NOUNS


def full_names(frames: Sequence[Frame]) -> list[str]:
    """Return the distinct names of two or three words that the article gives persons."""
    names: dict[str, None] = {}
    for frame in frames:
        for token in frame.doc:
            if token.pos_ != "PROPN" or frame.quotation_of(token) is not None or token.dep_ == "compound":
                continue
            words = name_words(frame, token)
            capitalised = len(words) in {2, 3} and all(word[:1].isupper() for word in words)
            if capitalised and (speaks(token) or is_person_name(token)):
                names[" ".join(words)] = None
    return list(names)


def is_called(name: str, words: Sequence[str]) -> bool:
    """True when ``words`` may be a shorter form of ``name``: the last name, or first and last with less between."""
    have = [word.lower().rstrip(".") for word in name.split() if _WORD.search(word)]
    short = [word.lower().rstrip(".") for word in words if _WORD.search(word)]
    if not have or not short:
        return False
    if len(short) == 1:
        return short[0] == have[-1]
    initial = len(short[0]) == 1 or len(have[0]) == 1
    first = short[0] == have[0] or (initial and short[0][0] == have[0][0])
    return short[-1] == have[-1] and first


def is_same_name(one: str, other: str) -> bool:
    """True for one name with and without "the"."""
    return one.lower().removeprefix("the ") == other.lower().removeprefix("the ")


def surname_gender(name: str) -> set[str]:
    """Return the gender that a Slavic surname's ending shows; most names show none."""
    last = name.lower().split()[-1]
    if last.endswith(("ova", "eva", "skaya", "skaia")):
        return {"f"}
    return {"m"} if last.endswith(("ov", "ev", "sky", "skiy")) else set()


def said(frame: Frame, tokens: Sequence[Token]) -> str:
    """Return the article's own words for ``tokens``, on one line, without a possessive ending."""
    return re.sub(r"\s*['’]s?$", "", frame.words(tokens))
