"""The Sources panel: for each question, its cited sentences marked in the text around them; pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from qa import Source
from ui.article_view import permalink
from ui.exchange import Card, Exchange
from ui.languages import counted, phrases
from ui.marking import marked
from ui.markup import apart, card_id, day, headline, isolated, line_id, question_id, shortened, text

_QUESTION_LENGTH = 80
_CARDS_OPEN = 12


def sources(exchanges: Sequence[Exchange]) -> str:
    """Return the Sources panel: the newest question's cards open, those of earlier questions folded below."""
    if not exchanges:
        return f'<p class="aside">{phrases().SOURCES_EMPTY}</p>'
    newest, *earlier = reversed(exchanges)
    shown = [newest, *(exchange for exchange in earlier if exchange.cards)]
    # gr.HTML patches its elements place by place, and :target stays with an element whatever its id becomes.
    # Counted from the oldest, questions alternate between two tags: one more moves all, and none inherits a highlight.
    tags = (("section", "div")[place % 2] for place in reversed(range(len(shown))))
    return "".join(_turn(one, tag, folded=one is not newest) for one, tag in zip(shown, tags, strict=True))


def _turn(exchange: Exchange, tag: str, *, folded: bool) -> str:
    """The cards of one question."""
    if exchange.cards:
        cited = _cited_in(exchange)
        cards = [_card(exchange, card, cited.get(card.source.number, [])) for card in exchange.cards]
        body = "".join(cards[:_CARDS_OPEN])
        if rest := cards[_CARDS_OPEN:]:
            # A citation that leads to a card in here opens it: browsers unfold what holds the target of a link.
            more = phrases().MORE_SOURCES.format(sources=counted(len(rest), "source"))
            body += f'<details class="more"><summary>{more}</summary>{"".join(rest)}</details>'
    else:
        coming = exchange.busy and exchange.cards is None
        body = f'<p class="aside">{phrases().SOURCES_COMING if coming else phrases().SOURCES_NONE}</p>'
    if folded:
        of = phrases().SOURCES_OF.format(question=isolated(shortened(exchange.question, _QUESTION_LENGTH)))
        body = f"<details><summary>{of}</summary>{body}</details>"
    return f'<{tag} class="turn">{body}</{tag}>'


def _card(exchange: Exchange, card: Card, lines: list[int]) -> str:
    source, turn = card.source, exchange.number
    own = source.article_id in exchange.own
    details = [isolated(source.outlet)] if source.outlet else []
    details.append(text(day(source.published)))
    details += [isolated(source.author)] if source.author else []
    details += [f'<em class="own">{phrases().YOUR_ARTICLE}</em>'] if own else []
    sentence = marked(source.sentence, card.marks)
    also = ""
    if card.also_in:
        also = f'<p class="also">{phrases().ALSO_IN} {", ".join(map(isolated, card.also_in))}</p>'
    return (
        f'<article class="card" id="{card_id(turn, source.number)}" tabindex="-1">'
        f'<p class="origin"><span class="number">{source.number}</span> {" · ".join(details)}</p>'
        f"<h3>{headline(source.title, source.url)}</h3>"
        f'<blockquote dir="auto">{apart(card.before)} <mark>{sentence}</mark> {apart(card.after)}</blockquote>'
        f'{also}<div class="ways">{_back(turn, lines)}{_open(source, own)}</div></article>'
    )


def _open(source: Source, own: bool) -> str:
    """The button that opens the whole article, and the address of its sentence, which a visitor's own has not."""
    where = f'data-article="{source.article_id}" data-start="{source.start}"'
    address = permalink(source.article_id, source.start)
    link = "" if own else f' <a class="permalink" href="{address}">{phrases().PERMALINK}</a>'
    return f'<button type="button" class="read" {where}>{phrases().WHOLE_ARTICLE}</button>{link}'


def _back(turn: int, lines: list[int]) -> str:
    """Links from a card to the lines that cite it; to the question where none does yet."""
    if not lines:
        return f'<p class="back"><a href="#{question_id(turn)}">{phrases().BACK_TO_ANSWER}</a></p>'
    back = f'<a href="#{line_id(turn, lines[0])}">{phrases().BACK_TO_ANSWER}</a>'
    if len(lines) == 1:
        return f'<p class="back">{back}</p>'
    cited = " ".join(f'<a href="#{line_id(turn, line)}">{line}</a>' for line in lines)
    return f'<p class="back">{back} · {phrases().CITED_IN_LINES} {cited}</p>'


def _cited_in(exchange: Exchange) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for place, part in enumerate(exchange.parts, start=1):
        for number in part.citations:
            places.setdefault(number, []).append(place)
    return places
