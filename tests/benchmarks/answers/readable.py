"""How many lines of claims read oddly, by kind: found by a program that knows nothing of how lines are made.

python -m tests.benchmarks.answers.readable FILE.jsonl[.gz] [--claims 500] [--show N] [--archive DIR]

FILE is in PolNeAR's form or ours. Every claim that may be shown is composed as the command line prints it.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from index import Archive
from qa.compose import Citations, compose_lines
from qa.gather import Found
from qa.ground import is_claimed
from qa.reading import Reader
from qa.telling import AS_WRITTEN
from tests.benchmarks.answers.promises import article_of, read_rows
from ui.wording import line_text

SPEAKER = "§"
_HELPING = r"(?:has|have|had|is|are|was|were|been|will|would|can|could|may|might|should|must|did|does|do)"
# What stands after the speaker (here §) in a line, by what is odd about it.
ODD = {
    "word of reporting in brackets": r"§ \([^)]*\):",
    "marks doubled": r"::|,:|, ,|: :|\.,|,,",
    "a participle for a verb": r"§,? (?:\w+ly |also |later )?(?!during|nothing|bring)\w+ing\b",
    "told nobody": r"\b(?:told|tells|telling|tell)(?:: |:$| that\b)",
    "begins in mid-phrase": rf"§ (?:{_HELPING} )?\w+ (?:{_HELPING}|which|who|and|or|but|of|than)\b(?! (?:to|it)\b)",
    "sentence without a colon": r"§ [\w ’']{2,40} (?:The|A|An|It|He|She|They|We|In|On|But|And|This|That|There) [a-z]",
    "leftover at the end": r"(?:,| and| but| or| as| that| who| which| while)$",
    "no verb before as": r"§ \w+ as (?!if|though|much|many|soon|well|long)\b",
    "the infinitive of a report": r"§ to \w+",
}
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in ODD.items()}
_VERBLESS = re.compile(r"§,? (?:a|an|the|in|on|of|for|his|her|their|with|from)\b(?! article)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--claims", type=int, default=500)
    parser.add_argument("--show", type=int, default=0, help="print so many lines of each odd kind")
    parser.add_argument("--all", action="store_true", help="print every line")
    parser.add_argument("--archive", type=Path, help="an archive of the file, made there when missing")
    wanted = parser.parse_args()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as made, Archive.open(wanted.archive or made) as archive:
        archive.add(article_of(row) for row in read_rows(wanted.file))
        for _, lines in islice(lines_of(archive), wanted.claims):
            for line in lines:
                counts["lines"] += 1
                kinds = odd(line)
                counts["as written"] += AS_WRITTEN in line
                counts["odd"] += bool(kinds)
                if wanted.all:
                    print(line)
                for kind in kinds:
                    counts[kind] += 1
                    if counts[kind] <= wanted.show:
                        print(f"{kind}: {line}")
    print(f"\n{counts['lines']} lines, {counts['odd']} odd ({counts['odd'] / counts['lines']:.3f})")
    for kind in [*ODD, "no verb", "half a quotation", "as written"]:
        print(f"{kind:32}{counts[kind]:>6}")


def lines_of(archive: Archive) -> Iterator[tuple[int, list[str]]]:
    """Yield for each claim that may be shown its lines in words, the speaker as a sign."""
    reader = Reader(archive)
    for stored in archive.claims():
        reading = reader.article(stored.article_id)
        if stored.claim.speaker is None or not is_claimed(stored.claim, reading.article.text):
            continue
        composed = compose_lines([Found(reading, stored, 1.0)], Citations())
        words = [(line_text(line, introduce=False), line.speaker.name) for line in composed.lines]
        yield stored.id, [_signed(text, " ".join(name.split())) for text, name in words]


def _signed(text: str, name: str) -> str:
    at = text.casefold().find(name.casefold())
    return text if at < 0 else text[:at] + SPEAKER + text[at + len(name) :]


def odd(line: str) -> list[str]:
    """Return what is odd about a line; the whole sentence "in the article’s words" is counted, and is not odd."""
    if AS_WRITTEN in line:
        return []
    found = [kind for kind, pattern in _PATTERNS.items() if pattern.search(line)]
    if _VERBLESS.search(line):
        found.append("no verb")
    if line.count("“") != line.count("”") and line.count("”") > line.count("“"):
        found.append("half a quotation")
    return found


if __name__ == "__main__":
    main()
