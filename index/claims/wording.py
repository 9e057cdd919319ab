"""How an article words a party without a name: the phrase around its noun, cut to what tells who is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from index.claims.cues import CLAUSE, NAMING
from index.claims.frames import Frame
from index.claims.grammar import phrase
from index.claims.people import BODIES, PERSON_NOUNS

_BODY_LABELS = {"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"}
_WITH_ARTICLE = {"ORG", "PRODUCT", "WORK_OF_ART"}
_NAMES = _BODY_LABELS | {"PERSON", "LANGUAGE"}
_TELLING_PREPOSITIONS = {"of", "in", "at", "from", "with", "to", "on", "within", "near", "inside", "between"}
# "Ugo Moss/Courtesy Holt Media": who took the picture above the words, and who gave it.
_COURTESY = "Courtesy"
# "The company in response asked".
_WAYS = {"addition", "fact", "general", "particular", "reply", "response", "turn"}
# "A worker named Caldas", "a man calling himself Moss".
_CALLED = {"call", "name"}
_TOLD_IN = {"email", "e-mail", "interview", "letter", "memo", "note", "post", "release", "statement", "tweet"}
_MAX_DESCRIPTION = 12
_ASKING = {"WP", "WDT", "WRB"}
_DETERMINING = {"DT", "CD", "PRP$"}
_BEFORE_CLAUSE = {"advcl", "mark"}
# "Residents either walked or …" tells what they do.
_PAIRING = {"either", "neither", "both"}


def said(frame: Frame, tokens: Sequence[Token]) -> str:
    """Return the article's own words for ``tokens``, on one line, without a possessive ending."""
    words = frame.words(tokens)
    if "”" in words and "“" not in words and tokens[0].i and tokens[0].nbor(-1).is_quote:
        # “American Idol’s” judges: with both marks.
        words = frame.words([tokens[0].nbor(-1), *tokens])
    if ")" in words and "(" not in words:
        # "(A list of prizes) Holt", "(HLT)’s parent company": the parser takes in what stands in the brackets before.
        words = re.sub(r"^['’]s\b|^\W+", "", words.rpartition(")")[2]).strip() or words
    return re.sub(r"\s*(?:['’]s?|:|\([^)]*)$", "", words)


def said_within(frame: Frame, tokens: Sequence[Token]) -> str:
    """Return the words for ``tokens`` as they would stand within a sentence: "the mayor" at the front of one too."""
    text = said(frame, tokens)
    if (
        not tokens
        or (tokens[0].i > 1 and not (tokens[0].tag_ == "DT" and len(tokens) > 1 and tokens[1].text.islower()))
        or tokens[0].pos_ == "PROPN"
        or (tokens[0].ent_type_ in _NAMES and tokens[0].lower_ not in {"a", "an"})
        or text[1:2].isupper()
        or _is_always_capital(frame.text, tokens[0].text)
    ):
        return text
    return text[:1].lower() + text[1:]


def _is_always_capital(text: str, word: str) -> bool:
    """True for a word that has its capital within sentences too, and is never without: "Twitter"."""
    within = rf"(?<=[a-z,] ){re.escape(word)}\b"
    return re.search(within, text) is not None and re.search(rf"\b{re.escape(word.lower())}\b", text) is None


def body_name(frame: Frame, head: Token) -> str:
    """Return what names a body: its entity, else its phrase without clauses."""
    for entity in head.doc.ents if head.ent_type_ in _BODY_LABELS else ():
        if head in entity:
            start = entity.start
            while start and _belongs_to(head.doc[start - 1], entity):
                start -= 1
            # "Moss told AAP", taken for a title.
            end = next((token.i for token in head.doc[head.i : _end(entity)] if token.tag_ == "VBD"), _end(entity))
            start += head.doc[start].lower_ in {"a", "an"} and start < head.i
            words = [token for token in head.doc[start:end] if token.tag_ != "POS"]
            before = head.doc[start - 1] if start and entity.label_ in _WITH_ARTICLE else None
            return _named(frame, [before, *words] if before is not None and before.lower_ == "the" else words)
    return _named(frame, phrase(head, clauses(head)))


def _end(entity: Span) -> int:
    """Return where the name ends: "Americans for Prosperity" are not the Americans, nor is "the Agency of" a name."""
    doc, end = entity.doc, entity.end
    while end > entity.start + 1 and doc[end - 1].pos_ == "ADP":
        end -= 1
    goes_on = {"NORP": "for", "ORG": "of"}.get(entity.label_)
    if goes_on is None or end + 1 >= len(doc) or doc[end].lower_ != goes_on or doc[end + 1].pos_ != "PROPN":
        return end
    return next((token.i for token in doc[end + 1 :] if token.pos_ != "PROPN"), len(doc))


def _named(frame: Frame, words: list[Token]) -> str:
    """Return the words of a name, without the "the" that is another's: of "the Meridia whistleblower"."""
    after = words[-1].doc[words[-1].i + 1 : words[-1].i + 2] if words else ()
    breaks = [at for at, token in enumerate(words[:-1]) if token.text == "/" and words[at + 1].text == _COURTESY]
    words = words[breaks[-1] + 2 :] or words if breaks else words
    tied = any(noun.pos_ in {"NOUN", "NUM"} and (noun.head in words or words[-1].head == noun) for noun in after)
    return said(frame, words[1:] if tied and words[0].lower_ == "the" else words)


