"""JSON files: an array of articles wherever a program puts it, one article, or JSON Lines by another name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import Article, ArticleRefused, Refusal, read_articles
from index.readers.json_file import read_json

ONE, OTHER = {"text": "The ferry runs.", "title": "Ferry"}, {"text": "The quay is closed.", "published": "2026-03-14"}
READ = [Article("The ferry runs.", title="Ferry"), Article.from_text("The quay is closed.", published="2026-03-14")]


def found(data: object) -> list[Article | ArticleRefused]:
    return [article for _, article in read_json(json.dumps(data, indent=1).encode())]


@pytest.mark.parametrize(
    "data",
    [
        [ONE, OTHER],
        {"status": "ok", "tags": ["a", "b", "c"], "articles": [ONE, OTHER]},
        {"response": {"meta": [{"hits": 2}], "docs": [ONE, OTHER]}},
        {"hits": {"hits": [{"_id": 1, "_source": ONE}, {"_id": 2, "_source": OTHER}]}},
    ],
    ids=["array", "in an object", "deeper", "search engine's"],
)
def test_an_array_of_articles_is_found(data: object) -> None:
    assert found(data) == READ


def test_one_article_is_known_by_its_file_and_its_later_version_too(tmp_path: Path) -> None:
    (tmp_path / "ferry.json").write_text(json.dumps(ONE))
    (article,) = read_articles([tmp_path / "ferry.json"])
    assert isinstance(article, Article)
    assert (article.text, article.origin and article.origin[:5]) == ("The ferry runs.", "file:")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_of_json_with_this_ending_are_read_as_lines(encoding: str) -> None:
    raw = f"{json.dumps(ONE)}\n\n{json.dumps(OTHER)}\n".encode(encoding)
    assert list(read_json(raw)) == [(1, READ[0]), (3, READ[1])]


def test_a_bad_item_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text(json.dumps([ONE, 7, {"title": "No text"}, OTHER]))
    first, number, empty, last = read_articles([tmp_path / "all.json"])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(number, Refusal)
    assert isinstance(empty, Refusal)
    assert (number.what, empty.what) == (f"{tmp_path}/all.json, item 2", f"{tmp_path}/all.json, item 3")
    assert "not an object" in number.why
    assert 'It has no "text"' in empty.why


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"[1, 2, 3]", "no array of articles"),
        (b"[]", "no array of articles"),
        (b'{"title": "No text"}', "no array of articles"),
        (b'{"dependencies": [{"name": "left", "version": 1}, {"name": "right"}]}', "no array of articles"),
        (b"[\n{\n", "JSON over several lines"),
        (b"[" * 100_000, "too deeply"),
        (b"%PDF-1.7", "It is a PDF"),
    ],
)
def test_a_file_without_articles_is_refused_in_a_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(ArticleRefused, match=why):
        list(read_json(raw))


def test_columns_may_be_named() -> None:
    named = list(read_json(json.dumps([{"story": "The ferry runs.", "text": "teaser"}]).encode(), {"text": "story"}))
    assert named == [(1, Article("The ferry runs."))]
    with pytest.raises(ArticleRefused, match='It has no "story", which was named as the text'):
        list(read_json(json.dumps([ONE]).encode(), {"text": "story"}))
