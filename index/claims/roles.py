"""What an article says a party is, read off the words around its name: roles, offices, seats, kin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from index.claims.abbreviations import POLITICS, seat_after, spelled_out
from index.claims.evidence import described_before
from index.claims.frames import Frame
from index.claims.gender import noun_gender, title_gender
from index.claims.heads import office_of
from index.claims.naming import Naming
from index.claims.offices import is_office_clause, office_clause, office_nouns
from index.claims.party import Party
from index.claims.people import BODIES, COURTESIES, FEMALE_TITLES, HONORIFICS, MALE_TITLES, PERSON_NOUNS, is_person_noun
from index.claims.role_words import role_words
from index.claims.wording import said_within, whole_word

_WHOSE = {"his", "her", "their", "its", "our", "my", "your"}
# What ties a role to its sentence only: "whose director Ines Caldas", "Ines Caldas, now the director, said".
_TYING = ("whose ", "now ", "then ", "even ", "also ")
# What stands between an office and a name and tells no more of it: "Commissioner Dr. Ines Caldas".
_RANKS = {"dr", "prof", "col", "gen", "maj", "capt", "sgt", "lt", "rev"}
# Offices of two words: a vice president is no president.
_BEFORE_OFFICE = {"vice", "prime", "attorney", "deputy", "assistant", "press", "first"}


@dataclass(frozen=True, slots=True)
class Role:
    """One thing an article says of a party: in its own words, the noun that sums it up, and all words small."""

    said: str
    noun: str
    words: frozenset[str]


def learn(party: Party, naming: Naming) -> None:
    """Add to ``party`` what the words around its name say of it."""
    party.show(title_gender(naming.titles), 4)
    party.words |= words_beside(naming.head)
    party.show(naming.told, 1)
    for role in roles(naming.frame, naming.head):
        # What the parser takes for a noun may be white space that it knows no lemma of.
        if not role.said or not role.noun.strip() or (party.person and not _is_of_person(role.noun)):
            continue
        if party.person and _tells_more(role.said, party.role):
            party.role = role.said
        party.nouns.add(role.noun)
        party.words |= role.words
        party.show(noun_gender(role.noun), 3)
    clause = office_clause(naming.head) if party.person else []
    if clause:
        said = said_within(naming.frame, clause)
        party.role = said if _tells_more(said, party.role) else party.role
        party.nouns |= office_nouns(said)
        party.words |= _plain(clause)


def _is_of_person(noun: str) -> bool:
    """True for what a person may be: "former mayor"; none for the state of "Moss hinted at Tarn, the first state"."""
    return noun not in BODIES and (is_person_noun(noun.split()[-1]) or noun in HONORIFICS | POLITICS)


def _tells_more(said: str, than: str | None) -> bool:
    """True where ``said`` tells more of who somebody is than the role known so far, the first of equals kept."""
    return than is None or _telling(said) > _telling(than)


def _telling(role: str) -> int:
    """Return 0 for "Dr." and for "her father", which tells nothing away from the sentence that says whose, 1 for "who
    chairs …"."""
    mere = role.split()[0].lower() in _WHOSE or role.lower().rstrip(".") in COURTESIES
    return 0 if mere else 1 if is_office_clause(role) else 2


def office(noun: Token) -> str:
    """Return what a noun says somebody is, in full and small letters: "senator", "vice president", "former mayor"."""
    full = spelled_out(noun.lemma_)
    before = list(noun.doc[max(0, noun.i - 5) : noun.i])
    if before and before[-1].lower_ in _BEFORE_OFFICE and before[-1].head.i in (noun.i, noun.head.i):
        full = f"{before[-1].lower_} {full}"
    former = any(token.lower_ in {"former", "ex"} and token.head.i in (noun.i, noun.head.i) for token in before)
    return f"former {full}" if former else full


