"""Wording: how a claim, a passage and a source are put into words, and made safe to print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.languages import phrases

if TYPE_CHECKING:
    from index import Speaker
    from qa import Line, Passage, Source

UNSURE = "someone the article does not make clear"

_DOUBLE_QUOTES = re.compile(r"[“”„«»\"]")
_LINE_BREAKS = re.compile(r"[ \t]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")
# Control characters but the line feed, marks that turn the direction of writing, and what UTF-8 cannot write.
STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def line_text(line: Line, *, introduce: bool = True) -> str:
    """Return one claim in words, its speaker first: "Maria Petrova (a teacher) said: ‘…’"; citations are not added.

    A colon leads to quoted words, none to a report that goes on in the same sentence ("said that …").

    With ``introduce`` the speaker's role and the reason for not being named stand in parentheses.
    """
    content = flat(line.shown or line.content)
    if _is_according(line):
        return f"According to {_within(line.speaker, introduce)}{relay_text(line.relays)}: {content}"
    return f"{speaker_text(line.speaker, introduce)}{_leading(line)} {content}"


def reported(line: Line) -> str:
    """Return what leads from the speaker to the words: as the line is told, else its cue."""
    return line.report or f"{line.cue}:"


def told(line: Line) -> str:
    """Return one claim without its speaker, as it goes on after the name: "said, according to TASS, that …"."""
    return f"{_leading(line)} {flat(line.shown or line.content)}".lstrip(",: ")


def _leading(line: Line) -> str:
    """Return what leads from the speaker's name to the words, with those they came through."""
    # The command line uses this room for words of its own, and need not wait for qa/ to complain.
    from qa.telling import is_bare_link

    relay = relay_text(line.relays)
    if _is_according(line) or is_bare_link(flat(line.cue)):
        return f"{relay}:"
    return _reported(reported(line), relay)


def _is_according(line: Line) -> bool:
    return flat(line.cue).lower().startswith("according to")


def _reported(report: str, relay: str) -> str:
    """Return how a line is reported, with those it came through before what leads to the words."""
    if report.startswith(","):
        return f"{relay}{report}"
    colon = report.endswith(":")
    return f" {flat(report.rstrip(':'))}{relay}{':' if colon else ',' if relay else ''}"


def relay_text(relays: Sequence[Speaker]) -> str:
    """Return through whom words came, nearest to their speaker first: ", according to TASS, cited by Reuters"."""
    ways = [phrases().ACCORDING_TO.lower(), *[phrases().CITED_BY] * len(relays)]
    return "".join(f", {way} {_within(relay)}" for way, relay in zip(ways, relays, strict=False))


def passage_text(passage: Passage, source: Source) -> str:
    """Return a passage in words, its article first: "According to «title» (outlet, day): “sentence”"."""
    where = ", ".join(_outlet_and_day(source))
    return f"According to {_titled(source)}{f' ({where})' if where else ''}: {quoted(passage.text)}"


def source_text(source: Source) -> str:
    """Return outlet, day and title of a cited sentence, as far as they are known."""
    return ", ".join([*_outlet_and_day(source), _titled(source)])


def voice(speaker: Speaker) -> str | Speaker:
    """Return what tells speakers apart for a reader: one name is one speaker, whatever role an article gives."""
    return speaker.name.casefold() if speaker.named else speaker


def terminal_safe(text: str) -> str:
    """Return ``text`` so that it cannot steer a terminal: control characters become pictures, such as ␛."""

    def picture(found: re.Match[str]) -> str:
        code = ord(found[0])
        if code == 0x09:
            return "    "
        return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"

    return STEERING.sub(picture, text)


def flat(text: str) -> str:
    """Return ``text`` on one line: a line break with the white space around it becomes one space."""
    return _LINE_BREAKS.sub(" ", text).strip()


def quoted(text: str) -> str:
    """Return words of an article on one line in quotation marks, without them where the words have their own."""
    line = flat(text)
    return line if _DOUBLE_QUOTES.search(line) else f"“{line}”"


def speaker_text(speaker: Speaker, introduce: bool = False) -> str:
    """Return who speaks, as the beginning of a sentence."""
    words = _within(speaker, introduce)
    return words if speaker.named and not words.startswith("the ") else words[:1].upper() + words[1:]


def _within(speaker: Speaker, introduce: bool = False) -> str:
    name = flat(speaker.name)
    if not introduce:
        return name
    about = [flat(speaker.role)] if speaker.role and speaker.role.casefold() != speaker.name.casefold() else []
    if not speaker.named and speaker.anonymity_reason:
        about.append(f"{phrases().UNNAMED}: {flat(speaker.anonymity_reason)}")
    return f"{name} ({'; '.join(about)})" if about else name


def _outlet_and_day(source: Source) -> list[str]:
    return [flat(part) for part in (source.outlet, source.published and source.published[:10]) if part]


def _titled(source: Source) -> str:
    return f"«{flat(source.title)}»" if source.title else f"article {source.article_id}"
