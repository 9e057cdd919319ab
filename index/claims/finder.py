"""The claim finder: what the network marked, made whole by quote marks, each with its speaker or, when unsure, none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from index.article import Span
from index.claims.according import with_according
from index.claims.anonymity import asks_for_anonymity
from index.claims.asides import with_asides
from index.claims.claim import Claim, Manner, Speaker, Speech
from index.claims.clauses import in_clause
from index.claims.confidence import is_claim, judged
from index.claims.content import whole, without
from index.claims.doubts import is_doubted
from index.claims.ending import with_endings
from index.claims.following import with_following
from index.claims.found import Found, before_but, located
from index.claims.frames import Frame
from index.claims.heads import frame_at, head_of, is_before_hyphen, named_first, named_last
from index.claims.inner import find_inner
from index.claims.manner import manner_of
from index.claims.passing import passes_on
from index.claims.quoted import with_quoted
from index.claims.relays import with_relays
from index.claims.shared import parted
from index.claims.signed import with_signed
from index.claims.sources import can_speak, cue_source
from index.claims.speakers import Cast
from index.claims.strays import without_strays
from index.claims.tagger import Tied, tagged_inside
from index.claims.titles import is_title, looks_like_title
from index.claims.turns import as_turn, with_labelled
from index.claims.views import with_views
from index.claims.wording import said_within
from index.claims.words import Words
from index.quotes import Quotation

_WORD = re.compile(r"\w+")
# "Twitter user @moss".
_HANDLE = re.compile(r"(?<!\S)(?P<name>@\w+)\W*$")
# Fewer quoted words are a name or a title as often as a statement.
_STATEMENT = 3
# Who "appears to be the oldest" says nothing.
_LOOKING = {"appear", "seem"}
_ASKED_FOR = {"must", "ought", "should"}
_AVOWING = {
    "accept",
    "acknowledge",
    "admit",
    "apologise",
    "apologize",
    "concede",
    "recognise",
    "recognize",
    "understand",
}
_WISHING = {"hope", "wish", "imagine", "pretend", "dream", "suppose"}


def find_claims(
    text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], words: Words, tied: Sequence[Tied]
) -> list[Claim]:
    """Return the claims of one article in the order of their content; ``tied`` is what the network made of it."""
    if not frames:
        return []
    found = find(text, frames, quotations, words, tied)
    cast = Cast(frames)
    claims = []
    for one in found:
        judgement = judged(text, frames, one)
        if not is_claim(text, frames, one, judgement):
            continue
        doubted = is_doubted(frames, quotations, one, judgement)
        speaker = None if doubted else _speaker(cast, frames, one.source, one.verb)
        relays = [_speaker(cast, frames, relay) for relay in one.relays]
        if one.inside and (speaker is None or speaker in relays):
            # Nobody reports themselves: "Moss said that she believes …" is one claim.
            continue
        claims.append(
            Claim(
                source=(one.source,) if one.source else (),
                cue=(one.cue,) if one.cue else (),
                content=one.content,
                speech=_speech(text, one.content, quotations),
                speaker=speaker,
                relays=tuple(dict.fromkeys(relay for relay in relays if relay is not None and relay != speaker)),
                sentences=tuple(f.ordinal for f in frames if any(span.overlaps(f.span) for span in one.parts)),
                manner=_manner(text, frames, one),
                confidence=judgement.confidence,
            )
        )
    claims += _of_nobody(frames, claims)
    return sorted(claims, key=lambda claim: (claim.content[0], claim.cue))


def _manner(text: str, frames: Sequence[Frame], found: Found) -> Manner:
    """Return how a claim is reported; what the article hopes that somebody says, nobody has said."""
    cue = (found.cue,) if found.cue else ()
    manner = manner_of(text, cue, frame_at(frames, (found.cue or found.content[0]).start).span)
    verb = found.verb
    around = [verb.head if verb.dep_ == "ccomp" else verb, *verb.children] if verb is not None else []
    wished = any(word.lemma_ in _WISHING and verb is not None and word.i < verb.i for word in around)
    return replace(manner, hypothetical=manner.hypothetical or wished)


def _of_nobody(frames: Sequence[Frame], claims: Sequence[Claim]) -> list[Claim]:
    """Return the quoted statements that nobody is said to make: still somebody's words, and no fact."""
    content = [span for claim in claims for span in claim.content]
    return [
        Claim((), (), (quotation.span,), "direct", None, (), (frame.ordinal,), Manner(), 0.0)
        for frame in frames
        for quotation in frame.quotations
        if frame.span.holds(quotation.span)
        and len(_WORD.findall(quotation.inner.of(frame.text))) >= _STATEMENT
        and quotation.inner.of(frame.text)[-1] in ".!?…"
        and not looks_like_title(quotation.inner.of(frame.text).rstrip("."))
        and not any(span.overlaps(quotation.span) for span in content)
    ]


