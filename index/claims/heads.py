"""From characters of the article to the parse: the token that a source hangs on, the verb that a cue is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile

from spacy.tokens import Token

from index.article import Span
from index.claims.first_names import first_name_gender
from index.claims.frames import Frame
from index.claims.grammar import phrase
from index.claims.people import BODIES, HONORIFICS, PERSON_NOUNS, is_person_noun

_NAMING = {"PROPN", "NOUN", "PRON"}
_TIMES = {"DATE", "TIME"}
# Words of what somebody heads and a first name before the last: "Intelligence Ines Caldas".
_OFFICE_AND_NAME = 2
# "Ambassador to the US", "Attorney for Ohio"; an aide to somebody is not that.
_OF_WHAT = {"ambassador": "to", "envoy": "to", "emissary": "to", "attorney": "for"}
# "Moss, 28 and a self-described loner, said".
_AGE_DIGITS = 2
# What begins the words for what somebody is.
_TELLING, _WH = {"DET", "ADJ", "NOUN"}, {"WP", "WDT", "WP$"}
# "Editor at large Ines Caldas" is she.
_STANDING = {("at", "large"), ("in", "chief"), ("in", "residence"), ("-", "in", "-", "chief")}
# "Lead author", taken for what he does.
_LIKE_VERBS = {"lead"}
# What may stand between the first noun of a long description and the name that it is of.
_DESCRIBING = {"PROPN", "NOUN", "ADJ", "CCONJ", "ADP", "PUNCT", "PART"}


def frame_at(frames: Sequence[Frame], at: int) -> Frame:
    """Return the frame of the sentence that holds the character ``at``, or the last one before it."""
    return frames[max(0, bisect_right(frames, at, key=lambda frame: frame.span.start) - 1)]


def tokens_in(frames: Sequence[Frame], span: Span) -> tuple[Frame, list[Token]]:
    """Return the words of ``span`` in its sentence's parse; none where they stand in a quotation."""
    frame = frame_at(frames, span.start)
    return frame, [
        token
        for token in frame.doc
        if (not token.is_punct or token.text == "%")
        and not token.is_space
        and frame.quotation_of(token) is None
        and span.holds(frame.token_span(token))
    ]


def head_of(frames: Sequence[Frame], span: Span) -> tuple[Frame, Token] | None:
    """Return the token that governs the words of ``span``, with its frame; None where they stand in a quotation."""
    frame, inside = tokens_in(frames, span)
    own = {token.i for token in inside}
    tops = [token for token in inside if token.head.i not in own or token.head == token]
    # "Mr. Holt, who left last week" and "many who face election in November" are no week and no month.
    tops = [token for token in tops if token.ent_type_ not in _TIMES]
    named = [token for token in tops if token.pos_ in _NAMING]
    if tops and tops[0].dep_ == "relcl" and inside[0].lower_ in {"who", "which"} and inside[0].head == tops[0]:
        # "[The paper,] which has seen a letter, said": no letter speaks.
        named = inside[:1]
    if not named and tops and all(token.pos_ == "VERB" for token in tops):
        # "consulting firm Deloitte", its first word taken for a verb: the last name or noun is meant.
        named = [token for token in reversed(inside) if token.pos_ in _NAMING]
    if not named and len(tops) > 1 and inside[-1].pos_ == "NOUN":
        # "Two by-elections", taken for three words: the last is meant.
        named = inside[-1:]
    after = named and named[0].ent_type_ == "GPE" and inside[-1].i > named[0].i
    if after and inside[-1].text.islower() and inside[-1].nbor(-1).text == ",":
        # "The Oxford, Mississippi, resident".
        named = inside[-1:]
    # "study co-author Benjamin Cook" is taken for three: what ends with a hyphen is part of the word after it.
    named = [token for token in named if not is_before_hyphen(token)] or named
    head = next(iter(named or tops), None)
    if head is not None and head.pos_ == "NOUN":
        head = _named_first(inside) or head
    elif head is not None and head.ent_type_ != "PERSON":
        head = _whose_person(inside, head) or head
    return None if head is None else (frame, head)


