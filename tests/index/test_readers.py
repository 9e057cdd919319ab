from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, ArticleRefused, Refusal, read_articles
from index.readers.decode import decode
from index.readers.markdown import read_markdown, split_front_matter
from index.readers.text import read_text, title_of

TEXT = 'The ferry will run again, said Tomás Brandt.\r\n“It’s over” — ‘at last’, he added… "Really".'
HEADS = (
    *(b"", b"---\n", b"<html><body><p>", b'{"text": ', codecs.BOM_UTF16_LE, b"\x1f\x8b\x08\x00", b"%PDF-1.7\n"),
    *(b"{\\rtf1 ", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 100\r\n\r\n", b"PK\x03\x04", b"title,text\n"),
)
ENDINGS = ".txt .md .html .jsonl .jsonl.gz .json .csv .tsv.gz .pdf .docx .odt .rtf .epub .warc .warc.gz .parquet .xyz"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@given(ANY_TEXT.filter(lambda text: text.strip() and not text.startswith(("\ufeff", "%PDF-", "PK\x03\x04", "{\\rtf"))))
def test_any_text_written_as_utf8_comes_back_exactly(text: str) -> None:
    assert read_text(text.encode()).text == text
    assert read_text(codecs.BOM_UTF8 + text.encode()).text == text


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.encode("mac-roman"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 BE", "LE, no mark", "BE, no mark", "utf-32", "Windows", "Mac"],
)
def test_the_encoding_is_found_and_every_character_kept(raw: bytes) -> None:
    assert decode(raw).text == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр сказал, что переговоры продолжатся. «Мы готовы», — добавил он. Оппозиция не согласна.", "cp1251"),
        ("Minister powiedział, że rozmowy będą kontynuowane w środę. Źródło tego nie potwierdziło.", "cp1250"),
        ("大臣は月曜日に会談を続けると述べた。野党は反対している。", "shift_jis"),
    ],
)
def test_other_scripts_in_older_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"%PDF-1.7 \xe2\xe3", "It is a PDF"),
        (b"PK\x03\x04word/document.xml", "a ZIP file, such as a Word document"),
        (b"{\\rtf1\\ansi The ferry}", "a rich text document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "It is binary data"),
        (codecs.BOM_UTF16_LE + b"odd", "marked as UTF-16-LE but is not"),
        (bytes(range(1, 256)) * 40, "encoding cannot be told"),
    ],
)
def test_what_is_not_text_is_refused_with_what_it_is_and_what_to_do(raw: bytes, why: str) -> None:
    with pytest.raises(ArticleRefused, match=why) as refused:
        decode(raw)
    assert str(refused.value).endswith(".")
    assert ";" in str(refused.value)


