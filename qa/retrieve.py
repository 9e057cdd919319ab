"""Sentences for a question: candidates found by words and by meaning, ranked by a small fitted model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from index import Archive, Selection, StoredSentence
from qa.bm25 import Numbers
from qa.candidates import ARTICLE_SIGNALS, SENTENCE_SIGNALS, Candidates, find_candidates
from qa.weights import Weights, fitted

# Each further sentence of one article must be so much better than the one before to stand as high.
_REPEATED = 0.35
# What of its best sentence's own score counts for the place of an article in a list.
_OF_THE_BEST = 0.25


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a sentence comes to a question.

    ``similarity`` is its cosine with the question, ``lead`` that of its article's title and first sentence; ``around``
    the share of the question's words, weighted by how rare they are, that it, its neighbours and its title hold;
    ``names`` the same of names and numbers alone.
    """

    similarity: float
    lead: float
    around: float
    names: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence, its score (higher is better, within one search only), how near it comes, and ``window``, itself among
    its neighbours."""

    sentence: StoredSentence
    score: float
    near: Nearness
    window: tuple[StoredSentence, ...]


def retrieve(
    archive: Archive, question: str, words: Sequence[str], top: int, selection: Selection, *, listed: bool = False
) -> list[Ranked]:
    """Return the ``top`` sentences for ``question``, best first; ``words`` are those that carry its meaning.

    Those likeliest to answer come first; with ``listed``, those of the articles likeliest to hold an answer anywhere.
    """
    found = find_candidates(archive, question, words, selection)
    if found is None:
        return []
    return best_of(archive, found, fitted(), top, listed=listed)


def best_of(archive: Archive, found: Candidates, weights: Weights, top: int, *, listed: bool = False) -> list[Ranked]:
    """Return the ``top`` sentences of ``found``, best first; see :func:`retrieve`."""
    scores = _spread(found, _scores(found, weights, listed))
    best = np.argsort(-scores, kind="stable")[:top]
    windows = {int(found.rows[place]): _window(found, place) for place in best.tolist()}
    rows = {row.id: row for row in archive.sentence_rows(sorted(set().union(*windows.values())))}
    return [
        Ranked(
            rows[int(found.rows[place])],
            float(scores[place]),
            _nearness(found, place),
            tuple(rows[id_] for id_ in windows[int(found.rows[place])] if id_ in rows),
        )
        for place in best.tolist()
        if int(found.rows[place]) in rows
    ]


def _window(found: Candidates, place: int) -> list[int]:
    """Return the ids of the sentence at ``place`` and of its neighbours in its article."""
    beside = range(max(0, place - 1), min(len(found.rows), place + 2))
    return [int(found.rows[other]) for other in beside if found.article[other] == found.article[place]]


def _scores(found: Candidates, weights: Weights, listed: bool) -> Numbers:
    """Return the score of each candidate sentence: its article's and its own."""
    by_article = found.per_article @ np.array([weights.articles[name] for name in ARTICLE_SIGNALS], np.float32)
    own = found.per_sentence @ np.array([weights.sentences[name] for name in SENTENCE_SIGNALS], np.float32)
    if listed:
        # Articles are told apart better by their own signals than by one sentence's.
        first = np.searchsorted(found.article, np.arange(len(found.per_article)))
        best = np.maximum.reduceat(own, first)[found.article]
        own -= ((1 - _OF_THE_BEST) * best).astype(np.float32)
    scores: Numbers = by_article[found.article] + own
    return scores


def _spread(found: Candidates, scores: Numbers) -> Numbers:
    """Return ``scores`` with each further sentence of an article put lower, so that several articles are seen."""
    # Both sorts keep the order of rows among equals; sixteen bits are sorted without comparing.
    order = np.argsort(-scores, kind="stable")
    order = order[np.argsort(found.article[order].astype(np.uint16), kind="stable")]
    first = np.searchsorted(found.article, np.arange(len(found.per_article)))
    earlier = np.empty(len(order), np.float32)
    earlier[order] = np.arange(len(order)) - first[found.article[order]]
    lower: Numbers = scores - _REPEATED * earlier
    return lower


def _nearness(found: Candidates, place: int) -> Nearness:
    own = dict(zip(SENTENCE_SIGNALS, found.per_sentence[place].tolist(), strict=True))
    return Nearness(**{signal.name: own[signal.name] for signal in fields(Nearness)})
