"""What may bear on a question: the articles that its words or its meaning lead to, and how near each sentence comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import Archive, Selection
from qa.bm25 import Numbers, Places, article_scores, best, sentence_scores
from qa.words import names
from qa.words import words as all_words

_DENSE = 100
_LEXICAL = 50
_ARTICLES = 40
_NEAREST_FEW = 3


@dataclass(frozen=True, slots=True)
class Candidates:
    """All sentences of the candidate articles, article by article, with what speaks for each.

    Of n sentences in m articles: ``rows`` (n,) their ids; ``article`` (n,) the place, 0 to m - 1, of each one's
    article; ``per_sentence`` (n, 7) with the columns of SENTENCE_SIGNALS; ``per_article`` (m, 14) with those of
    ARTICLE_SIGNALS.
    """

    rows: Places
    article: Places
    per_sentence: Numbers
    per_article: Numbers


# Shares are of the question's words, weighted by how rare they are. "around" is the sentence, its neighbours and title,
# "beside" the mean similarity of a sentence and its neighbours, "lead" that of its article's title and first sentence.
SENTENCE_SIGNALS = ("similarity", "beside", "lead", "words", "around", "names", "early")
ARTICLE_SIGNALS = (
    "bm25",
    "bm25_rank",
    "words",
    "title",
    "pairs",
    "names",
    "best_similarity",
    "similarity_rank",
    "few_similarity",
    "beside_similarity",
    "lead_similarity",
    "best_words",
    "best_around",
    "best_both",
)


def find_candidates(archive: Archive, question: str, words: Sequence[str], selection: Selection) -> Candidates | None:
    """Return the candidates for ``question``, whose meaning ``words`` carry; None where there are none."""
    lexicon = archive.lexicon()
    layout = lexicon.layout
    allowed = lexicon.selected(selection)
    if not allowed.any() or not len(layout.sentences):
        return None
    found = [lexicon.occurrences(word) for word in words]
    rarity = np.array([np.log1p(len(layout.sentences) / (1 + len(one.sentences))) for one in found], np.float32)
    by_sentence, bm25 = sentence_scores(layout, found, rarity), article_scores(layout, found)
    if selection != Selection():
        by_sentence[~allowed[layout.article_of]] = 0.0
        bm25[~allowed] = 0.0
    dense = archive.nearest(question, "sentence", _DENSE, selection)
    near = _places_of(layout.sentences, [match.id for match in dense])
    led_to = (layout.article_of[near], layout.article_of[best(by_sentence, _LEXICAL)], best(bm25, _ARTICLES))
    articles = np.unique(np.concatenate(led_to)).astype(np.int32)
    if not len(articles):
        return None
    starts = np.searchsorted(layout.article_of, articles)
    sizes = np.searchsorted(layout.article_of, articles, side="right") - starts
    first = np.cumsum(sizes) - sizes
    article = np.repeat(np.arange(len(articles)), sizes)
    ordinal = np.arange(len(article)) - first[article]
    places = starts[article] + ordinal
    held = _rows([_among(places, one.sentences) for one in found], len(places))
    titled = _rows([_among(articles, one.titles) for one in found], len(articles))
    beside = _with_neighbours(held, article) | titled[:, article]
    in_article = np.logical_or.reduceat(held, first, axis=1) | titled
    pairs = [lexicon.occurrences(pair) for pair in _pairs(question, words)]
    paired = [_among(articles, one.titles) | _among(articles, layout.article_of[one.sentences]) for one in pairs]
    share = rarity / max(float(rarity.sum()), 1e-6)
    of_names = _share_of(names(question), words, rarity)
    similarity = archive.similarities(question, layout.sentences[places])
    own, around = share @ held, share @ beside
    best_similarity = np.maximum.reduceat(similarity, first)
    mean_beside, lead = _mean_beside(similarity, article), similarity[first]
    per_sentence = (
        similarity,
        mean_beside,
        lead[article],
        own,
        around,
        of_names @ beside if of_names.any() else np.ones(len(places)),
        1.0 / (1.0 + ordinal),
    )
    per_article = (
        bm25[articles] / max(float(bm25.max()), 1e-6),
        _reciprocal_rank(bm25[articles]),
        share @ in_article,
        share @ titled,
        np.mean(paired, axis=0) if paired else np.ones(len(articles)),
        of_names @ in_article if of_names.any() else np.ones(len(articles)),
        best_similarity,
        _reciprocal_rank(best_similarity),
        _mean_of_best(similarity, article, first, sizes),
        np.maximum.reduceat(mean_beside, first),
        lead,
        np.maximum.reduceat(own, first),
        np.maximum.reduceat(around, first),
        np.maximum.reduceat(similarity + around, first),
    )
    return Candidates(layout.sentences[places], article, _columns(per_sentence), _columns(per_article))


def _places_of(rows: Places, ids: Sequence[int]) -> Places:
    """Return the places of ``ids`` in ``rows``, which ascend; an id that is not there is left out."""
    wanted = np.array(ids, np.int64)
    places = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)
    there: Places = places[rows[places] == wanted]
    return there


def _with_neighbours(held: NDArray[np.bool_], article: Places) -> NDArray[np.bool_]:
    """Return for each word and sentence whether it or a neighbour in its article holds the word."""
    beside = held.copy()
    together = article[1:] == article[:-1]
    beside[:, 1:] |= held[:, :-1] & together
    beside[:, :-1] |= held[:, 1:] & together
    return beside


def _mean_beside(values: Numbers, article: Places) -> Numbers:
    """Return the mean of each sentence's value and its neighbours' in its article."""
    together = article[1:] == article[:-1]
    total, count = values.copy(), np.ones(len(values), np.float32)
    for own, other in ((slice(1, None), slice(None, -1)), (slice(None, -1), slice(1, None))):
        total[own] += np.where(together, values[other], 0.0)
        count[own] += together
    mean: Numbers = total / count
    return mean


def _share_of(some: Sequence[str], words: Sequence[str], rarity: Numbers) -> Numbers:
    """Return the weights, which sum to 1, of those of ``words`` that are among ``some``; 0 for the others."""
    of_some = rarity * np.isin(words, some) if len(words) else rarity
    shares: Numbers = of_some / max(float(of_some.sum()), 1e-6)
    return shares


def _columns(columns: Sequence[NDArray[Any]]) -> Numbers:
    return np.stack(columns, axis=1).astype(np.float32)


def _among(places: NDArray[np.signedinteger[Any]], known: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Return for each of ``places`` whether it is in ``known``, which ascends."""
    if not len(known):
        return np.zeros(len(places), np.bool_)
    at = np.minimum(np.searchsorted(known, places), len(known) - 1)
    there: NDArray[np.bool_] = known[at] == places
    return there


