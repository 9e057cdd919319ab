"""Where the claim network's weights come from: MiniLM's word vectors from its package, the rest trained here."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import torch
from safetensors.torch import load_file

from index.claims.network import ClaimNetwork
from index.embedder import packaged_folder
from index.errors import ModelError

WEIGHTS = Path(__file__).parent / "model" / "claims.safetensors"
SHA256 = "c4c001b89fd79cfcb7cea4bae63db58afe3fb2ab5f835f5a9d30747d737800f7"
_WORD_VECTORS = "embeddings.word_embeddings.weight"


@lru_cache(maxsize=1)
def load_network() -> ClaimNetwork:
    """Return the trained network, loaded once; ModelError when its weights are missing or not the expected ones."""
    return network_from(WEIGHTS, SHA256)


def network_from(path: Path, sha256: str) -> ClaimNetwork:
    """Return the network with the weights in ``path``, whose SHA-256 must be ``sha256``."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(
            f"The claim finder's weights {path} cannot be read ({error.strerror}); install again."
        ) from error
    if found != sha256:
        raise ModelError(
            f"The claim finder's weights {path} have SHA-256 {found[:12]}…, expected {sha256[:12]}…; install again."
        )
    network = ClaimNetwork(_packaged()[_WORD_VECTORS].float())
    network.load_state_dict({name: value.float() for name, value in load_file(path).items()}, strict=False)
    return network.eval()


def starting_network() -> ClaimNetwork:
    """Return the network as training begins: MiniLM's layers, new heads."""
    packaged = _packaged()
    network = ClaimNetwork(packaged[_WORD_VECTORS].float())
    own = {name: value.float() for name, value in packaged.items() if not name.startswith("pooler.")}
    own = {name: value for name, value in own.items() if name not in (_WORD_VECTORS, "embeddings.position_ids")}
    missing, unexpected = network.encoder.load_state_dict(own, strict=False)
    if unexpected or set(missing) - {_WORD_VECTORS}:
        raise ModelError(f"MiniLM's weights have other names than expected: {missing[:3]} {unexpected[:3]}")
    return network


def _packaged() -> dict[str, torch.Tensor]:
    return load_file(packaged_folder() / "model.safetensors")
