"""Claim and Speaker: what the claim finder gives and everything else reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.article import Span

Speech = Literal["direct", "mixed", "indirect"]


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
class Claim:
    """Somebody's reported statement, as offsets into ``article.text`` (attribution research: PARC, PolNeAR).

    Spans are trimmed of outer white space and ordered; a direct quote's content span includes its
    quote marks. ``speaker`` is None when it is unsure who speaks. ``sentences`` are the ordinals of
    the sentences that hold content, cue or source, ascending.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: Speech
    speaker: Speaker | None
    relayed_by: Speaker | None
    sentences: tuple[int, ...]
