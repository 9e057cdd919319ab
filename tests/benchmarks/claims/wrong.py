"""What went wrong, item by item, for a reader who wants to know why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index import Span
from tests.benchmarks.claims.exact import Compared
from tests.benchmarks.claims.labels import KINDS, spans_of
from tests.benchmarks.claims.resolved import Judged, Spoken
from tests.benchmarks.claims.score import ENOUGH, Pair


def wrong_sources(text: str, pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield each statement found with the wrong source."""
    for pair in pairs:
        if pair.overlap >= ENOUGH and not pair.right_source:
            yield f"{_words(text, pair.gold.source)!r}, not {_words(text, pair.found.source)!r}"
            yield f"    {_words(text, pair.gold.content)}\n"


def wrong_spans(compared: Compared) -> Iterator[str]:
    """Yield a row with the spans that are annotated or found, not both."""
    tokens = compared.row.tokens
    lines = []
    for kind in KINDS:
        gold, found = spans_of(compared.row.labels, kind), spans_of(compared.found, kind)
        for name, spans, others in (("missed", gold, found), ("not annotated", found, gold)):
            lines += [f"    {kind} {name}: {_tokens(tokens, span)}" for span in spans if span not in others]
    if lines:
        yield " ".join(tokens)
        yield "\n".join(lines) + "\n"


def wrong_speakers(spoken: Spoken, judged: Sequence[Judged]) -> Iterator[str]:
    """Yield quoted words that were not found to be the right person's."""
    for each in judged:
        if each.verdict == "right":
            continue
        speaker = each.claim.speaker if each.claim else None
        yield f"{each.verdict}: {each.quoted.speaker!r}, not {speaker.name if speaker else None!r}"
        yield f"    {each.quoted.span.of(spoken.text)}"
        yield f"    in: {each.quoted.sentence.of(spoken.text)}\n"


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(" … ".join(span.of(text) for span in spans).split())


def _tokens(tokens: Sequence[str], span: Span) -> str:
    return " ".join(tokens[span.start : span.end])
