"""Found: a claim as it stands in the text, before its speaker is resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from index.article import Span
from index.claims.content import whole
from index.claims.frames import Frame
from index.claims.heads import together, verb_of
from index.claims.tagger import Tied
from index.claims.words import Words
from index.quotes import Quotation

# Who took the picture above the words.
_CREDIT = re.compile(
    r"[A-Z][^/\n.,]{1,40}/(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|USGS|Shutterstock|Zuma|Xinhua)\s+(?=\S)"
)
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
    taken = [span for span in (source, cue) if span is not None]
    content = whole(text, [words.span_of(*run) for run in tied.content], taken, quotations)
    return Found(source, cue, content, verb_of(frames, cue) if cue else None, tied)


def _without_credit(text: str, source: Span) -> Span:
    """Return the source without who took the picture above it: "Ugo Moss/AP Governor Ines Caldas"."""
    credit = _CREDIT.match(text, source.start, source.end)
    return Span(credit.end(), source.end) if credit is not None else source
