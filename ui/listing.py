"""Claims and speakers → plain text, CSV and JSON: pure functions for the command line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from index import Article, Claim, Extraction, Manner, Span, Speaker, SpeakerRecord
from qa import ClaimFound, Line
from qa.telling import Surroundings, told
from ui.languages import counted
from ui.wording import UNSURE, flat, line_text, terminal_safe

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|]|[\t\r]")
_CLAIM_COLUMNS = (
    *("speaker", "role", "named", "anonymity_reason", "relayed_by", "relays"),
    *("cue", "manner", "negated", "content", "speech"),
    *("outlet", "published", "title", "author", "url", "article_id", "start", "end", "sentence"),
)


def claims_json(claims: Iterable[ClaimFound]) -> list[dict[str, Any]]:
    """Return listed claims as JSON has them, each with its source as in an answer."""
    return [
        {
            "speaker": asdict(claim.speaker) if claim.speaker else None,
            "cue": claim.cue,
            "content": claim.content,
            "speech": claim.speech,
            **_report(claim),
            "source": asdict(claim.source),
        }
        for claim in claims
    ]


def claims_csv(claims: Iterable[ClaimFound]) -> str:
    """Return listed claims as CSV with a head line.

    A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_CLAIM_COLUMNS)
    for claim in claims:
        cells = asdict(claim.source) | asdict(claim.speaker or Speaker("")) | asdict(claim)
        cells |= {
            "speaker": claim.speaker.name if claim.speaker else "",
            "named": (str(claim.speaker.named).lower()) if claim.speaker else "",
            "relayed_by": claim.relayed_by.name if claim.relayed_by else "",
            "relays": "; ".join(relay.name for relay in claim.relays),
            "manner": claim.manner.kind,
            "negated": str(claim.manner.negated).lower(),
        }
        writer.writerow([_cell(cells[column]) for column in _CLAIM_COLUMNS])
    return written.getvalue()


def extraction_json(article: Article, claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Return the claims of ``article`` as JSON has them, each span with its words."""

    def worded(spans: Sequence[Span]) -> list[dict[str, Any]]:
        return [{"start": span.start, "end": span.end, "text": span.of(article.text)} for span in spans]

    return [
        {
            "source": worded(claim.source),
            "cue": worded(claim.cue),
            "content": worded(claim.content),
            "speech": claim.speech,
            "speaker": asdict(claim.speaker) if claim.speaker else None,
            **_report(claim),
            "confidence": claim.confidence,
            "sentences": list(claim.sentences),
        }
        for claim in claims
    ]


def extraction_text(article: Article, extraction: Extraction) -> str:
    """Return the claims of ``article`` as plain text, a claim a paragraph, with the offsets of its content."""
    around = Surroundings(article.text, [sentence.span for sentence in extraction.sentences], extraction.claims)

    def worded(claim: Claim) -> str:
        cue = " … ".join(span.of(article.text) for span in claim.cue)
        words = told(claim, claim.content, around)
        speaker = claim.speaker or Speaker(UNSURE, named=False)
        where = ", ".join(f"{span.start}–{span.end}" for span in claim.content)
        said = (cue, words.content, claim.speech, claim.relays, ())
        line = Line(speaker, *said, claim.manner, words.report, words.shown)
        reported = [f"{claim.speech} speech", *_reserve(claim.manner), f"characters {where}"]
        return f"{line_text(line)}\n    {', '.join(reported)}"

    return "\n\n".join(worded(claim) for claim in extraction.claims)


def speakers_json(records: Iterable[SpeakerRecord]) -> list[dict[str, Any]]:
    """Return speakers as JSON has them, each with every mention: its article, how that calls it, how many claims."""
    return [
        {
            "name": record.name,
            "named": record.named,
            "claims": record.claims,
            "mentions": [
                {"article_id": mention.article_id, "speaker": asdict(mention.speaker), "claims": mention.claims}
                for mention in record.mentions
            ],
        }
        for record in records
    ]


def speaker_text(record: SpeakerRecord) -> str:
    """Return a speaker in a line: name, number of claims and articles, and what else articles call the same one."""
    articles = len({mention.article_id for mention in record.mentions})
    others = dict.fromkeys(mention.speaker.name for mention in record.mentions if mention.speaker.name != record.name)
    also = f"; also {', '.join(map(flat, others))}" if others else ""
    return f"{flat(record.name)}: {counted(record.claims, 'claim')} in {counted(articles, 'article')}{also}"


def _report(claim: Claim | ClaimFound) -> dict[str, Any]:
    return {
        "manner": asdict(claim.manner),
        "relayed_by": asdict(claim.relayed_by) if claim.relayed_by else None,
        "relays": [asdict(relay) for relay in claim.relays],
    }


def _reserve(manner: Manner) -> list[str]:
    """Return what to say of a report that was not made, or not yet."""
    return ["negated"] * manner.negated + ["hypothetical"] * manner.hypothetical


def _cell(value: object) -> str:
    written = "" if value is None else str(value)
    safe = terminal_safe(written.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{safe}" if _FORMULA.match(written) else safe
