"""The Claims tab: the lines of an answer as a table and as files to take away; pure functions."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from qa import Answer, ClaimFound, Line, Source
from ui.exchange import Exchange
from ui.export import answer_markdown, json_text
from ui.languages import phrases
from ui.listing import claims_csv, claims_json
from ui.markup import card_id, named, short_day, text
from ui.schema_org import claims_jsonld
from ui.wording import flat


def claims_tab(exchanges: Sequence[Exchange]) -> str:
    """Return the claims of the newest answer as a table, with links that save it as files once it is whole.

    It says what its parts are, for on a phone they are not laid out as a table, and some browsers then forget that.
    """
    exchange = exchanges[-1] if exchanges else None
    lines = [part for part in exchange.parts if isinstance(part, Line)] if exchange else []
    if exchange is None or not lines:
        return f'<p class="aside">{phrases().CLAIMS_EMPTY}</p>'
    sources = {card.source.number: card.source for card in exchange.cards or ()}
    said = phrases()
    columns = (said.WHO, said.HOW, said.WHAT, said.OUTLET, said.DATE, said.SOURCE_COLUMN)
    head = "".join(
        f'<th scope="col" role="columnheader"><button type="button" class="sort">{name}</button></th>'
        for name in columns
    )
    rows = "".join(_row(exchange.number, line, sources) for line in lines)
    files = _files(exchange.answer) if exchange.answer else ""
    return (
        f'{files}<div class="scroll" tabindex="0" role="region" aria-label="{phrases().CLAIMS_TABLE}">'
        f'<table class="claims" role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def claims_of(answer: Answer) -> list[ClaimFound]:
    """Return the lines of ``answer`` as listed claims, each with the sentence it stands in."""
    sources = {source.number: source for source in answer.sources}
    return [
        ClaimFound(
            line.speaker, line.cue, line.content, line.speech, line.relays, sources[line.citations[0]], line.manner
        )
        for line in answer.lines
    ]


def _row(turn: int, line: Line, sources: dict[int, Source]) -> str:
    first = sources[line.citations[0]]
    links = " ".join(
        f'<a href="#{card_id(turn, number)}" aria-label="{text(f"{number}, {named(sources[number])}")}">{number}</a>'
        for number in line.citations
    )
    when = (
        f'<time datetime="{text(first.published)}">{text(short_day(first.published))}</time>' if first.published else ""
    )
    said = (line.speaker.name, line.cue, line.content, first.outlet or "")
    who, how, what, outlet = (text(flat(part)) for part in said)
    cells = [("way", how), ("said", what), ("outlet", outlet), ("when", when), ("where", links)]
    rest = "".join(f'<td role="cell" class="{kind}">{words}</td>' for kind, words in cells)
    return f'<tr role="row"><th scope="row" role="rowheader">{who}</th>{rest}</tr>'


def _files(answer: Answer) -> str:
    claims = claims_of(answer)
    files = (
        ("CSV", "claims.csv", "text/csv", claims_csv(claims)),
        ("JSON", "claims.json", "application/json", json_text(claims_json(claims))),
        ("JSON-LD", "claims.jsonld", "application/ld+json", json_text(claims_jsonld(claims))),
        ("Markdown", "claims.md", "text/markdown", answer_markdown(answer)),
    )
    links = " ".join(
        f'<a class="file" download="{name}" href="data:{kind};charset=utf-8;base64,'
        f'{b64encode(content.encode("utf-8", "replace")).decode()}">{label}</a>'
        for label, name, kind, content in files
    )
    return f'<p class="files">{phrases().SAVE_AS} {links}</p>'
