"""What the page shows, as escaped HTML: pure functions of exchanges and of the collection.

Everything that comes from an article or a visitor goes through ``_text``; nothing is Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

from index import Speaker
from qa import Line, Outcome, Passage, Source
from ui import strings
from ui.exchange import Card, Collection, Exchange, NearCard

_REFUSALS: dict[Outcome, str] = {"no_claim": strings.NO_CLAIM, "no_evidence": strings.NO_EVIDENCE}


def question(exchange: Exchange) -> str:
    """Return the visitor's question as a message."""
    return f'<p class="question" id="t{exchange.number}" tabindex="-1">{_text(exchange.question)}</p>'


def answer(exchange: Exchange) -> list[str]:
    """Return the answer so far as the blocks of one message; each block only grows, so that readers keep their place."""
    blocks = []
    if exchange.read_as:
        blocks.append(f'<p class="aside">{strings.READ_AS} {_text(exchange.read_as)}</p>')
    blocks += _parts(exchange)
    if exchange.answer is not None and exchange.answer.outcome != "answered":
        blocks.append(f'<p class="refusal">{_REFUSALS[exchange.answer.outcome]}</p>')
        blocks += [_nearest(exchange.nearest)] if exchange.nearest else []
    if exchange.stage == "failed":
        blocks.append(f'<p class="failure">{_text(exchange.note)}</p>')
    elif exchange.stage == "stopped":
        blocks.append(f'<p class="aside">{strings.STOPPED}</p>')
    elif exchange.busy:
        blocks.append(f'<p class="aside progress">{_text(exchange.note or strings.SEARCHING)}</p>')
    elif exchange.answer is not None:
        blocks.append(_searched(exchange))
    return blocks


def sources(exchanges: Sequence[Exchange]) -> str:
    """Return the Sources panel: the newest question's cards open, those of earlier questions folded below."""
    head = f"<h2>{strings.SOURCES}</h2>"
    if not exchanges:
        return f'{head}<p class="aside">{strings.SOURCES_EMPTY}</p>'
    newest, *earlier = reversed(exchanges)
    shown = [newest, *(exchange for exchange in earlier if exchange.cards)]
    return head + "".join(_turn(exchange, folded=place > 0) for place, exchange in enumerate(shown))


def head(collection: Collection | None, note: str = "") -> str:
    """Return the head of the page; ``note`` stands in for the collection until it is known."""
    lines = [f"<h1>{strings.NAME}</h1>"]
    if collection is None:
        lines.append(f'<p class="collection">{_text(note or strings.TAGLINE)}</p>')
    else:
        lines.append(f'<p class="collection">{_text(", ".join(_extent(collection)))}</p>')
        lines += [f'<p class="collection note">{strings.SAMPLES_NOTE}</p>'] if collection.samples else []
    return "".join(lines)


def introduction() -> str:
    """Return what the page says before the first question."""
    return f'<p class="introduction">{strings.INTRODUCTION}</p><h2>{strings.EXAMPLES_LABEL}</h2>'


def notice(sentence: str) -> str:
    """Return a sentence for beside the question box; empty for none."""
    return f"<p>{_text(sentence)}</p>" if sentence else ""


def day(published: str | None) -> str:
    """Return an ISO date or date-time as "3 March 2026", anything else as it is, none as no date."""
    if not published:
        return strings.UNDATED
    try:
        found = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{found.day} {found:%B %Y}"


def origin(title: str | None, outlet: str | None, published: str | None) -> str:
    """Return where a sentence stands, as plain words: outlet, day, title."""
    return ", ".join(part for part in (outlet, day(published) if published else None, _titled(title)) if part)


def _parts(exchange: Exchange) -> Iterable[str]:
    """Lines and passages; lines of one speaker in a row share a block, the role said once."""
    cards = {card.source.number: card for card in exchange.cards or ()}
    introduced: set[Speaker] = set()
    numbered = list(enumerate(exchange.parts, start=1))
    for speaker, run in groupby(numbered, key=lambda part: part[1].speaker if isinstance(part[1], Line) else None):
        shown = []
        for place, part in run:
            where = f'id="t{exchange.number}-l{place}" tabindex="-1"'
            links = " ".join(_citation(exchange.number, cards[number].source) for number in part.citations)
            if isinstance(part, Line):
                shown.append(f'<p class="line" {where}>{_line(part, part.speaker in introduced)} {links}</p>')
                introduced.add(part.speaker)
            else:
                shown.append(f'<p class="passage" {where}>{_passage(part, cards)} {links}</p>')
        kind = "passages" if speaker is None else "speaker"
        yield f'<div class="{kind}">{"".join(shown)}</div>'


def _line(line: Line, introduced: bool) -> str:
    """One claim: who, how the article reports it, the words; the speaker always stands first."""
    who = _speaker(line.speaker, brief=introduced)
    if line.relayed_by is not None:
        who += f', <span class="relayed">{strings.RELAYED_BY} {_speaker(line.relayed_by, brief=False)}</span>'
    cue = f' <span class="cue">{_text(line.cue)}</span>' if line.cue else ""
    return f'{who}{cue}: <span class="content">{_text(line.content)}</span>'


def _speaker(speaker: Speaker, *, brief: bool) -> str:
    name = speaker.name if speaker.named else speaker.name[:1].upper() + speaker.name[1:]
    shown = f"<strong>{_text(name)}</strong>"
    if brief:
        return shown
    if speaker.role and speaker.role.casefold() != speaker.name.casefold():
        shown += f', <span class="role">{_text(speaker.role)}</span>'
    if not speaker.named:
        reason = f": {_text(speaker.anonymity_reason)}" if speaker.anonymity_reason else ""
        shown += f' <span class="unnamed">({strings.UNNAMED}{reason})</span>'
    return shown


