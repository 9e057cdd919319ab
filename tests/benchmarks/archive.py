"""Time how a file's articles get into an archive and how fast questions over it are answered.

python -m tests.benchmarks.archive FILE.jsonl[.gz] [--questions 50]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from index import Archive, Article, SentenceTransformerEmbedder, extract
from index.embedder import Vectors
from qa import Engine
from tests.benchmarks.answers.promises import article_of, questions_from, read_rows


class TimedEmbedder(SentenceTransformerEmbedder):
    """The packaged model; adds up the seconds spent on passages."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        started = time.perf_counter()
        vectors = super().embed_passages(texts)
        self.seconds += time.perf_counter() - started
        return vectors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON Lines in PolNeAR's form or ours; gzipped when it ends in .gz")
    parser.add_argument("--questions", type=int, default=50, help="how many questions to time")
    wanted = parser.parse_args()
    articles = [article_of(row) for row in read_rows(wanted.file)]
    extraction = time_extraction(articles)
    with tempfile.TemporaryDirectory() as folder:
        embedder = TimedEmbedder()
        embedder.embed_passages(["The model is loaded before the clock starts."])
        embedder.seconds = 0.0
        with Archive.open(folder, embedder=embedder) as archive:
            started = time.perf_counter()
            report = archive.add(articles)
            adding = time.perf_counter() - started
            counts = archive.counts()
            asking = time_questions(archive, wanted.questions)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    print(f"{counts.articles} articles, {counts.sentences} sentences, {counts.claims} claims", end="")
    print(f"; {len(report.unchanged)} unchanged, {len(report.refused)} refused\n")
    for name, seconds in (
        ("adding, all of it", adding),
        ("  extraction (a pass of its own)", extraction),
        ("  embedding", embedder.seconds),
        ("  the rest: storing and indexing", max(0.0, adding - extraction - embedder.seconds)),
    ):
        print(f"{name:36}{seconds:>9.1f} s{seconds / adding:>8.0%}")
    print(f"{'sentences a second':36}{counts.sentences / adding:>9.1f}")
    print(f"{'bytes on disk a sentence':36}{size / counts.sentences:>9.0f}")
    print(f"{'asking, median':36}{np.median(asking):>9.1f} ms")
    print(f"{'asking, 95th percentile':36}{np.percentile(asking, 95):>9.1f} ms   ({len(asking)} questions)")


def time_extraction(articles: Sequence[Article]) -> float:
    """Return the seconds that extraction alone takes, with the parser loaded."""
    extract(Article.from_text("The parser is loaded before the clock starts."))
    started = time.perf_counter()
    for article in articles:
        extract(article)
    return time.perf_counter() - started


def time_questions(archive: Archive, number: int) -> list[float]:
    """Return the milliseconds of each answer, after a first one that loads what is loaded once."""
    titles = [stored.title for stored in archive.articles() if stored.title]
    questions = list(islice(questions_from(titles, archive.claims()), number + 1))
    engine = Engine(archive)
    engine.answer(questions[-1])
    milliseconds = []
    for question in questions[:number]:
        started = time.perf_counter()
        engine.answer(question)
        milliseconds.append((time.perf_counter() - started) * 1000)
    return milliseconds


if __name__ == "__main__":
    main()
