"""Tables and archives of the web: an article a row or page, columns named or guessed, streamed, the bad ones named."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from document_parts import warc
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Article, ArticleRefused, Refusal, read_articles
from index.readers.tables import read_csv
from index.readers.warc import read_warc

LONG = "The ferry will run again before the summer, as the harbour master said on Monday. " * 4
SAID = "“The ferry runs again from Monday,” said Tomás Brandt."


def rows(raw: bytes, columns: dict[str, str] | None = None) -> list[Article | ArticleRefused]:
    return [found for _, found in read_csv(io.BytesIO(raw), columns or {})]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(str.strip)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3))
def test_any_text_in_a_table_comes_back_exactly(written: list[tuple[str, str]]) -> None:
    made = io.StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL)
    writer.writerows([("title", "text"), *written])
    found = rows(made.getvalue().encode())
    assert found == [Article.from_text(text, title=title) for title, text in written]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_sets_fields_apart_and_the_encoding_are_found(mark: str, encoding: str) -> None:
    raw = f'Headline{mark}Source{mark}Body{mark}Date\r\nFerry{mark}Post{mark}"{SAID}"{mark}2026-03-14\r\n'
    assert rows(raw.encode(encoding)) == [Article.from_text(SAID, title="Ferry", outlet="Post", published="2026-03-14")]


@pytest.mark.parametrize(
    "raw",
    [
        f"sep=;\r\nTitle;Body\r\nFerry;{SAID}\r\n",
        f"SEP=\t\nTitle\tBody\nFerry\t{SAID}\n",
        f"\r\n;;\r\nTitle;Body\r\nFerry;{SAID}\r\n",
        f'"Title";"Body";"Notes, and, more, of, them"\nFerry;"{SAID}";\n',
        f"Заголовок;Текст\nFerry;{SAID}\n",
    ],
    ids=["stated", "stated tab", "blank lines", "commas in a name", "Cyrillic names"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_as_spreadsheets_write_them_are_read(raw: str, encoding: str) -> None:
    assert rows(raw.encode(encoding)) == [Article.from_text(SAID, title="Ferry")]


def test_columns_may_be_named_and_the_longest_is_guessed_to_be_the_text() -> None:
    raw = f'k,what,when\n1,"{LONG}",2026-03-14\n2,"{LONG}",14 March 2026\n'.encode()
    (one, _) = rows(raw, {"published": "when"})
    assert isinstance(one, Article)
    assert (one.text, one.published) == (LONG, "2026-03-14")
    assert one.guesses == ("text from the column “what”",)
    (named, _) = rows(raw, {"text": "what", "title": "k"})
    assert isinstance(named, Article)
    assert (named.title, named.guesses) == ("1", ())


def test_a_named_column_comes_before_the_known_names() -> None:
    (one,) = rows(b"title,headline,text\nWrong,Right,The ferry runs.\n", {"title": "headline"})
    assert isinstance(one, Article)
    assert one.title == "Right"


@pytest.mark.parametrize(
    ("raw", "columns", "why"),
    [
        (b"", {}, "The table is empty"),
        (b"title,text\n", {}, "The table is empty"),
        (b"a,b\n1,2\n", {}, "--column text=NAME"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", {}, "binary"),
        (b"PK\x03\x04", {}, "ZIP"),
    ],
)
def test_a_table_without_articles_is_refused(raw: bytes, columns: dict[str, str], why: str) -> None:
    with pytest.raises(ArticleRefused, match=why):
        rows(raw, columns)


def test_a_bad_row_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("title,text,date\nA,The ferry runs.,2026-03-14\nB,The ferry runs.,soon\n\nC,,\nD,It runs.\n")
    one, bad, empty, last = read_articles([file])
    assert isinstance(one, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Refusal)
    assert isinstance(empty, Refusal)
    assert (bad.what, empty.what) == (f"{file}, row 3", f"{file}, row 5")
    assert "'soon' is not a date" in bad.why
    assert (last.title, last.published) == ("D", None)


def test_a_column_that_is_not_there_is_named_once_with_those_that_are(tmp_path: Path) -> None:
    table, lines = tmp_path / "a.csv", tmp_path / "b.jsonl"
    table.write_text("title,text\n" + "A,The ferry runs.\n" * 30)
    lines.write_text('{"title": "A", "text": "The ferry runs."}\n' * 30)
    for file in (table, lines):
        (refused,) = read_articles([file], columns={"text": "body"})
        assert isinstance(refused, Refusal)
        assert refused.what == str(file)
        assert refused.why.startswith('It has no "body", which was named as the text; it has "t')


def test_a_line_may_lack_a_named_field_that_others_have(tmp_path: Path) -> None:
    lines = [{"what": "It runs."}, {"what": "It ran.", "day": "2026-03-14"}, {"day": "2026-03-15"}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    undated, dated, empty = read_articles([tmp_path / "a.jsonl"], columns={"text": "what", "published": "day"})
    assert isinstance(undated, Article)
    assert isinstance(dated, Article)
    assert isinstance(empty, Refusal)
    assert (undated.published, dated.published) == (None, "2026-03-14")
    assert 'has no "what"' in empty.why


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (["04/05/2026", "13/05/2026"], ["2026-05-04", "2026-05-13"]),
        (["04/05/2026", "05/13/2026", "4-6-2026 09:00"], ["2026-04-05", "2026-05-13", "2026-04-06"]),
        (["04/05/2026", "2026-05-13"], [None, "2026-05-13"]),
        (["04/05/2026", "13/05/2026", "05/13/2026"], [None, "2026-05-13", "2026-05-13"]),
    ],
)
def test_days_in_digits_are_read_in_the_order_that_their_column_shows(days: list[str], read: list[str | None]) -> None:
    found = rows("".join(["text,date\n", *(f"It runs {day}.,{day}\n" for day in days)]).encode())
    assert [one.published if isinstance(one, Article) else None for one in found] == read
    if isinstance(found[0], Article):
        assert found[0].guesses[0].endswith("/year from other rows")
    else:
        assert "can be read as" in str(found[0])


def test_a_packed_table_and_lines_with_other_names_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"title,text\nA,The ferry runs.\n"))
    (tmp_path / "b.jsonl").write_text('{"k": "B", "what": "The ferry runs."}\n')
    found = list(read_articles([tmp_path / "b.jsonl"], columns={"title": "k", "text": "what"}))
    assert [one.title for one in [*read_articles([tmp_path / "a.csv.gz"]), *found] if isinstance(one, Article)] == [
        *("A", "B")
    ]


def test_a_row_with_more_fields_than_columns_is_refused_and_not_cut() -> None:
    good, bad = rows(b"title,text\nA,The ferry runs.\nB,We are tired, he said.\n")
    assert isinstance(good, Article)
    assert str(bad).startswith("It has 3 fields where the first row names 2")


def test_a_field_longer_than_any_article_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.tables._LONGEST_FIELD", 1_000)
    with pytest.raises(ArticleRefused, match="After row 1 it cannot be read"):
        rows(b"title,text\n" + b"x" * 5_000)


def test_a_parquet_table_is_read_in_pieces(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra that reads Parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(
        {
            "headline": ["A", "B"],
            "body": ["The ferry runs.", None],
            "date": [date(2026, 3, 14), None],
            "authors": [["Ines Calder", "Omar Haddad"], []],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    one, refused = read_articles([tmp_path / "a.parquet"])
    assert one == Article(
        "The ferry runs.", title="A", published="2026-03-14", author="Ines Calder, Omar Haddad", language=None
    )
    assert isinstance(refused, Refusal)
    assert refused.what == f"{tmp_path / 'a.parquet'}, row 2"
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + b"x" * 100)
    (broken,) = read_articles([tmp_path / "a.parquet"])
    assert isinstance(broken, Refusal)
    assert broken.why == "It is no Parquet table, or a damaged one; write it anew."


def test_nested_columns_and_text_kept_as_bytes_are_read(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    row = {
        "text": [SAID, "The union agreed."],
        "title": b"Ferry",
        "source": {"name": "Post", "id": 7},
        "authors": [{"name": "Ines Calder"}, {"name": "Ann Li"}],
        "date": date(2026, 3, 14),
        "raw": b"\x80\x04.",
    }
    parquet.write_table(pyarrow.Table.from_pylist([row]), tmp_path / "nested.parquet")
    (found,) = read_articles([tmp_path / "nested.parquet"])
    assert isinstance(found, Article)
    assert (found.text, found.title) == (f"{SAID}\n\nThe union agreed.", "Ferry")
    assert (found.outlet, found.author, found.published) == ("Post", "Ines Calder, Ann Li", "2026-03-14")


def test_without_pyarrow_a_parquet_table_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (refused,) = read_articles([tmp_path / "a.parquet"])
    assert isinstance(refused, Refusal)
    assert refused.why.endswith("install it with pip install 'onrecord[parquet]'.")


PAGE = f"<html><head><title>Ferry runs</title></head><body><h1>Ferry runs</h1><p>{LONG}</p></body></html>".encode(
    "cp1252"
)
PAGES = [
    ("https://post.example/2026/03/14/ferry", "200 OK", "text/html; charset=windows-1252", PAGE),
    ("https://post.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://post.example/gone", "404 Not Found", "text/html", PAGE),
    ("https://post.example/empty", "200 OK", "text/html", b"<html></html>"),
]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_of_the_web_gives_the_articles_on_its_pages(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(warc(PAGES, packed))
    one, refused = read_articles([file])
    assert isinstance(one, Article)
    assert (one.title, one.url, one.published) == ("Ferry runs", PAGES[0][0], "2026-03-14")
    assert one.text == " ".join(LONG.split())
    assert one.certainty == "inferred"
    assert isinstance(refused, Refusal)
    assert refused.what == f"{file}, page https://post.example/empty"


def test_a_page_that_is_packed_wrongly_is_named_and_those_after_it_are_read(tmp_path: Path) -> None:
    whole = warc(PAGES[:1], packed=False)
    broken = whole.replace(b"Content-Type: text/html", b"Content-Encoding: br\r\nContent-Type: text/html", 1)
    length = re.search(rb"Content-Length: (\d+)", broken)
    assert length is not None
    longer = b"Content-Length: %d" % (int(length[1]) + len(broken) - len(whole))
    (tmp_path / "a.warc").write_bytes(broken.replace(length[0], longer, 1) + whole)
    refused, article = read_articles([tmp_path / "a.warc"])
    assert isinstance(refused, Refusal)
    assert "packed in a way that cannot be read" in refused.why
    assert isinstance(article, Article)


def test_an_archive_of_the_web_cut_short_gives_its_whole_pages_first() -> None:
    raw = warc([PAGES[0]] * 3, packed=True)
    found = read_warc(io.BytesIO(raw[: len(raw) * 5 // 6]))
    assert isinstance(next(found)[1], Article)
    with pytest.raises(ArticleRefused, match=r"cannot be read as WARC|holds no web pages"):
        list(read_warc(io.BytesIO(b"WARC/1.0\r\nnot at all")))
    endless = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
    with pytest.raises(ArticleRefused, match="damaged or cut short"):
        list(read_warc(io.BytesIO(endless)))
