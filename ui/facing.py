"""Claims that are taken as opposed, face to face, with the reason; as escaped HTML, pure functions."""

from __future__ import annotations

from collections.abc import Callable

from qa import Answer, Disagreement, Line
from ui.languages import counted, phrases
from ui.markup import day, isolated, pair_id, text
from ui.wording import flat

_MOST_OPEN = 6

Side = Callable[[int], str]


def opposed(answer: Answer, turn: int, side: Side) -> str:
    """Return every opposed pair of an answer's lines; ``side`` gives the HTML of the line at a place, from 0."""
    pairs = [_pair(place, pair, answer, turn, side) for place, pair in enumerate(answer.disagreements, start=1)]
    if not pairs:
        return ""
    rest = "".join(pairs[_MOST_OPEN:])
    if rest:
        more = phrases().MORE_OPPOSED.format(pairs=counted(len(pairs) - _MOST_OPEN, "pair"))
        rest = f'<details class="more"><summary>{more}</summary>{rest}</details>'
    return (
        f'<section class="opposed"><h3>{phrases().OPPOSED_TITLE}</h3><p class="aside">{phrases().OPPOSED_NOTE}</p>'
        f"{''.join(pairs[:_MOST_OPEN])}{rest}</section>"
    )


def against(answer: Answer | None, turn: int, place: int) -> str:
    """Return links from the line at ``place``, from 0, to the pairs it is part of."""
    links = []
    for number, pair in enumerate(answer.disagreements if answer else (), start=1):
        if answer and place in pair.lines:
            other = answer.lines[pair.lines[1] if place == pair.lines[0] else pair.lines[0]]
            words = phrases().OPPOSED_BY.format(speaker=flat(other.speaker.name))
            links.append(f' <a class="against" href="#{pair_id(turn, number)}">{text(words)}</a>')
    return "".join(links)


def _pair(number: int, pair: Disagreement, answer: Answer, turn: int, side: Side) -> str:
    words = ", ".join(f"“{isolated(flat(word))}”" for word in pair.words)
    why = phrases().OPPOSED_FOR.format(reason=phrases().OPPOSED_BECAUSE[pair.reason], words=words)
    one, other = (_side(answer, place, side) for place in pair.lines)
    return (
        f'<div class="pair" id="{pair_id(turn, number)}" tabindex="-1" role="group" '
        f'aria-label="{phrases().OPPOSED_PAIR.format(number=number)}">{one}<p class="why">{why}</p>{other}</div>'
    )


def _side(answer: Answer, place: int, side: Side) -> str:
    line: Line = answer.lines[place]
    source = next(source for source in answer.sources if source.number == line.citations[0])
    when = f'<span class="when">{text(day(source.published))}</span>' if source.published else ""
    return f'<p class="side">{when}{side(place)}</p>'
