"""Fitting of small linear models: which of a list is right (softmax), and whether one is (logistic).

Both keep every weight at 0 or above: a signal may count for nothing, never against. Steps are Adam's
(Kingma and Ba, 2015), over standardised columns, from zero, so the same rows give the same weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_STEPS = 400
_RATE = 0.05
_DECAY = 1.0


def fit_lists(lists: Sequence[tuple[Floats, NDArray[np.bool_]]]) -> Floats:
    """Return weights (f,) that put the right rows of each list first: each is rows (n, f) and which are right (n,).

    What is raised is the log of the right rows' share of the softmax.
    """
    scale = np.maximum(np.concatenate([rows for rows, _ in lists]).std(axis=0), 1e-6)
    scaled = [(rows / scale, right) for rows, right in lists if right.any()]

    def gradient(weights: Floats) -> Floats:
        total = np.zeros_like(weights)
        for rows, right in scaled:
            share = _softmax(rows @ weights)
            among = np.where(right, share, 0.0)
            total += rows.T @ (share - among / among.sum())
        return total + _DECAY * weights

    return _descend(gradient, len(scale), len(scale)) / scale


def fit_yes_or_no(rows: Floats, right: NDArray[np.bool_], counts: Floats) -> tuple[Floats, float]:
    """Return weights (f,) and bias of a logistic model; ``counts`` (n,) is what each of the rows (n, f) counts for."""
    scale = np.maximum(rows.std(axis=0), 1e-6)
    scaled = np.column_stack([rows / scale, np.ones(len(rows))])

    def gradient(weights: Floats) -> Floats:
        share = 1.0 / (1.0 + np.exp(-scaled @ weights))
        return scaled.T @ (counts * (share - right)) + _DECAY * np.append(weights[:-1], 0.0)

    found = _descend(gradient, scaled.shape[1], len(scale))
    return found[:-1] / scale, float(found[-1])


def _softmax(scores: Floats) -> Floats:
    shares = np.exp(scores - scores.max())
    return np.asarray(shares / shares.sum())


def _descend(gradient: Callable[[Floats], Floats], size: int, at_least_zero: int) -> Floats:
    """Return where Adam ends; the first ``at_least_zero`` weights stay at 0 or above."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        slope = gradient(weights)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights[:at_least_zero] = np.maximum(weights[:at_least_zero], 0.0)
    return weights
