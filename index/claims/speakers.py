"""Who a source stands for: names, pronouns and descriptions followed back through the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from spacy.tokens import Token

from index.article import Span
from index.claims.anonymity import anonymity_reason
from index.claims.claim import Speaker
from index.claims.descriptions import is_member, is_no_one, new_party, pointed_back
from index.claims.documents import author_of
from index.claims.frames import Frame
from index.claims.gender import PRONOUN_GENDERS
from index.claims.grammar import named_after, phrase
from index.claims.joined import is_too, speaking
from index.claims.names import Names
from index.claims.naming import is_in_phrase, speaks
from index.claims.party import Mention, Party
from index.claims.people import ANY_BODY, BODIES, is_person_noun
from index.claims.pronouns import Antecedents
from index.claims.relative import antecedent
from index.claims.salience import AS_SUBJECT, FAR_MORE, Salience, clearest, weight
from index.claims.wording import clauses, description
from index.quotes import find_quotations

_OF_SOME = {"one", "some", "many", "others", "most", "few", "both", "all", "those", "these", "none"}
_PLACES = {"GPE", "LOC", "FAC", "NORP"}
# Words of a source that is a phrase and not only the end of one.
_PHRASE = 2
_DOING = {"AUX", "VERB"}
_RELATIVE = {"who", "whom", "which", "that"}


class Cast:
    """All parties of one article in the order of their mention; answers who a token stands for."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = frames
        self._names = Names(frames)
        self._salience = Salience(frames)
        self._antecedents = Antecedents(self._names, self._salience)
        # In the order of their last mention.
        self._met: dict[Party, None] = {}
        self._called: dict[str, Party] = {}
        self._at: dict[tuple[int, int], Party] = {}
        for frame in frames:
            for token in frame.doc:
                if not frame.is_quoted(token):
                    self._read(frame, token)

    def speaker(self, frame: Frame, head: Token | None, source: Span | None = None) -> Speaker | None:
        """Return who ``head`` stands for in ``frame``; None when that is not sure.

        "Who" and "which" stand for the words before them. ``source`` are the characters of the whole source: of "Moss
        and Holt said", who else than ``head`` speaks.
        """
        if head is not None and _is_relative(head):
            head = antecedent(head)
        if head is None:
            return None
        parties = [self._heard(frame, token) for token in speaking(self._names, frame, head, source)]
        first = parties[0]
        if first is not None and first.named and first.person and is_too(head):
            parties = parties[:1]
        known = list(dict.fromkeys(party for party in parties if party is not None))
        if not known or None in parties or not all(party.name for party in known):
            return None
        if any(party.name.startswith("whose ") or _holds_statement(party.name) for party in known):
            return None
        if len(known) > 1:
            names = [party.name for party in known]
            return Speaker(f"{', '.join(names[:-1])} and {names[-1]}", None, all(party.named for party in known))
        party = known[0]
        if source is not None and _is_before_source(frame, head, source):
            return Speaker(source.of(frame.text), None, False, self._reason(party))
        name = party.name if party.person or " " in party.name else f"{party.name}{_of_a_brand(frame, head, source)}"
        return Speaker(name, party.role, party.named, None if party.named else self._reason(party))

    def _heard(self, frame: Frame, token: Token) -> Party | None:
        """Return the party of a source's head: one that was met, or whoever it names or describes only here."""
        if token.ent_type_ in {"DATE", "TIME"}:
            return None
        if token.pos_ == "PROPN" and token.text.islower() and not token.ent_type_:
            return Party(description(frame, token), named=False)
        party = self._at.get((frame.ordinal, token.i)) or self._names.of(frame, token)
        if party is not None or token.pos_ not in {"NOUN", "NUM"} or frame.is_quoted(token):
            return party
        return Party(description(frame, token), named=False)

    def _reason(self, party: Party) -> str | None:
        """Return why ``party`` has no name: what a sentence says of it rather than of another source."""
        for ordinal in dict.fromkeys(mention.ordinal for mention in party.mentions):
            doc = self._frames[ordinal].doc
            reason = anonymity_reason(doc.text)
            if reason is None:
                continue
            unnamed = [
                (not other.person, doc[index].idx > reason.start, abs(doc[index].idx - reason.start), other is party)
                for (at, index), other in self._at.items()
                if at == ordinal and not other.named
            ]
            if min(unnamed)[-1]:
                return reason.said
        return None

    def _read(self, frame: Frame, token: Token) -> None:
        """Note the party that ``token`` is the head word of, new or met before."""
        party = self._party(frame, token)
        if party is None:
            if sharing := self._names.sharing(frame, token):
                self._antecedents.pass_shared(frame, sharing)
            return
        self._at[frame.ordinal, token.i] = party
        if token.lower_ in _RELATIVE:
            return
        party.mentions.append(Mention(frame.ordinal, token.i, weight(token)))
        self._met.pop(party, None)
        self._met[party] = None
        self._called[party.name.lower()] = party

    def _lately(self, frame: Frame) -> list[Party]:
        """Return the parties mentioned so lately that less than a name may stand for them in ``frame``, last first."""
        near = partial(self._salience.is_near, frame)
        return list(takewhile(near, reversed(self._met)))

    def _party(self, frame: Frame, token: Token) -> Party | None:
        lower = token.lower_
        if lower in PRONOUN_GENDERS:
            person = self._antecedents.of_one(frame, token, self._lately(frame))
            if person is not None and person.gender is None:
                # Nothing else may tell it: whom "her lawyer" was of is not the "he" of the next sentence.
                person.show(PRONOUN_GENDERS[lower], 1)
            return person
        if lower == "they" and token.dep_ == "nsubj":
            return self._antecedents.of_many(frame, token, self._lately(frame))
        if lower == "it" and speaks(token):
            return self._antecedents.of_body(frame, token, self._lately(frame))
        if _is_relative(token):
            whose = antecedent(token)
            return self._at.get((frame.ordinal, whose.i)) if whose is not None else None
        if lower in _OF_SOME and token.pos_ in {"PRON", "ADJ", "DET", "NUM"}:
            of = any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
            return Party(description(frame, token), named=False, plural=True) if of else None
        if is_in_phrase(token):
            return None
        if not is_member(token):
            named = self._names.at(frame, token)
            if named is not None or token.pos_ != "NOUN":
                return named
        return self._described(frame, token)

    def _described(self, frame: Frame, head: Token) -> Party | None:
        """Return the party of a description ("the officer", "local residents"), followed back where it points back."""
        author = author_of(head)
        if author is not None and (party := self._at.get((frame.ordinal, author.i)) or self._names.at(frame, author)):
            return party
        if not (speaks(head) or is_person_noun(head.lemma_.lower()) or is_member(head)):
            return None
        named = self._named_beside(frame, head)
        if named is not None:
            self._is_named_now(pointed_back(frame, head, self._lately(frame), self._met), named)
            return named
        if not speaks(head) and is_no_one(head):
            return None
        if head.dep_ == "appos" and (party := self._names.at(frame, head.head)) is not None and party.person:
            return None
        met = self._lately(frame)
        fits = pointed_back(frame, head, met, self._met)
        if head.lemma_.lower() in ANY_BODY:
            fits = [party for party in fits if not self._is_overtaken(party, met)]
        if len(fits) > 1:
            found = clearest({party: self._salience.of(party, frame, head) for party in fits}, FAR_MORE)
            fits = [found] if found is not None else []
        if fits:
            return fits[0]
        bare = head.tag_ == "NNS" and len(phrase(head, clauses(head))) == 1
        return (self._called.get(head.lower_) if bare else None) or new_party(frame, head)

    def _is_overtaken(self, party: Party, met: Sequence[Party]) -> bool:
        """True where a sentence since is about another body by name, which "the company" may mean as well."""
        last = party.last_seen()
        return any(
            other.named
            and not (other.person or other.plural)
            and any(
                mention.ordinal > last
                and mention.weight >= AS_SUBJECT
                and self._frames[mention.ordinal].doc[mention.index].ent_type_ not in _PLACES
                for mention in other.mentions
            )
            for other in met
        )

    def _named_beside(self, frame: Frame, head: Token) -> Party | None:
        """Return whom a description goes on to name: "the official, Lois Lerner, …"."""
        if head.tag_ not in {"NN", "NNP"}:
            return None
        if head.lemma_.lower() in BODIES:
            # "The cable company Holt Media", without a comma, is that; "the board, Ines Caldas said" is not she.
            after = [child for child in head.children if child.dep_ == "appos" and child.left_edge.i == head.i + 1]
            body = self._names.at(frame, after[0]) if after else None
            return body if body is not None and not body.person else None
        named = (self._names.at(frame, token) for token in named_after(head))
        return next((party for party in named if party is not None and party.person), None)

    def _is_named_now(self, described: Sequence[Party], named: Party) -> None:
        """Take what stood for a description before as said of the name: "the official, Lois Lerner, …"."""
        if len(described) != 1 or described[0].named:
            return
        before = described[0]
        named.take(before)
        for mention in before.mentions:
            self._at[mention.ordinal, mention.index] = named
        del self._met[before]
        self._met[named] = None


