"""Measure search, choices and refusals over files in RealTimeQA's form.

python -m tests.benchmarks.answers.realtimeqa ARTICLES QUESTIONS --cache DIR [--others FILE ...] [--half judging]

Search: whether an article whose text holds the answer is among the first 1, 5 and 10, beside plain BM25 over whole
articles. Choices: the right one of four, "none of the above" among them. Refusals: questions whose answer the articles
hold, against those of --others (another year's, or off the topic), half counted for half.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from qa import Engine
from tests.benchmarks.answers import sets
from tests.benchmarks.answers.choices import choose
from tests.benchmarks.answers.halves import HALVES, half_of
from tests.benchmarks.answers.measures import addresses, hit_rates, precision_and_recall, refusals, show_rates
from tests.benchmarks.answers.plain import PlainSearch
from tests.benchmarks.answers.pool import open_pool

TOPS = (1, 5, 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where the pool is kept once it is built")
    parser.add_argument("--first", type=int, default=None, help="take only so many articles")
    parser.add_argument("--others", type=Path, nargs="*", default=[], help="questions that the articles do not answer")
    parser.add_argument("--most", type=int, default=200, help="how many questions of each file to ask for refusals")
    parser.add_argument("--half", choices=HALVES, default="judging")
    wanted = parser.parse_args()
    taken = lambda question: wanted.half in ("all", half_of(question))  # noqa: E731
    articles = sets.realtimeqa_articles(wanted.articles)[: wanted.first]
    asked = [one for one in sets.realtimeqa_questions(wanted.questions, articles) if taken(one.question)]
    held = [one for one in asked if one.holding]
    with open_pool(articles, wanted.cache) as pool:
        engine = Engine(pool)
        print(f"{pool.counts().articles} articles, {pool.counts().sentences} sentences; {len(held)} questions\n")
        started = time.perf_counter()
        plain = PlainSearch(articles)
        rates = [
            ("plain BM25 over articles", hit_rates(held, plain.addresses, TOPS)),
            ("search", hit_rates(held, lambda question, top: addresses(engine, question, top), TOPS)),
        ]
        show_rates(rates, TOPS)
        there = {one.question for one in held}
        choices = [one for one in sets.realtimeqa_choices(wanted.questions) if taken(one.question)]
        for name, some in (("all", choices), ("answer in the pool", [c for c in choices if c.question in there])):
            right = np.mean([choose(engine, one) in one.right for one in some])
            print(f"\nright choice, {name}: {right:.3f} of {len(some)}", end="")
        print()
        answerable = refusals(engine, [one.question for one in held][: wanted.most])
        print(f"\n{'refused':44}{'asked':>7}{'share':>8}{'precision':>11}{'recall':>8}")
        print(f"{'the answer is in the pool':44}{answerable.asked:>7}{answerable.share:>8.3f}")
        for path in wanted.others:
            outside = [question for question in sets.plain_questions(path) if taken(question)][: wanted.most]
            others = refusals(engine, outside)
            precision, recall = precision_and_recall(answerable, others)
            print(f"{path.name[:43]:44}{others.asked:>7}{others.share:>8.3f}{precision:>11.3f}{recall:>8.3f}")
        print(f"\n{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