def _passage(passage: Passage, cards: dict[int, Card]) -> str:
    said = _text(passage.text)
    if passage.answer is not None:
        start, end = passage.answer
        if not 0 <= start < end <= len(passage.text):
            raise ValueError(f"answer [{start}, {end}) is not within a passage of {len(passage.text)} characters")
        text = passage.text
        said = f"{_text(text[:start])}<strong>{_text(text[start:end])}</strong>{_text(text[end:])}"
    source = cards[passage.citations[0]].source
    where = ", ".join(part for part in (source.outlet, day(source.published)) if part)
    title = f"<cite>{_text(_titled(source.title))}</cite>"
    return f'{strings.ACCORDING_TO} {title} ({_text(where)}): “<span class="content">{said}</span>”'


def _citation(turn: int, source: Source) -> str:
    words = f"{source.number}, {_named(source)}"
    return f'<a class="citation" href="#t{turn}-s{source.number}">{_text(words)}</a>'


def _nearest(nearest: Iterable[NearCard]) -> str:
    items = "".join(
        f"<li><q>{_text(near.sentence)}</q> <cite>{_text(near.origin)}</cite></li>" for near in nearest
    )
    return f'<div class="nearest"><h3>{strings.NEAREST}</h3><ul>{items}</ul></div>'


def _searched(exchange: Exchange) -> str:
    if exchange.answer is None:
        return ""
    searched, timings = exchange.answer.searched, exchange.answer.timings_ms
    seconds = timings.get("total", sum(timings.values())) / 1000
    said = strings.SEARCHED.format(
        articles=_counted(searched.articles, "article"),
        sentences=_counted(searched.sentences, "sentence"),
        claims=_counted(searched.claims, "claim"),
        seconds=f"{seconds:.2f}",
    )
    return f'<p class="aside searched">{said}</p>'


def _turn(exchange: Exchange, *, folded: bool) -> str:
    """The cards of one question.

    gr.HTML patches its elements place by place, and ``:target`` stays with an element whatever its id
    becomes. Questions therefore alternate between two tag names: a new one replaces, never inherits.
    """
    tag = ("section", "div")[exchange.number % 2]
    if exchange.cards:
        cited = _cited_in(exchange)
        body = "".join(_card(exchange.number, card, cited.get(card.source.number, [])) for card in exchange.cards)
    else:
        coming = exchange.busy and exchange.cards is None
        body = f'<p class="aside">{strings.SOURCES_COMING if coming else strings.SOURCES_NONE}</p>'
    if folded:
        of = strings.SOURCES_OF.format(question=_text(_shortened(exchange.question)))
        body = f"<details><summary>{of}</summary>{body}</details>"
    return f'<{tag} class="turn">{body}</{tag}>'


def _card(turn: int, card: Card, lines: list[int]) -> str:
    source = card.source
    details = [_text(source.outlet)] if source.outlet else []
    details.append(_text(day(source.published)))
    details += [_text(source.author)] if source.author else []
    also = ""
    if card.also_in:
        also = f'<p class="also">{strings.ALSO_IN} {_text(", ".join(card.also_in))}</p>'
    return (
        f'<article class="card" id="t{turn}-s{source.number}" tabindex="-1">'
        f'<p class="origin"><span class="number">{source.number}</span> {" · ".join(details)}</p>'
        f"<h3>{_headline(source)}</h3>"
        f"<blockquote>{_text(card.before)} <mark>{_text(source.sentence)}</mark> {_text(card.after)}</blockquote>"
        f"{also}{_back(turn, lines)}</article>"
    )


def _headline(source: Source) -> str:
    title = _text(_titled(source.title))
    if source.url is None or not _is_web(source.url):
        return title
    return f'<a href="{_text(source.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'


def _back(turn: int, lines: list[int]) -> str:
    """Links from a card to the lines that cite it; to the question where none does yet."""
    if not lines:
        return f'<p class="back"><a href="#t{turn}">{strings.BACK_TO_ANSWER}</a></p>'
    first, *rest = lines
    links = [f'<a href="#t{turn}-l{first}">{strings.BACK_TO_ANSWER}</a>']
    links += [f'<a href="#t{turn}-l{line}">{strings.BACK_TO_LINE.format(line=line)}</a>' for line in rest]
    return f'<p class="back">{", ".join(links)}</p>'


def _cited_in(exchange: Exchange) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for place, part in enumerate(exchange.parts, start=1):
        for number in part.citations:
            places.setdefault(number, []).append(place)
    return places


def _extent(collection: Collection) -> list[str]:
    extent = [_counted(collection.articles, "article"), _counted(collection.outlets, "outlet")]
    if collection.first_day and collection.last_day:
        extent.append(_days(collection.first_day, collection.last_day))
    return extent


def _days(first: date, last: date) -> str:
    if first == last:
        return day(first.isoformat())
    start = f"{first.day} {first:%B}" if first.year == last.year else day(first.isoformat())
    return f"{start} – {day(last.isoformat())}"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def _named(source: Source) -> str:
    return source.outlet or (_shortened(source.title, 40) if source.title else strings.SOURCE.format(number=source.number))


def _titled(title: str | None) -> str:
    return title or strings.UNTITLED


def _shortened(words: str, most: int = 80) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _text(words: str) -> str:
    return escape(words, quote=True)
