"""Quoted statements that the network passed over although the parse says who made them: “…,” the president told …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from index.article import Span
from index.claims.content import tidy, without
from index.claims.cues import BESIDE_QUOTATION
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS
from index.claims.heads import frame_at, phrase_span
from index.claims.sources import can_speak, is_according

_HOW = {"ADJ", "ADP", "ADV", "PART"}


def with_quoted(text: str, frames: Sequence[Frame], found: Sequence[Found]) -> list[Found]:
    """Return ``found`` with each whole quotation that nobody's claim holds given to the subject of its reporting verb.

    What "according to Y" holds of such a sentence, the quotation going on, is the same speaker's: Y only passes it on.
    """
    kept = list(found)
    for frame in frames:
        for place, quotation in enumerate(frame.quotations):
            holders = [one for one in kept if any(quotation.span.overlaps(span) for span in one.content)]
            verb = reporting(frame, place)
            own_cue = frame.token_span(verb) if verb is not None else None
            loose = [one for one in holders if one.source is None and one.cue == own_cue]
            if any(one not in loose and not _is_of_nobody_elsewhere(frames, one, frame) for one in holders):
                continue
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None) if verb else None
            source = phrase_span(frame, subject) if subject is not None and can_speak(subject) else None
            if verb is None or source is None or source.overlaps(quotation.span):
                continue
            cue = frame.token_span(verb)
            beside = [one for one in kept if one.cue == cue]
            if any(one.source is not None and not one.source.overlaps(source) for one in beside):
                continue  # Network and parse do not agree on who speaks.
            passing = [one for one in kept if _passes_on(text, frames, one, frame)]
            told = [span for one in (*beside, *passing) for span in _left(text, one, source)]
            content = {quotation.span, *told}
            kept = [
                replace(one, content=_left(text, one, quotation.span)) if one in holders else one
                for one in kept
                if one not in beside and one not in passing
            ]
            own = beside[0] if beside else Found(source, cue, (), verb)
            said_by = source if own.source is None or own.source.overlaps(quotation.span) else own.source
            kept.append(replace(own, source=said_by, content=tuple(sorted(content))))
    return kept


def _is_of_nobody_elsewhere(frames: Sequence[Frame], one: Found, frame: Frame) -> bool:
    """True for a claim without a source that has no cue, or whose cue is in another sentence than ``frame``: what is
    quoted and reported here is no part of it ("… and a proof of his will. “We stay,” Moss said.")."""
    return one.source is None and (one.cue is None or frame_at(frames, one.cue.start) is not frame)


def _left(text: str, one: Found, taken: Span) -> tuple[Span, ...]:
    return tidy(text, [rest for span in one.content for rest in without(span, [taken])])


def reporting(frame: Frame, place: int) -> Token | None:
    """Return the verb that reports the quotation at ``place`` among the frame's: what it hangs on, or what hangs on it,
    as the parser takes the words in the marks for the main clause as often."""
    top = next((token for token in frame.doc if _is_top(frame, token, place)), None)
    if top is None:
        return None
    around = [top.head] if top.head != top else [c for c in top.children if c.dep_ in {"parataxis", "ccomp"}]
    own = [verb for verb in around if frame.quotation_of(verb) is None]
    return next(
        (verb for verb in own if verb.lemma_.lower() in BESIDE_QUOTATION or _leads_in(frame, verb, place)), None
    )


def _leads_in(frame: Frame, verb: Token, place: int) -> bool:
    """True for "Moss chipped in: “…”": nothing but a colon and how he did it stands before what he said."""
    between = list(
        takewhile(lambda token: frame.quotation_of(token) != place and not token.is_quote, frame.doc[verb.i + 1 :])
    )
    return bool(between) and between[-1].text == ":" and all(token.pos_ in _HOW for token in between[:-1])


def _is_top(frame: Frame, token: Token, place: int) -> bool:
    inside = frame.quotation_of(token) == place and token.is_alpha
    return inside and (token.head == token or frame.quotation_of(token.head) != place)


def _passes_on(text: str, frames: Sequence[Frame], one: Found, frame: Frame) -> bool:
    """True for "according to Y" in the sentence, whose content stands in quotation marks after it."""
    return (
        one.cue is not None
        and is_according(text, one.cue)
        and frame_at(frames, one.cue.start) is frame
        and all(span.start > one.cue.start and _is_quoted(frames, span) for span in one.content)
    )


def _is_quoted(frames: Sequence[Frame], span: Span) -> bool:
    return any(quotation.span == span for quotation in frame_at(frames, span.start).quotations)
