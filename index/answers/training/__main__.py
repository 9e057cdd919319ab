"""Train the answer network on question sets in the forms they are shared in, and write its weights.

python -m index.answers.training --paragraphs ARTICLES QUESTIONS --sentences QAMR --candidates TRECQA
    --statements RTE --found FOUND --news ARTICLES QUESTIONS --out answers.safetensors

FOUND is what search brings for the questions (``tests.benchmarks.answers.near_misses``). Two passes take about an hour
on one core that does nothing else. What is written is the running average of the weights over the last steps (Polyak,
Juditsky 1992). After each pass, the paragraphs that are left out are read.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn

from index.answers.finder import Runner
from index.answers.network import AnswerNetwork, starting_network
from index.answers.pieces import Pieces, pieces_of, read_pieces
from index.answers.training import examples
from index.answers.training.examples import Example
from index.claims.training.dropout import quicken
from index.training import Descent, parameters

_HEADS_FASTER, _LAYERS_SLOWER = 3.0, 0.9
_ANSWERED_HEAVIER = 2.0
_AVERAGED = 0.997
# Nobody is as sure as 1.
_SOFTENED = 0.02
# Single sentences are many and easy: each pass takes half of them. Titles are often left out, as they may be missing.
_SENTENCES_TAKEN, _BROUGHT_TAKEN, _TITLE_KEPT = 0.5, 3, 0.6
_LENGTH_JITTER = 12


@dataclass(frozen=True, slots=True)
class Read:
    """An example as word pieces; ``place`` are the first and last piece of the answer where it is known."""

    pieces: Pieces
    answered: bool
    place: tuple[int, int] | None


def main() -> None:
    """Train as the command line says, and write the weights after each pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=Path, nargs=2, required=True, help="SQuAD 2.0's articles and questions")
    parser.add_argument("--sentences", type=Path, required=True, help="QAMR's sentences")
    parser.add_argument("--candidates", type=Path, required=True, help="TrecQA's questions")
    parser.add_argument("--news", type=Path, nargs=2, required=True, help="RealTimeQA's articles and questions")
    parser.add_argument("--statements", type=Path, required=True, help="RTE's pairs")
    parser.add_argument("--found", type=Path, required=True, help="what search brings for the questions; see README.md")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the uppermost layer")
    parser.add_argument("--budget", type=int, default=2560, help="word pieces in a batch")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)  # noqa: S311
    for path in (*given.paragraphs, given.sentences, given.candidates, *given.news, given.statements):
        print(path.name, "SHA-256", hashlib.sha256(path.read_bytes()).hexdigest(), flush=True)
    (texts, asked_of_texts), (articles, asked_of_articles) = given.paragraphs, given.news
    hard = [
        *examples.paragraphs(texts, asked_of_texts, chance),
        *examples.candidates(given.candidates),
        *examples.news(articles, asked_of_articles, chance),
    ]
    easy = [*examples.sentences(given.sentences, chance), *examples.statements(given.statements)]
    brought = examples.brought(given.found)
    kept = list(examples.paragraphs(texts, asked_of_texts, chance, trained=False))
    print(len(hard), "examples,", sum(map(len, brought)), "that search brought, and", len(easy), "of single sentences")
    print(len(kept), "examples are left out", flush=True)
    passes = [list(batches(taken(hard, brought, easy, chance), given.budget, chance)) for _ in range(given.passes)]
    network = starting_network()
    quicken(network)
    network.train()
    total = sum(len(groups) for groups in passes)
    descent = Descent(
        network,
        parameters(network, given.rate, heads_faster=_HEADS_FASTER, layers_slower=_LAYERS_SLOWER),
        total,
        _AVERAGED,
    )
    began = time.time()
    for number, groups in enumerate(passes, start=1):
        for group in groups:
            answered, placed = losses(network, [read(example, chance) for example in group])
            descent.descend(answered * _ANSWERED_HEAVIER + placed)
            step = descent.step
            if step % 50 == 0 or step == total:
                spent = time.time() - began
                losses_now = f"answered {answered.item():.4f} placed {placed.item():.4f}"
                print(f"pass {number} step {step}/{total} {losses_now} {spent:.0f} s", flush=True)
        save_file(descent.averaged(), given.out)
        print("left out:", judged(descent.average, kept), flush=True)
    print("wrote", given.out, "SHA-256", hashlib.sha256(given.out.read_bytes()).hexdigest())


