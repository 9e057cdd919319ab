"""Names, read off the words around a parsed noun: where one stands, which words it has, whether it is a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from index.claims.cues import BESIDE_QUOTATION
from index.claims.first_names import first_name_gender
from index.claims.frames import Frame
from index.claims.gender import told_gender
from index.claims.grammar import is_owner
from index.claims.heads import office_of
from index.claims.people import BODIES, HONORIFICS, PERSON_NOUNS, SHORTENED, is_person_noun

_LABELS = {"PERSON", "ORG", "GPE", "NORP"}
_NO_NAMES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"}
_INSIDE_A_NAME = {"compound", "amod", "nmod"}
_FINITE = {"VBZ", "VBD"}
_ADJECTIVES = {"republican", "democratic", "democrat", "conservative", "liberal"}
_PARTICLES = frozenset("de da di del della der den van von la le al el bin ibn ben abu".split())
_WORD = re.compile(r"\w")
_AGENCIES = frozenset("AP AFP Reuters Getty EPA USGS Shutterstock Pool Bloomberg Zuma Xinhua Courtesy".split())
# A first and a last name: a title before these is none of its words, though others stand before that.
_FULL = 2
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
        part = token.i + 2 < len(frame.doc) and token.nbor(1).text == "-" and token in _before_hyphen(token.nbor(2))
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
    if token.dep_ not in _INSIDE_A_NAME or is_owner(token):
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
    inside = [*_before_hyphen(inside[0]), *inside]
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


def _before_hyphen(last: Token) -> list[Token]:
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
    if before.head != head or before.dep_ not in _INSIDE_A_NAME or not (before.text.istitle() and before.is_alpha):
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


def is_credit(token: Token) -> bool:
    """True for who took the picture above the words: "Ugo Moss/AP Governor Ines Caldas signed …"."""
    at, doc = token.i + 1, token.doc
    if at + 1 >= len(doc) or doc[at].text != "/":
        return False
    rest = doc[at + 1 :]
    papers = len(rest) > 1 and all(word.pos_ in {"PROPN", "DET"} or word.text == "/" for word in rest)
    return rest[0].text in _AGENCIES or (papers and token.ent_type_ == "PERSON" and not doc[at].whitespace_)
