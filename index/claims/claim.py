"""Claim, its Speaker and Manner: what the claim finder gives and everything else reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.article import Span

Speech = Literal["direct", "mixed", "indirect"]
MannerKind = Literal[
    "said",
    "claimed",
    "denied",
    "doubted",
    "warned",
    "feared",
    "promised",
    "demanded",
    "asked",
    "estimated",
    "believed",
    "hoped",
    "agreed",
    "admitted",
    "accused",
    "criticised",
    "praised",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source span stands for after resolution within its article.

    ``name`` is canonical ("Natalia Ivanova"); for a source without a name it is the description
    the article gives ("a source close to the administration"), and ``named`` is False.
    """

    name: str
    role: str | None = None
    named: bool = True
    anonymity_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How a claim is reported: "denied" is not "said", "did not say" and "would say" are no saying at all.

    ``lemma`` is the cue in its dictionary form, lower-case ("say", "deny", "according to", ":"), empty
    where there is no cue. ``negated``: the article reports that this was not done ("did not deny",
    "refused to say"). ``hypothetical``: that it may be, will be or would be ("could claim", "if he says").
    """

    lemma: str = ""
    kind: MannerKind = "said"
    negated: bool = False
    hypothetical: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's reported statement, as offsets into ``article.text`` (attribution research: PARC, PolNeAR).

    Spans are trimmed of outer white space and ordered; a direct quote's content span includes its
    quote marks. ``speaker`` is None when it is unsure who speaks. ``relays`` are those through whom the
    claim reached the reporter, nearest to the speaker first ("Reuters cited TASS quoting Petrova": TASS,
    Reuters). ``sentences`` are the ordinals of the sentences that hold content, cue or source, ascending.
    ``confidence`` is the probability, 0 to 1, that the content is claimed, and by this source.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: Speech
    speaker: Speaker | None
    relays: tuple[Speaker, ...]
    sentences: tuple[int, ...]
    manner: Manner = Manner()
    confidence: float = 1.0

    @property
    def relayed_by(self) -> Speaker | None:
        """Who heard it from the speaker, None when it reached the reporter directly."""
        return self.relays[0] if self.relays else None
