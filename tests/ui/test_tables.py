"""The Claims and Timeline tabs: every line with its source; files that say who claimed it."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64decode
from dataclasses import replace
from typing import Any

from index import Speaker
from qa import Line
from tests.ui.fakes import CLAIMS, HOSTILE_TEXT, IVANOVA, UNCLAIMED
from tests.ui.test_render import Page, answered
from ui import strings
from ui.exchange import Exchange
from ui.languages import speaking
from ui.tables import claims_tab
from ui.timeline import plot, points, table


def files(exchange: Exchange) -> dict[str, str]:
    links = [link for link in Page(claims_tab([exchange])).named("a") if link.get("class") == "file"]
    return {
        str(link["download"]): b64decode(str(link["href"]).partition("base64,")[2]).decode("utf-8") for link in links
    }


def test_the_table_has_a_row_for_each_line_with_its_sources() -> None:
    page = Page(claims_tab([answered(CLAIMS.question, 3)]))
    assert len(page.named("tr")) == 1 + len(CLAIMS.lines)
    for line in CLAIMS.lines:
        assert line.speaker.name in page.text
        assert line.content in page.text
    links = [(link["href"], link["aria-label"]) for link in page.named("a") if "aria-label" in link]
    assert links == [(f"#t3-s{number}", f"{number}, Harbour Gazette") for number in (1, 2, 3, 4)]


def test_the_files_hold_every_claim_with_speaker_and_source() -> None:
    saved = files(answered(CLAIMS.question))
    rows = list(csv.DictReader(io.StringIO(saved["claims.csv"])))
    assert [(row["speaker"], row["content"]) for row in rows] == [
        (line.speaker.name, line.content) for line in CLAIMS.lines
    ]
    listed = json.loads(saved["claims.json"])
    assert [one["source"]["sentence"] for one in listed] == [source.sentence for source in CLAIMS.sources]
    assert listed[2]["relayed_by"]["anonymity_reason"] == "because the meeting was closed"
    assert saved["claims.md"].startswith(f"## {CLAIMS.question}")


def test_the_linked_data_names_claimant_words_day_and_place_and_gives_no_rating() -> None:
    graph = json.loads(files(answered(CLAIMS.question))["claims.jsonld"])
    assert graph["@context"] == "https://schema.org"
    first = graph["@graph"][0]
    assert first["@type"] == "Claim"
    assert first["author"] == {"@type": "Thing", "name": IVANOVA.name, "description": IVANOVA.role}
    assert first["text"] == CLAIMS.lines[0].content
    assert first["datePublished"] == "2026-03-03"
    assert first["appearance"]["url"] == CLAIMS.sources[0].url
    assert "Rating" not in json.dumps(graph)


def test_there_is_nothing_to_save_before_the_answer_is_whole() -> None:
    whole = answered(CLAIMS.question)
    assert files(replace(whole, stage="answering", answer=None)) == {}
    assert "<table" in claims_tab([replace(whole, stage="answering", answer=None)])
    assert strings.CLAIMS_EMPTY in claims_tab([answered(UNCLAIMED.question)])
    assert strings.CLAIMS_EMPTY in claims_tab([])


def test_hostile_words_stay_words_in_tables_and_plot() -> None:
    exchange = answered("hostile")
    for html in (claims_tab([exchange]), table([exchange])):
        page = Page(html)
        assert not {"script", "img", "svg", "style", "u", "i", "b"} & {tag for tag, _ in page.elements}
    assert HOSTILE_TEXT in Page(claims_tab([exchange])).text
    spec = plot([exchange]).to_dict()  # type: ignore[union-attr]
    (values,) = spec["datasets"].values()
    assert [row["link"] for row in values] == ["#t1-s1", "#t1-s1"]
    assert not [key for row in values for key in row if key not in {"who", "when", "day", "what", "where", "link"}]


def test_the_timeline_is_in_order_and_each_point_leads_to_its_source() -> None:
    exchange = answered(CLAIMS.question)
    assert exchange.cards
    later = replace(exchange.cards[0], source=replace(exchange.cards[0].source, published="2026-03-09T10:00:00"))
    undated = replace(exchange.cards[1], source=replace(exchange.cards[1].source, published=None))
    exchange = replace(exchange, cards=(later, undated, *exchange.cards[2:]))
    found = points([exchange])
    assert [point.anchor for point in found] == ["#t1-s3", "#t1-s4", "#t1-s1"]
    spec = plot([exchange]).to_dict()  # type: ignore[union-attr]
    (values,) = spec["datasets"].values()
    assert [(row["who"], row["link"]) for row in values] == [(point.who, point.anchor) for point in found]
    assert [link["href"] for link in Page(table([exchange])).named("a")] == [point.anchor for point in found]


def test_the_timeline_tells_each_claim_as_the_answer_does() -> None:
    exchange = answered(CLAIMS.question)
    first, *rest = exchange.parts
    assert isinstance(first, Line)
    told = replace(first, report=", said that", shown="it was “a mask”")
    found = points([replace(exchange, parts=(told, *rest))])
    assert found[0].what == "said that it was “a mask”"
    assert found[2].what == "told the meeting, according to a source close to the administration: “He said and did it,”"
    bare = [replace(first, cue=cue, report=None, shown="it was late", relays=()) for cue in (":", "According to")]
    told_so = points([replace(exchange, parts=(*bare, *rest))])
    assert [point.what for point in told_so[:2]] == ["it was late"] * 2


def test_a_full_plot_keeps_the_speakers_with_most_claims_and_the_table_all() -> None:
    exchange = answered(CLAIMS.question)
    line = exchange.parts[0]
    assert isinstance(line, Line)
    once = [replace(line, speaker=Speaker(f"Speaker {number}")) for number in range(25)]
    exchange = replace(exchange, parts=(*once, replace(line, speaker=Speaker("Speaker 24"))))
    spec = plot([exchange]).to_dict()  # type: ignore[union-attr]
    (values,) = spec["datasets"].values()
    assert [row["who"] for row in values] == [*(f"Speaker {number}" for number in range(19)), *["Speaker 24"] * 2]
    page = table([exchange])
    assert strings.PLOT_LEAVES_OUT.format(speakers="5 speakers") in page
    assert "Speaker 22" in page


def test_the_days_of_few_claims_are_named_below_the_plot() -> None:
    exchange = answered(CLAIMS.question)
    assert exchange.cards

    def below(*days: str) -> dict[str, Any]:
        cards = tuple(
            replace(card, source=replace(card.source, published=day))
            for card, day in zip(exchange.cards or (), days, strict=True)
        )
        axis = plot([replace(exchange, cards=cards)]).to_dict()["encoding"]["x"]["axis"]  # type: ignore[union-attr]
        return dict(axis)

    december = below("2025-12-04", "2025-12-01", "2025-12-01", "2025-12-09")
    assert [day["date"] for day in december["values"]] == [1, 4, 9]
    assert "year(" not in december["labelExpr"]
    with speaking("uk"):
        winter = below("2025-12-04", "2025-12-01", "2025-12-01", "2026-01-09")
    assert json.dumps("гру") in winter["labelExpr"]
    assert "year(" in winter["labelExpr"]


def test_the_table_has_a_long_claim_whole_and_the_plot_its_beginning() -> None:
    exchange = answered(CLAIMS.question)
    line = exchange.parts[0]
    assert isinstance(line, Line)
    long = replace(line, content="that " + "the bridge is safe and " * 20)
    one = replace(exchange, parts=(long,))
    assert long.content.strip() in Page(table([one])).text
    (values,) = plot([one]).to_dict()["datasets"].values()  # type: ignore[union-attr]
    assert re.search(r" (the|bridge|is|safe|and)…$", values[0]["what"])


def test_without_days_there_is_no_timeline() -> None:
    assert plot([answered(UNCLAIMED.question)]) is None
    assert strings.TIMELINE_EMPTY in table([answered(UNCLAIMED.question)])
