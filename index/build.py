"""The whole way in, from article to rows: sentences and claims found, and a vector for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.article import Article
from index.claims.claim import Claim, Speaker
from index.claims.offices import is_office_clause
from index.embedder import Embedder, Vectors
from index.errors import ArticleRefused, ModelError, OnRecordError
from index.extract import Extraction, extract
from index.rows import Refusal
from index.sentences import Sentence

BATCH_TEXTS = 256


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article that the archive already holds."""

    article_id: str


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """All that the archive keeps of one article; one float32 unit vector for each sentence and each claim."""

    article: Article
    article_id: str
    extraction: Extraction
    sentence_vectors: Vectors
    claim_vectors: Vectors


@dataclass(frozen=True, slots=True)
class _Read:
    """An article read and not yet embedded."""

    article: Article
    article_id: str
    extraction: Extraction
    texts: tuple[str, ...]


def build(
    articles: Iterable[Article | Refusal], is_there: Callable[[Article, str], bool], embedder: Embedder
) -> Iterator[ArticleRows | Unchanged | Refusal]:
    """Yield what becomes of every article: its rows, that it is there already, or why it is refused.

    Articles are taken from the iterable as they are needed. Several are embedded together, so rows
    may come after what later articles gave; among themselves they keep the order of the articles.
    """
    waiting: dict[str, _Read] = {}
    for article in articles:
        outcome = (
            article
            if isinstance(article, Refusal)
            else _read(article, lambda one, id_: id_ in waiting or is_there(one, id_))
        )
        if not isinstance(outcome, _Read):
            yield outcome
            continue
        waiting[outcome.article_id] = outcome
        if sum(len(read.texts) for read in waiting.values()) >= BATCH_TEXTS:
            yield from _embedded(list(waiting.values()), embedder)
            waiting.clear()
    yield from _embedded(list(waiting.values()), embedder)


def sentence_texts(article: Article, sentences: Sequence[Sentence]) -> list[str]:
    """Return the words of each sentence as they are embedded: the first with the title before it, as its article's
    lead, so that what an article is about is found by meaning too."""
    texts = [sentence.span.of(article.text) for sentence in sentences]
    title = (article.title or "").strip()
    if texts and title and not texts[0].casefold().startswith(title.casefold()):
        texts[0] = f"{title.rstrip('.')}. {texts[0]}"
    return texts


def claim_text(text: str, claim: Claim) -> str:
    """Return the words of a claim with who makes it, as they are embedded: "Natalia Ivanova, an analyst: …"."""
    content = claim_content(text, claim)
    speakers = claim_speakers(claim)
    return f"{speakers}: {content}" if speakers else content


def claim_content(text: str, claim: Claim) -> str:
    """Return what is claimed, in the article's words; pieces that the article sets apart are joined by " … "."""
    return " … ".join(" ".join(span.of(text).split()) for span in claim.content)


def claim_speakers(claim: Claim) -> str:
    """Return name and role of the speaker and of all who relay the claim; "" when nobody is known."""
    return ", according to ".join(_introduced(who) for who in (claim.speaker, *claim.relays) if who is not None)


def _introduced(speaker: Speaker) -> str:
    # What somebody does, told in a clause ("who grows onions"), would make all their claims be about that.
    role = speaker.role if speaker.role and not is_office_clause(speaker.role) else None
    return f"{speaker.name}, {role}" if role else speaker.name


def _read(article: Article, is_there: Callable[[Article, str], bool]) -> _Read | Unchanged | Refusal:
    try:
        article_id = article.id
        if is_there(article, article_id):
            return Unchanged(article_id)
        extraction = _extracted(article)
        _check_offsets(article, extraction)
    except UnicodeEncodeError:
        return Refusal(_called(article), "The article holds characters that no text file has; save it as UTF-8 text.")
    except OnRecordError as error:
        return Refusal(_called(article), str(error))
    sentences = sentence_texts(article, extraction.sentences)
    claims = (claim_text(article.text, claim) for claim in extraction.claims)
    return _Read(article, article_id, extraction, (*sentences, *claims))


def _extracted(article: Article) -> Extraction:
    try:
        return extract(article)
    except OnRecordError:
        raise
    # One article that trips a parser must not end the adding of all others; it is named, so that it can be reported.
    except Exception as error:
        raise ArticleRefused(
            f"Its sentences and claims could not be found ({type(error).__name__}); please report this article."
        ) from error


def _check_offsets(article: Article, extraction: Extraction) -> None:
    """Offsets are checked here, where they enter; all that reads the archive relies on them."""
    length = len(article.text)
    spans = [sentence.span for sentence in extraction.sentences]
    spans += [entity.span for sentence in extraction.sentences for entity in sentence.entities]
    spans += [span for claim in extraction.claims for span in (*claim.source, *claim.cue, *claim.content)]
    in_order = [sentence.ordinal for sentence in extraction.sentences] == list(range(len(extraction.sentences)))
    known = all(0 <= ordinal < len(extraction.sentences) for claim in extraction.claims for ordinal in claim.sentences)
    if not in_order or not known or any(span.end > length for span in spans):
        raise ArticleRefused(
            "The sentences and claims found do not fit the article's text; please report this article."
        )


def _embedded(reads: Sequence[_Read], embedder: Embedder) -> Iterator[ArticleRows]:
    """Embed the texts of several articles in one go and hand each article its own vectors."""
    if not reads:
        return
    texts = [text for read in reads for text in read.texts]
    vectors = _checked(embedder.embed_passages(texts) if texts else None, len(texts), embedder.dimension)
    start = 0
    for read in reads:
        claims = start + len(read.extraction.sentences)
        end = start + len(read.texts)
        yield ArticleRows(read.article, read.article_id, read.extraction, vectors[start:claims], vectors[claims:end])
        start = end


def _checked(vectors: Vectors | None, count: int, dimension: int) -> Vectors:
    if vectors is None:
        return np.empty((0, dimension), np.float32)
    if vectors.shape != (count, dimension):
        raise ModelError(f"The embedder gave an array of shape {vectors.shape}, expected {(count, dimension)}.")
    if not np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3):
        raise ModelError("The embedder gave vectors that are not of unit length; it must normalise them.")
    return np.ascontiguousarray(vectors, np.float32)


def _called(article: Article) -> str:
    """Return what a reader would call an article: its title, address or first words."""
    return article.title or article.url or " ".join(article.text[:80].split())
