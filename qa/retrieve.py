"""Sentences for a question: dense and lexical search, fused by reciprocal rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index import Archive, Match, Selection, StoredSentence

# Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009) with their constant.
_RANK_CONSTANT = 60
_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence, its fused score, and its cosine with the question (0 where dense search did not reach it)."""

    sentence: StoredSentence
    score: float
    similarity: float


def retrieve(archive: Archive, question: str, words: Sequence[str], top: int, selection: Selection) -> list[Ranked]:
    """Return the ``top`` sentences for ``question``, best first; ``words`` are those that carry its meaning."""
    depth = max(_DEPTH, top)
    dense = archive.nearest(question, "sentence", depth, selection)
    lexical = archive.matching(words, "sentence", depth, selection)
    similarity = {match.id: match.score for match in dense}
    scores = fuse([dense, lexical])
    best = sorted(scores, key=lambda row: (-scores[row], row))[:top]
    return [Ranked(row, scores[row.id], similarity.get(row.id, 0.0)) for row in archive.sentence_rows(best)]


def fuse(rankings: Iterable[Sequence[Match]]) -> dict[int, float]:
    """Return each row's sum of 1 / (60 + rank) over the rankings it stands in."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, match in enumerate(ranking, start=1):
            scores[match.id] = scores.get(match.id, 0.0) + 1.0 / (_RANK_CONSTANT + rank)
    return scores
