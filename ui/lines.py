"""One claim or one sentence of an answer, as escaped HTML: pure functions."""

from __future__ import annotations

from collections.abc import Mapping

from index import Speaker
from qa import Line, Passage
from qa.telling import is_bare_link
from ui.exchange import Card
from ui.languages import phrases
from ui.markup import balanced, day, isolated, text, titled
from ui.wording import flat, quoted, reported


def claim(line: Line, introduced: bool) -> str:
    """One claim: who, how the article reports it, the words; the speaker always stands first."""
    name = line.speaker.name
    who = f"<strong>{isolated(name[:1].upper() + name[1:])}</strong>"
    asides = [] if introduced else _described(line.speaker)
    for way, relay in zip([phrases().RELAYED_BY, *[phrases().CITED_BY] * len(line.relays)], line.relays, strict=False):
        link = [f"{way} {isolated(relay.name)}", *_described(relay)]
        asides.append(f'<span class="relayed">{", ".join(link)}</span>')
    who += "".join(f", {aside}" for aside in asides) + ("," if _wants_comma(line, bool(asides)) else "")
    return f"{who}{_cue(line)} {isolated(line.shown or line.content, 'content')}"


def _wants_comma(line: Line, asides: bool) -> bool:
    return not is_bare_link(line.cue) and (asides or line.report.startswith(","))


def _cue(line: Line) -> str:
    """The words of the report, as they lead to the content: " said that", " said:" before a quote."""
    if is_bare_link(line.cue):
        return ":"
    return " " + isolated(reported(line).removeprefix(", "), "cue")


def _described(speaker: Speaker) -> list[str]:
    """What is said of a speaker once: the role, and why the article gives no name."""
    described = []
    if speaker.role and speaker.role.casefold() != speaker.name.casefold():
        described.append(isolated(speaker.role, "role"))
    if not speaker.named and speaker.anonymity_reason:
        described.append(f'<span class="unnamed">{phrases().UNNAMED}: {isolated(speaker.anonymity_reason)}</span>')
    return described


def passage(passage: Passage, cards: Mapping[int, Card]) -> str:
    """One sentence of an article: where it stands, and its words with the answer stressed.

    Raises ValueError when the answer is not within them.
    """
    words = passage.text
    own_marks = quoted(words) == flat(words)
    said = text(words)
    if passage.answer is not None:
        start, end = passage.answer
        if not 0 <= start < end <= len(words):
            raise ValueError(f"answer [{start}, {end}) is not within a passage of {len(words)} characters")
        said = f"{text(words[:start])}<strong>{text(words[start:end])}</strong>{text(words[end:])}"
    source = cards[passage.citations[0]].source
    where = ", ".join(part for part in (source.outlet, source.published and day(source.published)) if part)
    title = f"<cite>«{isolated(titled(source.title))}»</cite>" + (f" ({isolated(where)})" if where else "")
    said = balanced(words, said if own_marks else f"“{said}”")
    return f'<span class="according">{phrases().ACCORDING_TO} {title}:</span> <bdi class="content">{said}</bdi>'
