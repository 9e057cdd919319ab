"""Titles in quote marks: a song that is sung and a book that is written are not what somebody claims."""

from __future__ import annotations

import re

from index.claims.found import Found

_MAKING = {"write", "sing", "read", "perform", "play", "publish", "record", "release", "direct", "produce", "compose"}
_SMALL = {"a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"}
_QUOTED = re.compile(r"[“\"‘«]([^“”\"«»]+?)[”\"’»]")


def is_title(text: str, found: Found) -> bool:
    """True where all that is "claimed" by making or performing something is one or more titles."""
    if found.verb is None or found.verb.lemma_.lower() not in _MAKING:
        return False
    quoted = [words for span in found.content for words in _QUOTED.findall(span.of(text))]
    return bool(quoted) and all(_is_title(words) for words in quoted)


def _is_title(words: str) -> bool:
    """True for words written with capitals and without the mark that ends a sentence."""
    each = re.findall(r"[^\W\d_]+", words)
    return words[-1] not in ".!?…" and bool(each) and all(w[0].isupper() or w.lower() in _SMALL for w in each)
