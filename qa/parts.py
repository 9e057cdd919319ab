"""The parts of an answer: what is cited, claimed, opposed, corrected, left out and offered."""

from __future__ import annotations

from dataclasses import dataclass, field

from index import Manner, Speaker
from qa.opposing import Reason


@dataclass(frozen=True, slots=True)
class Source:
    """One cited sentence; ``sentence == article.text[start:end]``, byte for byte."""

    number: int
    article_id: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    sentence: str
    start: int
    end: int
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One claim with its speaker; ``content`` keeps the article's own words and quote marks.

    Where the article interrupts the content (by its attribution, say), the pieces are joined by " … ".
    ``relays`` are those through whom it reached the reporter, nearest to the speaker first. ``report`` leads from the
    speaker to ``shown``, so that the three read as a sentence: "told the council that", "said:"; ``shown`` is the
    content, or the article's whole sentence where no other sentence can be made of it. Both are empty where no
    article told them.
    """

    speaker: Speaker
    cue: str
    content: str
    speech: str
    relays: tuple[Speaker, ...]
    citations: tuple[int, ...]
    manner: Manner = field(default_factory=Manner)
    report: str = ""
    shown: str = ""

    @property
    def relayed_by(self) -> Speaker | None:
        """Who heard it from the speaker; None when it reached the reporter directly."""
        return self.relays[0] if self.relays else None


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """One claim of a listing: who, how, what, and the sentence it stands in. ``speaker`` None: unsure who speaks.

    ``relays`` are those through whom it reached the reporter, nearest to the speaker first.
    """

    speaker: Speaker | None
    cue: str
    content: str
    speech: str
    relays: tuple[Speaker, ...]
    source: Source
    manner: Manner = field(default_factory=Manner)

    @property
    def relayed_by(self) -> Speaker | None:
        """Who heard it from the speaker; None when it reached the reporter directly."""
        return self.relays[0] if self.relays else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that answers a question that is not about claims.

    ``answer`` is the ``[start, end)`` of the answer's words within ``text``, where they were found.
    """

    text: str
    answer: tuple[int, int] | None
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two lines taken as opposed, by their places among the answer's lines, the earlier claim first.

    ``reason`` is the sign: one denies or negates what the other says, uses an opposite term or another
    number, or the article sets it against the other. ``words`` are the articles' own that show it: a
    word of each line, or the one that sets the second against the first ("denied", "however").
    """

    lines: tuple[int, int]
    reason: Reason
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What an earlier version of a line's article had in its place, by the same speaker; no source of the answer.

    ``line`` is the line's place. ``sentence`` stands at ``[start, end)`` of the earlier version, which is kept.
    """

    line: int
    article_id: str
    published: str | None
    sentence: str
    start: int
    end: int
    content: str
    report: str
    shown: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice of correction or retraction whose words say that it is about the article of the sources ``numbers``."""

    numbers: tuple[int, ...]
    article_id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ProseSentence:
    """A sentence that a language model wrote and the cited lines bear out."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Phrased:
    """What a language model made of an answer's lines: sentences that passed, how many did not, why there are none."""

    model: str
    sentences: tuple[ProseSentence, ...] = ()
    dropped: int = 0
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Limited:
    """The outlet and the days, inclusive, that the question's own words limited it to; None for no limit."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class More:
    """Claims of articles about ``topic`` that do not name it and are left out of a long answer.

    ``ask`` is the question whose answer has them all.
    """

    claims: int
    articles: int
    topic: str
    ask: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """A sentence offered beside a refusal, labelled as not an answer; it is never cited. ``start`` is its first
    character in the article."""

    sentence: str
    article_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Searched:
    """How much was searched for an answer."""

    articles: int
    sentences: int
    claims: int