def _rows(rows: Sequence[NDArray[np.bool_]], length: int) -> NDArray[np.bool_]:
    """Return ``rows`` as one array (rows, length), also where there are none."""
    return np.array(rows, np.bool_).reshape(len(rows), length)


def _pairs(question: str, words: Sequence[str]) -> list[str]:
    """Return the pairs of ``words`` that stand side by side in the question."""
    meant, asked = set(words), all_words(question)
    beside = pairwise(asked)
    return list(dict.fromkeys(f"{one} {other}" for one, other in beside if one in meant and other in meant))


def _reciprocal_rank(scores: Numbers) -> Numbers:
    """Return 10 / (10 + rank) of each score among the others, best first."""
    ranks = np.empty(len(scores), np.float32)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(len(scores))
    return (10.0 / (10.0 + ranks)).astype(np.float32)


def _mean_of_best(values: Numbers, article: Places, first: Places, sizes: Places) -> Numbers:
    """Return for each article's run of ``values`` the mean of its highest few."""
    # A cosine is no further than 1 from 0, so one sort keeps those of one article together.
    ascending = values[np.argsort(values.astype(np.float64) + 4.0 * article)]
    few = np.minimum(sizes, _NEAREST_FEW)
    total = np.zeros(len(first), np.float32)
    for back in range(_NEAREST_FEW, 0, -1):
        total += np.where(back <= few, ascending[np.maximum(first + sizes - back, 0)], np.float32(0.0))
    return (total / few).astype(np.float32)
