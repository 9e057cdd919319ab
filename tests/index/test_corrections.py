"""Notices of correction are linked to the articles that they say they are about, and to no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from archive_parts import extract_plainly, open_archive

from index import Article, read_articles

SAMPLES = Path(__file__).parents[2] / "articles"
STORY = Article.from_text(
    "Anna Smith said that nine boats were lost.",
    title="Boats lost in harbour storm",
    outlet="Post",
    published="2025-12-30",
    url="https://post.example/boats",
)
NOTICE = Article.from_text(
    "An article published on 30 December about the boats gave a wrong number. We regret it.",
    title="Correction: number of boats",
    outlet="The Post",
    published="2026-01-02",
)


@pytest.fixture(autouse=True)
def plain_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.build.extract", extract_plainly)


def linked(tmp_path: Path, notice: Article, story: Article = STORY) -> bool:
    with open_archive(tmp_path) as archive:
        archive.add([story, notice])
        assert archive.corrections(notice.id) == []
        return archive.corrections(story.id) == [notice.id]


@pytest.mark.parametrize(
    "text",
    [
        "An article published on 30 December about the boats gave a wrong number.",
        "A story that appeared on Dec 30, 2025, on lost boats gave a wrong number.",
        "In “Boats lost in harbour storm” a number was wrong.",
        "We gave a wrong number: https://post.example/boats",
    ],
)
def test_a_notice_names_its_article_by_day_and_topic_by_title_or_by_address(tmp_path: Path, text: str) -> None:
    assert linked(tmp_path, replace(NOTICE, text=text, outlet="POST"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outlet", "Echo"),
        ("title", "The boats that were lost"),
        ("published", "2025-12-29"),
        ("text", "An article published on 29 December about the boats gave a wrong number."),
        ("text", "An article published on 30 December about a school gave a wrong number."),
        ("text", "An article published on 30 December 2024 about the boats gave a wrong number."),
        ("text", "An article published on 45 December about the boats gave a wrong number."),
    ],
)
def test_another_outlet_day_or_topic_is_not_linked(tmp_path: Path, field: str, value: str) -> None:
    assert not linked(tmp_path, replace(NOTICE, **({"outlet": "Post"} | {field: value})))


def test_a_notice_counts_from_when_it_is_added(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.add([STORY])
        assert archive.corrections(STORY.id) == []
        archive.add([replace(NOTICE, outlet="Post")])
        assert len(archive.corrections(STORY.id)) == 1
        assert archive.counts().articles == 2
        archive.remove(archive.corrections(STORY.id))
        assert archive.corrections(STORY.id) == []
        assert archive.counts().articles == 1


def test_the_samples_correction_leads_to_the_article_of_its_day(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.add(read_articles([SAMPLES]))
        notices = {article.title: archive.corrections(article.id) for article in archive.articles()}
        (notice,) = [article.id for article in archive.articles() if (article.title or "").startswith("Correction")]
    corrected = [title for title, found in notices.items() if found]
    assert [notices[title] for title in corrected] == [[notice]] * len(corrected)
    assert len(corrected) == 1
