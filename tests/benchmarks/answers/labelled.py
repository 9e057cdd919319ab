"""Score answers over the sample collection against labelled questions and dialogues.

python -m tests.benchmarks.answers.labelled [--part tuned|judged|fresh|newsroom|dialogues] [--wrong] [--archive DIR]

Rules were settled on the questions of the part "tuned"; those of "judged" were written before and only looked at
afterwards. A dialogue says in its own line which of the two it belongs to.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index import Archive, read_articles
from qa import Answer, Engine, Turn

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests" / "questions"
FILES = {
    "tuned": "sample.jsonl",
    "judged": "judged.jsonl",
    "fresh": "fresh.jsonl",
    "newsroom": "newsroom.jsonl",
    "newsroom judged": "newsroom_judged.jsonl",
    "dialogues": "dialogues.jsonl",
}
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=FILES, help="only this file; all of them where it is left out")
    parser.add_argument("--wrong", action="store_true", help="print each question that is not answered as labelled")
    parser.add_argument("--archive", type=Path, help="an archive of the samples to use, made there when missing")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        archive = Archive.open(wanted.archive or made)
        archive.add(read_articles([ROOT / "articles"]))
        engine = Engine(archive)
        for part in [wanted.part] if wanted.part else FILES:
            counts: Counter[tuple[str, str]] = Counter()
            for row, answer in asked(part, engine):
                verdict = judge(row, answer)
                for name, value in verdict.items():
                    counts[row["kind"], name] += value
                    counts["all", name] += value
                if wanted.wrong and any(verdict[name] != verdict.get(of, 0) for name, of in PAIRS):
                    show(row, answer, verdict)
            _table(part, counts)


def rows_of(part: str) -> list[Row]:
    """Return the rows of one part, as they stand in its file."""
    return [json.loads(line) for line in (FOLDER / FILES[part]).read_text(encoding="utf-8").splitlines()]


def asked(part: str, engine: Engine) -> Iterator[tuple[Row, Answer]]:
    """Yield each question's row and its answer; in a dialogue, each answer is asked for after those before it."""
    for row in rows_of(part):
        turns: list[Turn] = []
        for place, one in enumerate(row.get("turns", [row])):
            answer = engine.answer(one["question"], turns)
            turns.append(Turn(one["question"], answer))
            kind = one.get("kind") or f"{row['part']}, {'first' if place == 0 else 'later'}"
            yield one | {"kind": kind}, answer


PAIRS = (("outcome", "question"), ("speakers", "speaker"), ("held", "contains"), ("wrong", "none"), ("stray", "none"))


def judge(row: Row, answer: Answer) -> Counter[str]:
    """Count what is right in one answer: outcome, expected speakers and words, and what must not be there."""
    shown = [f"{line.speaker.name} {line.speaker.role or ''}".casefold() for line in answer.lines]
    text = " ".join(
        [line.content for line in answer.lines]
        + [p.text for p in answer.passages]
        + [s.sentence for s in answer.sources]
    )
    return Counter(
        question=1,
        outcome=int(answer.outcome == row["outcome"]),
        speaker=len(row["speakers"]),
        speakers=sum(any(name.casefold() in one for one in shown) for name in row["speakers"]),
        wrong=sum(any(name.casefold() in one for one in shown) for name in row.get("not_speakers", [])),
        contains=len(row["contains"]),
        held=sum(words in text for words in row["contains"]),
        stray=sum(words in text for words in row.get("not_contains", [])),
        lines=len(answer.lines),
    )


def _table(part: str, counts: Counter[tuple[str, str]]) -> None:
    print(f"\n{part:18}{'questions':>10}{'outcome':>9}{'speakers':>10}{'wrong':>7}{'words':>8}{'stray':>7}{'lines':>7}")
    for kind in ["all", *sorted({kind for kind, _ in counts} - {"all"})]:
        questions = counts[kind, "question"]
        print(
            f"{kind:18}{questions:>10}{counts[kind, 'outcome'] / questions:>9.3f}"
            f"{_share(counts[kind, 'speakers'], counts[kind, 'speaker']):>10}{counts[kind, 'wrong']:>7}"
            f"{_share(counts[kind, 'held'], counts[kind, 'contains']):>8}{counts[kind, 'stray']:>7}"
            f"{counts[kind, 'lines'] / questions:>7.1f}"
        )


def show(row: Row, answer: Answer, verdict: Counter[str]) -> None:
    read = f" (read as: {answer.standalone_question})" if answer.standalone_question != row["question"] else ""
    print(f"\n[{row['kind']}] {row['question']}{read}  wanted {row['outcome']}, got {answer.outcome}", end=" ")
    print({name: verdict[name] for name in ("speaker", "speakers", "contains", "held", "wrong", "stray")})
    print("   wanted:", row["speakers"], row["contains"], "not:", row.get("not_speakers"), row.get("not_contains"))
    for line in answer.lines[:8]:
        print("   ", line.speaker.name, "|", line.cue, "|", line.content[:90])
    for passage in answer.passages:
        print("    «", passage.text[:140])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
