"""Who speaks and who only passes it on: "said X, according to Y", "Y quoted X as saying", "X was told by Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from index.article import Span
from index.claims.content import tidy, without
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import agent_of
from index.claims.heads import frame_at, phrase_span
from index.claims.passing import only_passes_on
from index.claims.sources import (
    QUOTING,
    according_to,
    can_speak,
    is_according,
    quoted_by,
    quoted_person,
    quoting_verb,
)

# In the passive, the subject of these hears what is said.
_ADDRESSING = {"tell", "inform", "notify", "warn", "advise", "assure", "remind", "ask", "brief"}
_NO_ONE = {"nobody", "none", "neither", "nothing"}


def with_relays(text: str, frames: Sequence[Frame], found: Sequence[Found]) -> list[Found]:
    """Return the claims among ``found``, each with the sources that it came through, nearest to the speaker first."""
    loose = [one for one in found if not one.content and one.source is not None and one.cue is not None]
    claims = [one for one in (_swapped(text, one, loose, frames) for one in found if one.content) if one.content]
    shells = [one for one in claims if only_passes_on(text, one, claims, frames)]
    told = [_going_on(one, shells, claims, frames) for one in claims if one not in shells]
    told = [_quoted(text, _not_addressed(text, one, frames), frames) for one in told]
    told = [_cut(text, _without_others(one, told, frames), told, frames) for one in told if one.content]
    kept = []
    for one in told:
        own = {other.source for other in told if other.cue is not None and is_according(text, other.cue)}
        beside = [] if one.verb is None else _beside(one, frame_at(frames, _place(one)))
        # "It leaks, according to Moss, and it is old, Holt said": Holt has only his own words from nobody.
        beside = [span for span in beside if not any(span.overlaps(other) for other in own if other is not None)]
        outer = sorted((other for other in (*shells, *told) if other.holds(one)), key=lambda other: other.size)
        relays: list[Span] = []
        for span in (*one.relays, *beside, *(other.source for other in outer if other.source is not None)):
            # "A statement from a spokesman" is not also "a spokesman".
            if span != one.source and not any(span.overlaps(other) for other in relays):
                relays.append(span)
        kept.append(replace(one, relays=tuple(relays), inside=any(other.holds(one) for other in told)))
    return kept


def _swapped(text: str, one: Found, loose: Sequence[Found], frames: Sequence[Frame]) -> Found:
    """Read "Holt said on Monday, according to Moss, that …" as Holt's claim, relayed by Moss."""
    if one.cue is None or one.source is None or not is_according(text, one.cue):
        return one
    sentence = frame_at(frames, one.cue.start).span
    for other in loose:
        if other.verb is not None and other.cue is not None and sentence.holds(other.cue):
            taken = [part for part in (other.source, other.cue) if part is not None]
            content = tidy(text, [rest for span in one.content for rest in without(span, taken)])
            return replace(
                one, source=other.source, cue=other.cue, content=content, verb=other.verb, relays=(one.source,)
            )
    return one


def _not_addressed(text: str, one: Found, frames: Sequence[Frame]) -> Found:
    """Take the claim from who was told it and give it to who told it, where that is said."""
    verb = one.verb
    if verb is None or verb.lemma_ not in _ADDRESSING:
        return one
    frame = frame_at(frames, _place(one))
    addressed = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    hearer = phrase_span(frame, addressed) if addressed is not None else None
    if hearer is None:
        return one
    content = tuple(span for span in one.content if not hearer.overlaps(span))
    if one.source is None or not one.source.overlaps(hearer):
        return replace(one, content=content)
    teller = agent_of(verb)
    return replace(one, source=phrase_span(frame, teller) if teller is not None else None, content=content)


def _quoted(text: str, one: Found, frames: Sequence[Frame]) -> Found:
    """Read "Y quotes X: “…”" and "X was quoted by Y as saying …" as X's claim, relayed by Y."""
    quoting = quoting_verb(one.verb) if one.verb is not None else None
    person = quoted_person(quoting) if quoting is not None else None
    if person is not None and person.lower_ in _NO_ONE:
        return replace(one, content=())
    if quoting is None or person is None or not can_speak(person):
        return one
    frame = frame_at(frames, _place(one))
    speaker, quoter = phrase_span(frame, person), _quoter(quoting)
    saying = _saying(quoting, one)
    if speaker is None or (saying is None and not any(span.overlaps(speaker) for span in one.content)):
        return one
    relay = phrase_span(frame, quoter, [saying] if saying is not None else []) if quoter is not None else None
    taken = [speaker] if saying is None else [speaker, Span(frame.token_span(quoting).end, _begin(frame, saying))]
    content = tidy(text, [rest for span in one.content for rest in without(span, taken)])
    return replace(one, source=speaker, content=content, relays=(relay,) if relay is not None else ())


