"""Who wrote an article and when, read from its head: only where it is plainly said."""

from __future__ import annotations

import pytest

from index.readers.bylines import author_in, day_in, day_in_address, head_of


@pytest.mark.parametrize(
    "line",
    [
        "14 March 2026",
        "Saturday, 14 March 2026, 08:30 GMT",
        "March 14, 2026",
        "Published March 14, 2026 at 8:30 a.m. EST",
        "Published: 14th of March 2026",
        "First published on Sat 14 Mar 2026 08.30 GMT",
        "By Ines Calder | March 14, 2026",
        "2026-03-14",
        "KYIV, March 14, 2026 (Agency) — Ferries will run again, officials said.",
        "SEVSK, 14 March 2026 — Ferries will run again.",
        "Date: Sat, 14 Mar 2026 08:30:00 +0000",
        "14 марта 2026 г.",
        "14 марта 2026, 14:05 | Автор: Ольга Смирнова",
        "Ines Calder · 14 March 2026 · 08:30",
        "Опубликовано 14 марта 2026, 08:30",
        "КИЇВ, 14 березня 2026 (Агенція) — Пороми підуть знову.",
    ],
)
def test_a_dateline_or_byline_gives_the_day(line: str) -> None:
    assert day_in(head_of(f"Ferry runs\n\n{line}\n\nThe ferry will run again.")) == "2026-03-14"


@pytest.mark.parametrize(
    "line",
    [
        "The strike of 14 March 2026 was the last, he said.",
        "On 14 March 2026 the ferry ran again.",
        "Updated 14 March 2026",
        "KYIV, March 14 (Agency) — Ferries will run again.",
        "14/03/2026",
        "31 February 2026",
        "He was born on 14 March 2026",
        "March 2026",
        "By 14 March 2026 the ferry had stopped",
        "Паром пошёл 14 марта 2026 года",
    ],
)
def test_a_day_that_the_article_tells_of_is_not_its_date(line: str) -> None:
    assert day_in(head_of(f"Ferry runs\n\n{line}\n\nThe ferry will run again.")) is None


@pytest.mark.parametrize(
    "before", ["A line\n" * 8, "The ferry runs. He said so.\n“Really,” she said.\n", "The ferry runs " * 9 + "\n"]
)
def test_a_date_below_the_head_is_one_that_the_article_tells_of(before: str) -> None:
    assert day_in(head_of(before + "14 March 2026")) is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Ines Calder", "Ines Calder"),
        ("BY INES CALDER", "INES CALDER"),
        ("Автор: Ирина Соколова", "Ирина Соколова"),
        ("Авторка Ірина Коваль та Петро Їжак", "Ірина Коваль та Петро Їжак"),
        ("By Ines Calder and Tomás Brandt | 14 March 2026", "Ines Calder and Tomás Brandt"),
        ("By Ludwig van der Berg, The Post", "Ludwig van der Berg"),
        ("By Friday the ferry had stopped.", None),
        ("By the sea", None),
        ("By Ines Calder the ferry was never praised, said a man.", None),
    ],
)
def test_a_byline_gives_the_author(line: str, who: str | None) -> None:
    assert author_in([line]) == who


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/2026/03/14/ferry", "2026-03-14"),
        ("https://post.example/news/2026-3-4.html", "2026-03-04"),
        ("https://post.example/2026/03/ferry-14", None),
        ("https://post.example/20260314/ferry", None),
        ("https://post.example/2026/13/14/x", None),
        ("https://[", None),
    ],
)
def test_an_address_may_hold_the_day(url: str, day: str | None) -> None:
    assert day_in_address(url) == day
