"""Claims in the words of schema.org, so that fact-checkers' tools can read who is reported to have said what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index import Speaker
from qa import ClaimFound, Source


def claims_jsonld(claims: Iterable[ClaimFound]) -> dict[str, Any]:
    """Return claims as JSON-LD: schema.org ``Claim`` with claimant, words, day and where it appeared.

    The same object is what a ``ClaimReview`` has as ``itemReviewed``. There is no rating: nothing here says
    whether a claim is true.
    """
    return {"@context": "https://schema.org", "@graph": [_claim(claim) for claim in claims]}


def _claim(claim: ClaimFound) -> dict[str, Any]:
    source = claim.source
    return _known(
        {
            "@type": "Claim",
            "text": claim.content,
            "author": _claimant(claim.speaker) if claim.speaker else None,
            "datePublished": source.published,
            "appearance": _article(source),
            "citation": source.sentence,
        }
    )


def _claimant(speaker: Speaker) -> dict[str, Any]:
    # A speaker may be a person, a body or a paper; the articles do not always say which.
    about = speaker.anonymity_reason if not speaker.named else None
    return _known(
        {"@type": "Thing", "name": speaker.name, "description": speaker.role, "disambiguatingDescription": about}
    )


def _article(source: Source) -> dict[str, Any]:
    outlet = {"@type": "Organization", "name": source.outlet} if source.outlet else None
    return _known(
        {
            "@type": "NewsArticle",
            "identifier": source.article_id,
            "headline": source.title,
            "author": source.author,
            "publisher": outlet,
            "datePublished": source.published,
            "url": source.url,
        }
    )


def _known(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}
