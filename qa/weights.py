"""The fitted numbers of ranking and gate: weights.json, what it holds and how it is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("weights.json")
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Weights:
    """What ``python -m tests.benchmarks.answers.calibrate`` fits, and the SHA-256 of each file it fitted on.

    ``articles`` and ``sentences`` weigh the signals that rank, ``gate`` those of the support gate, whose
    logistic model has ``bias``; a sentence supports an answer from ``supported``, 0 to 1.
    """

    articles: dict[str, float]
    sentences: dict[str, float]
    gate: dict[str, float]
    bias: float
    supported: float
    data: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return what weights.json holds."""
        return {"format": FORMAT} | {name: getattr(self, name) for name in self.__slots__}


@cache
def fitted() -> Weights:
    """Return the weights that the package brings."""
    return read(FILE)


def read(path: Path) -> Weights:
    """Read weights. Raises ValueError when the file is not of this format."""
    held = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(held, dict) or held.pop("format", None) != FORMAT or set(held) != set(Weights.__slots__):
        raise ValueError(f"{path.name} is not a file of weights in format {FORMAT}; install the package again.")
    return Weights(**held)
