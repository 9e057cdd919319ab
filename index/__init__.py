"""On Record's way in: articles, sentences, claims, vectors, archive."""

from index.answers import Excerpt, FoundAnswer, find_answers
from index.archive import Archive
from index.article import Article, Span
from index.claims.claim import Claim, Manner, MannerKind, Speaker
from index.claims.first_names import first_name_gender
from index.claims.identity import Mention, SpeakerRecord
from index.claims.kinds import is_reporting
from index.claims.offices import as_office, is_office_clause
from index.claims.people import is_body_noun, is_person_noun
from index.embedder import Embedder, SentenceTransformerEmbedder
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
from index.lexicon import Layout, Lexicon, Occurrences
from index.readers import read_articles
from index.rows import (
    AddReport,
    Counts,
    Extent,
    Kind,
    Match,
    Refusal,
    Selection,
    StoredArticle,
    StoredClaim,
    StoredSentence,
    Visit,
)
from index.sentences import Entity, Sentence
from index.whole import Claims, Sentences

__all__ = [
    "AddReport",
    "Archive",
    "ArchiveDamaged",
    "ArchiveError",
    "ArchiveLocked",
    "ArchiveMismatch",
    "ArchiveMissing",
    "Article",
    "ArticleRefused",
    "Claim",
    "Claims",
    "Counts",
    "Embedder",
    "Entity",
    "Excerpt",
    "Extent",
    "Extraction",
    "FoundAnswer",
    "Kind",
    "Layout",
    "Lexicon",
    "Manner",
    "MannerKind",
    "Match",
    "Mention",
    "ModelError",
    "Occurrences",
    "OnRecordError",
    "Refusal",
    "Selection",
    "Sentence",
    "SentenceTransformerEmbedder",
    "Sentences",
    "Span",
    "Speaker",
    "SpeakerRecord",
    "StoredArticle",
    "StoredClaim",
    "StoredSentence",
    "Visit",
    "as_office",
    "extract",
    "extract_claims",
    "find_answers",
    "first_name_gender",
    "is_body_noun",
    "is_office_clause",
    "is_person_noun",
    "is_reporting",
    "read_articles",
]
