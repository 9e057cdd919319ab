"""Follow-ups made to stand alone, against the questions that people wrote in their place.

python -m tests.benchmarks.answers.followups FILE.jsonl[.gz] [--archive DIR] [--wrong N]

FILE is in CANARD's form or TREC CAsT's (history, question, rewrite, and the dialogue's name and turn). Where the
history holds the answers, they are made an archive, and the retrieval is measured: of the follow-ups whose answer
stands among the first five sentences found for the human rewrite, the share for which ours finds it too.
For every file, ours is compared with the rewrite word for word: F1 of the words that carry meaning.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import Archive, Article, Selection
from qa import Answer, Passage, Searched, Turn
from qa.followup import standalone
from qa.retrieve import retrieve
from qa.words import content_words
from tests.benchmarks.answers.promises import read_rows

TOP = 5


@dataclass(frozen=True)
class FollowUp:
    """A question after others, the human rewrite, and the answer where the next turn's history gives it."""

    dialogue: str
    earlier: tuple[tuple[str, str], ...]
    question: str
    rewrite: str
    answer: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--archive", type=Path, help="where the archive of the answers is kept")
    parser.add_argument("--wrong", type=int, default=0, help="print so many follow-ups whose answer is lost")
    wanted = parser.parse_args()
    asked = list(follow_ups(read_rows(wanted.file)))
    ours = [ours_for(one) for one in asked]
    changed = sum(one.question != own for one, own in zip(asked, ours, strict=True))
    print(f"{len(asked)} follow-ups, {changed} rewritten")
    for name, questions in (("as they stand", [one.question for one in asked]), ("ours", ours)):
        scores = [overlap(question, one.rewrite) for question, one in zip(questions, asked, strict=True)]
        print(f"words of the rewrite, F1, {name:14} {sum(scores) / len(scores):.3f}")
    if not any(one.answer for one in asked):
        return
    with tempfile.TemporaryDirectory() as made, Archive.open(wanted.archive or made) as archive:
        archive.add(articles_of(asked))
        kept = dict.fromkeys(("the rewrite", "as they stand", "ours"), 0)
        lost = []
        for one, own in zip(asked, ours, strict=True):
            if one.answer is None or not is_found(archive, one.rewrite, one.answer):
                continue
            kept["the rewrite"] += 1
            kept["as they stand"] += is_found(archive, one.question, one.answer)
            if is_found(archive, own, one.answer):
                kept["ours"] += 1
            else:
                lost.append((one, own))
        base = kept["the rewrite"]
        print(f"answer among the first {TOP} for the rewrite: {base} of {sum(one.answer is not None for one in asked)}")
        for name in ("as they stand", "ours"):
            print(f"kept of these, {name:14} {kept[name] / base:.3f}")
        for one, own in lost[: wanted.wrong]:
            print(f"  {one.question}\n    ours:  {own}\n    human: {one.rewrite}\n    before: {one.earlier[-1:]}")


def follow_ups(rows: Iterable[dict[str, Any]]) -> Iterator[FollowUp]:
    """Yield each row with earlier questions and answers; CANARD's dialogues open with their title."""
    rows = list(rows)
    following = {(_dialogue(row), row["turn"]): row for row in rows}
    for row in rows:
        history, dialogue = row["history"], _dialogue(row)
        answered = "title" in row
        pairs = list(zip(history[::2], history[1::2], strict=False)) if answered else [(asked, "") for asked in history]
        if answered:
            pairs = [(f"What about {row['title']}?", ""), *pairs]
        later = following.get((dialogue, row["turn"] + 1))
        answer = later["history"][-1] if answered and later else None
        if pairs:
            yield FollowUp(dialogue, tuple(pairs), row["question"], row["rewrite"], answer)


def _dialogue(row: dict[str, Any]) -> str:
    return str(row.get("dialog") or f"{row['year']}-{row['topic']}")


def ours_for(one: FollowUp) -> str:
    """Return the follow-up as the engine would read it, each earlier one made to stand alone in its turn."""
    turns: list[Turn] = []
    for question, reply in one.earlier:
        alone = standalone(question, turns, lambda _: False)
        passages = (Passage(reply, None, (1,)),) if reply else ()
        turns.append(Turn(question, Answer(question, alone, "answered", Searched(1, 1, 1), passages=passages)))
    return standalone(one.question, turns, lambda _: False)


def articles_of(asked: Iterable[FollowUp]) -> Iterator[Article]:
    """Yield one article a dialogue: its answers, a paragraph each, under the dialogue's name."""
    answers: dict[str, dict[str, None]] = {}
    for one in asked:
        kept = answers.setdefault(one.dialogue, {})
        kept.update(dict.fromkeys(reply for _, reply in one.earlier if reply))
        kept.update({one.answer: None} if one.answer else {})
    for dialogue, replies in answers.items():
        if replies:
            yield Article.from_text("\n\n".join(replies), title=dialogue)


def is_found(archive: Archive, question: str, answer: str) -> bool:
    """Return whether one of the first sentences for ``question`` stands in ``answer``."""
    words = content_words(question)
    found = retrieve(archive, question, words, TOP, Selection()) if question.strip() else []
    return any(ranked.sentence.text in answer for ranked in found)


def overlap(ours: str, human: str) -> float:
    mine, theirs = set(content_words(ours)), set(content_words(human))
    both = len(mine & theirs)
    return 2 * both / (len(mine) + len(theirs)) if both else float(not mine and not theirs)


if __name__ == "__main__":
    main()