def _named_first(inside: Sequence[Token]) -> Token | None:
    """Return the "Vale" of "Clara Vale, a member of the board's committee", whatever the parser makes of the rest."""
    doc = inside[0].doc
    person = next((entity for entity in doc.ents if entity.label_ == "PERSON" and inside[0] in entity), None)
    if person is None or [token.tag_ for token in doc[person.end : person.end + 2]] != [",", "DT"]:
        return None
    return doc[person.end - 1]


def _whose_person(inside: Sequence[Token], head: Token) -> Token | None:
    """Return the "Vale" of "the Institution for Science’s Clara Vale", which the parser takes for what the science is
    of."""
    doc = head.doc
    body = next((entity for entity in doc.ents if head in entity), None)
    if body is None:
        return None
    ends = [at for at in (body.end - 1, body.end) if at < len(doc) and doc[at].tag_ == "POS"]
    person = next((entity for entity in doc.ents if ends and entity.start == ends[0] + 1), None)
    named = person is not None and person.label_ == "PERSON" and person[-1] in inside
    return person[-1] if person is not None and named else None


def named_last(frames: Sequence[Frame], span: Span, head: Token) -> Token | None:
    """Return the person or body whose name ends the words of ``span``, where all before is what they are, or ``head``:
    "legal analyst and Court biographer Ilse Varga", "Russian news agency TASS". None where it may end another's:
    "Bureau of Tobacco and Firearms spokesperson Kim Holt"."""
    _, inside = tokens_in(frames, span)
    last = inside[-1] if inside else head
    if last.i <= head.i or last.pos_ != "PROPN" or head.ent_type_ == "PERSON":
        return head
    if office_of(last) == head:
        return last
    first = last.i
    while first > head.i + 1 and last.ent_type_ and last.doc[first - 1].ent_type_ == last.ent_type_:
        first -= 1
    if tuple(token.lower_ for token in last.doc[head.i + 1 : first]) in _STANDING and last.ent_type_ == "PERSON":
        return last
    noun = last.doc[first - 2 if last.doc[first - 1].text == "." else first - 1]
    what = noun.lemma_.lower()
    person = last.ent_type_ == "PERSON" and (is_person_noun(what) or what in HONORIFICS or what.endswith(("er", "or")))
    # "The Ellery Ravens tight end Peter Holt".
    full = last.ent_type_ == "PERSON" and first_name_gender(last.doc[first : last.i + 1].text) is not None
    person = person or (full and noun.tag_ == "NN" and what not in BODIES)
    body = last.text.isupper() and (what in BODIES or what in PERSON_NOUNS)
    between = {token.pos_ for token in last.doc[head.i : first]}
    if noun.pos_ not in {"NOUN", "PROPN"} or not (person or body) or between - _DESCRIBING:
        return head
    joined = "CCONJ" in between and last not in head.conjuncts
    if (
        head.ent_type_ == "ORG"
        and noun.tag_ == "NNP"
        and head.doc[noun.i - 1].ent_type_ == "ORG"
        and not noun.ent_type_
    ):
        # "Center for Tarnian Virtue President Clara Vale".
        return last
    if "ADP" in between:
        # "A friend of actor Mia Holt" is not she.
        return None if joined and head.ent_type_ == "ORG" else head
    office = head.tag_ == "NN" or (head.tag_ == "NNP" and is_person_noun(head.lemma_.lower()))
    if "CCONJ" not in between or (office and not any(word.dep_ == "det" for word in head.lefts)):
        return last
    return None if joined else head


