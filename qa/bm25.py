"""BM25 (Robertson and Zaragoza, 2009) of sentences and articles, from where the words of a question stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index import Archive, Layout, Occurrences, Selection

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]

# Its usual constants; a word of the title counts for so many sentences.
_K1 = 1.2
_B = 0.75
_TITLE = 3.0


def articles_about(archive: Archive, words: Sequence[str], selection: Selection, most: int) -> list[str]:
    """Return the ids of up to ``most`` articles that hold any of ``words``, best first by BM25."""
    lexicon = archive.lexicon()
    scores = article_scores(lexicon.layout, [lexicon.occurrences(word) for word in words])
    scores[~lexicon.selected(selection)] = 0.0
    foremost = best(scores, most)
    return [lexicon.layout.articles[place] for place in foremost[np.lexsort((foremost, -scores[foremost]))]]


def sentence_scores(layout: Layout, found: Sequence[Occurrences], rarity: Numbers) -> Numbers:
    """Return each sentence's BM25, float32 (sentences,); a word counts once a sentence."""
    mean = float(layout.lengths.mean())
    scores = np.zeros(len(layout.lengths), np.float32)
    for one, weight in zip(found, rarity, strict=True):
        longer = layout.lengths[one.sentences] / mean
        scores[one.sentences] += weight * (_K1 + 1) / (1 + _K1 * (1 - _B + _B * longer))
    return scores


def article_scores(layout: Layout, found: Sequence[Occurrences]) -> Numbers:
    """Return each article's BM25, float32 (articles,), from the number of its sentences that hold each word."""
    total = len(layout.articles)
    longer = layout.article_lengths / max(float(layout.article_lengths.mean()), 1.0)
    scores = np.zeros(total, np.float32)
    for one in found:
        times = np.bincount(layout.article_of[one.sentences], minlength=total).astype(np.float32)
        times[one.titles] += _TITLE
        holding = np.count_nonzero(times)
        weight = np.log1p((total - holding + 0.5) / (holding + 0.5))
        scores += np.float32(weight) * times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * longer))
    return scores


def best(scores: Numbers, most: int) -> Places:
    """Return the places of up to ``most`` of the highest scores above 0."""
    places = np.flatnonzero(scores > 0)
    if len(places) > most:
        places = places[np.argpartition(scores[places], len(places) - most)[len(places) - most :]]
    return places
