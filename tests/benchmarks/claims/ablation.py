"""What each part of the claim finder brings: the PolNeAR-form scores without it, all in one run.

python -m tests.benchmarks.claims.ablation FILE.jsonl[.gz]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np

from index import Article, Claim, extract_claims
from index.claims import confidence, content, finder, tagger
from tests.benchmarks.claims.forms import read_rows
from tests.benchmarks.claims.score import ENOUGH, NEARLY_ALL, Attribution, Pair, Scored, pair_up

Finder = Callable[[Article], list[Claim]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    rows = read_rows(parser.parse_args().file)
    print(f"{'':42}{'linked F1':>11}{'':>9}{'right source':>14}{'direct quotes':>15}")
    print(f"{'':42}{'≥ 0.8':>11}{'≥ 0.3':>9}{'≥ 0.3':>14}{'found ≥ 0.8':>15}")
    for name, without in VARIANTS.items():
        with without():
            scored = score(rows)
        direct = scored.of_kind("direct")
        print(
            f"{name:42}{scored.linked_f1(NEARLY_ALL):>11.3f}{scored.linked_f1(ENOUGH):>9.3f}"
            f"{scored.right_source(ENOUGH):>14.3f}{direct.recall(NEARLY_ALL):>15.3f}",
            flush=True,
        )


def score(rows: list[dict]) -> Scored:
    gold: list[Attribution] = []
    found: list[Attribution] = []
    pairs: list[Pair] = []
    for row in rows:
        annotated = [Attribution.from_row(each) for each in row["attributions"] if each["content"]]
        got = [Attribution.from_claim(claim) for claim in extract_claims(Article.from_text(row["text"]))]
        gold, found, pairs = gold + annotated, found + got, pairs + pair_up(annotated, got)
    return Scored(tuple(gold), tuple(found), tuple(pairs))


def each_word_alone(emissions: np.ndarray, transitions: np.ndarray, starts: np.ndarray) -> list[int]:
    """Take every word's best label, and begin a span where one goes on from nothing."""
    labels = [int(label) for label in emissions.argmax(1)]
    for at, label in enumerate(labels):
        if label and label % 2 == 0 and (not at or labels[at - 1] not in (label, label - 1)):
            labels[at] = label - 1
    return labels


def nearest_only(head, vectors, runs, paragraphs, kinds):  # type: ignore[no-untyped-def]
    """Tie every span to the nearest of the other kind."""
    kind, to = kinds
    middles = [first + end for first, end in runs[to]]
    ties = [
        min(range(len(middles)), key=lambda i: abs(middles[i] - first - end), default=-1) for first, end in runs[kind]
    ]
    return ties, np.ones(len(ties), np.float32)


@contextmanager
def everything() -> Iterator[None]:
    yield


def without(*patches: tuple[object, str, object]) -> Callable[[], ExitStack]:
    def enter() -> ExitStack:
        stack = ExitStack()
        for place, name, instead in patches:
            stack.enter_context(patch.object(place, name, instead))
        return stack

    return enter


VARIANTS = {
    "everything": everything,
    "the network read without its random field": without((tagger, "best_path", each_word_alone)),
    "nearest cue and source, no pair scorer": without((tagger, "_linked", nearest_only)),
    "quote marks unheeded": without((content, "_grown", lambda text, spans, quotations: sorted(spans))),
    "nothing read inside claims": without(
        (finder, "find_inner", lambda frames, found: []), (finder, "tagged_inside", lambda words, runs: [])
    ),
    "relays and passives unread": without(
        (finder, "with_relays", lambda text, frames, found: [f for f in found if f.content])
    ),
    "no threshold of confidence": without((confidence, "LEAST_CLAIM", 0.0), (confidence, "LEAST_INSIDE", 0.0)),
}

if __name__ == "__main__":
    main()
