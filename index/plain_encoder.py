"""MiniLM in NumPy alone: as fast as torch for one short text, and without the seconds that torch takes to load."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

Floats1d = NDArray[np.float32]
Floats2d = NDArray[np.float32]

LAYERS, HEADS, WIDTH = 6, 12, 384
WORDS = "embeddings.word_embeddings.weight"
PLACES = "embeddings.position_embeddings.weight"
TYPES = "embeddings.token_type_embeddings.weight"
_EPSILON = 1e-12
_PARTS = ("query", "key", "value")
# Abramowitz and Stegun 1964, 7.1.26: erf to 1.5e-7.
_ERF_SLOPE = 0.3275911
_ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)

Read = Callable[[str], NDArray[np.float32]]


class PlainEncoder:
    """all-MiniLM-L6-v2 (Wang et al. 2020) in float32; a word's vector is read from ``weights`` when it is needed."""

    def __init__(self, weights: Path) -> None:
        self._file = safe_open(weights, framework="numpy")
        read: Read = self._file.get_tensor
        self._words = self._file.get_slice(WORDS)  # type: ignore[no-untyped-call]
        self._places = read(PLACES) + read(TYPES)[0]
        self._before = _Norm.of(read, "embeddings.LayerNorm")
        self._layers = [_Layer.of(read, f"encoder.layer.{at}.") for at in range(LAYERS)]

    def encode(self, tokens: Sequence[int]) -> Floats2d:
        """Return a vector for each token, float32 (tokens, 384)."""
        words = np.concatenate([self._words[token : token + 1] for token in tokens])
        hidden = self._before(words + self._places[: len(tokens)])
        for layer in self._layers:
            hidden = layer(hidden)
        return hidden


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: Floats1d
    bias: Floats1d

    @classmethod
    def of(cls, read: Read, name: str) -> _Norm:
        return cls(read(f"{name}.weight"), read(f"{name}.bias"))

    def __call__(self, hidden: Floats2d) -> Floats2d:
        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
        found: Floats2d = centred / spread * self.weight + self.bias
        return found


@dataclass(frozen=True, slots=True)
class _Linear:
    """A product with ``weight`` (in, out): laid out so, a few rows are multiplied in two thirds of the time."""

    weight: Floats2d
    bias: Floats1d

    @classmethod
    def of(cls, read: Read, *names: str) -> _Linear:
        weight = np.concatenate([read(f"{name}.weight") for name in names])
        return cls(np.ascontiguousarray(weight.T), np.concatenate([read(f"{name}.bias") for name in names]))

    def __call__(self, hidden: Floats2d) -> Floats2d:
        found: Floats2d = hidden @ self.weight + self.bias
        return found


@dataclass(frozen=True, slots=True)
class _Layer:
    mix: _Linear
    out: _Linear
    after_mixing: _Norm
    widen: _Linear
    narrow: _Linear
    after_widening: _Norm

    @classmethod
    def of(cls, read: Read, prefix: str) -> _Layer:
        return cls(
            mix=_Linear.of(read, *(f"{prefix}attention.self.{part}" for part in _PARTS)),
            out=_Linear.of(read, f"{prefix}attention.output.dense"),
            after_mixing=_Norm.of(read, f"{prefix}attention.output.LayerNorm"),
            widen=_Linear.of(read, f"{prefix}intermediate.dense"),
            narrow=_Linear.of(read, f"{prefix}output.dense"),
            after_widening=_Norm.of(read, f"{prefix}output.LayerNorm"),
        )

    def __call__(self, hidden: Floats2d) -> Floats2d:
        query, key, value = self.mix(hidden).reshape(len(hidden), 3, HEADS, -1).transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(WIDTH // HEADS))
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (weights / weights.sum(axis=-1, keepdims=True)) @ value
        hidden = self.after_mixing(self.out(mixed.transpose(1, 0, 2).reshape(len(hidden), -1)) + hidden)
        return self.after_widening(self.narrow(_gelu(self.widen(hidden))) + hidden)


def _gelu(x: Floats2d) -> Floats2d:
    size = np.abs(x) * np.float32(np.sqrt(0.5))
    t = np.float32(1) / (np.float32(1) + np.float32(_ERF_SLOPE) * size)
    sum_ = np.float32(_ERF[0]) * t
    for factor in _ERF[1:]:
        sum_ = (sum_ + np.float32(factor)) * t
    erf = np.copysign(np.float32(1) - sum_ * np.exp(-size * size), x)
    found: Floats2d = np.float32(0.5) * x * (np.float32(1) + erf)
    return found
