"""The claim finder: parsed sentences → claims, each with its speaker or, when unsure, none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span
from index.claims.claim import Claim, Speaker, Speech
from index.claims.direct import find_direct
from index.claims.finding import Finding
from index.claims.frames import Frame
from index.claims.indirect import find_indirect
from index.claims.speakers import Cast
from index.quotes import Quotation

# A conjunction left over where the next clause was cut off.
_JOINT = re.compile(r"[,;]?\s+(?:and|but|or|as)$", re.IGNORECASE)
_LOOSE = " \t\r\n\u00a0,;:.—–-"


def find_claims(text: str, frames: Sequence[Frame], quotations: Sequence[Quotation]) -> list[Claim]:
    """Return the claims of one article in the order of their content."""
    findings = find_direct(text, frames)
    for frame in frames:
        findings += find_indirect(text, frame)
    findings = _distinct([finding for finding in findings if _tidied(finding, text, quotations)])
    cast = Cast(frames)
    speakers = [cast.speaker(finding.frame, finding.source_head) for finding in findings]
    claims = []
    for finding, speaker in zip(findings, speakers, strict=True):
        relay = cast.speaker(finding.frame, finding.relay_head) or _told_by(finding, speaker, findings, speakers)
        claims.append(
            Claim(
                source=tuple(finding.source),
                cue=tuple(finding.cue),
                content=tuple(finding.content),
                speech=_speech(text, finding.content, quotations),
                speaker=speaker,
                relayed_by=relay,
                sentences=_ordinals(finding, frames),
            )
        )
    return sorted(claims, key=lambda claim: (claim.content[0], claim.cue))


def _tidied(finding: Finding, text: str, quotations: Sequence[Quotation]) -> bool:
    """Trim the content's spans of what is not content; False when nothing with words is left."""
    marks = {quotation.span.end for quotation in quotations}
    kept: list[Span] = []
    for span in finding.content:
        start, end = span.start, span.end
        while start < end and text[start] in _LOOSE:
            start += 1
        while end > start and end not in marks and text[end - 1] in _LOOSE:
            end -= 1
        joint = _JOINT.search(text, start, end)
        if joint is not None and end not in marks:
            end = joint.start()
        if any(character.isalnum() for character in text[start:end]):
            kept.append(Span(start, end))
    finding.content = sorted(kept)
    return bool(kept)


def _distinct(findings: list[Finding]) -> list[Finding]:
    """Drop a finding whose cue and content another one has; the one with more content stays."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: -sum(s.end - s.start for s in f.content)):
        if not any(set(finding.cue) & set(other.cue) for other in kept if finding.cue):
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)


def _told_by(
    finding: Finding, speaker: Speaker | None, findings: Sequence[Finding], speakers: Sequence[Speaker | None]
) -> Speaker | None:
    """Return who reports this claim inside a claim of their own ("Ivanova said that critics argue …")."""
    if not finding.cue:
        return None
    holders = [
        (sum(span.end - span.start for span in other.content), index)
        for index, other in enumerate(findings)
        if other is not finding and any(span.holds(finding.cue[0]) for span in other.content)
    ]
    if not holders:
        return None
    teller = speakers[min(holders)[1]]
    return teller if teller != speaker else None


def _speech(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Speech:
    """Return how much of the content stands in quote marks: all, part or nothing."""
    quoted = sum(
        min(span.end, q.span.end) - max(span.start, q.span.start)
        for span in content
        for q in quotations
        if q.span.overlaps(span)
    )
    if not quoted:
        return "indirect"
    bare = sum(span.end - span.start for span in content) - quoted
    return "direct" if bare <= len("that ") else "mixed"


def _ordinals(finding: Finding, frames: Sequence[Frame]) -> tuple[int, ...]:
    spans = [*finding.source, *finding.cue, *finding.content]
    return tuple(frame.ordinal for frame in frames if any(span.overlaps(frame.span) for span in spans))
