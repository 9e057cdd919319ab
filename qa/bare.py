"""The question itself: without what leads up to it, a polite end and its last mark."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^(?:(?:so|and|but|well|okay?|please|now|then|tell me"
    r"|(?:can|could|would) you (?:please )?(?:tell|show|give|find) me"
    r"|do you know|(?:i(?:['’]d| would) like|i want|i need) to know|in (?:[\w’'-]+ ){1,3}own words"
    r"|i wonder|let me know)[,:]? +)+",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"\b(what|who|where|when|how)['’](s|re|d)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r",? (?:and (?:by whom|who (?:said|says|claimed) (?:so|it|that))|in (?:his|her|their|its) own words|exactly"
    r"|please)$",
    re.IGNORECASE,
)
_WHOLE = {"s": "is", "re": "are", "d": "did"}


def bare_question(tidy: str) -> str:
    """Return the question itself: without what leads up to it and its last mark, contractions written out."""
    asked = _CLOSING.sub("", _OPENING.sub("", tidy).rstrip(" ?!."))
    return _CONTRACTED.sub(lambda found: f"{found[1]} {_WHOLE[found[2].lower()]}", asked)
