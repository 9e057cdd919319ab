"""Unit vectors as they are kept on disk: a byte a number, a quarter of the space at a cosine of 0.9999."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors

Codes = NDArray[np.int8]

LARGEST = 127
_NOTHING = np.float32(1e-30)
# Of so many vectors the floats stay in the processor's cache.
_CHUNK_ROWS = 256


def encode(vectors: Vectors) -> Codes:
    """Return int8 (n, d) for float32 (n, d): each vector scaled so that its largest number is 127 or −127.

    What :func:`decode` gives is encoded to the same codes again.
    """
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0.0)
    codes: Codes = np.rint(vectors * (np.float32(LARGEST) / np.maximum(largest, _NOTHING))).astype(np.int8)
    return codes


def decode(codes: Codes) -> Vectors:
    """Return float32 (n, d) of unit length for int8 (n, d); all zeros stay zeros. The same codes, the same floats."""
    numbers = codes.astype(np.float32)
    # Squares of so small whole numbers add up exactly, in whatever order.
    squares = np.einsum("nd,nd->n", numbers, numbers, dtype=np.float64)
    numbers /= np.sqrt(np.maximum(squares, 1.0)).astype(np.float32)[:, None]
    return numbers


def lengths(codes: Codes) -> NDArray[np.float32]:
    """Return the length of each of int8 (n, d) as a vector, float32 (n,), 1 at least; none depends on the others."""
    found = np.empty(len(codes), np.float32)
    for start in range(0, len(codes), _CHUNK_ROWS):
        numbers = codes[start : start + _CHUNK_ROWS].astype(np.float32)
        found[start : start + _CHUNK_ROWS] = np.einsum("nd,nd->n", numbers, numbers)
    return np.sqrt(np.maximum(found, np.float32(1.0)))


def cosines(codes: Codes, long: NDArray[np.float32], vector: Vectors) -> Vectors:
    """Return the cosine of each of int8 (n, d), ``long`` as :func:`lengths` says, with the unit ``vector`` (d,),
    float32 (n,); all zeros have 0.

    None depends on the others.
    """
    found: Vectors = np.empty(len(codes), np.float32)
    for start in range(0, len(codes), _CHUNK_ROWS):
        chunk = slice(start, start + _CHUNK_ROWS)
        numbers = codes[chunk].astype(np.float32)
        found[chunk] = np.einsum("nd,d->n", numbers, vector)
    return found / long


def signs(numbers: Codes | Vectors) -> NDArray[np.uint8]:
    """Return a bit for each number of (n, d), 1 where it is above 0, as uint8 (n, ⌈d / 8⌉)."""
    return np.packbits(numbers > 0, axis=1)
