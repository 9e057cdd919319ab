"""A large archive for timing questions, made of a small one: its articles repeated under other names and numbers.

What was found in an article stays where it was: a third of the words change to others of the same length, alike all
over a copy. Its vectors move by as much as those of another article on the same matter would. To index so many articles
for real takes hours.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from index import Archive, Article, Claim, Speaker, vector_rows, writing
from index.build import ArticleRows
from index.codes import decode
from index.database import transaction
from index.embedder import Vectors
from index.extract import Extraction
from index.rows import Kind
from index.sentences import Sentence

_TOGETHER = 100
# Short words are those that every article has; without others among the rest, copies would be reprints of one text.
_WORD = re.compile(r"(?<![\w’'])[A-Za-z][a-z]{4,}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
# A copy's vector has a cosine of about 0.9 with the one that it is made of.
_MOVED = 0.5


def grown(base: Archive, folder: Path, sentences: int) -> Archive:
    """Return an archive in ``folder`` that holds ``base`` and copies of it, at least ``sentences`` sentences; what is
    there already is kept."""
    archive = Archive.open(folder, embedder=base.embedder)
    chance = np.random.default_rng(archive.counts().articles)
    with archive._writing() as connection:
        copies = _copies(base, chance)
        there = archive.counts().sentences
        while there < sentences:
            with transaction(connection):
                for _ in range(_TOGETHER):
                    rows = next(copies)
                    if not writing.is_there(connection, rows.article_id):
                        writing.insert(connection, rows)
                        there += len(rows.extraction.sentences)
        archive._live_vectors().save()
    return archive


def _copies(base: Archive, chance: np.random.Generator) -> Iterator[ArticleRows]:
    """Yield the articles of ``base`` as they are, then again and again as others."""
    listed = [stored.id for stored in base.articles()]
    copy = 0
    while True:
        for article_id in listed:
            yield _copy(base, article_id, copy, chance)
        copy += 1


def _copy(base: Archive, article_id: str, copy: int, chance: np.random.Generator) -> ArticleRows:
    article, stored = base.article(article_id), base.sentences(article_id)
    claims = base.claims(article_ids=[article_id])
    vary = partial(_WORD.sub, lambda found: _other(found[0], copy))
    changed = _changed(article, vary, copy) if copy else article
    found = [_spoken(one.claim, vary) if copy else one.claim for one in claims]
    rows = tuple(Sentence(one.ordinal, one.span, one.entities) for one in stored)
    vectors = [
        _vectors(base, kind, ids, chance if copy else None)
        for kind, ids in (("sentence", [one.id for one in stored]), ("claim", [one.id for one in claims]))
    ]
    return ArticleRows(changed, changed.id, Extraction(rows, tuple(found)), *vectors)


def _changed(article: Article, vary, copy: int) -> Article:
    title = vary(article.title) if article.title else None
    return replace(article, text=vary(article.text), title=title, url=f"https://copy.example/{copy}/{article.id}")


def _spoken(claim: Claim, vary) -> Claim:
    def renamed(speaker: Speaker) -> Speaker:
        return replace(speaker, name=vary(speaker.name), role=vary(speaker.role) if speaker.role else None)

    speaker = renamed(claim.speaker) if claim.speaker else None
    return replace(claim, speaker=speaker, relays=tuple(renamed(one) for one in claim.relays))


@lru_cache(maxsize=100_000)
def _other(word: str, copy: int) -> str:
    """Return another word of the same length for a third of the words, the same all over a copy."""
    chance = random.Random(f"{word.lower()} {copy}")
    if chance.random() > 1 / 3:
        return word
    letters = "".join(chance.choice(_VOWELS if letter in _VOWELS else _CONSONANTS) for letter in word.lower())
    return letters.capitalize() if word[0].isupper() else letters


def _vectors(base: Archive, kind: Kind, ids: list[int], chance: np.random.Generator | None) -> Vectors:
    dimension = base.embedder.dimension
    _, codes = base._files.read(lambda connection: vector_rows.codes_of(connection, kind, ids, dimension))
    vectors = decode(codes)
    if chance is None:
        return vectors
    moved = vectors + _MOVED * chance.standard_normal(vectors.shape, np.float32) / np.float32(np.sqrt(dimension))
    unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit
