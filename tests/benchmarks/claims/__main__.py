"""Score the claim finder on annotated files, or on our own small samples.

python -m tests.benchmarks.claims [FILE.jsonl[.gz] ...] [--wrong]

Three published forms are told apart by their fields:
  PolNeAR  articles with attributions: how much of their content is found, and with the right source
  CofeNet  sentences with a label for each token: the same spans, exactly, as the published scores are counted
  BASIL    articles with quoted words and who said them: found, and the right person named
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from index import Article, extract_claims
from tests.benchmarks.claims.exact import Compared
from tests.benchmarks.claims.forms import form_of, read_rows
from tests.benchmarks.claims.labels import Labelled, LaidOut, outermost
from tests.benchmarks.claims.resolved import Judged, Resolved, Spoken, judge
from tests.benchmarks.claims.score import Attribution, Pair, Scored, pair_up
from tests.benchmarks.claims.speed import TimedFinder
from tests.benchmarks.claims.tables import exact_table, overlap_tables, resolved_table
from tests.benchmarks.claims.wrong import wrong_sources, wrong_spans, wrong_speakers

SAMPLES = [Path(__file__).with_name(name) for name in ("sample.jsonl", "sample_cofenet.jsonl", "sample_basil.jsonl")]
Rows = list[dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=SAMPLES, help="JSON Lines; gzipped when ending in .gz")
    parser.add_argument("--wrong", action="store_true", help="print each item found with the wrong source or span")
    wanted = parser.parse_args()
    extract_claims(Article.from_text("The parser is loaded before the clock starts."))
    for path in wanted.files:
        try:
            rows = read_rows(path)
            form = form_of(rows)
        except (OSError, ValueError) as error:
            sys.exit(f"{path}: {error}")
        print(f"== {path.name}, {form}'s form, {len(rows):,} rows\n")
        {"PolNeAR": score_overlap, "CofeNet": score_exact, "BASIL": score_resolved}[form](rows, wanted.wrong)


def score_overlap(rows: Rows, wrong: bool) -> None:
    """Score articles in PolNeAR's form by content overlap, then by source."""
    finder = TimedFinder()
    gold: list[Attribution] = []
    found: list[Attribution] = []
    pairs: list[Pair] = []
    for row in rows:
        annotated = [Attribution.from_row(each) for each in row["attributions"] if each["content"]]
        got = [Attribution.from_claim(claim) for claim in finder.claims(row["text"])]
        matched = pair_up(annotated, got)
        if wrong:
            show(wrong_sources(row["text"], matched))
        gold += annotated
        found += got
        pairs += matched
    print(overlap_tables(Scored(tuple(gold), tuple(found), tuple(pairs))))
    print(f"\n{finder}\n")


def score_exact(rows: Rows, wrong: bool) -> None:
    """Score sentences in CofeNet's form, each alone, by exact spans.

    Only tokens count, so a text may be laid out in any way: as it comes, and as it would be printed.
    """
    sentences = [Labelled.from_row(row) for row in rows]
    for name, lay_out in (("joined by single spaces", LaidOut.spaced), ("laid out as printed", LaidOut.printed)):
        finder = TimedFinder()
        compared: list[Compared] = []
        unnested: list[Compared] = []
        for sentence in sentences:
            text = lay_out(sentence.tokens)
            claims = finder.claims(text.text)
            compared.append(Compared(sentence, text.labels(claims)))
            unnested.append(Compared(sentence, text.labels(outermost(claims))))
        print(f"tokens {name}")
        if wrong:
            show(chain.from_iterable(map(wrong_spans, compared)))
        print(exact_table(compared, unnested))
        print(f"\n{finder}\n")


def score_resolved(rows: Rows, wrong: bool) -> None:
    """Score articles in BASIL's form by who quoted words are found to be said by."""
    finder = TimedFinder()
    judged: list[Judged] = []
    others: Counter[str] = Counter()
    misplaced = 0
    for row in rows:
        spoken = Spoken.from_row(row)
        verdicts = judge(spoken, finder.claims(spoken.text))
        if wrong:
            show(wrong_speakers(spoken, verdicts))
        judged += verdicts
        others += spoken.others
        misplaced += spoken.misplaced
    print(resolved_table(Resolved(tuple(judged)), others, misplaced))
    print(f"\n{finder}\n")


def show(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()
