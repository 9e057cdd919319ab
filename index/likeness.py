"""How alike two texts are, and keys by which like ones are found: MinHash over runs of four words (Broder 1997).

The keys are kept in archives, so nothing here may change without a new format.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RUN = 4  # words
_FEWEST_RUNS = 20
_MOST_RUNS = 20_000
_BANDS, _ROWS = 16, 4
_WORD = re.compile(r"\w+")
_CHUNK = 2_048
# Texts whose runs are kept: an answer's articles are compared with each other again and again.
_REMEMBERED = 512


def runs(text: str) -> frozenset[str]:
    """Return the runs of four words in ``text``, without regard to case and marks; of a very long text its first."""
    words = _words(text)
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _words(text: str) -> list[str]:
    found: list[str] = _WORD.findall(text.casefold())
    return found[: _MOST_RUNS + RUN]


def keys(text: str) -> list[int]:
    """Return 16 keys of ``text``, 63 bits each; two texts that share half their runs share a key in two of three cases,
    with seven tenths in 99 of 100. A text of a few words has none.
    """
    found = runs(text)
    if len(found) < _FEWEST_RUNS:
        return []
    hashed = np.fromiter((zlib.crc32(run.encode("utf-8")) for run in found), np.uint64, len(found))
    least = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(hashed), _CHUNK):
        # Multiply-shift hashing (Dietzfelbinger et al. 1997): what overflows 64 bits is meant to.
        mixed = (_FACTORS[:, None] * hashed[None, start : start + _CHUNK] + _SUMMANDS[:, None]) >> np.uint64(32)
        least = np.minimum(least, mixed.min(axis=1))
    bands = least.astype("<u8").reshape(_BANDS, _ROWS)
    return [_key(bytes([band]) + rows.tobytes()) for band, rows in enumerate(bands)]


def alike(one: str, other: str) -> float:
    """Return the share of runs, of all that either text has, that both have: 0 to 1."""
    ours, theirs, both = _shared(one, other)
    return both / (ours + theirs - both or 1)


def held(one: str, other: str) -> float:
    """Return the share of the shorter text's runs that the longer has too: 0 to 1."""
    ours, theirs, both = _shared(one, other)
    return both / (min(ours, theirs) or 1)


def _shared(one: str, other: str) -> tuple[int, int, int]:
    """Return how many runs each of two texts has, and how many both have."""
    ours, theirs = _numbered(one), _numbered(other)
    return len(ours), len(theirs), len(np.intersect1d(ours, theirs, assume_unique=True))


@lru_cache(maxsize=_REMEMBERED)
def _numbered(text: str) -> NDArray[np.uint64]:
    """Return the runs of ``text``, each as a number of 64 bits: the same all over a process, compared sooner than words
    are."""
    words = _words(text)
    if len(words) < RUN:
        return np.empty(0, np.uint64)
    each = np.fromiter(map(hash, words), np.int64, len(words)).view(np.uint64)
    count = len(words) - RUN + 1
    runs = sum((_FACTORS[at] * each[at : at + count] for at in range(RUN)), np.zeros(count, np.uint64))
    return np.unique(runs)


def _key(raw: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "little") >> 1


def _constants(name: str) -> NDArray[np.uint64]:
    drawn = (hashlib.blake2b(f"{name} {at}".encode(), digest_size=8).digest() for at in range(_BANDS * _ROWS))
    return np.frombuffer(b"".join(drawn), "<u8").astype(np.uint64)


_FACTORS = _constants("factor") | np.uint64(1)
_SUMMANDS = _constants("summand")
