"""Score the claim finder on articles annotated in PolNeAR's form, or on our own small sample.

python -m tests.benchmarks.claims [FILE.jsonl[.gz]] [--wrong]
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path

from index import Article, Span, extract_claims
from tests.benchmarks.claims.score import ENOUGH, NEARLY_ALL, Attribution, Pair, Scored, pair_up

SAMPLE = Path(__file__).with_name("sample.jsonl")
KINDS = ("direct", "mixed", "indirect")
SOURCE_KINDS = ("named", "nominal", "pronoun", "none")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE, help="JSON Lines; gzipped when it ends in .gz")
    parser.add_argument("--wrong", action="store_true", help="print each statement found with the wrong source")
    wanted = parser.parse_args()
    rows = read_rows(wanted.file)
    extract_claims(Article.from_text("The parser is loaded before the clock starts."))
    gold: list[Attribution] = []
    found: list[Attribution] = []
    pairs: list[Pair] = []
    seconds = 0.0
    for row in rows:
        annotated = [Attribution.from_row(each) for each in row["attributions"] if each["content"]]
        started = time.perf_counter()
        claims = extract_claims(Article.from_text(row["text"]))
        seconds += time.perf_counter() - started
        got = [Attribution.from_claim(claim) for claim in claims]
        matched = pair_up(annotated, got)
        if wanted.wrong:
            show_wrong(row["text"], matched)
        gold += annotated
        found += got
        pairs += matched
    print_tables(Scored(tuple(gold), tuple(found), tuple(pairs)))
    print(f"{len(rows)} articles in {seconds:.1f} s: {len(rows) / seconds:.1f} articles a second")


def read_rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def print_tables(scored: Scored) -> None:
    print(f"{len(scored.gold)} statements annotated, {len(scored.found)} found\n")
    print(f"{'content overlap':17}{'precision':>11}{'recall':>9}{'F1':>9}{'linked F1':>11}{'right source':>14}")
    for threshold in (ENOUGH, NEARLY_ALL):
        print(
            f"{f'at least {threshold}':17}{scored.precision(threshold):>11.3f}{scored.recall(threshold):>9.3f}"
            f"{scored.f1(threshold):>9.3f}{scored.linked_f1(threshold):>11.3f}{scored.right_source(threshold):>14.3f}"
        )
    print(f"\n{'':17}{'annotated':>11}{f'recall {ENOUGH}':>12}{NEARLY_ALL:>7}{'linked recall':>15}{'right source':>14}")
    slices = [(kind, scored.of_kind(kind)) for kind in KINDS]
    slices += [(f"source {kind}", scored.of_source_kind(kind)) for kind in SOURCE_KINDS]
    for name, part in slices:
        print(
            f"{name:17}{len(part.gold):>11}{part.recall(ENOUGH):>12.3f}{part.recall(NEARLY_ALL):>7.3f}"
            f"{part.linked_recall(ENOUGH):>15.3f}{part.right_source(ENOUGH):>14.3f}"
        )
    print()


def show_wrong(text: str, pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        if pair.overlap >= ENOUGH and not pair.right_source:
            print(f"{words(text, pair.gold.source)!r}, not {words(text, pair.found.source)!r}")
            print(f"    {words(text, pair.gold.content)}\n")


def words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(" … ".join(span.of(text) for span in spans).split())


if __name__ == "__main__":
    main()