@pytest.mark.parametrize(
    "first",
    [
        "Ferry strike ends after nine days",
        "Who runs the harbour?",
        "Mayor: ‘We won’",
        "May 4 strike leaves islands cut off",
        "Byron Bay ferry sinks",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_first_line_that_looks_like_a_title_is_one_and_stays_in_the_text(first: str, line_end: str) -> None:
    text = f"{first}{line_end}{line_end}The ferry will run again, the mayor said."
    article = read_text(text.encode())
    assert article.title == first
    assert article.text == text


@pytest.mark.parametrize(
    "first",
    [
        "The ferry will run again.",
        "“The ferry will run again.”",
        "‘We won,’",
        "The following was said:",
        "By Ines Calder",
        "BY INES CALDER",
        "Published 14 March 2026",
        "14 March 2026",
        "Saturday, 14 March 2026",
        "March 14, 2026",
        "2026-03-14 08:30",
        "KYIV (Reuters) — Ferries",
        "SEVSK, March 14 —",
        "https://harbourpost.example/ferry",
        "* * *",
        "a" * 151,
    ],
)
def test_sentences_bylines_and_datelines_are_no_titles(first: str) -> None:
    assert title_of(f"{first}\n\nThe ferry will run again, the mayor said.") is None


@pytest.mark.parametrize(
    "text", ["Ferry runs", "Ferry runs\n\n", "Ferry runs\nThe ferry runs.\n\nMore.", "Ferry runs\n \n \n"]
)
def test_a_first_line_without_an_empty_line_and_text_below_is_no_title(text: str) -> None:
    assert title_of(text) is None


def test_front_matter_is_the_metadata_and_what_follows_is_the_text_exactly() -> None:
    body = "\r\n# Heading\r\n\r\n> ‘It’s over,’ he said.\r\n\r\n---\r\ntitle: not this\r\n"
    head = '---\r\nTitle: "Mayor: no"\r\noutlet: Harbour Post\r\nauthor: Ines Calder\r\npublished: 2026-03-14\r\nurl: https://a.example/1\r\n---\r\n'
    assert read_markdown((head + body).encode()) == Article(
        text=body,
        title="Mayor: no",
        outlet="Harbour Post",
        author="Ines Calder",
        published="2026-03-14",
        url="https://a.example/1",
    )


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("title: 1984", "title", "1984"),
        ("title: No", "title", "No"),
        ("title: 007", "title", "007"),
        ("title: ~\nheadline: Ferry", "title", "Ferry"),
        ("authors: [Ines Calder, Tomás Brandt]", "author", "Ines Calder, Tomás Brandt"),
        ("author:\n  name: Ines Calder", "author", "Ines Calder"),
        ("publisher: Post", "outlet", "Post"),
        ("source: Post", "outlet", "Post"),
        ("date: 2026-03-14 08:30:00", "published", "2026-03-14T08:30:00"),
        ("date: 14 March 2026", "published", "2026-03-14"),
        ("link: https://a.example/1\ntags: {a: [b, {c: d}]}", "url", "https://a.example/1"),
    ],
)
def test_front_matter_values_are_kept_as_they_are_written(written: str, field: str, value: str) -> None:
    assert getattr(read_markdown(f"---\n{written}\n---\nThe ferry runs.".encode()), field) == value


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("title: Mayor: no", "not valid YAML in line 2; put a value"),
        ("outlet: Post\ntitle: [a", "not valid YAML in line"),
        ("title: !!python/object/apply:os.system [ls]\npublished: soon", "'soon' is not a date"),
        ("published: 14th March", "is not a date"),
        ("published: 4/3/2026", "2026-03-04 or 2026-04-03"),
        ("x: " + "a" * 20_000, "longer than 20,000"),
        ("a: " + "[" * 9_000, "not valid YAML"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused(written: str, why: str) -> None:
    with pytest.raises(ArticleRefused, match=why):
        read_markdown(f"---\n{written}\n---\nThe ferry runs.".encode())


def test_aliases_in_front_matter_do_not_grow_or_loop() -> None:
    laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\nauthor: &loop [*loop, Ines]"
    article = read_markdown(f"---\n{laughs}\n---\nThe ferry runs.".encode())
    assert (article.title, article.author) == (None, "Ines")


@pytest.mark.parametrize(
    "content", ["---\nJust words between rules\n---\nMore.", "---\ntitle: never closed\n", "--- x\na: b\n---\n"]
)
def test_rules_around_words_are_text_and_no_front_matter(content: str) -> None:
    assert split_front_matter(content) == ({}, content)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Ferry runs #\n\nText.", "Ferry runs"),
        ("Intro.\r\n\r\n# Ferry runs\r\n\r\nText.", "Ferry runs"),
        ("```\n# comment\n```\n# Ferry runs\n", "Ferry runs"),
        ("## Second level\n\nText.", None),
        ("#hashtag\n\nText.", None),
    ],
)
def test_the_first_heading_is_the_title_where_front_matter_gives_none(body: str, title: str | None) -> None:
    article = read_markdown(body.encode())
    assert (article.title, article.text) == (title, body)


@given(st.sampled_from(["", "---\n", "---\ntitle: a\n---\n"]), ANY_TEXT)
def test_markdown_text_is_the_end_of_the_file_unchanged(head: str, body: str) -> None:
    try:
        article = read_markdown((head + body).encode())
    except ArticleRefused:
        return
    assert (head + body).removeprefix("\ufeff").endswith(article.text)
    if head.endswith("a\n---\n"):
        assert article.text == body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(
    raw=st.binary(max_size=400),
    head=st.sampled_from(HEADS),
    ending=st.sampled_from(ENDINGS.split()),
)
def test_random_bytes_in_any_kind_of_file_give_articles_or_refusals(
    tmp_path: Path, raw: bytes, head: bytes, ending: str
) -> None:
    file = tmp_path / f"random{ending}"
    file.write_bytes(head + raw)
    for found in read_articles([file]):
        assert isinstance(found, Article | Refusal)
        if isinstance(found, Refusal):
            assert found.why.endswith(".")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=?utf-8?q?Statement_=E2=80=93_ferry?=", "Statement – ferry"),
        ("=?windows-1251?b?z+Dw7uw=?=", "Паром"),
        *[(broken, broken) for broken in ("=?x-none?b?////?=", "=?utf-8?q?=FF?=", "=?utf-8?b?A?=", "=?ferry")],
    ],
)
def test_a_subject_in_the_writing_of_mail_programs_is_read(written: str, shown: str) -> None:
    assert read_text(f"From: a@post.example\nSubject: {written}\n\nThe ferry runs.\n".encode()).title == shown


def test_a_letter_is_called_by_its_subject_dated_by_its_date_and_kept_as_it_is(tmp_path: Path) -> None:
    letter = (
        "From: Ann Lee <ann@post.example>\nSubject: Ferry talks collapse\nDate: Tue, 12 May 2026 09:14:00 +0100\n"
        "Content-Type: text/plain;\n charset=utf-8\n\n“We are miles apart,” said Olga Brandt.\n\n> The talks go on.\n"
    )
    (tmp_path / "letter.txt").write_text(letter, encoding="utf-8")
    (found,) = read_articles([tmp_path / "letter.txt"])
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published, found.certainty) == (
        *(letter, "Ferry talks collapse", "2026-05-12", "inferred"),
    )
    (tmp_path / "story.txt").write_text("Warning: a story\n\nSubject: unknown, she said.\n", encoding="utf-8")
    (found,) = read_articles([tmp_path / "story.txt"])
    assert isinstance(found, Article)
    assert found.title == "Warning: a story"
