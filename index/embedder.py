"""The Embedder protocol and its sentence-transformers adapter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of one length; passages and questions may differ."""

    @property
    def model_id(self) -> str: ...
    @property
    def weights_sha256(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    def embed_passages(self, texts: Sequence[str]) -> Vectors: ...
    def embed_questions(self, texts: Sequence[str]) -> Vectors: ...
