"""BERT's layers (Devlin et al. 2018), read only and fast: packed weights, no padding, bfloat16 where it helps."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

# oneDNN keeps what it made for each of the last 1,024 shapes, half a gigabyte of it; making it again costs no time that
# shows.
os.environ["ONEDNN_PRIMITIVE_CACHE_CAPACITY"] = "32"

_EPSILON = 1e-12
# Rows that a weight is packed for; any other number works, a little slower.
_PACKED_FOR = 1024
_SHORT = 96
_PARTS = ("query", "key", "value")


def number_type() -> torch.dtype:
    """Return bfloat16 where the processor computes in it, three times as fast at a cosine of 0.9999; else float32."""
    return torch.bfloat16 if torch.cpu.get_capabilities().get("avx512_bf16") else torch.float32


class Encoder:
    """The embedding's normalisation and all layers of one BERT; for reading only, never for training.

    ``weights`` are named as in BertModel, below ``prefix``. Token vectors come in as the sum of word, place and type.
    """

    def __init__(self, weights: Mapping[str, Tensor], heads: int, prefix: str = "") -> None:
        self._type = number_type()
        self._heads = heads
        self._before = _Norm.of(weights, f"{prefix}embeddings.LayerNorm")
        count = len({name.split("encoder.layer.")[1].split(".")[0] for name in weights if "encoder.layer." in name})
        self._layers = [_Layer.of(weights, f"{prefix}encoder.layer.{at}.", heads, self._type) for at in range(count)]

    def __call__(self, vectors: Tensor, lengths: Sequence[int]) -> Tensor:
        """Return float32 (tokens, width) for texts of ``lengths`` tokens laid end to end.

        ``vectors`` are float32 (tokens, width). There is no padding, so no text's vector depends on its company; texts
        of one length that stand together are mixed together.
        """
        hidden = self._before(vectors)
        runs = [(length, len(list(same))) for length, same in itertools.groupby(lengths)]
        for layer in self._layers:
            parts = torch.split(layer.mix(hidden.to(self._type)), [length * count for length, count in runs])
            mixed = torch.cat([self._mixed(part, *run) for part, run in zip(parts, runs, strict=True)])
            hidden = layer.after_mixing(layer.out(mixed) + hidden)
            hidden = layer.after_widening(layer.narrow(layer.widen(hidden.to(self._type))) + hidden)
        return hidden

    def _mixed(self, parts: Tensor, length: int, count: int) -> Tensor:
        """Return what ``count`` texts of one length attend to, from their queries, keys and values side by side."""
        query, key, value = parts.view(count, length, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        if length <= _SHORT and parts.dtype is torch.bfloat16:
            # For short texts torch's fused kernel takes up to twice as long as plain products, and a softmax longer in
            # bfloat16 than in float32.
            one, other, kept = (side.reshape(count * self._heads, length, -1) for side in (query, key, value))
            shares = torch.softmax(torch.bmm(one, other.transpose(1, 2)), dim=-1, dtype=torch.float32)
            mixed = torch.bmm(shares.to(parts.dtype), kept).view(count, self._heads, length, -1)
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, scale=1.0)
        return mixed.transpose(1, 2).reshape(count * length, -1)


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: Tensor
    bias: Tensor

    @classmethod
    def of(cls, weights: Mapping[str, Tensor], name: str) -> _Norm:
        return cls(weights[f"{name}.weight"].detach().float(), weights[f"{name}.bias"].detach().float())

    def __call__(self, hidden: Tensor) -> Tensor:
        return functional.layer_norm(hidden, hidden.shape[-1:], self.weight, self.bias, eps=_EPSILON)


class _Linear:
    """A product with a weight (out, in) and a bias; ``gelu`` is done in the same pass."""

    def __init__(self, weight: Tensor, bias: Tensor, number: torch.dtype, gelu: bool = False) -> None:
        self._packed = number is torch.bfloat16 and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
        self._gelu = gelu
        self._weight = weight.detach().to(number).contiguous()
        self._bias = bias.detach().to(number)
        if self._packed:
            # torch packs a plain weight anew at every product.
            self._weight = torch.ops.mkldnn._reorder_linear_weight(self._weight, _PACKED_FOR)

    def __call__(self, hidden: Tensor) -> Tensor:
        if self._packed:
            after = "gelu" if self._gelu else "none"
            found: Tensor = torch.ops.mkldnn._linear_pointwise(hidden, self._weight, self._bias, after, [], "none")
            return found
        product = functional.linear(hidden, self._weight, self._bias)
        return functional.gelu(product) if self._gelu else product


@dataclass(frozen=True, slots=True)
class _Layer:
    """``mix`` gives queries (scaled), keys and values in one product."""

    mix: _Linear
    out: _Linear
    after_mixing: _Norm
    widen: _Linear
    narrow: _Linear
    after_widening: _Norm

    @classmethod
    def of(cls, weights: Mapping[str, Tensor], prefix: str, heads: int, number: torch.dtype) -> _Layer:
        def linear(name: str, gelu: bool = False) -> _Linear:
            return _Linear(weights[f"{prefix}{name}.weight"], weights[f"{prefix}{name}.bias"], number, gelu)

        # Queries come out scaled, so that no product has to be.
        scale = (weights[f"{prefix}attention.self.query.weight"].shape[0] / heads) ** -0.5
        own = [[weights[f"{prefix}attention.self.{part}.{kind}"] for part in _PARTS] for kind in ("weight", "bias")]
        for kind in own:
            kind[0] = kind[0] * scale
        return cls(
            mix=_Linear(torch.cat(own[0]), torch.cat(own[1]), number),
            out=linear("attention.output.dense"),
            after_mixing=_Norm.of(weights, f"{prefix}attention.output.LayerNorm"),
            widen=linear("intermediate.dense", gelu=True),
            narrow=linear("output.dense"),
            after_widening=_Norm.of(weights, f"{prefix}output.LayerNorm"),
        )
