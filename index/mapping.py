"""Sentences and claims ↔ the columns that archive.sqlite3 keeps them in; spans, entities and speakers as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from index.article import Span
from index.claims.claim import Claim, Manner, Speaker
from index.rows import StoredClaim, StoredSentence
from index.sentences import Entity, Sentence

SENTENCE_COLUMNS = ("ordinal", "span_start", "span_end", "entities")
CLAIM_COLUMNS = (
    *("source", "cue", "content", "speech", "speaker", "relays", "sentences"),
    *("manner_lemma", "manner_kind", "negated", "hypothetical", "confidence"),
)


def sentence_values(sentence: Sentence) -> tuple[int, int, int, str]:
    """Return the values of SENTENCE_COLUMNS."""
    entities = [[entity.span.start, entity.span.end, entity.label] for entity in sentence.entities]
    return sentence.ordinal, sentence.span.start, sentence.span.end, _json(entities)


def stored_sentence(row: int, article_id: str, text: str, values: Sequence[Any]) -> StoredSentence:
    """Return the sentence of SENTENCE_COLUMNS ``values``; ``text`` is the whole article's."""
    ordinal, start, end, entities = values
    span = Span(start, end)
    found = tuple(Entity(Span(*offsets), label) for *offsets, label in json.loads(entities))
    return StoredSentence(row, article_id, ordinal, span, span.of(text), found)


def claim_values(claim: Claim) -> tuple[str | float | None, ...]:
    """Return the values of CLAIM_COLUMNS."""
    return (
        *(_json([[span.start, span.end] for span in spans]) for spans in (claim.source, claim.cue, claim.content)),
        claim.speech,
        speaker_json(claim.speaker),
        _json([_speaker_parts(speaker) for speaker in claim.relays]),
        _json(claim.sentences),
        *(claim.manner.lemma, claim.manner.kind, claim.manner.negated, claim.manner.hypothetical),
        claim.confidence,
    )


def stored_claim(row: int, article_id: str, values: Sequence[Any]) -> StoredClaim:
    """Return the claim of CLAIM_COLUMNS ``values``."""
    source, cue, content, speech, speaker, relays, sentences, lemma, kind, negated, hypothetical, confidence = values
    claim = Claim(
        source=_spans(source),
        cue=_spans(cue),
        content=_spans(content),
        speech=speech,
        speaker=stored_speaker(speaker),
        relays=tuple(Speaker(*parts) for parts in json.loads(relays)),
        sentences=tuple(json.loads(sentences)),
        manner=Manner(lemma, kind, bool(negated), bool(hypothetical)),
        confidence=confidence,
    )
    return StoredClaim(row, article_id, claim)


def _spans(written: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(written))


def speaker_json(speaker: Speaker | None) -> str | None:
    """Return a speaker as the column keeps it: the same speaker, the same text."""
    return None if speaker is None else _json(_speaker_parts(speaker))


def stored_speaker(written: str | None) -> Speaker | None:
    """Return the speaker of a column's text."""
    return None if written is None else Speaker(*json.loads(written))


def _speaker_parts(speaker: Speaker) -> list[str | bool | None]:
    return [speaker.name, speaker.role, speaker.named, speaker.anonymity_reason]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
