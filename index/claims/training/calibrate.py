"""Weigh what speaks for a claim: ``python -m index.claims.training.calibrate polnear_dev.jsonl.gz``.

The articles must be ones that the network was not trained on. Writes ``confidence.json``: logistic weights (maximum
likelihood) for whether a finding is a claim and whether its source is right, with the hashes of data and network.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.article import Span
from index.claims.confidence import MODEL, SIGNALS, signals
from index.claims.finder import find
from index.claims.found import Found
from index.claims.frames import build_frames
from index.claims.tagger import tagged
from index.claims.weights import SHA256
from index.claims.words import read_words
from index.quotes import find_quotations
from index.sentences import split_sentences

# Content overlap from which a finding counts as the annotated claim.
ENOUGH = 0.3
Floats2d = NDArray[np.float64]
Bools1d = NDArray[np.bool_]


def main() -> None:
    """Fit, print the calibration error and what each threshold would keep, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    given = parser.parse_args()
    with gzip.open(given.file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    seen = [_judged(row) for row in rows]
    half = [i % 2 == 0 for i, (found, _, _) in enumerate(seen) for _ in found]
    known, claimed, right = (
        np.concatenate([np.asarray(part[i], dtype=kind) for part in seen if part[0]])
        for i, kind in enumerate((np.float64, bool, bool))
    )
    halves = np.asarray(half)
    error = 0.0
    for part in (halves, ~halves):
        claim = _fit(known[~part], claimed[~part])
        source = _fit(known[~part & claimed], right[~part & claimed])
        sure = _chances(known[part], claim) * _chances(known[part], source)
        error += float(part.mean()) * _calibration_error(sure, (claimed & right)[part])
    print(f"{len(known)} findings, {claimed.sum()} claims, {right.sum()} with the right source")
    print(f"expected calibration error on the half not fitted on: {error:.3f}")
    weights = {
        "data_sha256": hashlib.sha256(given.file.read_bytes()).hexdigest(),
        "network_sha256": SHA256,
        "signals": SIGNALS,
        "claim": [round(value, 4) for value in _fit(known, claimed)],
        "source": [round(value, 4) for value in _fit(known[claimed], right[claimed])],
    }
    given.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    sure = _chances(known, np.asarray(weights["claim"])) * _chances(known, np.asarray(weights["source"]))
    annotated = sum(bool(each["content"]) for row in rows for each in row["attributions"])
    for least in np.arange(0, 0.75, 0.05):
        kept = sure >= least
        linked = 2 * (right & kept).sum() / (kept.sum() + annotated)
        print(f"at least {least:.2f}: {kept.sum()} kept, linked F1 {linked:.3f}, precision {right[kept].mean():.3f}")


def _judged(row: dict[str, Any]) -> tuple[list[tuple[float, ...]], list[bool], list[bool]]:
    """Return the signals of each finding in an article, whether it is a claim there, and with the right source."""
    text = row["text"]
    quotations = find_quotations(text)
    sentences = split_sentences(text, quotations)
    words = read_words(text, sentences, quotations)
    frames = build_frames(text, sentences, quotations)
    # PolNeAR does not mark a claim inside a claim: what it says of them is nothing.
    found = [one for one in find(text, frames, quotations, words, tagged(words)) if one.tied and not one.inside]
    gold = [each for each in row["attributions"] if each["content"]]
    ways = sorted(
        (
            (-shared, i, j)
            for i, one in enumerate(found)
            for j, each in enumerate(gold)
            if (shared := _overlap(one.content, [Span(*span) for span in each["content"]])) >= ENOUGH
        )
    )
    partner: dict[int, int] = {}
    for _, i, j in ways:
        if i not in partner and j not in partner.values():
            partner[i] = j
    right = [i in partner and _same_source(one, gold[partner[i]]["source"]) for i, one in enumerate(found)]
    return [signals(text, frames, one) for one in found], [i in partner for i in range(len(found))], right


def _same_source(found: Found, source: Sequence[Sequence[int]]) -> bool:
    if found.source is None or not source:
        return found.source is None and not source
    return any(found.source.overlaps(Span(*span)) for span in source)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    first, second = ({at for span in spans for at in range(span.start, span.end)} for spans in (one, other))
    return len(first & second) / max(1, len(first | second))


def _fit(known: Floats2d, outcome: Bools1d) -> NDArray[np.float64]:
    """Return logistic weights, the last one alone, with a little weight decay."""
    signals = torch.tensor(np.hstack([known, np.ones((len(known), 1))]))
    weights = torch.zeros(signals.shape[1], dtype=torch.float64, requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")
    right = torch.tensor(outcome, dtype=torch.float64)

    def loss() -> float:
        steps.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(signals @ weights, right)
        value = value + 1e-3 * (weights[:-1] ** 2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return float(value.detach())

    steps.step(loss)  # type: ignore[no-untyped-call]
    fitted: NDArray[np.float64] = weights.detach().numpy()
    return fitted


def _chances(known: Floats2d, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(known @ weights[:-1] + weights[-1])))
    return chances


def _calibration_error(sure: NDArray[np.float64], right: Bools1d) -> float:
    """Return the mean gap between confidence and share right over ten bins (Naeini et al. 2015)."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(sum(abs(sure[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins)))


if __name__ == "__main__":
    main()
