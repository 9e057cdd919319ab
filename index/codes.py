"""Unit vectors as they are kept on disk: a byte a number, a quarter of the space at a cosine of 0.9999."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors

Codes = NDArray[np.int8]

LARGEST = 127
_NOTHING = np.float32(1e-30)


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
