"""On Record's way in: articles, sentences, claims, vectors, archive."""

from index.article import Article, Span
from index.claims.claim import Claim, Speaker
from index.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveLocked,
    ArchiveMismatch,
    ArchiveMissing,
    ArticleRefused,
    ModelError,
    OnRecordError,
)
from index.extract import Extraction, extract, extract_claims
from index.sentences import Entity, Sentence

__all__ = [
    "ArchiveDamaged",
    "ArchiveError",
    "ArchiveLocked",
    "ArchiveMismatch",
    "ArchiveMissing",
    "Article",
    "ArticleRefused",
    "Claim",
    "Entity",
    "Extraction",
    "ModelError",
    "OnRecordError",
    "Sentence",
    "Span",
    "Speaker",
    "extract",
    "extract_claims",
]
