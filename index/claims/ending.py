"""Reports that end their sentence, "…, a source said.", which the network passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from index.article import Span
from index.claims.content import tidy
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.heads import head_of
from index.claims.sources import can_speak

_ENDING = {"say", "add", "report", "announce", "explain", "warn", "argue", "claim", "note", "write"}
_FINITE = {"VBD", "VBZ", "VBP"}
# "…, officials said in a statement late on Tuesday."
_AFTER = 8
_LEAST_SAID = 4
_IN_BETWEEN = {"who", "which", "that", "and", "but", "or", "as", "if", "when", "while", "because", "though", "although"}


def with_endings(frames: Sequence[Frame], found: Sequence[Found]) -> list[Found]:
    """Return ``found`` and each report at the end of a sentence whose verb is nobody's cue yet."""
    cues = [one.cue for one in found if one.cue is not None and one.source is not None and one.content]
    kept = list(found)
    for frame in frames:
        own = None if frame.quotations else _ending(frames, frame)
        if own is None or own.cue is None or any(own.cue.overlaps(cue) for cue in cues):
            continue
        # What was found of nobody in the same words is the same report.
        kept = [one for one in kept if one.source is not None or not _is_part(one, own)]
        kept.append(own)
    return kept


def _ending(frames: Sequence[Frame], frame: Frame) -> Found | None:
    doc = frame.doc
    verb = next((t for t in doc if t.head == t and t.lemma_.lower() in _ENDING and t.tag_ in _FINITE), None)
    if verb is None or frame.is_quoted(verb):
        return None
    comma = next((t.i for t in reversed(doc[: verb.i]) if t.text == ","), 0)
    run, after = list(doc[comma + 1 : verb.i]), [t for t in doc[verb.i + 1 :] if not t.is_punct]
    if not run or comma < _LEAST_SAID or len(after) > _AFTER or any(t.pos_ in {"VERB", "AUX", "SCONJ"} for t in after):
        return None
    if any(t.lower_ in _IN_BETWEEN or t.tag_ in _FINITE or frame.is_quoted(t) for t in run):
        return None
    source = frame.span_of(run[0].idx, run[-1].idx + len(run[-1]))
    head = head_of(frames, source)
    if head is None or head[1].pos_ not in {"NOUN", "PROPN"} or not can_speak(head[1]) or not _states(doc[:comma]):
        return None
    said = tidy(frame.text, [Span(frame.span.start, frame.token_span(doc[comma]).start)])
    return Found(source, frame.token_span(verb), said, verb) if said else None


def _states(words: Iterable[Token]) -> bool:
    """True for words with a verb of their own: "On Monday, officials said." is no statement."""
    return any(token.tag_ in {*_FINITE, "MD"} for token in words)


def _is_part(one: Found, own: Found) -> bool:
    spans = [span for span in (one.cue, *one.content) if span is not None]
    return bool(one.content) and all(any(held.holds(span) for held in own.content) for span in spans)
