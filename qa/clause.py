"""Whether what follows a verb of reporting is what was said, and not what it was about."""

from __future__ import annotations

import re

from qa.words import content_words

DID = ("did ", "has ", "have ", "does ", "do ", "had ")
# Verbs that are followed by what was said, also without "that"; and words that begin something else.
_WITH_A_CLAUSE = frozenset(
    "say says said claim claimed argue argued state stated insist insisted maintain maintained assert asserted believe "
    "believed think allege alleged contend contended deny denied admit admitted warn warned promise promised".split()
)
_NO_CLAUSE = re.compile(
    r"(?:about|on|of|over|to|with|for|against|regarding|concerning|whether|why|how|what|when|where|who|if|anything"
    r"|something|much|more|so)\b",
    re.IGNORECASE,
)


def is_what_was_said(asked: str, found: dict[str, str | None], topic: str | None) -> bool:
    """True for "did Moss say that the dam leaks?": what follows the verb is what was said, not what it was about."""
    if not topic or not content_words(topic) or "that" not in found or not asked.lower().startswith(DID):
        return False
    clause = (found.get("verb") or "").lower() in _WITH_A_CLAUSE and not _NO_CLAUSE.match(topic)
    return bool(found.get("that")) or clause
