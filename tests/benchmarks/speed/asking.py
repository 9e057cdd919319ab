"""Time questions over archives of growing size, warm and from the start of a process, and weigh the archives.

python -m tests.benchmarks.speed.asking FILE.jsonl[.gz] --cache DIR [--articles 600] [--sentences 100000 500000]
    [--plot FILE.svg]

The first articles of FILE are indexed for real, once, below DIR; the larger archives repeat them with variation.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from index import Archive
from qa import Engine
from tests.benchmarks.answers.promises import article_of, questions_from, read_rows
from tests.benchmarks.speed.growing import grown
from tests.benchmarks.speed.peer import peak_megabytes
from tests.benchmarks.speed.plot import plot
from tests.benchmarks.speed.starting import cold
from ui.collecting import collect_seldom

_FIRST = (
    "Who is Joe Biden?",
    "When was the vote?",
    "What did Biden say about China?",
    "Who claimed what about Ukraine?",
)
_FOUND = 10
_COLD = "Who said what about the vote?"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON Lines in PolNeAR's form or ours; gzipped when it ends in .gz")
    parser.add_argument("--cache", type=Path, required=True, help="a folder for the archives")
    parser.add_argument("--articles", type=int, default=600, help="how many articles to index for real")
    parser.add_argument("--sentences", type=int, nargs="*", default=[100_000], help="sizes of the larger archives")
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--plot", type=Path, help="a file for a plot of the processor's time over sizes (SVG)")
    wanted = parser.parse_args()
    collect_seldom()
    with Archive.open(wanted.cache / "base") as base:
        base.add(islice((article_of(row) for row in read_rows(wanted.file)), wanted.articles))
        titles = [stored.title for stored in base.articles() if stored.title]
        listed = list(islice(questions_from(titles, base.claims()), 400))
        questions = [listed[at] for at in np.linspace(0, len(listed) - 1, wanted.questions).astype(int)]
        for size in sorted(wanted.sentences):
            grown(base, wanted.cache / f"grown-{size}", size).close()
    print(
        "| sentences | ask median ms | 95 % ms | of the processor | search alone | first answer s | of the processor"
        " | bytes a sentence | resident MB |\n" + "| --- " * 9 + "|"
    )
    spent: dict[int, Spent] = {}
    for size in sorted(wanted.sentences):
        row, spent[size] = measured(wanted.cache / f"grown-{size}", questions)
        print(row, flush=True)
    if wanted.plot and spent:
        lines = {name: [(size, getattr(one, name)) for size, one in spent.items()] for name in Spent.__slots__}
        named = {"ask, 95 %": lines["most"], "ask, median": lines["median"], "search alone": lines["search"]}
        wanted.plot.write_text(plot("A question, time of the processor", "sentences", named), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of the processor: of ``ask`` the median and the 95th percentile, of a search alone the median."""

    median: float
    most: float
    search: float


def measured(folder: Path, questions: Sequence[str]) -> tuple[str, Spent]:
    """Return the row of one archive, below it the median of each kind of question; and what was spent."""
    start = cold(folder, _COLD, times=2)
    with Archive.open(folder, read_only=True) as archive:
        engine = Engine(archive)
        for question in _FIRST:
            engine.answer(question)
        wall, processor = [], []
        for question in questions:
            clock, of_cpu = time.perf_counter(), time.process_time()
            engine.answer(question)
            wall.append((time.perf_counter() - clock) * 1000)
            processor.append((time.process_time() - of_cpu) * 1000)
        counts = archive.counts()
        search = []
        for question in questions:
            archive.nearest(question, "sentence", _FOUND)
            started = time.process_time()
            archive.nearest(question, "sentence", _FOUND)
            search.append((time.process_time() - started) * 1000)
    size = sum(path.stat().st_size for path in folder.iterdir())
    kinds = defaultdict(list)
    for question, spent in zip(questions, processor, strict=True):
        kinds[" ".join(question.split()[:2])].append(spent)
    split = ", ".join(f"{kind} … {np.median(spent):.0f}" for kind, spent in kinds.items() if len(spent) > 1)
    found = Spent(float(np.median(processor)), float(np.percentile(processor, 95)), float(np.median(search)))
    row = (
        f"| {counts.sentences:,} | {np.median(wall):.0f} | {np.percentile(wall, 95):.0f} "
        f"| {found.median:.0f} / {found.most:.0f} | {found.search:.1f} | {start.wall:.1f} | {start.processor:.1f} "
        f"| {size / counts.sentences:.0f} | {peak_megabytes():.0f} |\n\nms of the processor, median: {split}\n"
    )
    return row, found


if __name__ == "__main__":
    main()