def taken(
    hard: Sequence[Example], brought: Sequence[Sequence[Example]], easy: Sequence[Example], chance: random.Random
) -> list[Example]:
    """Return the examples of one pass: of what search brought for a question some, of single sentences a share."""
    some = [one for found in brought for one in chance.sample(found, min(_BROUGHT_TAKEN, len(found)))]
    return [*hard, *some, *(one for one in easy if chance.random() < _SENTENCES_TAKEN)]


def read(example: Example, chance: random.Random) -> Read:
    """Return ``example`` as the network reads it, now and then without the title."""
    excerpt = example.excerpt
    if chance.random() >= _TITLE_KEPT:
        excerpt = replace(excerpt, title="")
    pieces = read_pieces(example.question, excerpt)
    return Read(pieces, example.answered, pieces_of(pieces, example.answer) if example.answer else None)


def losses(network: AnswerNetwork, group: Sequence[Read]) -> tuple[Tensor, Tensor]:
    """Return the loss of whether each is answered, and of where, of those that are and where it is known."""
    with torch.autocast("cpu", torch.bfloat16):
        places, odds = network(*side_by_side([one.pieces for one in group]))
    wanted = torch.tensor([float(one.answered) for one in group]) * (1 - 2 * _SOFTENED) + _SOFTENED
    answered = nn.functional.binary_cross_entropy_with_logits(odds, wanted)
    known = [(row, one.place) for row, one in enumerate(group) if one.place is not None]
    if not known:
        return answered, odds.new_zeros(())
    rows = torch.tensor([row for row, _ in known])
    bounds = torch.tensor([place for _, place in known])
    both = [nn.functional.cross_entropy(places[rows, :, side], bounds[:, side]) for side in (0, 1)]
    return answered, (both[0] + both[1]) / 2


def side_by_side(pieces: Sequence[Pieces]) -> tuple[Tensor, ...]:
    """Return ids, mask, sides, matches and labels of all, int64 (batch, pieces) each, filled up with zeros."""
    wide = max(len(one.ids) for one in pieces)
    columns = np.zeros((5, len(pieces), wide), np.int64)
    for row, one in enumerate(pieces):
        here = slice(None, len(one.ids))
        columns[0, row, here], columns[1, row, here], columns[2, row, here] = one.ids, 1, one.sides
        columns[3, row, here], columns[4, row, here] = one.matches, one.labels
    return tuple(torch.from_numpy(columns))


def batches(rows: Sequence[Example], budget: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield examples of like length together, at most about ``budget`` pieces with padding, in random order."""
    sizes = {id(row): (len(row.question) + len(row.excerpt.text)) // 4 + 20 for row in rows}
    ordered = sorted(rows, key=lambda row: (sizes[id(row)] + chance.randint(0, _LENGTH_JITTER), chance.random()))
    groups: list[list[Example]] = [[]]
    for row in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * sizes[id(row)] > budget:
            groups.append([])
        groups[-1].append(row)
    chance.shuffle(groups)
    yield from groups


def judged(weights: dict[str, Tensor], kept: Sequence[Example]) -> str:
    """Return how ``weights`` read the examples left out: what is refused where a quarter of the answers is lost."""
    network = starting_network()
    network.load_state_dict(weights, strict=False)
    runner = Runner(network.eval(), network.state_dict())
    odds: list[float] = []
    for start in range(0, len(kept), 16):
        group = [read_pieces(one.question, one.excerpt) for one in kept[start : start + 16]]
        odds += [one for _, one in runner.judge(group)]
    right: NDArray[np.bool_] = np.array([one.answered for one in kept])
    line = np.quantile(np.array(odds)[right], 0.25)
    return f"{np.mean(np.array(odds)[~right] < line):.3f} of unanswered refused with 0.250 of answered"


if __name__ == "__main__":
    main()