def named_first(frames: Sequence[Frame], span: Span) -> Token | None:
    """Return the person whose name begins the words of ``span`` where a comma and what they are follow, though the
    parse may take that for who speaks: "Moss, a Tarnian,", "Ines Caldas, lead author from the University of Tarn,"."""
    frame, inside = tokens_in(frames, span)
    names = list(takewhile(lambda token: token.pos_ == "PROPN" or token.ent_type_ == "PERSON", inside))
    person = all(token.ent_type_ == "PERSON" for token in names)
    if not names or not (person or first_name_gender(" ".join(token.text for token in names)) is not None):
        return None
    last = names[-1]
    rest = frame.doc[last.i + 1 : last.i + 3]
    between = [token for token in frame.doc[names[0].i : last.i] if token not in names]
    if any(token.text != "-" for token in between) or len(rest) < 2 or rest[0].text != "," or rest[1] not in inside:
        return None
    age = rest[1].pos_ == "NUM" and rest[1].text.isdecimal() and len(rest[1]) <= _AGE_DIGITS
    telling = (rest[1].pos_ in _TELLING and rest[1].tag_ not in _WH) or rest[1].lower_ in _LIKE_VERBS
    return last if telling or age else None


def office_of(name: Token) -> Token | None:
    """Return the "Director" of "Director of National Intelligence Ines Caldas", the "Ambassador" of "Ambassador to the
    US Ines Caldas", which the parser takes for "of Caldas": an office without an article or a comma, and names up to a
    person's."""
    first = name.i
    while first and name.doc[first - 1].pos_ == "PROPN":
        first -= 1
    at = first - 1 if first and name.doc[first - 1].lower_ != "the" else first - 2
    if at < 1 or name.i - first < _OFFICE_AND_NAME:
        return None
    office = name.doc[at - 1]
    # "Attorney for Gov. Ines Caldas" is not she.
    titled = any(token.lower_.rstrip(".") in HONORIFICS for token in name.doc[first : name.i - 1])
    if titled or name.doc[at].lower_ != _OF_WHAT.get(office.lower_, "of"):
        return None
    alone = office.tag_ == "NNP" and not any(child.dep_ in {"det", "poss"} for child in office.lefts)
    person = name.ent_type_ == "PERSON" or first_name_gender(name.doc[name.i - 1 : name.i + 1].text) is not None
    what = office.lemma_.lower()
    return office if alone and person and is_person_noun(what) and what not in BODIES else None


def is_before_hyphen(token: Token) -> bool:
    """True for the "co" of "co-author" and for its hyphen."""
    doc, after = token.doc, token.i + 1
    return token.text == "-" or (not token.whitespace_ and after < len(doc) and doc[after].text == "-")


def together(frames: Sequence[Frame], source: Span) -> Span:
    """Return ``source`` with who its "its" or "their" means, where both speak: "Kyiv and its Western allies"."""
    frame, inside = tokens_in(frames, source)
    found = head_of(frames, source)
    if found is None or not inside or inside[0].tag_ != "PRP$" or found[1].dep_ != "conj":
        return source
    first = found[1].head
    between = [token.lower_ for token in frame.doc[first.i + 1 : inside[0].i]]
    whole = phrase_span(frame, first)
    return whole if between == ["and"] and whole is not None and whole.holds(source) else source


def verb_of(frames: Sequence[Frame], cue: Span) -> Token | None:
    """Return the verb that ``cue`` is or is built around ("has long argued"), None for other cues."""
    _, inside = tokens_in(frames, cue)
    verbs = [token for token in inside if token.pos_ == "VERB"] or [token for token in inside if token.pos_ == "AUX"]
    return verbs[-1] if verbs else None


def phrase_span(frame: Frame, head: Token, without: Iterable[Token] = ()) -> Span | None:
    """Return the article's characters of the phrase around ``head`` but for what hangs on ``without``; None inside a
    quotation."""
    tokens = phrase(head, without)
    if not tokens or any(frame.quotation_of(token) is not None for token in tokens):
        return None
    return frame.span_of(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
