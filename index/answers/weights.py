"""Where the answer network's weights come from: MiniLM's word vectors from its package, the rest trained here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from index.answers.network import AnswerNetwork
from index.trained import checked_weights, encoder_weights, word_vectors

WEIGHTS = Path(__file__).parent / "model" / "answers.safetensors"
SHA256 = "b8ac1bd841902752332d3fb5b134e81b179e6a7eed88ca1a92024897ca51a4fd"


@lru_cache(maxsize=1)
def load_network() -> AnswerNetwork:
    """Return the trained network, loaded once; ModelError when its weights are missing or not the expected ones."""
    network = AnswerNetwork(word_vectors())
    network.load_state_dict(checked_weights(WEIGHTS, SHA256, "answer finder"), strict=False)
    return network.eval()


def starting_network() -> AnswerNetwork:
    """Return the network as training begins: MiniLM's layers, new heads."""
    network = AnswerNetwork(word_vectors())
    network.encoder.load_state_dict(encoder_weights(), strict=False)
    return network
