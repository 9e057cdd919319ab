"""Dropout that reads its masks from a pool: drawing fresh ones takes longer here than the layers they are for."""

from __future__ import annotations

import torch
from torch import Tensor, nn

_POOL = 1 << 25


class PooledDropout(nn.Module):
    """Dropout (Srivastava et al. 2014) whose masks are stretches of one long random mask, from a random place on."""

    def __init__(self, rate: float, pool: Tensor) -> None:
        super().__init__()
        self.p = rate
        self._pool = pool

    def forward(self, values: Tensor) -> Tensor:
        if not self.training or not self.p:
            return values
        start = int(torch.randint(0, len(self._pool) - values.numel(), ()))
        mask = self._pool[start : start + values.numel()].view(values.shape)
        return values * mask.to(values.dtype)


def quicken(network: nn.Module, rate: float = 0.1) -> None:
    """Put pooled dropout in the place of every dropout of ``network``."""
    pool = (torch.rand(_POOL) >= rate).to(torch.bfloat16) / (1 - rate)
    for module in list(network.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Dropout):
                setattr(module, name, PooledDropout(rate if child.p else 0.0, pool))
