"""Found: a claim as it stands in the text, before its speaker is resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from index.article import Span
from index.claims.content import whole
from index.claims.frames import Frame
from index.claims.heads import frame_at, phrase_span, together, verb_of
from index.claims.sources import cue_source
from index.claims.tagger import Tied
from index.claims.words import Words
from index.quotes import Quotation

# Who took the picture above the words.
_CREDIT = re.compile(
    r"[A-Z][^/\n.,]{1,40}/(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|USGS|Shutterstock|Zuma|Xinhua)\s+(?=\S)"
)
_OWNING = ("'s", "’s", "s'", "s’")
# "'s" may be "has" or "is" before a participle: past tenses only.
_FINITE = {"VBD"}
_BUT = re.compile(r",\s+but\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """Source, cue and content of one claim; a pair of source and cue whose content is not found has none.

    ``verb`` is the cue's where it is one, ``tied`` what the network made of it, None where a rule read it. ``relays``
    are the sources it came through, nearest first. ``inside``: it is made within the content of another claim.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    verb: Token | None
    tied: Tied | None = None
    relays: tuple[Span, ...] = ()
    inside: bool = False

    @property
    def parts(self) -> list[Span]:
        return [span for span in (self.source, self.cue, *self.content) if span is not None]

    @property
    def size(self) -> int:
        """How many characters are claimed."""
        return sum(span.end - span.start for span in self.content)

    def holds(self, other: Found) -> bool:
        """True where the other's report is part of this one's content."""
        cue = other.cue
        return other is not self and cue is not None and any(span.holds(cue) for span in self.content)


def before_but(text: str, found: Found) -> Found:
    """Return the claim without who says the contrary: ["Moss] said[, but workers] say" has two sources."""
    but = _BUT.search(text, found.source.start, found.source.end) if found.source is not None else None
    if but is None or found.source is None or found.cue is None:
        return found
    inverted = found.cue.end <= found.source.start
    own = Span(found.source.start, but.start()) if inverted else Span(but.end(), found.source.end)
    return replace(found, source=own)


def located(text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], words: Words, tied: Tied) -> Found:
    """Return what the network ties together at the article's characters."""
    source = _without_credit(text, together(frames, words.span_of(*tied.source))) if tied.source else None
    cue = words.span_of(*tied.cue) if tied.cue else None
    verb = verb_of(frames, cue) if cue else None
    source = _whose_verb(text, frames, _in_sentence(frames, source, cue), verb) if source else None
    taken = [span for span in (source, cue) if span is not None]
    content = whole(text, [words.span_of(*run) for run in tied.content], taken, quotations)
    teller = _teller(frames, verb, content) if verb is not None else None
    if teller is not None and cue is not None:
        sentence = frame_at(frames, cue.start).span
        said = whole(text, [Span(sentence.start, teller.start)], [teller], quotations)
        return Found(teller, cue, said, verb, tied) if said else Found(None, cue, (), verb, tied)
    return Found(source, cue, content, verb, tied)


def _teller(frames: Sequence[Frame], verb: Token, content: Sequence[Span]) -> Span | None:
    """Return who tells, where that was taken for what is told: "…, [a person who knows him] told Mike Moss"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if verb.lemma_ != "tell" or subject is None or len(content) != 1:
        return None
    frame = frame_at(frames, content[0].start)
    span = phrase_span(frame, subject) if subject.doc is frame.doc else None
    return span if span == content[0] and any(child.dep_ == "dobj" for child in verb.children) else None


def _in_sentence(frames: Sequence[Frame], source: Span, cue: Span | None) -> Span:
    """Return the source without the words of the next sentence: "said [the FT. For Vox]"."""
    frame = frame_at(frames, cue.start if cue is not None else source.start).span
    return Span(max(source.start, frame.start), min(source.end, frame.end)) if frame.overlaps(source) else source


def _whose_verb(text: str, frames: Sequence[Frame], source: Span, verb: Token | None) -> Span | None:
    """Return who does ``verb`` where the source only owns something: "He sang [Holt's] song and [said] …"; None where
    the parse does not tell."""
    owning = source.of(text).endswith(_OWNING) or text.startswith(_OWNING[:2], source.end)
    if verb is None or verb.tag_ not in _FINITE or not owning:
        return source
    frame, subject = frame_at(frames, source.start), cue_source(verb)
    if subject is None or subject.doc is not frame.doc or source.overlaps(frame.token_span(subject)):
        return None
    return phrase_span(frame, subject)


def _without_credit(text: str, source: Span) -> Span:
    """Return the source without who took the picture above it: "Ugo Moss/AP Governor Ines Caldas"."""
    credit = _CREDIT.match(text, source.start, source.end)
    return Span(credit.end(), source.end) if credit is not None else source
