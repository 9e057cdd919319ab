"""Articles with marked attributions → windows of words with labels and links, anew for every pass."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.article import Span
from index.claims.pairs import Run
from index.claims.words import Ints1d, Words, read_words
from index.quotes import find_quotations
from index.sentences import split_sentences

# Runs of words of each kind, by kind; then (content run, cue run) and (cue run, source run) that belong together.
SOURCE, CUE, CONTENT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Marked:
    """One article: its words, and the runs of its attributions.

    ``runs[kind]`` are in order; ``cue_of[i]`` is the index of the cue of content i, ``source_of[j]`` the index of the
    source of cue j, -1 for none.
    """

    words: Words
    runs: tuple[list[Run], list[Run], list[Run]]
    cue_of: list[int]
    source_of: list[int]
    annotator: str


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of whole sentences, the words [first, end) of an article."""

    marked: Marked
    first: int
    end: int

    @property
    def pieces(self) -> int:
        return int(self.marked.words.first[self.end] - self.marked.words.first[self.first])


def read_marked(path: Path) -> list[Marked]:
    """Return the articles of a PolNeAR-form file (gzipped JSON Lines)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [mark(json.loads(line)) for line in lines]


def mark(row: dict[str, Any]) -> Marked:
    """Return one article of a PolNeAR-form file with its attributions at its words."""
    text = row["text"]
    quotations = find_quotations(text)
    words = read_words(text, split_sentences(text, quotations), quotations)
    runs: list[dict[Run, int]] = [{}, {}, {}]
    cue_of: dict[int, int] = {}
    source_of: dict[int, int] = {}

    def note(kind: int, spans: Sequence[Sequence[int]]) -> list[int]:
        found = []
        for start, end in spans:
            first, last = words.words_in(Span(start, end))
            if first < last:
                found.append(runs[kind].setdefault((first, last), len(runs[kind])))
        return found

    for attribution in row["attributions"]:
        sources = note(SOURCE, attribution["source"])
        cues = note(CUE, attribution["cue"])
        contents = note(CONTENT, attribution["content"])
        for cue in cues:
            source_of.setdefault(cue, sources[0] if sources else -1)
        for content in contents:
            cue_of.setdefault(content, cues[0] if cues else -1)
    kinds = (list(runs[SOURCE]), list(runs[CUE]), list(runs[CONTENT]))
    return Marked(
        words, kinds,
        [cue_of.get(i, -1) for i in range(len(kinds[CONTENT]))],
        [source_of.get(i, -1) for i in range(len(kinds[CUE]))],
        str(row["annotator"]),
    )  # fmt: skip


def windows(marked: Marked, length: int, chance: random.Random) -> Iterator[Window]:
    """Cut an article into stretches of whole sentences of up to ``length`` pieces, the first of any length."""
    words = marked.words
    bounds = [*words.sentences.tolist(), len(words)]
    first, limit = 0, chance.randint(min(length, 24), length)
    for here, after in itertools.pairwise(bounds):
        if words.first[after] - words.first[first] > limit and here > first:
            yield Window(marked, first, here)
            first, limit = here, length
    if first < len(words):
        yield Window(marked, first, len(words))


def labels(marked: Marked, first: int, end: int) -> Ints1d:
    """Return the B-I-O labels of the words [first, end)."""
    found = np.zeros(end - first, dtype=np.int64)
    for kind in (CONTENT, SOURCE, CUE):
        for run_first, run_end in marked.runs[kind]:
            a, b = max(run_first, first), min(run_end, end)
            if a < b:
                found[a - first : b - first] = 2 + 2 * kind
                found[a - first] = 1 + 2 * kind
    return found
