"""Measure search and refusals over files in SQuAD 2.0's form, all paragraphs pooled, each an article of its own.

python -m tests.benchmarks.answers.squad ARTICLES QUESTIONS --cache DIR [--most 1000] [--half judging] [--all-articles]

Asked are the questions of those articles that the answer network was not trained on; with --all-articles, of all. Give
it for files that the network was not trained on at all.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from qa import Engine
from tests.benchmarks.answers import sets
from tests.benchmarks.answers.halves import HALVES, half_of
from tests.benchmarks.answers.measures import addresses, hit_rates, refusals, show_rates
from tests.benchmarks.answers.plain import PlainSearch
from tests.benchmarks.answers.pool import open_pool

TOPS = (1, 5, 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where the pool is kept once it is built")
    parser.add_argument("--most", type=int, default=1_000, help="how many questions to ask, spread over the file")
    parser.add_argument("--half", choices=HALVES, default="judging")
    parser.add_argument("--all-articles", action="store_true", help="ask the questions of all articles")
    wanted = parser.parse_args()
    paragraphs = sets.squad_paragraphs(wanted.articles)
    titles = None if wanted.all_articles else sets.squad_left_out(wanted.articles)
    asked = [q for q in sets.squad_questions(wanted.questions, titles) if wanted.half in ("all", half_of(q.question))]
    chosen = np.unique(np.linspace(0, len(asked) - 1, min(wanted.most, len(asked))).astype(int))
    asked = [asked[place] for place in chosen]
    held = [one for one in asked if one.holding]
    with open_pool(paragraphs, wanted.cache) as pool:
        engine = Engine(pool)
        started = time.perf_counter()
        print(f"{pool.counts().articles} paragraphs; {len(asked)} questions, {len(held)} of them answerable\n")
        plain = PlainSearch(paragraphs)
        rates = [
            ("plain BM25 over paragraphs", hit_rates(held, plain.addresses, TOPS)),
            ("search", hit_rates(held, lambda question, top: addresses(engine, question, top), TOPS)),
        ]
        show_rates(rates, TOPS)
        unanswerable = refusals(engine, [one.question for one in asked if not one.holding])
        answerable = refusals(engine, [one.question for one in held])
        print(f"\nrefused when unanswerable {unanswerable.share:.3f}, wrongly refused {answerable.share:.3f}")
        print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
