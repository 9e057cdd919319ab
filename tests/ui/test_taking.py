"""What visitors give of their own: read as data, under no name of theirs, and never too much."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest

from index import Article, ArticleRefused, Refusal
from ui import strings
from ui.taking import LARGEST_FILE, MOST_ARTICLES, MOST_CHARACTERS, Given, TooMuch, fitting, given_in, pasted, read
from ui.visit import LARGEST_COPIED
from ui.visits import AWAY_SECONDS, IDLE_SECONDS, MOST_VISITS

WORDS = "Anna Berg, the mayor of Ellery, said that the ferry was late."


def sent(name: object, content: object) -> dict[str, object]:
    return {"name": name, "content": b64encode(content).decode() if isinstance(content, bytes) else content}


def article(number: int, text: str = WORDS) -> Article:
    return Article.from_text(f"{text} {number}")


def test_files_come_as_a_browser_sends_them() -> None:
    (given,) = given_in({"files": [sent("one.txt", WORDS.encode())]})
    assert given == Given("one.txt", WORDS.encode())


@pytest.mark.parametrize("data", [None, [], "files", {"files": "one.txt"}, {"files": None}, {}])
def test_anything_else_holds_no_files(data: object) -> None:
    assert given_in(data) == []


@pytest.mark.parametrize(
    "file",
    [sent("one.txt", None), sent("one.txt", 7), sent("one.txt", "not base64!"), sent(None, "?"), "one.txt", {}],
)
def test_a_file_that_did_not_come_whole_is_refused(file: object) -> None:
    (refused,) = given_in({"files": [file]})
    assert isinstance(refused, Refusal)


def test_a_file_that_is_too_large_is_refused_whatever_the_browser_says() -> None:
    (refused,) = given_in({"files": [sent("one.txt", b"a" * (LARGEST_FILE + 10))]})
    assert isinstance(refused, Refusal)
    assert "larger than 5 MB" in refused.why


def test_too_many_files_are_refused_together() -> None:
    with pytest.raises(TooMuch, match=f"At most {MOST_ARTICLES}"):
        given_in({"files": [sent("a.txt", b"a")] * (MOST_ARTICLES + 1)})


@pytest.mark.parametrize(
    "name", ["../../../etc/one.txt", "/root/one.txt", "C:\\one.txt", "one\x00.txt", "\u202etxt.one.txt"]
)
def test_a_files_name_is_no_path(name: str, tmp_path: Path) -> None:
    inside = tmp_path / "visit"
    inside.mkdir()
    (found,) = read(given_in({"files": [sent(name, WORDS.encode())]}), inside)
    assert isinstance(found, Article)
    assert found.text == WORDS
    assert list(inside.iterdir()) == []
    assert list(tmp_path.iterdir()) == [inside]


def test_a_refusal_names_the_file_as_the_visitor_knows_it(tmp_path: Path) -> None:
    bad = Given("my notes.pdf", b"no pdf at all")
    (broken,) = read([bad], tmp_path)
    (unknown,) = read([Given("a.exe", b"MZ")], tmp_path)
    assert isinstance(broken, Refusal)
    assert broken.what == "my notes.pdf"
    assert str(tmp_path) not in broken.why
    assert isinstance(unknown, Refusal)
    assert ".docx" in unknown.why


def test_articles_are_taken_up_to_the_limits() -> None:
    kept = [article(number) for number in range(MOST_ARTICLES - 1)]
    articles, refused = fitting([article(99), kept[0], Refusal("a", "why")], kept)
    assert articles == [article(99)]
    assert refused == [Refusal(f"“{WORDS[:-6]}…”", strings.ALREADY_YOURS), Refusal("a", "why")]
    with pytest.raises(TooMuch, match="At most"):
        fitting([article(98), article(99)], kept)
    with pytest.raises(TooMuch, match="characters together"):
        fitting([article(1, "a" * (MOST_CHARACTERS // 2)), article(2, "b" * (MOST_CHARACTERS // 2))], [])


def test_reading_stops_as_soon_as_there_are_too_many() -> None:
    def endless():  # type: ignore[no-untyped-def]
        number = 0
        while True:
            yield article(number := number + 1)

    with pytest.raises(TooMuch):
        fitting(endless(), [])


def test_pasted_words_become_an_article_with_what_is_known_of_it() -> None:
    made = pasted(f"{WORDS}\r\nMore.", " The ferry ", "", "2026-03-04")
    assert made.text == f"{WORDS}\nMore."
    assert (made.title, made.outlet, made.published) == ("The ferry", None, "2026-03-04")
    assert made.language == "en"


def test_of_a_page_whose_source_is_pasted_the_words_are_taken() -> None:
    source = f"<!doctype html><title>The ferry</title><script>alert(1)</script><article><p>{WORDS}</p></article>"
    made = pasted(source, "", "Ellery Courier", "")
    assert (made.text, made.title, made.outlet) == (WORDS, "The ferry", "Ellery Courier")
    assert pasted(source, "Late again", "", "2026-03-04").title == "Late again"
    assert pasted(f"<3 {WORDS}", "", "", "").text == f"<3 {WORDS}"


def test_a_day_that_the_page_does_not_state_is_inferred_unless_the_visitor_states_it() -> None:
    head = "<h1>The ferry is late</h1><p>By Erin Vale</p><p>3 March 2026</p>"
    source = f"<!doctype html><title>The ferry is late</title><article>{head}<p>{WORDS}</p></article>"
    told = [pasted(source, "", "", day) for day in ("", "2026-03-04")]
    assert [(one.published, one.certainty) for one in told] == [("2026-03-03", "inferred"), ("2026-03-04", "stated")]


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [("  ", "", strings.NOTHING_PASTED), (None, None, strings.NOTHING_PASTED), (WORDS, "soon", "not a date")],
)
def test_what_cannot_be_an_article_is_refused_in_words(text: object, day: object, said: str) -> None:
    with pytest.raises(ArticleRefused, match=said):
        pasted(text, None, None, day)


def test_the_limits_are_those_that_the_readme_tells() -> None:
    readme = " ".join((Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8").split())
    told = f"up to {MOST_ARTICLES} articles, {MOST_CHARACTERS:,} characters together, in files of up to"
    assert f"{told} {LARGEST_FILE // 1_000_000} MB" in readme
    assert (MOST_VISITS, AWAY_SECONDS, IDLE_SECONDS, LARGEST_COPIED) == (16, 180, 3_600, 100_000_000)
    for words in ("Sixteen visitors", "three minutes after the page is closed", "an hour without", "more than 100 MB"):
        assert words in readme
