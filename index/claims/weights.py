"""Where the claim network's weights come from: MiniLM's word vectors from its package, the rest trained here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from index.claims.network import ClaimNetwork
from index.errors import ModelError
from index.trained import checked_weights, encoder_weights, word_vectors

WEIGHTS = Path(__file__).parent / "model" / "claims.safetensors"
SHA256 = "c4c001b89fd79cfcb7cea4bae63db58afe3fb2ab5f835f5a9d30747d737800f7"


@lru_cache(maxsize=1)
def load_network() -> ClaimNetwork:
    """Return the trained network, loaded once; ModelError when its weights are missing or not the expected ones."""
    return network_from(WEIGHTS, SHA256)


def network_from(path: Path, sha256: str) -> ClaimNetwork:
    """Return the network with the weights in ``path``, whose SHA-256 must be ``sha256``."""
    weights = checked_weights(path, sha256, "claim finder")
    network = ClaimNetwork(word_vectors())
    network.load_state_dict(weights, strict=False)
    return network.eval()


def starting_network() -> ClaimNetwork:
    """Return the network as training begins: MiniLM's layers, new heads."""
    network = ClaimNetwork(word_vectors())
    missing, unexpected = network.encoder.load_state_dict(encoder_weights(), strict=False)
    if unexpected or set(missing) - {"embeddings.word_embeddings.weight"}:
        raise ModelError(f"MiniLM's weights have other names than expected: {missing[:3]} {unexpected[:3]}")
    return network
