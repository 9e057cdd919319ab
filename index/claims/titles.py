"""Titles in quote marks: a song that is sung and a book that is written are not what somebody claims."""

from __future__ import annotations

import re

from index.article import Span
from index.claims.found import Found

_MAKING = {"write", "sing", "read", "perform", "play", "publish", "record", "release", "direct", "produce", "compose"}
_SMALL = {"a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"}
# Before the title of what somebody speaks on or writes in: "said on CNN's “…”".
_SAID_ON = re.compile(
    r"\b(?:on|in|to|for|of)\s+(?:(?:the|his|her|their|[A-Z][\w.&]*(?:['’]s?)?)\s+){0,4}"
    r"(?:(?:show|program(?:me)?|podcast),?\s+)?$"
)
_NEAR = 80
_QUOTED = re.compile(r"[“\"‘«]([^“”\"«»]+?)[”\"’»]")


def is_title(text: str, found: Found) -> bool:
    """True where all that is "claimed" is one or more titles: made or performed, or where something was said, as in
    "said on “Good Day Sevsk”"."""
    if all(_QUOTED.fullmatch(span.of(text)) and _is_place(text, span) for span in found.content):
        return True
    if found.verb is None or found.verb.lemma_.lower() not in _MAKING:
        return False
    quoted = [words for span in found.content for words in _QUOTED.findall(span.of(text))]
    return bool(quoted) and all(looks_like_title(words) for words in quoted)


def _is_place(text: str, span: Span) -> bool:
    return (
        looks_like_title(span.of(text)[1:-1].rstrip(".,"))
        and _SAID_ON.search(text[max(0, span.start - _NEAR) : span.start]) is not None
    )


def looks_like_title(words: str) -> bool:
    """True for words written with capitals and without the mark that ends a sentence."""
    each = re.findall(r"[^\W\d_]+", words)
    return words[-1:] not in ".!?…" and bool(each) and all(w[0].isupper() or w.lower() in _SMALL for w in each)
