"""The folded note below an answer: how much was searched, where, and what limited it; as escaped HTML."""

from __future__ import annotations

from qa import Answer, Filters
from ui.exchange import Exchange
from ui.languages import counted, phrases
from ui.markup import isolated, text
from ui.narrowing import in_words


def note(exchange: Exchange, answer: Answer) -> str:
    """Return the note: its summary says how many articles were searched, and unfolds the rest."""
    searched, timings = answer.searched, answer.timings_ms
    articles = counted(searched.articles, "article")
    all_of_it = phrases().SEARCHED_ALL_OF_IT.format(
        articles=articles,
        sentences=counted(searched.sentences, "sentence"),
        claims=counted(searched.claims, "claim"),
        seconds=f"{timings.get('total', sum(timings.values())) / 1000:.2f}",
    )
    items = "".join(f"<li>{one}</li>" for one in [all_of_it, *_where(exchange, answer)])
    summary = phrases().SEARCHED.format(articles=articles)
    return f'<details class="aside searched"><summary>{summary}</summary><ul>{items}</ul></details>'


def _where(exchange: Exchange, answer: Answer) -> list[str]:
    limited = answer.limited
    of_the_question = in_words(Filters(outlet=limited.outlet, since=limited.since, until=limited.until))
    narrowed = in_words(exchange.filters)
    said = [phrases().SEARCHED_IN[exchange.scope]]
    said += [text(phrases().NARROWED_TO.format(filters=narrowed))] if narrowed else []
    said += [text(phrases().LIMITED.format(filters=of_the_question))] if of_the_question else []
    said += [] if narrowed or of_the_question else [phrases().NOT_NARROWED]
    said += [f"{phrases().READ_AS} {isolated(exchange.read_as)}"] if exchange.read_as else []
    return said
