"""Sentences and claims ↔ the columns that archive.sqlite3 keeps them in; spans, entities and speakers as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, overload

from index.article import Span
from index.claims.claim import Claim, Manner, Speaker
from index.rows import StoredClaim, StoredSentence
from index.sentences import Entity, Sentence
from index.sqlite_errors import not_as_written

# Speakers and manners that questions about one topic read again and again.
_REMEMBERED = 20_000
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
    return StoredSentence(row, article_id, ordinal, span, span.of(text), WrittenEntities(entities))


class WrittenEntities(Sequence[Entity]):
    """The entities of a stored sentence, read from their column once somebody looks at them: most are not.

    Raises ArchiveDamaged then where the column holds something else.
    """

    __slots__ = ("_read", "_written")

    def __init__(self, written: str) -> None:
        self._written = written
        self._read: tuple[Entity, ...] | None = None

    @overload
    def __getitem__(self, place: int) -> Entity: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entity]: ...
    def __getitem__(self, place: int | slice) -> Entity | Sequence[Entity]:
        return self._entities()[place]

    def __len__(self) -> int:
        return len(self._entities())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._entities() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._entities())

    def _entities(self) -> tuple[Entity, ...]:
        if self._read is None:
            try:
                found = json.loads(self._written)
                self._read = tuple(Entity(Span(start, end), label) for start, end, label in found)
            except (ValueError, TypeError) as error:
                raise not_as_written(error) from error
        return self._read


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
    # One text is read much sooner than five short ones.
    of_source, of_cue, of_content, heard, ordinals = json.loads(f"[{source},{cue},{content},{relays},{sentences}]")
    claim = Claim(
        source=_spans(of_source),
        cue=_spans(of_cue),
        content=_spans(of_content),
        speech=speech,
        speaker=stored_speaker(speaker),
        relays=tuple(Speaker(*parts) for parts in heard),
        sentences=tuple(ordinals),
        manner=_manner(lemma, kind, bool(negated), bool(hypothetical)),
        confidence=confidence,
    )
    return StoredClaim(row, article_id, claim)


def _spans(offsets: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in offsets])


_manner = lru_cache(maxsize=_REMEMBERED)(Manner)


def speaker_json(speaker: Speaker | None) -> str | None:
    """Return a speaker as the column keeps it: the same speaker, the same text."""
    return None if speaker is None else _json(_speaker_parts(speaker))


@lru_cache(maxsize=_REMEMBERED)
def stored_speaker(written: str | None) -> Speaker | None:
    """Return the speaker of a column's text."""
    return None if written is None else Speaker(*json.loads(written))


def _speaker_parts(speaker: Speaker) -> list[str | bool | None]:
    return [speaker.name, speaker.role, speaker.named, speaker.anonymity_reason]


# json.dumps makes an encoder at every call.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
