"""What the trainings of the networks share: learning rates by layer, their course, and the average of the weights."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn

_WARM_UP = 0.06


def parameters(network: nn.Module, rate: float, *, heads_faster: float, layers_slower: float) -> list[dict[str, Any]]:
    """Return what is trained with its learning rates: lower layers slower (Howard, Ruder 2018), new heads faster."""
    by_rate: dict[float, list[nn.Parameter]] = {}
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        if not name.startswith("encoder."):
            own = rate * heads_faster
        else:
            below = 5 - int(name.split(".layer.")[1].split(".")[0]) if ".layer." in name else 6
            own = rate * layers_slower**below
        by_rate.setdefault(own, []).append(value)
    return [{"params": values, "lr": own} for own, values in by_rate.items()]


class Descent:
    """AdamW whose rates rise and fall by a cosine over ``total`` steps, and ``average``, the running average of the
    weights (Polyak, Juditsky 1992), which reads better than the last weights themselves."""

    def __init__(self, network: nn.Module, groups: list[dict[str, Any]], total: int, averaged: float) -> None:
        self.step = 0
        self.total = total
        self.average = {
            name: value.detach().clone() for name, value in network.named_parameters() if value.requires_grad
        }
        self._network = network
        self._averaged = averaged
        self._optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
        self._rates = [group["lr"] for group in self._optimizer.param_groups]

    def descend(self, loss: Tensor) -> None:
        """Take one step down ``loss``."""
        slow = min(1.0, (self.step + 1) / (_WARM_UP * self.total))
        slow *= 0.5 + 0.5 * math.cos(math.pi * self.step / self.total)
        for one, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            one["lr"] = rate * slow
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self.step += 1
        with torch.no_grad():
            for name, value in self._network.named_parameters():
                if name in self.average:
                    self.average[name].lerp_(value, 1 - min(self._averaged, self.step / (self.step + 10)))

    def averaged(self) -> dict[str, Tensor]:
        """Return the average as it is shipped, in half precision."""
        return {name: value.half().contiguous() for name, value in self.average.items()}