def _belongs_to(token: Token, entity: Span) -> bool:
    """True for a word of the name that the recogniser leaves out: the "Attorney" of "the Attorney General's Office"."""
    return token.pos_ == "PROPN" and token.dep_ == "compound" and token.head in entity and not token.ent_type_


def whole_word(token: Token) -> int:
    """Return where the word begins whose end ``token`` may be: "co-author"."""
    doc, first = token.doc, token.i
    while first > 0 and "-" in (doc[first].text, doc[first - 1].text) and not doc[first - 1].whitespace_:
        first -= 1
    return first


def description(frame: Frame, head: Token) -> str:
    """Return what a description calls its party: the noun, what stands before it, and where or whose it is."""
    # "What judges called a marvel", "when officers asked", which the parser ties to who speaks.
    asking = [child for child in head.lefts if child.tag_ in _ASKING or child.dep_ in _BEFORE_CLAUSE]
    loose = [child for child in head.subtree if child.dep_ == "prep" and is_how_told(child)]
    loose += [child for child in head.children if child.dep_ == "prep" and not _tells(child)]
    loose += [child for child in head.rights if child.lower_ in _PAIRING]
    # "A report from the research firm Mintel" is called by its firm's name too.
    nested = [
        token
        for token in head.subtree
        if token != head
        and (token.dep_ == "relcl" or (token.dep_ == "appos" and (token.head == head or not _is_name_at_once(token))))
    ]
    words = phrase(head, [*clauses(head), *asking, *loose, *nested])
    if len(words) > _MAX_DESCRIPTION:
        words = phrase(head, [*asking, *(child for child in head.children if child.i > head.i)])
    words = [*head.doc[_begin(head, words[0]) : words[0].i], *words] if words else words
    while len(words) > 1 and words[-1].pos_ == "ADP":
        words.pop()
    # "Particularly as more visitors": the words before are the clause's; "as many as 40" is one number.
    starts = [at for at, token in enumerate(words[:-1], 1) if token.lower_ == "as" and token.i < head.i]
    words = words[starts[0] :] if len(starts) == 1 else words
    return said_within(frame, _after_statement(frame, words))


def _begin(head: Token, first: Token) -> int:
    """Return where a description begins whose first word the parser takes for ``first``: with "the" for "the Oxford,
    Mississippi, resident", of which it leaves the town out."""
    begin = start = whole_word(first)
    while start > 0 and (head.doc[start - 1].ent_type_ == "GPE" or head.doc[start - 1].text == ","):
        start -= 1
    town = start > 0 and head.tag_ == "NN" and head.doc[start - 1].tag_ == "DT"
    within = [token.text for token in head.doc[start : max(start, begin - 1)]]
    return start - 1 if town and "," in within else begin


def _after_statement(frame: Frame, words: list[Token]) -> list[Token]:
    """Return the "one worker" of "“It leaks,” one worker", which the parser takes for one phrase."""
    ends = [q.span.end for q in frame.quotations if frame.text[q.inner.end - 1] in ",.?!"]
    start = max((end for end in ends if words and end <= frame.token_span(words[-1]).start), default=0)
    after = [token for token in words if frame.token_span(token).start >= start]
    return after if len(after) < len(words) and after[0].tag_ in _DETERMINING else words


def _is_name_at_once(token: Token) -> bool:
    """True for a name that follows what it is the name of without a comma: "the journal Nature"."""
    return token.pos_ == "PROPN" and token.left_edge.i == token.head.i + 1


def _belongs_before(mark: Token) -> bool:
    """True for a mark before a noun that belongs to it: the "Night Train" star, the Tarn, Ohio chain."""
    between = mark.text == "," and mark.i > 0 and {mark.nbor(-1).ent_type_, mark.nbor(1).ent_type_} == {"GPE"}
    return mark.is_quote or between


def clauses(head: Token) -> list[Token]:
    """Return the parts of a phrase that say more about it than what it is called."""
    return [
        child
        for child in head.children
        if (child.dep_ in {"relcl", "appos", "parataxis", "dep", "cc", "conj"} and not is_owned(child))
        or (child.dep_ == "punct" and child.text != "-" and not (child.i < head.i and _belongs_before(child)))
        or (child.dep_ == "acl" and child.lemma_ in CLAUSE | NAMING - _CALLED)
    ]


def is_owned(token: Token) -> bool:
    """True for the centre of "the Institute of Health’s Tarn Centre", which the parser ties to who heads it."""
    first = token.left_edge.i
    return token.dep_ == "appos" and first > 0 and token.doc[first - 1].tag_ == "POS"


def is_how_told(preposition: Token) -> bool:
    """True for "in a statement": how something is said, which says nothing of who says it."""
    held = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    a = held is not None and any(child.lower_ in {"a", "an"} for child in held.lefts)
    return preposition.lower_ == "in" and held is not None and a and held.lemma_.lower() in _TOLD_IN


def _tells(preposition: Token) -> bool:
    """True for "at the network", "for the mayor": where or whose a person is, not when or why something was done."""
    if any(child.ent_type_ in {"DATE", "TIME"} for child in preposition.children):
        return False
    held = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if preposition.lower_ != "for":
        way = held is not None and held.lower_ in _WAYS
        return preposition.lower_ in _TELLING_PREPOSITIONS and not way
    return held is not None and (held.pos_ == "PROPN" or held.lemma_.lower() in PERSON_NOUNS | BODIES)
