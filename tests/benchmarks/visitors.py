"""Twenty visitors ask the chat at once: every one is answered, how long each waits.

python -m tests.benchmarks.visitors [--visitors 20] [--questions 5]

A real server over the sample articles, and a real `gradio_client` for each visitor; all begin together, and each asks
its questions one after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from gradio_client import Client

from tests.browser.conftest import serving

_QUESTIONS = (
    "Who claimed what about Sevsk?",
    "What did Natalia Ivanova say?",
    "Who says Russia is not seeking expansion?",
    "How old is Maria Petrova?",
    "Who claimed what about the water lorries?",
    "What is the capital of Peru?",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--questions", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address:
        report(address, wanted.visitors, wanted.questions)


def report(address: str, visitors: int, questions: int) -> None:
    """Ask and print; the first question, which waits for the models, is not counted."""
    expected = {question: outcome(Client(address, verbose=False), question) for question in _QUESTIONS}
    together = Barrier(visitors)

    def visit(number: int) -> list[float]:
        client = Client(address, verbose=False)
        together.wait()
        times = []
        for turn in range(questions):
            question = _QUESTIONS[(number + turn) % len(_QUESTIONS)]
            started = time.perf_counter()
            assert outcome(client, question) == expected[question], question
            times.append(time.perf_counter() - started)
        return times

    with ThreadPoolExecutor(max_workers=visitors) as crowd:
        times = [one for visit_times in crowd.map(visit, range(visitors)) for one in visit_times]
    print(f"{visitors} visitors together, {questions} questions each, on {os.cpu_count()} cores")
    print(f"answered as when asked alone: {len(times)} of {visitors * questions}")
    print(f"an answer: median {statistics.median(times):.2f} s, worst {max(times):.2f} s")


def outcome(client: Client, question: str) -> tuple[str, int]:
    answer = json.loads(client.predict(question, api_name="/ask"))
    return answer["outcome"], len(answer["lines"]) + len(answer["passages"])


if __name__ == "__main__":
    main()
