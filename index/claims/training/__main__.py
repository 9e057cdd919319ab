"""Train the claim network: ``python -m index.claims.training polnear_train.jsonl.gz --out claims.safetensors``.

Ten passes take about 45 minutes on two cores that do nothing else. What is written is the running average of the
weights over the last steps, which reads better than the last weights themselves (Polyak, Juditsky 1992).
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from index.claims.network import ClaimNetwork, Link, span_vectors
from index.claims.training.batches import Batch, Links, batches, collate
from index.claims.training.dropout import quicken
from index.claims.training.examples import Marked, Window, read_marked, windows
from index.claims.weights import starting_network
from index.training import Descent, parameters

# Lengths of windows in word pieces, and how often an article is cut to each.
_LENGTHS, _SHARES = (40, 100, 200, 300), (0.25, 0.15, 0.25, 0.35)
_LONGEST = 508
_HEADS_FASTER, _LAYERS_SLOWER = 3.0, 0.85
_TAGS_HEAVIER = 8.0
_AVERAGED = 0.998
# How often the network is told who annotated a window; an article it reads later comes from nobody.
_ANNOTATOR_KNOWN = 0.5


def main() -> None:
    """Train as the command line says, and write the weights after each pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="+", help="PolNeAR-form articles, gzipped JSON Lines")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4, help="learning rate of the uppermost layer")
    parser.add_argument("--budget", type=int, default=3072, help="word pieces in a batch")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)  # noqa: S311
    for path in given.train:
        print(path.name, "SHA-256", hashlib.sha256(path.read_bytes()).hexdigest(), flush=True)
    marked = [article for path in given.train for article in read_marked(path)]
    annotators = sorted({article.annotator for article in marked})
    passes = [list(batches(cut(marked, chance), given.budget, chance)) for _ in range(given.passes)]
    network = starting_network()
    quicken(network)
    network.train()
    total = sum(len(group) for group in passes)
    descent = Descent(
        network,
        parameters(network, given.rate, heads_faster=_HEADS_FASTER, layers_slower=_LAYERS_SLOWER),
        total,
        _AVERAGED,
    )
    began, seen = time.time(), [0.0, 0.0]
    for number, groups in enumerate(passes, start=1):
        for group in groups:
            tagging, linking = losses(network, collate(group, annotators, chance, _ANNOTATOR_KNOWN))
            descent.descend(tagging * _TAGS_HEAVIER + linking)
            step = descent.step
            seen = [0.98 * old + 0.02 * new.item() for old, new in zip(seen, (tagging, linking), strict=True)]
            if step % 50 == 0 or step == total:
                tags, links = (value / (1 - 0.98**step) for value in seen)
                spent = time.time() - began
                print(f"pass {number} step {step}/{total} tags {tags:.4f} links {links:.4f} {spent:.0f} s", flush=True)
        save_file(descent.averaged(), given.out)
    print("wrote", given.out, "SHA-256", hashlib.sha256(given.out.read_bytes()).hexdigest())


def losses(network: ClaimNetwork, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the loss of the labels, a word, and of the ties, a span."""
    with torch.autocast("cpu", torch.bfloat16):
        words = network.read(batch.pieces, batch.mask, batch.marks, batch.first, batch.annotator)
    tagging = network.crf.loss(network.tags(words), batch.labels, batch.present) / batch.present.sum()
    linking = words.new_zeros(())
    for head, links in ((network.content_to_cue, batch.content_to_cue), (network.cue_to_source, batch.cue_to_source)):
        if len(links.right):
            scores = link_scores(head, links, network.dropout(words))
            linking = linking + nn.functional.cross_entropy(scores, links.right)
    return tagging, linking


def link_scores(head: Link, links: Links, words: Tensor) -> Tensor:
    """Return (spans, 1 + candidates) scores of ``links`` over ``words`` (batch, words, WIDTH)."""
    flat = words.flatten(0, 1)
    one = span_vectors(flat, links.one[:, 0], links.one[:, 1])
    other = span_vectors(flat, links.other[..., 0].flatten(), links.other[..., 1].flatten())
    scores: Tensor = head(one, other.view(*links.other.shape[:2], -1), links.distance, links.between)
    scores[:, 1:] = scores[:, 1:].masked_fill(links.missing, -1e4)
    return scores


def cut(marked: Sequence[Marked], chance: random.Random) -> list[Window]:
    """Return one pass over the articles: most in long windows, some nearly sentence by sentence."""
    found: list[Window] = []
    for article in marked:
        (length,) = chance.choices(_LENGTHS, _SHARES)
        found += [window for window in windows(article, length, chance) if window.pieces <= _LONGEST]
    return found


if __name__ == "__main__":
    main()
