"""One verb of quoting for two speakers: "quoted Moss as saying that …, and Holt, her deputy, as saying that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.article import Span
from index.claims.content import tidy
from index.claims.found import Found

_SAYING = r"(?:saying|stating|arguing|claiming|warning|insisting|suggesting|adding|asking)"
_ENDS_WITH_SAYING = re.compile(rf"\b{_SAYING}$")
# Where the other speaker begins: a name or a description, with what is said of him, before "as saying".
_ANOTHER = re.compile(
    rf"[,;]?\s+(?:and|while|but)\s+(?P<source>(?:[A-Z]|(?:a|an|the|one|another)\s)[^“”\"«»;:]{{1,120}}?)\s+"
    rf"as\s+(?P<cue>{_SAYING})\s+"
)


def parted(text: str, found: Found) -> Iterator[Found]:
    """Yield ``found``, and as claims of their own what its content reports of further speakers by the same verb."""
    if found.cue is None or not _ENDS_WITH_SAYING.search(found.cue.of(text)):
        yield found
        return
    for span in found.content:
        other = _ANOTHER.search(text, span.start, span.end)
        if other is None:
            continue
        before = tuple(one for one in found.content if one.end <= other.start() and one is not span)
        after = tuple(one for one in found.content if one.start >= span.end)
        yield replace(found, content=tidy(text, [*before, Span(span.start, other.start())]))
        rest = tidy(text, [Span(other.end(), span.end), *after])
        source, cue = Span(*other.span("source")), Span(*other.span("cue"))
        yield from parted(text, replace(found, source=source, cue=cue, content=rest, verb=None))
        return
    yield found
