"""Names, read off the words around a parsed noun: where one stands, which words it has, whether it is a person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from index.claims.cues import BESIDE_QUOTATION
from index.claims.frames import Frame
from index.claims.gender import told_gender
from index.claims.grammar import is_owner
from index.claims.name_words import INSIDE_A_NAME, before_hyphen, name_words
from index.claims.people import BODIES, HONORIFICS, SHORTENED

_LABELS = {"PERSON", "ORG", "GPE", "NORP"}
_NO_NAMES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"}
_FINITE = {"VBZ", "VBD"}
_AGENCIES = frozenset("AP AFP Reuters Getty EPA USGS Shutterstock Pool Bloomberg Zuma Xinhua Courtesy".split())
# A byline stands below the title and what goes with it, and names two or three.
_LAST_BYLINE, _BYLINE_WORDS = 2, 8


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a name stands: its head word, its words without titles, its titles in small letters.

    ``told`` is "m" or "f" as a pronoun near tells, ``sure`` False for a capital that the tagger takes for no name.
    """

    frame: Frame
    head: Token
    words: tuple[str, ...]
    titles: frozenset[str]
    told: str | None = None
    sure: bool = True

    @property
    def name(self) -> str:
        return " ".join(self.words)


def namings(frames: Sequence[Frame]) -> list[Naming]:
    """Return the names of an article outside its quotations, in order."""
    found: list[Naming] = []
    for frame, after in zip(frames, [*frames[1:], None], strict=True):
        if _is_byline(frame):
            continue
        inside = list(_namings(frame))
        alone = after is not None and len({naming.words[-1] for naming in inside if naming.sure}) == 1
        following = [token.text for token in after.doc[:1]] if alone and after is not None else []
        found += [replace(naming, told=told_gender(naming.head, following)) for naming in inside]
    return found


def _is_byline(frame: Frame) -> bool:
    """True for the writers' names in a line of their own above the article, with or without "TARN TODAY" behind."""
    if frame.ordinal > _LAST_BYLINE or not frame.text[frame.span.end :].startswith("\n"):
        return False
    paper = next((token.i for token in frame.doc if token.text == ","), len(frame.doc))
    if not all(token.is_upper or token.is_punct for token in frame.doc[paper:]):
        paper = len(frame.doc)
    words = [token for token in frame.doc[:paper] if token.lower_ not in {"by", "and"} and not token.is_punct]
    named = all(token.pos_ == "PROPN" and not token.is_upper for token in words)
    return 1 < len(words) <= _BYLINE_WORDS and named


def naming_at(frame: Frame, head: Token, sure: bool = True) -> Naming | None:
    """Return the name that ``head`` is in, None where only initials or shortened titles stand."""
    words = tuple(name_words(frame, head))
    if all(len(word.rstrip(".")) < 2 or word.lower().rstrip(".") in SHORTENED for word in words):
        return None
    return Naming(frame, head, words, frozenset(titles_before(head)), sure=sure)


def _namings(frame: Frame) -> Iterator[Naming]:
    for token in frame.doc:
        if not token.text[0].isalpha() or token.ent_type_ in _NO_NAMES:
            continue
        if token.text.islower() and _is_alone(token) and token.lemma_.lower() not in BODIES:
            # "The Port Aven native", taken for a name; "China's foreign ministry" is one.
            continue
        inner = is_in_phrase(token)
        sure = token.pos_ == "PROPN" or (token.ent_type_ in _LABELS and token.pos_ in {"NOUN", "ADJ", "X"})
        named = (sure and not inner) or (not sure and _may_be_name(token))
        part = token.i + 2 < len(frame.doc) and token.nbor(1).text == "-" and token in before_hyphen(token.nbor(2))
        if named and not part and not frame.is_quoted(token) and not is_credit(token):
            naming = naming_at(frame, token, sure)
            if naming is not None:
                yield naming


def _is_alone(token: Token) -> bool:
    """True for a word that no other is one name with, as far as the recogniser says."""
    within = (
        next((entity for entity in token.doc.ents if token in entity), None) if token.ent_type_ in _LABELS else None
    )
    return within is None or len(within) == 1


def is_in_phrase(token: Token) -> bool:
    """True for a word of a noun's phrase before the noun; none of a verb's, where a person may be taken for part of it:
    "Moss bristles at the idea"."""
    if token.dep_ not in INSIDE_A_NAME or is_owner(token):
        return False
    return token.head.tag_ not in _FINITE or any(child.pos_ == "DET" for child in token.head.lefts)


def _may_be_name(token: Token) -> bool:
    """True for a word with a capital that the tagger may have taken wrongly for none: "Akin, however, …"."""
    if not token.text[0].isupper() or token.pos_ not in {"NOUN", "ADJ", "VERB", "ADV", "INTJ", "X"}:
        return False
    after = token.nbor(1).pos_ if token.i + 1 < len(token.doc) else ""
    return token.i > 0 or token.pos_ in {"NOUN", "VERB"} or after in {"PUNCT", "VERB", "AUX", "CCONJ"}


def speaks(token: Token) -> bool:
    """True when ``token`` is the one who speaks in its sentence: subject of a report, or after "according to"."""
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in BESIDE_QUOTATION
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def titles_before(head: Token) -> set[str]:
    """Return the titles before a name, lower-case without full stops: "mr", "dr", "president"."""
    plain = {word.lower_.rstrip(".") for word in head.lefts}
    return plain & HONORIFICS


def is_credit(token: Token) -> bool:
    """True for who took the picture above the words: "Ugo Moss/AP Governor Ines Caldas signed …"."""
    at, doc = token.i + 1, token.doc
    if at + 1 >= len(doc) or doc[at].text != "/":
        return False
    rest = doc[at + 1 :]
    papers = len(rest) > 1 and all(word.pos_ in {"PROPN", "DET"} or word.text == "/" for word in rest)
    return rest[0].text in _AGENCIES or (papers and token.ent_type_ == "PERSON" and not doc[at].whitespace_)
