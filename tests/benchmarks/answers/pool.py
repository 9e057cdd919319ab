"""An archive over many articles for measuring searches: sentences and vectors, without the claims.

Finding the claims of 7,000 articles takes an hour and search by sentence does not use them. A pool is built once in
the folder given and opened from there; a build that was cut short goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index import Archive, Article, Embedder, Entity, Sentence, Span, StoredSentence, writing
from index.build import ArticleRows, sentence_texts
from index.claims.parser import pipeline
from index.database import transaction
from index.extract import Extraction
from index.quotes import find_quotations
from index.sentences import split_sentences

_BATCH_SENTENCES = 2_048


class Recognised(Sequence[Entity]):
    """The entities of a sentence, recognised once somebody looks at them."""

    def __init__(self, row: StoredSentence) -> None:
        self._row = row

    def __getitem__(self, place):
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> tuple[Entity, ...]:
        language = pipeline()
        found = language.get_pipe("ner")(language.make_doc(self._row.text)).ents
        base = self._row.span.start
        return tuple(Entity(Span(base + one.start_char, base + one.end_char), one.label_) for one in found)


class Pool(Archive):
    """An archive without stored entities: those of a sentence that is found are recognised when they are needed."""

    def sentence_rows(self, ids: Sequence[int]) -> list[StoredSentence]:
        return [replace(row, entities=Recognised(row)) for row in super().sentence_rows(ids)]

    def fill(self, articles: Iterable[Article]) -> None:
        """Add the articles that are not there yet."""
        with self._writing() as connection:
            waiting: dict[str, tuple[Article, Extraction]] = {}
            for article in articles:
                if article.id in waiting or writing.is_there(connection, article.id):
                    continue
                spans = split_sentences(article.text, find_quotations(article.text))
                waiting[article.id] = article, Extraction(tuple(Sentence(i, span) for i, span in enumerate(spans)), ())
                if sum(len(extraction.sentences) for _, extraction in waiting.values()) >= _BATCH_SENTENCES:
                    self._insert(connection, waiting)
                    waiting.clear()
            self._insert(connection, waiting)

    def _insert(self, connection, waiting: dict[str, tuple[Article, Extraction]]) -> None:
        texts = [
            text for article, extraction in waiting.values() for text in sentence_texts(article, extraction.sentences)
        ]
        vectors, start = self._embedder.embed_passages(texts), 0
        with transaction(connection):
            for article_id, (article, extraction) in waiting.items():
                end = start + len(extraction.sentences)
                writing.insert(
                    connection, ArticleRows(article, article_id, extraction, vectors[start:end], vectors[:0])
                )
                start = end


def open_pool(articles: Sequence[Article], cache: Path, embedder: Embedder | None = None) -> Pool:
    """Return the pool of ``articles``, built in a folder of ``cache`` named for what they hold."""
    name = hashlib.sha256("".join(article.id for article in articles).encode()).hexdigest()[:16]
    pool = Pool.open(cache / f"pool-{name}", embedder=embedder)
    pool.fill(articles)
    return pool
