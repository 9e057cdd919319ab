"""Finding: a claim as it stands in the text, before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from index.article import Span
from index.claims.frames import Frame
from index.claims.grammar import phrase, trim
from index.quotes import Quotation


@dataclass(slots=True)
class Finding:
    """One claim under construction: heads are tokens of ``frame``, spans are of the article."""

    frame: Frame
    source_head: Token | None
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    quotations: list[Quotation] = field(default_factory=list)
    relay_head: Token | None = None
    cue_token: Token | None = None

    @property
    def start(self) -> int:
        return min(span.start for span in self.content)


def source_span(frame: Frame, head: Token, cue: Token | None) -> Span | None:
    """Return the article's characters that name the source around ``head``, None inside a quotation."""
    without = [cue] if cue is not None and cue is not head and not cue.is_ancestor(head) else []
    return tokens_span(frame, phrase(head, without))


def tokens_span(frame: Frame, tokens: list[Token]) -> Span | None:
    """Return the characters behind an unbroken run of the article's own words; None for a stand-in."""
    tokens = trim(tokens)
    if not tokens or any(frame.quotation_of(token) is not None for token in tokens):
        return None
    return frame.span_of(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def cue_spans(frame: Frame, cue: Token) -> list[Span]:
    """Return the cue with what changes its meaning: "did not say", "may say", "pointed out"."""
    words = [cue, *(child for child in cue.children if child.dep_ == "prt" and abs(child.i - cue.i) <= 2)]
    negation = [child for child in cue.children if child.dep_ == "neg"]
    helping = [child for child in cue.children if child.dep_ == "aux" and child.i < cue.i]
    if negation or any(child.tag_ == "MD" for child in helping):
        words += negation + helping
    words.sort(key=lambda token: token.i)
    if words[-1].i - words[0].i == len(words) - 1:
        return [frame.span_of(words[0].idx, words[-1].idx + len(words[-1]))]
    return [frame.token_span(token) for token in words]


def with_quote_marks(content: list[Span], quotations: list[Quotation], text: str) -> list[Span]:
    """Return ``content`` grown over every quotation that it cuts into, merged and in order."""
    grown: list[Span] = []
    for span in sorted(content):
        for quotation in quotations:
            if quotation.span.overlaps(span):
                span = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
        if grown and (span.start <= grown[-1].end or not text[grown[-1].end : span.start].strip()):
            grown[-1] = Span(grown[-1].start, max(grown[-1].end, span.end))
        else:
            grown.append(span)
    return grown