def find(
    text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], words: Words, tied: Sequence[Tied]
) -> list[Found]:
    """Return all that may be claims, however unsure, those inside other claims too."""
    found = [located(text, frames, quotations, words, one) for one in tied]
    found = with_according(text, frames, quotations, found)
    shells = [span for one in found if passes_on(text, one) for span in one.content]
    read = tagged_inside(words, [words.words_in(span) for span in shells])
    found += [located(text, frames, quotations, words, one) for one in read]
    found = with_endings(frames, with_asides(text, frames, found))
    inner = find_inner(frames, found)
    found += [replace(one, content=whole(text, one.content, [], quotations)) for one in inner]
    found = [without_strays(frames, quotations, before_but(text, one)) for one in with_views(frames, found)]
    found = with_following(text, frames, quotations, with_quoted(text, frames, found))
    found = with_labelled(text, frames, quotations, with_signed(text, with_relays(text, frames, found)))
    found = [_in_own_clause(frames, part) for one in found for part in parted(text, one)]
    found = [
        as_turn(text, frames, quotations, in_clause(text, frames, quotations, one)) for one in found if one.content
    ]
    found = [one for one in found if one.source is None or one.verb is None or not _is_no_report(one.verb)]
    return [one for one in found if one.content and not _is_condition(text, one) and not is_title(text, one)]


def _speaker(cast: Cast, frames: Sequence[Frame], source: Span | None, verb: Token | None = None) -> Speaker | None:
    """Return who ``source`` stands for, above all a name in it that the parse takes for who does ``verb``."""
    found = head_of(frames, source) if source is not None else None
    if found is None or source is None:
        return None
    frame, head = found
    handle = _HANDLE.search(source.of(frame.text))
    if handle is not None:
        return Speaker(handle["name"])
    first = named_first(frames, source)
    if first is not None:
        return cast.speaker(frame, first, source)
    subject = cue_source(verb) if verb is not None and verb.doc is frame.doc else None
    if subject is None or is_before_hyphen(subject) or not source.holds(frame.token_span(subject)):
        return cast.speaker(frame, named_last(frames, source, head), source)
    if (
        subject.head.is_ancestor(head)
        and not subject.is_ancestor(head)
        and source.holds(frame.token_span(subject.head))
    ):
        # "Dozens of people crowded Moss Tax Financial, thinking": no firm thinks.
        return cast.speaker(frame, subject, source)
    person_rather = head.ent_type_ == "PERSON" != subject.ent_type_
    # "The Oxford, Mississippi, resident" is not the town.
    place = subject.ent_type_ == "GPE" and head.text.islower() and head.i > subject.i
    if place and head.pos_ != "NOUN":
        return Speaker(said_within(frame, list(frame.doc[subject.left_edge.i : head.i + 1])), named=False)
    if (subject.pos_ == "PROPN" and not (person_rather or place)) or (can_speak(subject) and not can_speak(head)):
        # The network's span may begin too early: "in the call last month, Ethan Brown".
        head = subject
    return cast.speaker(frame, named_last(frames, source, head), source)


def _in_own_clause(frames: Sequence[Frame], found: Found) -> Found:
    """Take from the report of a relative clause what begins after it: "Holt, whose return was reported by this paper,
    could not be reached". The subject alone ("whose return") states nothing."""
    if found.verb is None or found.cue is None or found.verb.dep_ != "relcl":
        return found
    frame = frame_at(frames, found.cue.start)
    last = found.verb.right_edge
    end = frame.span_of(last.idx, last.idx + len(last)).end
    kept = tuple(
        span if span.end <= end or not frame.span.holds(span) else Span(span.start, end)
        for span in found.content
        if not frame.span.holds(span) or span.start < end
    )
    passive = any(child.dep_ == "nsubjpass" for child in found.verb.children)
    stated = not passive or any(span.start > found.cue.start for span in kept)
    return replace(found, content=kept if stated else ())


def _is_no_report(verb: Token) -> bool:
    """True for who "appears to be" something and who "should recognize" it: neither says so."""
    asked = any(child.dep_ == "aux" and child.lower_ in _ASKED_FOR for child in verb.children)
    return verb.lemma_ in _LOOKING or (asked and verb.lemma_ in _AVOWING)


def _is_condition(text: str, found: Found) -> bool:
    """True where the "claim" is that the source asks not to be named."""
    if found.cue is None:
        return False
    return asks_for_anonymity(text[found.cue.start : max(span.end for span in found.content)])


def _speech(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Speech:
    """Return how much of the content stands in quote marks: all (but for one word, "that"), part or nothing."""
    inside = [q.span for q in quotations if any(q.span.overlaps(span) for span in content)]
    if not inside:
        return "indirect"
    bare = sum(len(_WORD.findall(piece.of(text))) for span in content for piece in without(span, inside))
    return "direct" if bare <= 1 else "mixed"
