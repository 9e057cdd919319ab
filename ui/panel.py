"""The Sources panel: for each question, its cited sentences marked in the text around them; pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from qa import Source
from ui import strings
from ui.exchange import Card, Exchange
from ui.markup import card_id, day, is_web, line_id, question_id, shortened, text, titled

_QUESTION_LENGTH = 80


def sources(exchanges: Sequence[Exchange]) -> str:
    """Return the Sources panel: the newest question's cards open, those of earlier questions folded below."""
    head = f"<h2>{strings.SOURCES}</h2>"
    if not exchanges:
        return f'{head}<p class="aside">{strings.SOURCES_EMPTY}</p>'
    newest, *earlier = reversed(exchanges)
    shown = [newest, *(exchange for exchange in earlier if exchange.cards)]
    # gr.HTML patches its elements place by place, and :target stays with an element whatever its id becomes.
    # Counted from the oldest, questions alternate between two tags: one more moves all, and none inherits a highlight.
    tags = (("section", "div")[place % 2] for place in reversed(range(len(shown))))
    return head + "".join(_turn(one, tag, folded=one is not newest) for one, tag in zip(shown, tags, strict=True))


def _turn(exchange: Exchange, tag: str, *, folded: bool) -> str:
    """The cards of one question."""
    if exchange.cards:
        cited = _cited_in(exchange)
        body = "".join(_card(exchange.number, card, cited.get(card.source.number, [])) for card in exchange.cards)
    else:
        coming = exchange.busy and exchange.cards is None
        body = f'<p class="aside">{strings.SOURCES_COMING if coming else strings.SOURCES_NONE}</p>'
    if folded:
        of = strings.SOURCES_OF.format(question=text(shortened(exchange.question, _QUESTION_LENGTH)))
        body = f"<details><summary>{of}</summary>{body}</details>"
    return f'<{tag} class="turn">{body}</{tag}>'


def _card(turn: int, card: Card, lines: list[int]) -> str:
    source = card.source
    details = [text(source.outlet)] if source.outlet else []
    details.append(text(day(source.published)))
    details += [text(source.author)] if source.author else []
    also = ""
    if card.also_in:
        also = f'<p class="also">{strings.ALSO_IN} {text(", ".join(card.also_in))}</p>'
    return (
        f'<article class="card" id="{card_id(turn, source.number)}" tabindex="-1">'
        f'<p class="origin"><span class="number">{source.number}</span> {" · ".join(details)}</p>'
        f"<h3>{_headline(source)}</h3>"
        f"<blockquote>{text(card.before)} <mark>{text(source.sentence)}</mark> {text(card.after)}</blockquote>"
        f"{also}{_back(turn, lines)}</article>"
    )


def _headline(source: Source) -> str:
    title = text(titled(source.title))
    if source.url is None or not is_web(source.url):
        return title
    return f'<a href="{text(source.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'


def _back(turn: int, lines: list[int]) -> str:
    """Links from a card to the lines that cite it; to the question where none does yet."""
    if not lines:
        return f'<p class="back"><a href="#{question_id(turn)}">{strings.BACK_TO_ANSWER}</a></p>'
    first, *rest = lines
    links = [f'<a href="#{line_id(turn, first)}">{strings.BACK_TO_ANSWER}</a>']
    links += [f'<a href="#{line_id(turn, line)}">{strings.BACK_TO_LINE.format(line=line)}</a>' for line in rest]
    return f'<p class="back">{", ".join(links)}</p>'


def _cited_in(exchange: Exchange) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for place, part in enumerate(exchange.parts, start=1):
        for number in part.citations:
            places.setdefault(number, []).append(place)
    return places
