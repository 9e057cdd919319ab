"""Score answers over the sample collection against labelled questions.

python -m tests.benchmarks.answers.labelled [--wrong]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

from index import Archive, read_articles
from qa import Answer, Engine

ROOT = Path(__file__).parents[3]
QUESTIONS = ROOT / "tests" / "questions" / "sample.jsonl"
CLAIM_KINDS = {"claims_about", "said_by", "who_said", "denied", "warned", "promised", "estimated"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print each question that is not answered as labelled")
    wanted = parser.parse_args()
    rows = [json.loads(line) for line in QUESTIONS.read_text().splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(folder)
        archive.add(read_articles([ROOT / "articles"]))
        engine = Engine(archive)
        counts: Counter[tuple[str, str]] = Counter()
        for row in rows:
            answer = engine.answer(row["question"])
            verdict = judge(row, answer)
            for name, value in verdict.items():
                counts[row["kind"], name] += value
                counts["all", name] += value
            if wanted.wrong and not all(verdict[name] == verdict.get(of, 1) for name, of in PAIRS):
                show(row, answer, verdict)
    print(f"{'kind':14}{'questions':>10}{'outcome':>9}{'speakers':>10}{'wrong':>7}{'words':>8}")
    for kind in ["all", *sorted({kind for kind, _ in counts} - {"all"})]:
        of = {
            name: counts[kind, name]
            for name in ("question", "outcome", "speakers", "speaker", "wrong", "held", "contains")
        }
        print(
            f"{kind:14}{of['question']:>10}{of['outcome'] / of['question']:>9.3f}"
            f"{_share(of['speakers'], of['speaker']):>10}{of['wrong']:>7}{_share(of['held'], of['contains']):>8}"
        )


PAIRS = (("outcome", "question"), ("speakers", "speaker"), ("held", "contains"), ("wrong", "none"))


def judge(row: dict, answer: Answer) -> dict[str, int]:
    """Count what is right in one answer: outcome, expected speakers and words, and speakers that must not be."""
    shown = [f"{line.speaker.name} {line.speaker.role or ''}".casefold() for line in answer.lines]
    text = " ".join(
        [line.content for line in answer.lines]
        + [p.text for p in answer.passages]
        + [s.sentence for s in answer.sources]
    )
    expected, unwanted = row.get("speakers", []), row.get("not_speakers", [])
    return {
        "question": 1,
        "none": 0,
        "outcome": int(answer.outcome == row["outcome"]),
        "speaker": len(expected),
        "speakers": sum(any(name.casefold() in one for one in shown) for name in expected),
        "wrong": sum(any(name.casefold() in one for one in shown) for name in unwanted),
        "contains": len(row.get("contains", [])),
        "held": sum(words in text for words in row.get("contains", [])),
    }


def show(row: dict, answer: Answer, verdict: dict[str, int]) -> None:
    print(f"\n[{row['kind']}] {row['question']}  wanted {row['outcome']}, got {answer.outcome}", end=" ")
    print(
        {name: count for name, count in verdict.items() if name in {"speaker", "speakers", "held", "contains", "wrong"}}
    )
    print("   wanted:", row.get("speakers"), row.get("contains"))
    for line in answer.lines[:8]:
        print("   ", line.speaker.name, "|", line.cue, "|", line.content[:90])
    for passage in answer.passages:
        print("    «", passage.text[:140])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
