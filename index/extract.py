"""Article in, sentences and claims out: a pure function, the same wherever it runs."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Article
from index.claims.claim import Claim
from index.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article holds: its sentences in order, and its claims in order of their content."""

    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


def extract(article: Article) -> Extraction:
    """Return the sentences and claims of ``article``; nothing is stored."""
    raise NotImplementedError


def extract_claims(article: Article) -> list[Claim]:
    """Return the claims of ``article`` in the order of their content; nothing is stored."""
    return list(extract(article).claims)
