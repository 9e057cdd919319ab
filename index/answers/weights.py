"""The answer network's weights, trained here; only the vectors of words are MiniLM's own, from its package."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor

from index.trained import checked_weights

WEIGHTS = Path(__file__).parent / "model" / "answers.safetensors"
SHA256 = "b8ac1bd841902752332d3fb5b134e81b179e6a7eed88ca1a92024897ca51a4fd"


def trained_weights() -> dict[str, Tensor]:
    """Return what was trained, as float32; ModelError when it is missing or not what is expected."""
    return checked_weights(WEIGHTS, SHA256, "answer finder")
