"""Measure the choice of a sentence over a file in TrecQA's form: all candidate sentences pooled.

python -m tests.benchmarks.answers.trecqa FILE --cache DIR [--half all]

Each question's own candidates are ranked by where a search of the pool puts them; mean average precision and mean
reciprocal rank over the questions that have both right and wrong candidates, as TrecQA is scored.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from index import Article
from qa import Engine
from tests.benchmarks.answers.halves import HALVES, half_of
from tests.benchmarks.answers.pool import open_pool
from tests.benchmarks.answers.promises import read_rows


def average_precision(right: list[bool]) -> float:
    """Return the mean, over the right ones, of the precision down to each."""
    places = [place for place, one in enumerate(right, start=1) if one]
    return float(np.mean([so_far / place for so_far, place in enumerate(places, start=1)])) if places else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where the pool is kept once it is built")
    parser.add_argument("--half", choices=HALVES, default="all")
    wanted = parser.parse_args()
    rows = [row for row in read_rows(wanted.file) if wanted.half in ("all", half_of(row["question"]))]
    sentences = dict.fromkeys(one["sentence"] for row in rows for one in row["candidates"])
    articles = [Article.from_text(text, url=text) for text in sentences]
    precisions, reciprocals, firsts = [], [], []
    with open_pool(articles, wanted.cache) as pool:
        engine = Engine(pool)
        for row in rows:
            labels = {one["sentence"]: bool(one["label"]) for one in row["candidates"]}
            if len(set(labels.values())) < 2:
                continue
            found = [hit.url for hit in engine.search(row["question"], top=len(articles)) if hit.url in labels]
            ranked = list(dict.fromkeys([*found, *labels]))
            right = [labels[sentence] for sentence in ranked]
            precisions.append(average_precision(right))
            reciprocals.append(1.0 / (right.index(True) + 1))
            firsts.append(right[0])
    print(f"{len(precisions)} questions, {len(articles)} sentences pooled")
    print(f"MAP {np.mean(precisions):.3f}   MRR {np.mean(reciprocals):.3f}   first right {np.mean(firsts):.3f}")


if __name__ == "__main__":
    main()
