"""The claim benchmark counts what it says it counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import Span
from tests.benchmarks.claims.score import ENOUGH, NEARLY_ALL, Attribution, Scored, overlap, pair_up

SAMPLE = Path(__file__).with_name("sample.jsonl")


def attribution(content: tuple[int, int], source: tuple[int, int] | None, kind: str = "direct") -> Attribution:
    return Attribution((Span(*source),) if source else (), (Span(*content),), kind, "named" if source else "none")


def test_overlap_is_shared_characters_over_all_characters():
    assert overlap([Span(0, 10)], [Span(5, 15)]) == pytest.approx(5 / 15)
    assert overlap([Span(0, 4), Span(6, 10)], [Span(0, 4), Span(6, 10)]) == 1
    assert overlap([Span(0, 4)], [Span(4, 8)]) == 0


def test_the_greatest_overlap_is_paired_first_and_each_only_once():
    gold = [attribution((0, 10), (50, 55)), attribution((0, 20), (60, 65))]
    found = [attribution((0, 19), (60, 65))]
    (pair,) = pair_up(gold, found)
    assert pair.gold is gold[1]
    assert pair.overlap == pytest.approx(19 / 20)


def test_scores_of_a_known_result():
    gold = (
        attribution((0, 10), (50, 55)),
        attribution((100, 110), (150, 155), "mixed"),
        attribution((200, 210), None, "mixed"),
        attribution((300, 310), (350, 355)),
    )
    found = (
        attribution((0, 10), (52, 53)),
        attribution((100, 105), (160, 165)),
        attribution((200, 210), None),
        attribution((400, 410), (450, 455)),
        attribution((500, 510), (550, 555)),
    )
    scored = Scored(gold, found, tuple(pair_up(gold, found)))
    assert scored.paired(ENOUGH) == 3
    assert scored.paired(NEARLY_ALL) == 2
    assert scored.precision(ENOUGH) == pytest.approx(3 / 5)
    assert scored.recall(ENOUGH) == pytest.approx(3 / 4)
    assert scored.f1(ENOUGH) == pytest.approx(6 / 9)
    assert scored.linked(ENOUGH) == 2
    assert scored.linked_f1(ENOUGH) == pytest.approx(4 / 9)
    assert scored.right_source(ENOUGH) == pytest.approx(2 / 3)
    mixed = scored.of_kind("mixed")
    assert (len(mixed.gold), mixed.paired(ENOUGH), mixed.linked(ENOUGH)) == (2, 2, 1)
    assert scored.of_source_kind("none").linked_recall(ENOUGH) == 1
    assert scored.of_kind("indirect").recall(ENOUGH) == 0


def test_a_forecast_is_right_only_with_enough_content_and_the_right_source():
    gold = tuple(attribution((start, start + 10), (50, 55)) for start in (100, 200, 300))
    found = tuple(
        Attribution((Span(*source),), (Span(*content),), "direct", confidence=0.5)
        for content, source in (((100, 110), (50, 55)), ((200, 210), (60, 65)), ((300, 302), (50, 55)))
    )
    scored = Scored(gold, found, tuple(pair_up(gold, found)))
    assert len(scored.pairs) == 3
    assert [each.right for each in scored.forecasts()] == [True, False, False]


def test_a_found_source_is_wrong_where_none_is_annotated():
    gold, found = [attribution((0, 10), None)], [attribution((0, 10), (50, 55))]
    assert not pair_up(gold, found)[0].right_source


def test_the_sample_has_its_words_where_it_says():
    rows = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        for each in row["attributions"]:
            for part in ("source", "cue", "content"):
                assert " ".join(row["text"][start:end] for start, end in each[part]) == each[f"{part}_text"]
            Attribution.from_row(each)
