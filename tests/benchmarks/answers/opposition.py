"""How often two statements are taken as opposed, of those that people said support or refute each other.

python -m tests.benchmarks.answers.opposition FILE.jsonl[.gz] [--show N]

FILE is in CLIMATE-FEVER's form (a claim with labelled evidence) or RTE's (text, hypothesis, label). RTE says only
whether the hypothesis follows: what follows must not be taken as opposed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qa.opposing import Statement, opposed
from tests.benchmarks.answers.promises import read_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--show", type=int, default=0, help="print so many pairs of each label that are taken as opposed"
    )
    wanted = parser.parse_args()
    pairs: Counter[str] = Counter()
    taken: Counter[tuple[str, str]] = Counter()
    shown: Counter[str] = Counter()
    for one, other, label in labelled_pairs(read_rows(wanted.file)):
        pairs[label] += 1
        found = opposed(Statement(one), Statement(other))
        if found is not None:
            taken[label, found[0]] += 1
            if shown[label] < wanted.show:
                shown[label] += 1
                print(f"{label} {found}\n    {one}\n    {other}")
    reasons = sorted({reason for _, reason in taken})
    print(f"{'label':18}{'pairs':>7}{'opposed':>9}" + "".join(f"{reason:>11}" for reason in reasons))
    for label, count in pairs.most_common():
        of = [taken[label, reason] for reason in reasons]
        print(f"{label:18}{count:>7}{sum(of) / count:>9.3f}" + "".join(f"{number:>11}" for number in of))


def labelled_pairs(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield two statements and what people said of them."""
    for row in rows:
        if "evidences" in row:
            yield from ((row["claim"], one["evidence"], one["evidence_label"]) for one in row["evidences"])
        else:
            follows = row["label"] in {"TRUE", "YES"}
            yield row["text"], row["hypothesis"], "follows" if follows else "does not follow"


if __name__ == "__main__":
    main()
