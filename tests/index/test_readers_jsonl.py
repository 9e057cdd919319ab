from __future__ import annotations

import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, ArticleRefused
from index.readers.jsonl import read_json_lines
from ui.export import article_json, json_text


def read(raw: bytes) -> list[tuple[int, Article | ArticleRefused]]:
    return list(read_json_lines(io.BytesIO(raw)))


@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")).filter(str.strip),
    title=st.none() | st.text(max_size=20),
)
def test_an_article_written_as_json_is_the_same_when_read(text: str, title: str | None) -> None:
    article = Article.from_text(text, title=title, outlet="Post", published="2026-03-14T08:30Z", language="en")
    fields = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    for ascii_only in (True, False):
        assert read(json.dumps(fields, ensure_ascii=ascii_only).encode()) == [(1, article)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"content": "Runs."}, Article("Runs.")),
        ({"body": "Runs.", "headline": "Ferry"}, Article("Runs.", title="Ferry")),
        ({"text": "Runs.", "source": {"id": None, "name": "Post"}}, Article("Runs.", outlet="Post")),
        ({"text": "Runs.", "publisher": "Post"}, Article("Runs.", outlet="Post")),
        ({"text": "Runs.", "authors": ["Ines", "Tomás"]}, Article("Runs.", author="Ines, Tomás")),
        ({"text": "Runs.", "author": [{"name": "Ines"}, {"name": "Tomás"}]}, Article("Runs.", author="Ines, Tomás")),
        ({"text": "Runs.", "date": "14 March 2026"}, Article("Runs.", published="2026-03-14")),
        ({"text": "Runs.", "datePublished": "2026-03-14"}, Article("Runs.", published="2026-03-14")),
        ({"text": "Runs.", "Published_At": 20260314}, Article("Runs.", published="2026-03-14")),
        ({"text": "Runs.", "title": 1984, "id": [1, {}], "tags": None}, Article("Runs.", title="1984")),
        ({"text": "Runs.", "title": " ", "headline": "Ferry"}, Article("Runs.", title="Ferry")),
        ({"text": "Runs.", "lang": "en-GB"}, Article("Runs.", language="en")),
        ({"text": "Runs.", "language": "English?"}, Article("Runs.", language="en")),
        ({"text": ["It runs.", "“So,” he said."]}, Article("It runs.\n\n“So,” he said.")),
        ({"Text": "Runs.", "Author(s)": "By Ines Calder"}, Article("Runs.", author="Ines Calder")),
        ({"текст": "Идёт.", "Автор": "Ян Коваль", "Издание": "Вести"}, Article("Идёт.", None, "Вести", "Ян Коваль")),
        (
            {"body": "Runs.", "headline": {"main": "Ferry"}, "web_url": "https://a.b/c"},
            Article("Runs.", "Ferry", url="https://a.b/c"),
        ),
        ({"webTitle": "Ferry", "fields": {"bodyText": "Runs."}}, Article("Runs.", title="Ferry")),
        ({"_id": 7, "_source": {"text": "Runs.", "title": "Ferry"}}, Article("Runs.", title="Ferry")),
    ],
)
def test_fields_may_go_by_the_names_that_others_give_them(fields: dict[str, object], expected: Article) -> None:
    assert read(json.dumps(fields).encode()) == [(1, expected)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nope", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"1" * 5_000, "is not"),
        (b'["The ferry runs."]', "is not an object"),
        (b'{"title": "Ferry"}', 'It has no "text"'),
        (b'{"text": ["The", 7]}', 'Its "text" is not text'),
        (b'{"text": " "}', "has no text"),
        (b'{"text": "Runs.", "title": true}', 'Its "title" is not text'),
        (b'{"text": "Runs.", "published": "soon"}', "'soon' is not a date"),
        (b'{"text": "Runs \\ud800"}', "save it as UTF-8"),
        (b'{"text": "Runs \xff"}', "is not UTF-8"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_next_is_read(line: bytes, why: str) -> None:
    good = b'{"text": "The ferry runs."}'
    first, second, third = read(b"\n".join([good, b"", line, good]))
    assert first == (1, Article("The ferry runs."))
    assert second[0] == 3
    assert isinstance(second[1], ArticleRefused)
    assert why in str(second[1])
    assert third == (4, Article("The ferry runs."))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "The file is empty"),
        (b'[\n{"text": "Runs."}\n]', "JSON over several lines"),
        (b'{\n"text": "Runs."\n}', "JSON over several lines"),
        ('{"text": "Runs."}\n'.encode("utf-16"), "is not UTF-8"),
        (b"%PDF-1.7\n", "It is a PDF"),
    ],
)
def test_a_file_that_is_not_json_lines_is_refused_once(raw: bytes, why: str) -> None:
    with pytest.raises(ArticleRefused, match=why):
        read(raw)


def test_a_text_that_comes_as_html_is_its_words_and_one_that_was_exported_stays_as_it_was() -> None:
    written = (
        "<!-- wp:p --><p>“It runs,” said <b>A</b>nn &amp; Bo.</p><script>let x = 1</script><ul><li>Gull<li>Tern</ul>"
    )
    ((_, found),) = read(json.dumps({"title": {"rendered": "A &amp; B"}, "content": {"rendered": written}}).encode())
    assert found == Article("“It runs,” said Ann & Bo.\nGull\nTern", title="A & B", guesses=("text from HTML",))
    article = Article.from_text(written, author="By Ines Calder")
    ((_, again),) = read(json_text(article_json(article), indent=None).encode())
    assert again == article


@pytest.mark.parametrize("text", ["<b>Ferry</b> runs", "x <p>is</p> here", "1 < 2, he said", "<3 <3", "<p>unended"])
def test_a_text_with_a_few_marks_in_it_stays_as_it_is(text: str) -> None:
    assert read(json.dumps({"text": text}).encode()) == [(1, Article(text))]


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble() -> None:
    assert read(b'\xef\xbb\xbf{"text": "One."}\r\n{"text": "Two."}\r\n') == [(1, Article("One.")), (2, Article("Two."))]


def test_lines_are_read_one_by_one_so_that_a_file_may_have_no_end() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "The ferry runs."}\n'

    lines = read_json_lines(Endless())  # type: ignore[arg-type]
    assert [next(lines)[0] for _ in range(1000)][-1] == 1000


def test_a_line_too_long_is_refused_and_skipped_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.jsonl._LONGEST_LINE", 50)
    found = read(b'{"text": "' + b"a" * 200 + b'"}\n{"text": "Two."}\n')
    assert [number for number, _ in found] == [1, 2]
    assert "longer than 50 bytes" in str(found[0][1])
    assert found[1][1] == Article("Two.")


def test_a_compressed_file_cut_short_gives_what_came_before() -> None:
    whole = gzip.compress(b"".join(b'{"text": "Ferry number %d runs."}\n' % number for number in range(2000)))
    found = []
    with (
        gzip.open(io.BytesIO(whole[:-40])) as lines,
        pytest.raises(ArticleRefused, match=r"After line \d+ it cannot be"),
    ):
        found.extend(read_json_lines(lines))  # type: ignore[arg-type]
    assert found[0] == (1, Article("Ferry number 0 runs."))
