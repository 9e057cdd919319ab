"""Answer: what every way of asking gives back, and the one JSON object for it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from qa.parts import (
    Correction,
    Disagreement,
    Limited,
    Line,
    More,
    Nearest,
    Passage,
    Phrased,
    Revision,
    Searched,
    Source,
)
from qa.question import Shape

Outcome = Literal["answered", "no_claim", "no_evidence"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to one question. A refusal has no lines, passages or sources.

    ``shape`` is what was asked for: claims, whether they agree, one speaker's over time or who said something
    first (both oldest first), the articles that hold something (counted in ``articles``), or who somebody is.
    """

    question: str
    standalone_question: str
    outcome: Outcome
    searched: Searched
    lines: tuple[Line, ...] = ()
    passages: tuple[Passage, ...] = ()
    sources: tuple[Source, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    shape: Shape = "claims"
    disagreements: tuple[Disagreement, ...] = ()
    limited: Limited = field(default_factory=Limited)
    articles: int | None = None
    more: More | None = None
    revisions: tuple[Revision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    phrased: Phrased | None = None
    timings_ms: dict[str, float] = field(default_factory=dict, compare=False)

    @property
    def dated(self) -> bool:
        """Whether each line is told with the day of its article: the answer is about which was when."""
        return self.shape in {"change", "first"}

    def to_json(self) -> dict[str, Any]:
        """Return the object that ``ask --json`` and the web API print."""
        shown: dict[str, Any] = {
            "question": self.question,
            "standalone_question": self.standalone_question,
            "outcome": self.outcome,
            "lines": [_plain_line(line) for line in self.lines],
            "passages": [_plain(passage) for passage in self.passages],
            "sources": [_plain(source) for source in self.sources],
        }
        shown |= {
            "shape": self.shape,
            "disagreements": [_plain(pair) for pair in self.disagreements],
            "limited": _plain(self.limited),
            "articles": self.articles,
            "more": _plain(self.more) if self.more else None,
            "revisions": [_plain(revision) for revision in self.revisions],
            "corrections": [_plain(notice) for notice in self.corrections],
            "phrased": _phrased(self.phrased),
        }
        if self.outcome != "answered":
            shown["nearest"] = [{"sentence": one.sentence, "article_id": one.article_id} for one in self.nearest]
        return shown | {"searched": _plain(self.searched), "timings_ms": dict(self.timings_ms)}


def _phrased(phrased: Phrased | None) -> dict[str, Any] | None:
    if phrased is None:
        return None
    sentences = [{"text": one.text, "citations": list(one.citations)} for one in phrased.sentences]
    return {"model": phrased.model, "sentences": sentences, "dropped": phrased.dropped, "failure": phrased.failure}


def _plain_line(line: Line) -> dict[str, Any]:
    manner = {"kind": line.manner.kind, "lemma": line.manner.lemma, "negated": line.manner.negated}
    return {
        "speaker": asdict(line.speaker),
        "cue": line.cue,
        "manner": manner,
        "content": line.content,
        "report": line.report,
        "shown": line.shown,
        "speech": line.speech,
        "relayed_by": asdict(line.relayed_by) if line.relayed_by else None,
        "relays": [asdict(relay) for relay in line.relays],
        "citations": list(line.citations),
    }


def _plain(
    part: Passage | Source | Searched | Disagreement | Limited | More | Revision | Correction,
) -> dict[str, Any]:
    """Return a part as JSON has it: tuples as lists, dataclasses as objects."""
    return {name: _listed(value) for name, value in asdict(part).items()}


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
