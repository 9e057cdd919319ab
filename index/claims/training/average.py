"""Average the weights of several runs: ``python -m index.claims.training.average A.safetensors B.safetensors --out C``.

Runs that begin alike and differ by chance only end near each other, and what lies between them reads better than any
of them (Wortsman et al. 2022, "Model soups"). Runs of one command with one seed are such: processors and numbers of
threads add floating point numbers up in different orders.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor


def main() -> None:
    """Average as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+", help="weights that index.claims.training wrote")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    save_file(average([load_file(run) for run in given.runs]), given.out)
    print(f"wrote {given.out} SHA-256 {hashlib.sha256(given.out.read_bytes()).hexdigest()}")


def average(runs: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of each weight. Raises ValueError for runs of different networks."""
    shapes = [{name: weights.shape for name, weights in run.items()} for run in runs]
    if any(other != shapes[0] for other in shapes):
        raise ValueError("The runs are of different networks: names or shapes of their weights differ.")
    return {
        name: torch.stack([run[name].float() for run in runs]).mean(dim=0).to(weights.dtype)
        for name, weights in runs[0].items()
    }


if __name__ == "__main__":
    main()
