"""The Timeline tab: the claims of an answer by speaker and day, as a plot, and as a table for who cannot see it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from qa import Line
from ui.exchange import Exchange
from ui.languages import counted, phrases
from ui.markup import card_id, named, short_day, shortened, text, written
from ui.wording import flat, told

if TYPE_CHECKING:
    import altair

_SPEAKERS = 20
_NAME_LENGTH = 34
_CONTENT_LENGTH = 160
_DAYS_NAMED = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One claim on one day, and the anchor of its source."""

    when: date
    who: str
    what: str
    where: str
    anchor: str


def points(exchanges: Sequence[Exchange]) -> list[Point]:
    """Return the claims of the newest answer whose article has a day, earliest first."""
    exchange = exchanges[-1] if exchanges else None
    if exchange is None or exchange.busy:
        return []
    sources = {card.source.number: card.source for card in exchange.cards or ()}
    found = []
    for line in (part for part in exchange.parts if isinstance(part, Line)):
        source = sources[line.citations[0]]
        if source.published:
            when = date.fromisoformat(source.published[:10])
            what = flat(told(line))
            anchor = f"#{card_id(exchange.number, source.number)}"
            found.append(Point(when, flat(line.speaker.name), what, f"{source.number}, {named(source)}", anchor))
    return sorted(found, key=lambda point: point.when)


def table(exchanges: Sequence[Exchange]) -> str:
    """Return the timeline as a table, a row for each claim, a head for each day; says so when there is nothing."""
    dated = points(exchanges)
    if not dated:
        return f'<p class="aside">{phrases().TIMELINE_EMPTY}</p>'
    rows = []
    day_before = None
    for point in dated:
        same = point.when == day_before
        when = "" if same else f'<time datetime="{point.when.isoformat()}">{short_day(point.when.isoformat())}</time>'
        link = f'<a href="{point.anchor}">{text(point.where)}</a>'
        rows.append(
            f'<tr role="row"{"" if same else " class=new"}><td role="cell" class="when">{when}</td>'
            f'<th scope="row" role="rowheader">{text(point.who)}</th>'
            f'<td role="cell" class="said">{text(point.what)}</td><td role="cell" class="where">{link}</td></tr>'
        )
        day_before = point.when
    left_out = _speakers_left_out(dated)
    words = phrases().PLOT_LEAVES_OUT.format(speakers=counted(left_out, "speaker"))
    note = f'<p class="aside">{words}</p>' if left_out else ""
    head = "".join(
        f'<th scope="col" role="columnheader">{name}</th>'
        for name in (phrases().DATE, phrases().WHO, phrases().WHAT, phrases().SOURCE_COLUMN)
    )
    return (
        f'{note}<div class="scroll" tabindex="0" role="region" aria-label="{phrases().TIMELINE_TABLE}">'
        f'<table class="timeline" role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table></div>'
    )


def plot(exchanges: Sequence[Exchange]) -> altair.Chart | None:
    """Return the timeline as a plot, each point a link to its source; None when no claim has a day."""
    dated = points(exchanges)
    if not dated:
        return None
    import altair

    chart: altair.Chart = altair.Chart.from_dict(_vega_lite(dated))
    return chart


def _vega_lite(dated: Sequence[Point]) -> dict[str, Any]:
    """The plot in Vega-Lite's words: a day across, a speaker down, a circle for each claim."""
    shown = _speakers(dated)
    rows = [
        {
            "who": shortened(point.who, _NAME_LENGTH),
            # With an hour, it is that day wherever the browser is; without, it would be in UTC.
            "when": f"{point.when.isoformat()}T00:00",
            "day": written(point.when),
            "what": shortened(point.what, _CONTENT_LENGTH),
            "where": point.where,
            "link": point.anchor,
        }
        for point in dated
        if point.who in shown
    ]
    told = {"who": phrases().WHO, "what": phrases().WHAT, "day": phrases().DATE, "where": phrases().SOURCE_COLUMN}
    axis = {"domain": False, "title": None, "labelFontSize": 12, "gridOpacity": 0.25}
    names = list(dict.fromkeys(shortened(name, _NAME_LENGTH) for name in shown))
    return {
        # The page draws with the version that Gradio ships, and offers no menu: that would send the claims elsewhere.
        # Drawn as SVG, it takes its colours from the page's style, in light and dark.
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "usermeta": {"embedOptions": {"actions": False, "renderer": "svg"}},
        "data": {"values": rows},
        "mark": {"type": "circle", "size": 110, "opacity": 0.8, "cursor": "pointer"},
        "encoding": {
            "x": {
                "field": "when",
                "type": "temporal",
                "axis": axis | _days([point.when for point in dated if point.who in shown]),
                "scale": {"padding": 12},
            },
            "y": {
                "field": "who",
                "type": "nominal",
                "sort": names,
                "axis": axis | {"labelLimit": 200, "labelPadding": 6, "grid": True, "ticks": False},
            },
            "href": {"field": "link", "type": "nominal"},
            "tooltip": [{"field": name, "type": "nominal", "title": title} for name, title in told.items()],
        },
        "width": "container",
        "height": 24 * len(names) + 48,
        "background": "transparent",
        "config": {"view": {"stroke": None}, "font": "system-ui, sans-serif"},
    }


def _days(days: Sequence[date]) -> dict[str, Any]:
    """How the days stand below the plot: those of the claims themselves where they are few, in the visitor's words."""
    months = json.dumps([month[:3] for month in phrases().MONTHS])
    year = " + ' ' + year(datum.value)" if len({day.year for day in days}) > 1 else ""
    told = {"labelExpr": f"date(datum.value) + ' ' + {months}[month(datum.value)]{year}", "labelOverlap": "greedy"}
    own = [{"year": day.year, "month": day.month, "date": day.day} for day in sorted(set(days))]
    return told | ({"values": own} if len(own) <= _DAYS_NAMED else {})


def _speakers(dated: Sequence[Point]) -> list[str]:
    """The speakers of the plot: those with the most claims, in the order in which they are first reported."""
    most = {who for who, _ in Counter(point.who for point in dated).most_common(_SPEAKERS)}
    return [who for who in dict.fromkeys(point.who for point in dated) if who in most]


def _speakers_left_out(dated: Sequence[Point]) -> int:
    return max(0, len({point.who for point in dated}) - _SPEAKERS)
