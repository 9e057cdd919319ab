"""Clauses: what is reported begins with its subject and ends before the reporter goes on in his own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from index.article import Span
from index.claims.content import tidy, without
from index.claims.cues import CLAUSE
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.grammar import SUBJECTS
from index.claims.heads import frame_at, tokens_in
from index.quotes import Quotation

# "…, but CNN could not independently verify those claims."
_UNVERIFIED = re.compile(
    r",?\s+(?:but|though|although|and)\s+[^,.;“”\"]{1,60}?\b(?:could|can|has|have|had|was|were|is|are)(?:\s+not|n[’']t|not|\s+unable)\b"
    r"[^,.;“”\"]{0,30}?\b(?:verif|confirm|corroborat|authenticat)\w*[^“”\"]*$",
    re.IGNORECASE,
)
# "As rich as he says [he is]": what is said stands before.
_ECHO = re.compile(
    r"(?:I|you|he|she|it|we|they)\s+(?:am|is|are|was|were|has|have|had|do|does|did|will|would|can|could)", re.IGNORECASE
)
_SUBJECTS = {*SUBJECTS, "nsubjpass"}


def in_clause(text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], found: Found) -> Found:
    """Return ``found`` with its content cut and grown to the clause that is reported."""
    if found.cue is None or not found.content:
        return found
    if len(found.content) == 1 and _ECHO.fullmatch(found.content[0].of(text)):
        return replace(found, content=())
    if _is_beside(text, frames, quotations, found):
        return replace(found, content=())
    frame = frame_at(frames, found.cue.start)
    content = [_before_doubt(text, span) if frame.span.holds(span) else span for span in found.content]
    if len(content) > 1 and content[0].of(text) in {"It", "it"}:
        # "It was claimed by Moss that …": the clause is what is claimed.
        content = content[1:]
    taken = [part for part in (found.source, found.cue) if part is not None]
    others = [part for part in (_next_of_speaker(frame, found), _done_by_cue(frame, found)) if part is not None]
    content = [rest for span in content for rest in without(span, others)]
    subject = _left_out(frames, frame, found)
    if subject is not None and content:
        content = [rest for span in (Span(subject, content[0].end), *content[1:]) for rest in without(span, taken)]
    ends = {quotation.span.end for quotation in quotations}
    return replace(found, content=tidy(text, content, ends)) if content != list(found.content) else found


def _before_doubt(text: str, span: Span) -> Span:
    doubt = _UNVERIFIED.search(text, span.start, span.end)
    return Span(span.start, doubt.start()) if doubt is not None and doubt.start() > span.start else span


def _next_of_speaker(frame: Frame, found: Found) -> Span | None:
    """Return the words from "and urging" on, where the speaker does that too: "calling it a crime and urging …"."""
    verb = found.verb
    if verb is None or verb.doc is not frame.doc:
        return None
    others = [child for child in verb.children if child.dep_ == "conj"]
    if verb.tag_ == "VBG":
        others = [other for other in others if other.tag_ == "VBG"]
    else:
        # "Moss has not urged him to go but told him …": what he told is no more what he did not urge.
        others = [other for other in others if _is_report(other)]
    joints = [child for child in verb.children if child.dep_ == "cc"]
    if not others or not joints or not verb.i < joints[0].i < others[0].i or frame.is_quoted(others[0]):
        return None
    last = others[0].right_edge
    return Span(frame.token_span(joints[0]).start, frame.token_span(last).end)


def _done_by_cue(frame: Frame, found: Found) -> Span | None:
    """Return the words from the verb on whose subject the cue is or describes: "Moss's voiced sympathy for the miners
    [did not calm them]" tells what came of it."""
    cue = [token for token in frame.doc if found.cue is not None and found.cue.holds(frame.token_span(token))]
    nouns = [token.head if token.dep_ == "amod" else token for token in cue]
    noun = next((token for token in nouns if token.pos_ == "NOUN" and token.dep_ in _SUBJECTS), None)
    if noun is None or noun.head.i < noun.i or frame.is_quoted(noun.head):
        return None
    if cue[-1].dep_ != "prep" and all(child.dep_ != "poss" for child in noun.children):
        # A verb taken for a noun: "a study shows".
        return None
    last, verb = frame.token_span(noun.right_edge), frame.token_span(noun.head)
    if not any(span.holds(last) and span.holds(verb) for span in found.content):
        return None
    return Span(last.end, frame.span.end)


def _is_beside(text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], found: Found) -> bool:
    """True for a statement after a preposition and a colon: what Moss called for is a thing, and "what Moss called for:
    Holt raised the dam" tells what another did."""
    span = found.content[0]
    if found.cue is None or any(quotation.span.overlaps(span) for quotation in quotations):
        return False
    _, cue = tokens_in(frames, found.cue)
    if not cue or cue[-1].dep_ != "prep" or not text[found.cue.start : span.start].rstrip().endswith(":"):
        return False
    _, said = tokens_in(frames, span)
    verbs = [
        token for token in said if token.pos_ in {"VERB", "AUX"} and (token.head == token or token.head not in said)
    ]
    return any(child in said and child.dep_ in _SUBJECTS for verb in verbs for child in verb.children)


def _is_report(verb: Token) -> bool:
    """True for a report of the same speaker: one that tells somebody, without a subject of its own."""
    own = any(child.dep_ in _SUBJECTS for child in verb.children)
    return not own and verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.lemma_.lower() in CLAUSE


def _left_out(frames: Sequence[Frame], frame: Frame, found: Found) -> int | None:
    """Return where the subject begins that stands right before the content and was left out of it: "Holt, a driver,
    [was taken into custody], police said"."""
    span = found.content[0]
    if found.cue is None or not frame.span.holds(span) or span.start > found.cue.start:
        return None
    _, inside = tokens_in(frames, span)
    first = inside[0] if inside else None
    if first is None or first.pos_ not in {"AUX", "VERB"}:
        return None
    verb = _main(first)
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is None or subject.i >= first.i or subject.tag_ in {"WDT", "WP"} or frame.is_quoted(subject):
        return None
    if any(token.pos_ in {"VERB", "AUX", "PRON"} for token in frame.doc[subject.right_edge.i + 1 : first.i]):
        # "The interview, she said, [was given to the paper], as it stated."
        return None
    words = frame.doc[subject.left_edge.i : first.i]
    start = frame.token_span(words[0]).start
    named = [part for part in (found.source, found.cue) if part is not None]
    return None if any(part.start >= start and part.end <= span.start for part in named) else start


def _main(first: Token) -> Token:
    """Return the verb that an auxiliary at the front of a clause belongs to."""
    return first.head if first.dep_ in {"aux", "auxpass"} else first
