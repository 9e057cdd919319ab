"""Quotations without a cue of their own: they go on with what was quoted, or with what the one speaker before said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.article import Span
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.heads import frame_at
from index.quotes import Quotation

# "“HOLT: …": a transcript in quotation marks changes its speaker with every paragraph.
_LABELLED = re.compile(r"[A-Z][\w.’' -]{1,30}:\s")


def with_following(
    text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], found: Sequence[Found]
) -> list[Found]:
    """Return ``found`` with the quotations that are nobody's given to whose they must be: a paragraph of a quotation
    that goes on over several, to whom the next or the last one is given; a sentence that is all quotation, to who alone
    is reported to speak in the sentence before it."""
    kept = [one for one in found if not _is_nobodys(one)]
    for before, after in [*pairwise(quotations), *reversed([*pairwise(quotations)])]:
        if before.continues and not _LABELLED.match(after.inner.of(text)):
            for own, other in ((before, after), (after, before)):
                holder = _holder(kept, own.span)
                if holder is not None and not _is_held(kept, other.span):
                    kept[holder] = _with(kept[holder], other.span)
    for last, frame in pairwise(frames):
        quotation = _alone(frame)
        if (
            quotation is not None
            and not _is_held(kept, quotation)
            and "\n\n" not in text[last.span.end : frame.span.start]
        ):
            holder = _only_speaking(frames, kept, last)
            if holder is not None:
                kept[holder] = _with(kept[holder], quotation)
    loose = [one for one in found if _is_nobodys(one)]
    return kept + [one for one in loose if not any(_is_held(kept, span) for span in one.content)]


def _with(one: Found, quotation: Span) -> Found:
    return replace(one, content=tuple(sorted({*one.content, quotation})))


def _is_held(found: Sequence[Found], quotation: Span) -> bool:
    return any(span.overlaps(quotation) for one in found for span in one.content)


def _is_nobodys(one: Found) -> bool:
    return one.source is None and one.cue is None


def _holder(found: Sequence[Found], quotation: Span) -> int | None:
    """Return the place of the one claim with a source that holds a whole quotation; None where there are more."""
    places = [at for at, one in enumerate(found) if _is_held([one], quotation)]
    return places[0] if len(places) == 1 and found[places[0]].source is not None else None


def _alone(frame: Frame) -> Span | None:
    """Return the quotation that a sentence consists of, None for other sentences."""
    if len(frame.quotations) != 1:
        return None
    own = any(token.is_alpha and frame.quotation_of(token) is None for token in frame.doc)
    return None if own else frame.quotations[0].span


def _only_speaking(frames: Sequence[Frame], found: Sequence[Found], last: Frame) -> int | None:
    """Return the place of the last claim in a sentence where all are one source's, None where they are not."""
    quotation = _alone(last)
    if quotation is not None:
        return _holder(found, quotation)
    inside = [
        at
        for at, one in enumerate(found)
        if one.cue is not None and one.content and frame_at(frames, one.cue.start) is last
    ]
    sources = {found[at].source for at in inside}
    return inside[-1] if len(sources) == 1 and None not in sources and not found[inside[-1]].relays else None