def roles(frame: Frame, head: Token) -> Iterator[Role]:
    """Yield what stands beside a name or is said of it: "a teacher", "Russian President", "who is the mayor"."""
    for child in head.children:
        if _is_where(head):
            continue
        if child.dep_ == "appos" and child.ent_type_ != "PERSON" and _is_role(child) and not _is_subject(child):
            yield _role(frame, child)
        elif child.dep_ == "relcl" and child.lemma_ == "be":
            yield from (_role(frame, noun) for noun in _attributes(child, "who"))
    before = [head.head] if head.dep_ == "appos" and head.head.tag_ == "NN" else described_before(head)
    # Of "a friend of the mayor, Ines Caldas" she may be either.
    if len(before) == 1 and before[0].lemma_.lower() in PERSON_NOUNS:
        yield _role(frame, before[0], without=head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be" and head.head.tag_ in {"VBZ", "VBP"}:
        yield from (_role(frame, noun) for noun in _attributes(head.head, head.lower_))
    if (head_of_it := office_of(head)) is not None:
        words = [token for token in head.doc[head_of_it.i : head.i] if token.ent_type_ != "PERSON"]
        words = words if head.ent_type_ == "PERSON" else words[:-1]
        yield Role(said_within(frame, words), office(head_of_it), _plain(words))
        return
    beside = [token for token in head.lefts if token.dep_ in {"compound", "amod", "nmod", "det", "poss"}]
    beside = [token for token in beside if token.ent_type_ != "PERSON" or token.lower_.rstrip(".") in HONORIFICS]
    titles = [token for token in beside if _is_title(token) and token.lower_ != "former"]
    if titles:
        while len(titles) > 1 and titles[-1].lower_.rstrip(".") in _RANKS and is_person_noun(titles[-2].lemma_.lower()):
            titles.pop()
        first = min(token.left_edge.i for token in beside)
        last = titles[-1].right_edge if titles[-1].right_edge.i < head.i else titles[-1]
        start = _body_start(head.doc[whole_word(head.doc[first])])
        words = _after_person(_after_punctuation(list(head.doc[start : last.i + 1])))
        yield Role(_untied(said_within(frame, words)), office(titles[-1]), _plain(words))


def _body_start(token: Token) -> int:
    """Return where the body begins whose name ``token`` is part of: "Center for Tarnian Virtue President"."""
    return next((body.start for body in token.doc.ents if body.label_ == "ORG" and token in body), token.i)


def words_beside(head: Token) -> set[str]:
    """Return the words that tie a name to a place or a party: "Ted Cruz of Texas", "John McCain, R-Ariz."."""
    found = set(seat_after(head.doc.text[head.idx + len(head) :]))
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
            found |= _plain(list(child.subtree)[1:])
    return found


def _is_where(head: Token) -> bool:
    """True for Tarn of "The streets in Tarn, the chief engineer said"."""
    return head.dep_ == "pobj" and head.head.lower_ == "in"


def _is_subject(noun: Token) -> bool:
    """True for the option of "Sometimes, added Moss, the best option for them is to walk": a verb follows at once."""
    after = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    return any(token.pos_ in {"AUX", "VERB"} for token in after)


def _is_role(noun: Token) -> bool:
    if noun.tag_ not in {"NN", "NNP"} or (noun.i > 0 and noun.left_edge.i > 0 and _opens_bracket(noun)):
        return False
    if noun.pos_ == "NOUN":
        telling = {"det", "amod", "prep", "poss"}
        return noun.lemma_.lower() in PERSON_NOUNS or any(token.dep_ in telling for token in noun.children)
    told = _is_title(noun) or not {"det", "prep"}.isdisjoint(child.dep_ for child in noun.children)
    return told and noun.pos_ == "PROPN" and noun.ent_type_ != "GPE" and not seat_after(_from(noun))


def is_described(noun: Token) -> bool:
    """True for what somebody is, though the tagger takes it for a name: "Ines Caldas, the Labour MP"; no second one."""
    return any(child.dep_ == "det" for child in noun.lefts) or _is_title(noun)


def _after_punctuation(tokens: list[Token]) -> list[Token]:
    """Drop a place, an agency or a list before a title: "FLINT, Mich. (Wire) — Former President"."""
    inside = {"-", "'", "’", "&"}
    breaks = [
        place
        for place, token in enumerate(tokens)
        if token.is_punct and token.text not in inside and not (token.text == "." and _is_title(tokens[place - 1]))
    ]
    return tokens[breaks[-1] + 1 :] if breaks else tokens


def _after_person(tokens: list[Token]) -> list[Token]:
    """Drop another who stands before: "former President Ugo Moss and Gov. [Ines Caldas]"."""
    joints = [at for at, token in enumerate(tokens) if token.dep_ == "cc" and tokens[at - 1].ent_type_ == "PERSON"]
    return tokens[joints[-1] + 1 :] if joints else tokens


def _from(noun: Token) -> str:
    """Return the words from just before an apposition on, with the comma or bracket that sets it off."""
    start = noun.left_edge.i
    return noun.doc.text[noun.doc[start - 1].idx :] if start else ""


def _opens_bracket(noun: Token) -> bool:
    return noun.doc[noun.left_edge.i - 1].text in {"(", "["}


def _attributes(verb: Token, subject: str) -> list[Token]:
    """Return the nouns of "who is a teacher", none where something else is said to be."""
    if not any(child.dep_ == "nsubj" and child.lower_ == subject for child in verb.children):
        return []
    if any(child.dep_ == "neg" for child in verb.children):
        return []
    return [
        child
        for child in verb.children
        if child.dep_ == "attr" and child.tag_ == "NN" and child.lemma_.lower() in PERSON_NOUNS
    ]


def _role(frame: Frame, noun: Token, without: Token | None = None) -> Role:
    words = role_words(noun, without)
    return Role(_untied(said_within(frame, words)), office(noun), _plain(words))


def _untied(said: str) -> str:
    return said.removeprefix(next((word for word in _TYING if said.startswith(word)), "")).removesuffix(" and")


def _is_title(token: Token) -> bool:
    plain = token.lower_.rstrip(".")
    if token.tag_ in {"NNS", "VBZ"}:
        # "“The Dam” stars Ines Caldas".
        return False
    return plain in HONORIFICS - MALE_TITLES - FEMALE_TITLES or token.lemma_.lower() in PERSON_NOUNS


def _plain(tokens: list[Token]) -> frozenset[str]:
    return frozenset(spelled_out(token.text) for token in tokens if token.is_alpha or token.text[-1] == ".")
