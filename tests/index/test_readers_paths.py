from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from index import Article, Refusal, read_articles
from index.readers import kinds
from index.readers.kinds import KINDS

SENTENCE = "The harbour master said on Monday that the ferry would run again before the summer."


def read(*given: str | os.PathLike[str]) -> list[Article | Refusal]:
    return list(read_articles(given))


def titles(found: list[Article | Refusal]) -> list[str | None]:
    return [article.title for article in found if isinstance(article, Article)]


def only_refusal(found: list[Article | Refusal]) -> Refusal:
    (refusal,) = found
    assert isinstance(refusal, Refusal)
    return refusal


def test_a_folder_is_read_to_its_depths_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/one.md", "a.md", "b/a/deep.markdown", "c.md", "B.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {name}\n\n{SENTENCE}")
    assert titles(read(tmp_path)) == ["B.md", "a.md", "b/a/deep.markdown", "b/one.md", "c.md"]


def test_hidden_files_and_folders_are_passed_over_unless_named(tmp_path: Path) -> None:
    for name in (".hidden.md", ".git/note.md", "~$seen.docx", "seen.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"# {name}\n\n{SENTENCE}")
    assert titles(read(tmp_path)) == ["seen.md"]
    assert titles(read(tmp_path / ".hidden.md")) == [".hidden.md"]


def test_a_folder_linked_into_itself_is_read_once_and_a_broken_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(f"# A\n\n{SENTENCE}")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "z.md").symlink_to(tmp_path / "gone.md")
    found = read(tmp_path)
    assert titles(found) == ["A"]
    assert found[1:] == [Refusal(str(tmp_path / "z.md"), "There is no such file or folder; check the path.")]


def test_each_bad_file_in_a_folder_is_named_and_the_good_ones_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(SENTENCE)
    (tmp_path / "d.xyz").write_text(SENTENCE)
    (tmp_path / "e").write_text(SENTENCE)
    a, b, c, d, e = read(tmp_path)
    assert c == Article(SENTENCE, language="en")
    refused = {Path(found.what).name: found.why for found in (a, b, d, e) if isinstance(found, Refusal)}
    assert refused == {
        "a.pdf": "This PDF is damaged or too large to read; print it to a new PDF and add that.",
        "b.txt": "The file is empty; give one with an article's text.",
        "d.xyz": f"Files ending in .xyz are not read; give a file of a kind that is: {KINDS}.",
        "e": f"Files without an ending are not read; give a file of a kind that is: {KINDS}.",
    }


def test_a_folder_without_articles_is_refused_in_one_sentence(tmp_path: Path) -> None:
    assert only_refusal(read(tmp_path)) == Refusal(
        str(tmp_path), f"The folder holds no articles; put files of these kinds in it: {KINDS}."
    )


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("nowhere.txt", "There is no such file or folder; check the path."),
        ("", "There is no such file or folder; check the path."),
        ("a\x00b.txt", "It cannot be read (embedded null byte); check the path."),
        (
            "https://harbourpost.example/ferry",
            "It is a web address and no file; give the path of a file or folder.",
        ),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(path: str, why: str) -> None:
    assert only_refusal(read(path)) == Refusal(path, why)


def test_a_device_or_pipe_is_refused_without_reading_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in only_refusal(read(tmp_path / "pipe.txt")).why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "a.txt").chmod(0)
    assert "may not be read" in only_refusal(read(tmp_path / "a.txt")).why


def test_a_file_too_large_for_one_article_is_refused_without_reading_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert "larger than 10 MB" in only_refusal(read(tmp_path / "a.txt")).why
    monkeypatch.setattr(kinds, "LARGEST_FILE", 100)
    (tmp_path / "a.jsonl").write_text('{"text": "The ferry runs again."}\n' * 5)
    assert len(read(tmp_path / "a.jsonl")) == 5


def test_every_kind_is_known_by_its_ending_whatever_the_case(tmp_path: Path) -> None:
    line = b'{"text": "' + SENTENCE.encode() + b'"}\n'
    contents = {
        "a.TXT": SENTENCE.encode(),
        "b.Md": SENTENCE.encode(),
        "c.HTM": f"<html><body><p>{SENTENCE}</p></body></html>".encode(),
        "d.NDJSON": line,
        "e.jsonl.GZ": gzip.compress(line),
        "f.JSON": b"[" + line + b"]",
    }
    for name, raw in contents.items():
        (tmp_path / name).write_bytes(raw)
    assert read(tmp_path) == [Article(SENTENCE, language="en")] * 6


def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "One."}\nnope\n{"text": "Two."}\n')
    one, bad, two = read(file)
    assert (one, two) == (Article("One."), Article("Two."))
    assert isinstance(bad, Refusal)
    assert bad.what == f"{file}, line 2"


def test_a_language_that_a_line_gives_is_kept_and_else_it_is_detected(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f'{{"text": "{SENTENCE}", "language": "sv"}}\n{{"text": "{SENTENCE}"}}\n')
    assert [article.language for article in read(file) if isinstance(article, Article)] == ["sv", "en"]


def test_reading_starts_before_all_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    endless = iter(lambda: tmp_path / "a.txt", None)
    found = read_articles(endless)
    assert [next(found) for _ in range(3)] == [Article(SENTENCE, language="en")] * 3
