"""Small honest parts for the archive's tests: an embedder of hashed words, an extractor of plain rules, articles."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.archive import Archive
from index.article import Article, Span
from index.claims.claim import Claim, Speaker
from index.embedder import Vectors
from index.errors import ArticleRefused
from index.extract import Extraction
from index.sentences import Entity, Sentence

_SAID = re.compile(r"(?P<name>[A-Z]\w+ [A-Z]\w+) (?P<cue>said) that (?P<content>[^.!?]+)")
_ACCORDING = re.compile(r"(?P<content>[^.!?\n]+), according to (?P<name>[A-Z]\w+ [A-Z]\w+)")


class HashingEmbedder:
    """Counts words by their hash, and scales to unit length; texts that share words are near each other."""

    def __init__(self, dimension: int = 64, model_id: str = "hashed-words", weights_sha256: str = "0" * 64) -> None:
        self.dimension = dimension
        self.model_id = model_id
        self.weights_sha256 = weights_sha256
        self.calls: list[tuple[str, ...]] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(tuple(texts))
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.casefold()) or ["(no words)"]:
                vectors[row, zlib.crc32(word.encode("utf-8")) % self.dimension] += 1.0
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    embed_questions = embed_passages


def extract_plainly(article: Article) -> Extraction:
    """Sentences end at full stops; "Anna Smith said that …" and "…, according to Anna Smith" are claims."""
    if "unreadable" in article.text:
        raise ArticleRefused("The article cannot be read.")
    spans = [Span(*found.span()) for found in re.finditer(r"[^\s.!?][^.!?]*[.!?]?", article.text)]
    sentences = tuple(Sentence(ordinal, span, tuple(_names(article.text, span))) for ordinal, span in enumerate(spans))
    claims = tuple(
        Claim(
            source=(Span(*found.span("name")),),
            cue=(Span(*found.span("cue")),) if "cue" in found.re.groupindex else (),
            content=(Span(*found.span("content")),),
            speech="indirect",
            speaker=Speaker(found["name"], role="a witness" if "cue" in found.re.groupindex else None),
            relays=(),
            sentences=(next(s.ordinal for s in sentences if s.span.overlaps(Span(*found.span("content")))),),
        )
        for rule in (_SAID, _ACCORDING)
        for found in rule.finditer(article.text)
    )
    return Extraction(sentences, claims)


def _names(text: str, span: Span) -> list[Entity]:
    found = re.finditer(r"[A-Z]\w+ [A-Z]\w+", span.of(text))
    return [Entity(Span(span.start + name.start(), span.start + name.end()), "PERSON") for name in found]


def open_archive(folder: Path, *, read_only: bool = False, embedder: HashingEmbedder | None = None) -> Archive:
    return Archive.open(folder, read_only=read_only, embedder=embedder or HashingEmbedder())


SEVSK = Article.from_text(
    "Anna Smith said that the town of Sevsk was shelled on Monday. Nobody was hurt. "
    "The bridge is closed, according to Boris Orlov.",
    title="Shells over Sevsk",
    outlet="The Herald",
    published="2024-03-01",
    url="https://example.org/sevsk",
)
FLOOD = Article.from_text(
    "The river rose by two metres. Carla Diaz said that farmers had lost their crops. Rain is expected.",
    title="Flood",
    outlet="River Times",
    published="2024-03-05T10:30:00",
)
UNDATED = Article.from_text("A farmer waited in Sevsk. Anna Smith said that the harvest was poor.", outlet="THE HERALD")
