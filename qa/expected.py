"""What kind of words a plain question expects for its answer."""

from __future__ import annotations

import re
from typing import Literal

Expected = Literal["person", "place", "time", "number", "age", "name"]

_EXPECTED: list[tuple[str, Expected]] = [
    (r"\bwhat (?:is|was|are|were) the names? of\b|\bwhat (?:is|was|are|were) .+ (?:called|named)$", "name"),
    (r"\bhow old\b|\bwhat age\b", "age"),
    (r"^who\b(?!se)|^whom\b", "person"),
    (r"^where\b|\bin (?:what|which) (?:\w+ )?(?:city|town|country|region|place|village|state|street)\b", "place"),
    (r"^when\b|\b(?:what|which) (?:year|date|day|month|time)\b|\bhow long ago\b|\bon which day\b", "time"),
    (r"\bhow (?:many|much|long|far|tall|high|big|large|often|wide|deep|fast)\b", "number"),
    (r"\bwhat (?:number|percentage|share|price|cost)\b", "number"),
]


def expected_of(asked: str) -> Expected | None:
    """Return what answers the plain question ``asked``; None where its form does not tell."""
    return next((kind for pattern, kind in _EXPECTED if re.search(pattern, asked, re.IGNORECASE)), None)