def _saying(quoting: Token, one: Found) -> Token | None:
    """Return the "saying" of "quoted as saying", "quoted by Y saying"."""
    marks = (child for child in quoting.children if child.dep_ == "prep" and child.lower_ == "as")
    found = next((child for mark in marks for child in mark.children if child.dep_ == "pcomp"), None)
    if found is None and one.verb != quoting:
        found = one.verb
    return found if found is not None and found.i > quoting.i else None


def _begin(frame: Frame, saying: Token) -> int:
    """Return where what is said begins: behind "saying", and behind the "this month" after it."""
    clause = next((child for child in saying.children if child.dep_ == "ccomp" and child.i > saying.i), None)
    return frame.token_span(clause.left_edge).start if clause is not None else frame.token_span(saying).end


def _quoter(verb: Token) -> Token | None:
    """Return who quotes, or, of "Z cited Y as quoting X", whom Z cites."""
    citing = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    return quoted_person(citing) if citing is not None and citing.lemma_ in QUOTING else quoted_by(verb)


def _cut(text: str, one: Found, claims: Sequence[Found], frames: Sequence[Frame]) -> Found:
    """End "Moss said … and Holt said …" where the second speaker begins: what Holt says is not Moss's."""
    for other in claims:
        if one.verb is None or other.verb is None or other.source is None or not one.holds(other):
            continue
        joined = other.verb
        while joined.dep_ == "conj" and joined.head != joined:
            joined = joined.head
        if joined == other.verb or joined.doc is not one.verb.doc:
            continue
        named = [part for part in (other.source, other.cue) if part is not None]
        begins = min(part.start for part in named if any(span.holds(part) for span in one.content))
        if one.verb in (joined, joined.head):
            content = [Span(span.start, min(span.end, begins)) for span in one.content if span.start < begins]
            return replace(one, content=tidy(text, content) or _pointed_at(one.verb, frame_at(frames, _place(one))))
    return one


def _pointed_at(verb: Token, frame: Frame) -> tuple[Span, ...]:
    """Return the "that" of "disputed that and put leakage at 17 percent": what was said before it."""
    return tuple(
        frame.token_span(child) for child in verb.children if child.dep_ == "dobj" and child.lower_ in {"that", "this"}
    )


def _without_others(one: Found, claims: Sequence[Found], frames: Sequence[Frame]) -> Found:
    """Take from the claim what another sentence's main clause reports: "Holt denied that … The road, she said, …"."""
    if one.cue is None:
        return one
    own = frame_at(frames, one.cue.start)
    others = {
        frame.ordinal
        for other in claims
        if other.verb is not None and other.verb.head == other.verb and other.source is not None and one.holds(other)
        for frame in [frame_at(frames, _place(other))]
        if frame is not own
    }
    content = tuple(span for span in one.content if frame_at(frames, span.start).ordinal not in others)
    return replace(one, content=content) if content else one


def _going_on(one: Found, shells: Sequence[Found], claims: Sequence[Found], frames: Sequence[Frame]) -> Found:
    """Return the claim with what its relay was taken to go on with in the sentences after: “I stay,” Moss said,
    according to the Ledger. “It is home.”"""
    for shell in shells:
        inner = [other for other in claims if shell.holds(other)]
        if shell.cue is None or inner != [one]:
            continue
        end = max(frame_at(frames, shell.cue.start).span.end, one.content[-1].end)
        rest = [span for span in shell.content if span.start >= end and not any(span.overlaps(s) for s in one.content)]
        return replace(one, content=(*one.content, *rest))
    return one


def _beside(one: Found, frame: Frame) -> list[Span]:
    """Return the sources in the claim's own clause through whom it came."""
    if one.verb is None:
        return []
    heads = [quoted_by(one.verb)]
    according = according_to(frame, one.verb)
    if according is not None:
        heads.insert(0, according[0])
    spans = [phrase_span(frame, head) for head in heads if head is not None]
    return [span for span in spans if span is not None and not (one.source and span.overlaps(one.source))]


def _place(one: Found) -> int:
    return (one.cue or one.content[0]).start
