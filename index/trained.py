"""What the networks trained here start from, MiniLM's layers and word vectors, and the check of their weights."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors.torch import load_file
from torch import Tensor

from index.errors import ModelError
from index.model_files import packaged_folder

if TYPE_CHECKING:
    from transformers import BertConfig

WIDTH = 384
_WORD_VECTORS = "embeddings.word_embeddings.weight"
_UNUSED = (_WORD_VECTORS, "embeddings.position_ids")


def encoder_config() -> BertConfig:
    """Return the shape of all-MiniLM-L6-v2 (Wang et al. 2020: six layers of width 384)."""
    from transformers import BertConfig

    return BertConfig(
        vocab_size=1, hidden_size=WIDTH, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
        max_position_embeddings=512, type_vocab_size=2, attention_probs_dropout_prob=0.0,
    )  # fmt: skip


def word_vectors() -> Tensor:
    """Return MiniLM's vectors of its word pieces, float32 (pieces, WIDTH)."""
    return _packaged()[_WORD_VECTORS].float()


def encoder_weights() -> dict[str, Tensor]:
    """Return MiniLM's layers as an encoder of this shape names them, without its word vectors."""
    packaged = _packaged()
    return {
        name: value.float()
        for name, value in packaged.items()
        if not name.startswith("pooler.") and name not in _UNUSED
    }


def checked_weights(path: Path, sha256: str, whose: str) -> dict[str, Tensor]:
    """Return the weights in ``path`` as float32. ModelError when they are missing or have another SHA-256."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"The {whose}'s weights {path} cannot be read ({error.strerror}); install again.") from error
    if found != sha256:
        raise ModelError(
            f"The {whose}'s weights {path} have SHA-256 {found[:12]}…, expected {sha256[:12]}…; install again."
        )
    return {name: value.float() for name, value in load_file(path).items()}


def _packaged() -> dict[str, Tensor]:
    return load_file(packaged_folder() / "model.safetensors")