def _of_a_brand(frame: Frame, head: Token, source: Span | None) -> str:
    """Return the "’s" of a source that is all of "Caldas’s", where it does what follows: "Caldas’s promised soup"."""
    mark = next((token for token in head.doc[head.i + 1 : head.i + 2] if token.tag_ == "POS"), None)
    after = head.doc[head.i + 2 : head.i + 3]
    whole = mark is not None and (source is None or source.end == frame.token_span(mark).end)
    return frame.words([mark]) if mark is not None and whole and any(token.pos_ in _DOING for token in after) else ""


def _is_before_source(frame: Frame, head: Token, source: Span) -> bool:
    """True where the parser takes for part of a source's phrase what stands before it: "amid the pandemic and [town
    councillors] praised", "a rule [town councillors] wanted"."""
    own = [token for token in head.subtree if source.holds(frame.token_span(token))]
    if head.pos_ != "NOUN" or len(own) < _PHRASE or own[-1] != head or frame.is_quoted(head):
        return False
    before = [token for token in head.lefts if token.i < own[0].i and token.dep_ in {"amod", "nmod", "compound"}]
    joined = own[0].nbor(-1).tag_ == "CC" if own[0].i else False
    noun = any(token.tag_ == "NN" and token.dep_ == "amod" for token in before)
    return noun or (joined and bool(before))


def _holds_statement(name: str) -> bool:
    """True for "“It leaks,” sneered friends": what the parser ties to a noun is no part of what it calls somebody."""
    return any(name[quotation.inner.end - 1] in ",.?!" for quotation in find_quotations(name))


def _is_relative(token: Token) -> bool:
    return token.lower_ in _RELATIVE and token.head.dep_ == "relcl"
