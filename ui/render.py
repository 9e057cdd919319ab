"""The conversation as escaped HTML: pure functions of exchanges."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from index import Speaker
from qa import Answer, Line, Passage, Source
from ui import lines, searched
from ui.article_view import permalink
from ui.exchange import Exchange, NearCard
from ui.facing import against, opposed
from ui.languages import counted, phrases
from ui.markup import card_id, day, isolated, line_id, named, question_id, text, titled
from ui.narrowing import in_words
from ui.remarks import Medium, remarks
from ui.wording import flat, voice

_MOST_OPEN = 12
_MOST_CITED = 3


def question(exchange: Exchange) -> str:
    """Return the visitor's question as a message."""
    return f'<p class="question" id="{question_id(exchange.number)}" tabindex="-1">{text(exchange.question)}</p>'


def answer(exchange: Exchange) -> list[str]:
    """Return the answer so far as the blocks of one message; a block only grows, so that readers keep their place."""
    blocks = []
    if narrowed := in_words(exchange.filters):
        blocks.append(f'<p class="aside">{text(phrases().SEARCHED_ONLY.format(filters=narrowed))}</p>')
    if exchange.scope != "collection":
        blocks.append(f'<p class="aside">{phrases().SEARCHED_IN[exchange.scope]}</p>')
    if exchange.read_as:
        blocks.append(f'<p class="aside">{phrases().READ_AS} {isolated(exchange.read_as)}</p>')
    blocks += _folded(exchange)
    if exchange.answer is not None:
        blocks += [f'<p class="aside">{note}</p>' for note in remarks(exchange.answer, _on_page(exchange))]
        blocks += [_opposed(exchange, exchange.answer)] if exchange.answer.disagreements else []
    if exchange.answer is not None and exchange.answer.outcome != "answered":
        blocks += _refusal(exchange, exchange.answer)
    if exchange.stage == "failed":
        blocks.append(f'<p class="failure">{text(exchange.note)}</p>')
    elif exchange.stage == "stopped":
        blocks.append(f'<p class="aside">{phrases().STOPPED}</p>')
    elif exchange.busy:
        blocks.append(f'<p class="aside progress">{text(exchange.note or phrases().SEARCHING)}</p>')
    elif exchange.answer is not None:
        blocks.append(searched.note(exchange, exchange.answer))
    return blocks


def _refusal(exchange: Exchange, answer: Answer) -> list[str]:
    """Why there is no answer, what would help, and the sentences that come nearest."""
    if not answer.searched.articles:
        return [f'<p class="refusal">{phrases().NOTHING_SEARCHED}</p>']
    nothing = answer.outcome == "no_evidence"
    blocks = [f'<p class="refusal">{phrases().NO_EVIDENCE if nothing else phrases().NO_CLAIM}</p>']
    blocks += [f'<p class="aside">{phrases().HINT}</p>'] if nothing else []
    return blocks + ([_nearest(exchange.nearest)] if exchange.nearest else [])


def _folded(exchange: Exchange) -> list[str]:
    """The blocks of lines and passages; in a long answer the later lines stand in one that unfolds."""
    blocks = list(_parts(exchange))
    shown = [block for place, block in blocks if place <= _MOST_OPEN]
    rest = exchange.parts[_MOST_OPEN:]
    if not rest:
        return shown
    claims = counted(len(rest), "claim")
    voices = {voice(part.speaker) for part in rest if isinstance(part, Line)}
    more = phrases().MORE_CLAIMS.format(claims=claims, speakers=counted(len(voices), "speaker"))
    folded = "".join(block for place, block in blocks if place > _MOST_OPEN)
    return [*shown, f'<details class="more"><summary>{more}</summary>{folded}</details>']


def _parts(exchange: Exchange) -> Iterable[tuple[int, str]]:
    """Blocks of lines and passages, each with its first place; lines of one speaker in a row share one, the role once.

    No block goes on from those that are always shown to those that are folded.
    """
    cards = {card.source.number: card for card in exchange.cards or ()}
    introduced: set[Speaker] = set()
    when = ""
    numbered = list(enumerate(exchange.parts, start=1))

    def whose(numbered: tuple[int, Line | Passage]) -> tuple[bool, str | Speaker | None]:
        place, part = numbered
        return place > _MOST_OPEN, voice(part.speaker) if isinstance(part, Line) else None

    for (_, speaker), run in groupby(numbered, key=whose):
        shown = []
        for place, part in run:
            where = f'id="{line_id(exchange.number, place)}" tabindex="-1"'
            links = " ".join(_citation(exchange.number, cards[number].source) for number in part.citations)
            if isinstance(part, Line):
                earlier, when = when, _day(exchange, cards[part.citations[0]].source)
                words = ("" if when == earlier else when) + lines.claim(part, part.speaker in introduced)
                opposed = against(exchange.answer, exchange.number, place - 1)
                shown.append(f'<p class="line" {where}>{words} {links}{opposed}</p>')
                introduced.add(part.speaker)
            else:
                shown.append(f'<p class="passage" {where}>{lines.passage(part, cards)} {links}</p>')
        kind = "passages" if speaker is None else "speaker"
        yield place - len(shown) + 1, f'<div class="{kind}">{"".join(shown)}</div>'


def _on_page(exchange: Exchange) -> Medium:
    """How remarks are written in the conversation: escaped, with links to cards and to articles."""

    def cited(numbers: Iterable[int]) -> str:
        first, rest = list(numbers)[:_MOST_CITED], list(numbers)[_MOST_CITED:]
        links = (f'<a class="citation" href="#{card_id(exchange.number, one)}">{one}</a>' for one in first)
        return " ".join([*links, *(["…"] if rest else [])])

    return Medium(
        words=lambda words: isolated(flat(words)), day=lambda when: text(day(when)), cited=cited, article=_opens
    )


def _opens(article_id: str, words: str, start: int | None = None) -> str:
    """A link that opens a whole article beside the conversation; ``words`` are HTML."""
    return f'<a class="opens" href="{text(permalink(article_id, start))}">{words}</a>'


def _day(exchange: Exchange, source: Source) -> str:
    """When a line was published, before it, where the answer is about which was when."""
    if exchange.answer is None or not exchange.answer.dated or not source.published:
        return ""
    return f'<span class="when">{text(day(source.published))}</span> '


def _opposed(exchange: Exchange, answer: Answer) -> str:
    cards = {card.source.number: card for card in exchange.cards or ()}

    def side(place: int) -> str:
        line = answer.lines[place]
        links = " ".join(_citation(exchange.number, cards[number].source) for number in line.citations)
        return f"{lines.claim(line, introduced=True)} {links}"

    return opposed(answer, exchange.number, side)


def _citation(turn: int, source: Source) -> str:
    words = f"{source.number}, {named(source)}"
    return f'<a class="citation" href="#{card_id(turn, source.number)}">{text(words)}</a>'


def _nearest(nearest: Iterable[NearCard]) -> str:
    items = "".join(
        f"<li><q>{isolated(near.sentence)}</q> "
        f"<cite>{_opens(near.article_id, text(_origin(near)), near.start)}</cite></li>"
        for near in nearest
    )
    return f'<div class="nearest"><h3>{phrases().NEAREST}</h3><ul>{items}</ul></div>'


def _origin(near: NearCard) -> str:
    return ", ".join(part for part in (near.outlet, near.published and day(near.published), titled(near.title)) if part)
