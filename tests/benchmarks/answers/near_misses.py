"""Write what search brings for the questions that train the answer network, and whether each excerpt answers.

python -m tests.benchmarks.answers.near_misses --news ARTICLES QUESTIONS --paragraphs ARTICLES QUESTIONS
    --cache DIR --out found.jsonl.gz

What the gate has to tell apart from an answer is what search brings: sentences near in words and in meaning. Questions
of news are asked of all articles, and of those alone that are from before their time.
``python -m index.answers.training --found`` reads the file.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.answers.training.parts import part_of
from qa.retrieve import best_of
from qa.weights import fitted
from tests.benchmarks.answers import sets
from tests.benchmarks.answers.calibrate import Case, before, cases
from tests.benchmarks.answers.pool import open_pool

_SENTENCES = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, nargs=2, required=True)
    parser.add_argument("--paragraphs", type=Path, nargs=2, required=True)
    parser.add_argument("--cache", type=Path, required=True, help="where the pools are kept once they are built")
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    news, paragraphs = sets.realtimeqa_articles(wanted.news[0]), sets.squad_paragraphs(wanted.paragraphs[0])
    of_news = [one for one in sets.realtimeqa_questions(wanted.news[1], news) if part_of(one.question) == "training"]
    trained = sets.squad_trained_on(wanted.paragraphs[0])
    of_paragraphs = sets.squad_questions(wanted.paragraphs[1], trained)
    with gzip.open(wanted.out, "wt", encoding="utf-8") as file:
        for articles, asked in ((news, of_news), (paragraphs, of_paragraphs)):
            with open_pool(articles, wanted.cache) as pool:
                for case in cases(pool, asked):
                    earlier = before(case)
                    for one in [case, earlier] if earlier is not None else [case]:
                        file.writelines(json.dumps(row) + "\n" for row in found_for(one))


def found_for(case: Case) -> Iterator[dict[str, Any]]:
    """Yield the excerpts that search brings for a question, with the words that answer: those of an article that holds
    the answer which have its words do, those of other articles without them do not; the others may, and are left out.
    """
    for ranked in best_of(case.pool, case.found, fitted(), _SENTENCES):
        article = case.pool.article(ranked.sentence.article_id)
        text = article.text[ranked.window[0].span.start : ranked.window[-1].span.end]
        answer = next((one for one in case.asked.answers if one.casefold() in text.casefold()), None)
        if (answer is not None) == (article.url in case.asked.holding):
            yield {"question": case.asked.question, "title": article.title or "", "text": text, "answer": answer}


if __name__ == "__main__":
    main()
