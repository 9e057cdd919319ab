"""The answer network's weights, trained here; only the vectors of words are MiniLM's own, from its package."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor

from index.trained import checked_weights

WEIGHTS = Path(__file__).parent / "model" / "answers.safetensors"
SHA256 = "c6318d330c949646516820ea0c7c8f459c3bad9b8d62004a66070656db3ee095"


def trained_weights() -> dict[str, Tensor]:
    """Return what was trained, as float32; ModelError when it is missing or not what is expected."""
    return checked_weights(WEIGHTS, SHA256, "answer finder")
