"""Time embedding, adding, asking and searching, and weigh what an archive takes on disk.

python -m tests.benchmarks.speed FILE.jsonl[.gz] [--articles 40] [--sentences 2000] [--search 100000 500000]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

from index import Archive
from index.quotes import find_quotations
from index.sentences import split_sentences
from tests.benchmarks.answers.promises import article_of, read_rows
from tests.benchmarks.archive import time_questions
from tests.benchmarks.speed import embedding, indexing, searching, starting


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON Lines in PolNeAR's form or ours; gzipped when it ends in .gz")
    parser.add_argument("--articles", type=int, default=40, help="how many articles to add")
    parser.add_argument("--sentences", type=int, default=2000, help="how many sentences to embed each way")
    parser.add_argument("--questions", type=int, default=50, help="how many questions to time")
    parser.add_argument("--search", type=int, nargs="*", default=[], help="numbers of simulated vectors to search")
    wanted = parser.parse_args()
    articles = [article_of(row) for row in read_rows(wanted.file)]
    sentences = [
        span.of(article.text)
        for article in articles
        for span in split_sentences(article.text, find_quotations(article.text))
    ]
    # Sentences from everywhere in the file, not one article's boilerplate.
    chosen = np.linspace(0, len(sentences) - 1, min(wanted.sentences, len(sentences))).astype(int)
    print(embedding.table(embedding.ways([sentences[at] for at in chosen])), end="\n\n")
    with tempfile.TemporaryDirectory() as folder:
        print(indexing.add(Path(folder), articles[: wanted.articles]), end="\n\n")
        with Archive.open(folder) as archive:
            asking = time_questions(archive, wanted.questions)
        print(f"asking, warm: median {np.median(asking):.1f} ms, 95 % {np.percentile(asking, 95):.1f} ms")
        print(starting.cold(Path(folder), "Who said what about the vote?"), end="\n\n")
    if wanted.search:
        print(searching.search_times(tuple(wanted.search)))


if __name__ == "__main__":
    main()
