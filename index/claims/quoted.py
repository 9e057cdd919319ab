"""Quoted statements that the network passed over although the parse says who made them: “…,” the president told …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from index.article import Span
from index.claims.cues import BESIDE_QUOTATION
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS
from index.claims.heads import frame_at, phrase_span
from index.claims.sources import can_speak
from index.quotes import Quotation


def with_quoted(text: str, frames: Sequence[Frame], found: Sequence[Found]) -> list[Found]:
    """Return ``found`` with each whole quotation of a sentence whose main verb reports it, where nothing else holds it.

    What "according to Y" is then left with, the quotation going on, is the same speaker's: Y only passes it on.
    """
    kept = list(found)
    for frame in frames:
        left = [q for q in frame.quotations if not any(q.span.overlaps(span) for one in kept for span in one.content)]
        verb = _reporting(frame, left)
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None) if verb else None
        source = phrase_span(frame, subject) if subject is not None and can_speak(subject) else None
        if verb is None or source is None:
            continue
        cue = frame.token_span(verb)
        passing = [one for one in kept if _passes_on(text, frames, one, frame)]
        goes_on = tuple(span for one in passing for span in one.content)
        kept = [one for one in kept if one not in passing and one.cue != cue]
        kept += [replace(one, content=()) for one in passing]
        content = tuple(sorted((*(q.span for q in left), *goes_on)))
        kept.append(Found(source, cue, content, verb))
    return kept


def _reporting(frame: Frame, quotations: Sequence[Quotation]) -> Token | None:
    """Return the sentence's main verb, where it reports one of ``quotations`` and is none of their words."""
    root = next((token for token in frame.doc if token.head == token), None)
    if root is None or not quotations:
        return None
    if frame.quotation_of(root) is not None:
        # The parser takes the words in the marks for the main clause as often, and what reports them for an aside.
        root = next((child for child in root.children if child.dep_ in {"parataxis", "ccomp"}), root)
    own = frame.quotation_of(root) is None and root.lemma_.lower() in BESIDE_QUOTATION
    return root if own else None


def _passes_on(text: str, frames: Sequence[Frame], one: Found, frame: Frame) -> bool:
    """True for "according to Y" in the sentence, whose content stands in quotation marks after it."""
    return (
        one.cue is not None
        and one.cue.of(text).lower().startswith("according")
        and frame_at(frames, one.cue.start) is frame
        and all(span.start > one.cue.start and _is_quoted(frames, span) for span in one.content)
    )


def _is_quoted(frames: Sequence[Frame], span: Span) -> bool:
    return any(quotation.span == span for quotation in frame_at(frames, span.start).quotations)
