from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from typer.testing import CliRunner

from index import Archive, ArchiveError
from index.readers.kinds import KINDS
from qa import Engine
from ui.cli import app

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    *("add", "watch", "ask", "claims", "speakers", "search", "extract"),
    *("list", "remove", "verify", "compact", "export", "chat"),
)
HARBOUR = """---
title: Early ferry stays
outlet: Harbour Post
author: Ines Calder
published: 2026-03-14
url: https://post.example/ferry
---
The early ferry will keep running until September, the company said on Saturday.

“We counted the passengers twice,” said Mia Olsen, a director of the ferry company. Islanders had asked for the count.
"""
CREW = (
    "‘[bold red]The crews are tired,\x1b]0;owned\x07’ said Rolf Ek, a deckhand on the early ferry. "
    "The council will discuss the ferry timetable on Monday."
)


def run(*arguments: str | Path, archive: Path | None = None) -> Result:
    """Run a command in this process, as the shell would."""
    chosen = [] if archive is None else ["--archive", str(archive)]
    return CliRunner().invoke(app, [*chosen, *map(str, arguments)])


def shell(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "harbour.md").write_text(HARBOUR)
    (folder / "crew.txt").write_text(CREW)
    return folder


@pytest.fixture(scope="module")
def filled(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two articles; look, but do not change it."""
    folder = tmp_path_factory.mktemp("filled") / "archive"
    result = run("add", articles, archive=folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def archive(filled: Path, tmp_path: Path) -> Path:
    """A copy of the archive of two articles, to be changed."""
    return Path(shutil.copytree(filled, tmp_path / "archive"))


def ids(archive: Path) -> dict[str, str]:
    return {article["title"]: article["id"] for article in json.loads(run("list", "--json", archive=archive).stdout)}


# Every command


def test_help_names_every_command_and_loads_no_model() -> None:
    heavy = {"torch", "spacy", "faiss", "gradio", "sentence_transformers", "trafilatura", "index", "qa"}
    code = f"""
import sys
sys.argv[1:] = ["--help"]
from ui.cli import main
try:
    main()
finally:
    print({heavy} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith("set()")
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example:\n    onrecord {command}" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["nonsense"], ["add"], ["ask"], ["search"], ["remove"], ["extract"]),
        *(["ask", "Who?", "--since", "14/03/2026"], ["ask", "Who?", "--since", "2026-02-30"]),
        *(["claims", "--format", "xml"], ["search", "ferry", "--top", "0"], ["chat", "--port", "99999"]),
        ["claims", "--since", "2026-03-15", "--until", "2026-03-14"],
    ],
)
def test_what_is_not_understood_exits_2_with_the_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments", [["ask", "Who?"], ["claims"], ["search", "x"], ["list"], ["remove", "x"], ["verify"], ["export"]]
)
def test_without_an_archive_one_sentence_says_how_to_make_one(arguments: list[str], tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    result = run(*arguments, archive=missing)
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == f"onrecord: There is no archive in {missing}; make one with: onrecord --archive {missing} add PATH\n"
    )
    assert not missing.exists()


def test_the_archive_is_the_one_of_the_environment_unless_one_is_named(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(filled))
    assert "Early ferry stays" in run("list").stdout
    assert run("list", archive=tmp_path / "other").exit_code == 1


def test_an_error_is_one_sentence_and_a_fault_of_ours_is_not_hidden(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(error: BaseException) -> Callable[..., None]:
        def raising(*_: object, **__: object) -> None:
            raise error

        return raising

    monkeypatch.setattr(Archive, "articles", fail(ArchiveError("The archive is\nnot \x1b[31mwell.")))
    result = run("list", archive=filled)
    assert (result.exit_code, result.stderr) == (1, "onrecord: The archive is not ␛[31mwell.\n")
    monkeypatch.setattr(Archive, "articles", fail(OSError(28, "No space left on device", "archive.sqlite3")))
    result = run("list", archive=filled)
    assert (result.exit_code, result.stderr) == (1, "onrecord: No space left on device: archive.sqlite3.\n")
    monkeypatch.setattr(Archive, "articles", fail(KeyboardInterrupt()))
    result = run("list", archive=filled)
    assert (result.exit_code, result.stderr) == (130, "onrecord: stopped.\n")
    monkeypatch.setattr(Archive, "articles", fail(ZeroDivisionError()))
    assert isinstance(run("list", archive=filled).exception, ZeroDivisionError)


def test_a_reader_of_our_output_may_go_away(filled: Path) -> None:
    command = [sys.executable, "-m", "ui.cli", "--archive", str(filled), "export"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141
    process.stderr.close()


def test_interrupting_a_long_reading_is_quiet_and_leaves_a_whole_archive(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"text": f"Ferry {number} runs, the company said. " * 20}) + "\n" for number in range(3000)
    )
    (tmp_path / "many.jsonl").write_text(lines)
    folder = tmp_path / "archive"
    command = [sys.executable, "-m", "ui.cli", "--archive", str(folder), "add", str(tmp_path / "many.jsonl")]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    while not (folder / "archive.sqlite3").exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    output, complaint = process.communicate(timeout=120)
    assert process.returncode == 130
    assert complaint == "onrecord: stopped; the same command goes on from here.\n"
    added = re.match(r"Added ([\d,]+) articles?", output)
    assert added is not None
    verified = run("verify", archive=folder)
    assert verified.exit_code == 0
    assert f"{added[1]} article" in verified.stdout


def test_output_is_utf8_whatever_the_terminal_says(filled: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = shell("--archive", filled, "claims", "--format", "csv", env=environment)
    assert done.returncode == 0
    assert "“We counted the passengers twice,”" in done.stdout


# Keeping the archive


def test_adding_counts_what_is_new_and_what_is_unchanged(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    first = run("add", articles / "harbour.md", archive=folder)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("Added 1 article (3 sentences, ")
    assert first.stdout.endswith("; 0 unchanged; 0 refused.\n")
    second = run("add", articles, archive=folder)
    assert re.match(r"Added 1 article \(2 sentences, \d+ claims?\); 1 unchanged; 0 refused\.", second.stdout)
    assert run("add", articles, archive=folder).stdout == "Added 0 articles; 2 unchanged; 0 refused.\n"


def test_bad_files_in_a_folder_are_named_and_the_good_ones_added(articles: Path, archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(articles, folder)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\x00")
    (folder / "empty.txt").write_bytes(b"")
    result = run("add", folder, archive=archive)
    assert result.exit_code == 0
    assert result.stdout == "Added 0 articles; 2 unchanged; 2 refused.\n"
    assert result.stderr.splitlines() == [
        f"onrecord: {folder / 'empty.txt'}: The file is empty; give one with an article's text.",
        f"onrecord: {folder / 'photo.jpg'}: Files ending in .jpg are not read; "
        "give a file of a kind that is: " + KINDS + ".",
    ]


@pytest.mark.parametrize("bad", ["nowhere.txt", "https://post.example/ferry"])
def test_a_named_path_that_gives_no_article_exits_1_and_the_rest_is_added(
    bad: str, articles: Path, archive: Path
) -> None:
    result = run("add", bad, articles, archive=archive)
    assert (result.exit_code, result.stdout) == (1, "Added 0 articles; 2 unchanged; 1 refused.\n")
    assert result.stderr.startswith(f"onrecord: {bad}: ")


def test_a_named_file_with_a_bad_line_exits_1_and_its_good_lines_are_added(tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text('{"text": "Clara Moss said the bridge was safe."}\n{"text": oops\n')
    result = run("add", file, archive=tmp_path / "archive")
    assert result.exit_code == 1
    assert result.stdout == "Added 1 article (1 sentence, 1 claim); 0 unchanged; 1 refused.\n"
    assert result.stderr.startswith(f"onrecord: {file}, line 2: The line is not JSON; ")


def test_articles_are_listed_with_what_is_known_of_them(filled: Path) -> None:
    listed = run("list", archive=filled).stdout.splitlines()
    assert len(listed) == 2
    harbour = next(line for line in listed if "Harbour Post" in line)
    assert harbour.startswith(
        f"{ids(filled)['Early ferry stays']}  2026-03-14  Harbour Post  «Early ferry stays»  (3 sent"
    )
    assert {article["language"] for article in json.loads(run("list", "--json", archive=filled).stdout)} == {"en"}


def test_an_empty_archive_lists_nothing_and_says_how_to_add(archive: Path) -> None:
    assert run("remove", *ids(archive).values(), archive=archive).stdout == "Removed 2 articles.\n"
    result = run("list", archive=archive)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "onrecord add PATH" in result.stderr
    assert json.loads(run("list", "--json", archive=archive).stdout) == []


def test_removing_an_unknown_id_removes_nothing(archive: Path) -> None:
    known = ids(archive)["Early ferry stays"]
    result = run("remove", known, "0123", archive=archive)
    assert result.exit_code == 1
    assert "not in the archive: 0123" in result.stderr
    assert len(ids(archive)) == 2
    assert run("remove", known, known, archive=archive).stdout == "Removed 1 article.\n"
    assert "Early ferry stays" not in ids(archive)


def test_verify_says_that_the_archive_is_whole_or_what_is_not(
    filled: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("verify", archive=filled).stdout.startswith("The archive is whole: 2 articles (5 sentences, ")
    (archive / "archive.sqlite3").write_bytes(b"not a database, although it was one" * 400)
    result = run("verify", archive=archive)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: ")
    monkeypatch.setattr(Archive, "verify", lambda _: ["One sentence has no vector.", "Another neither."])
    result = run("verify", archive=filled)
    assert result.exit_code == 1
    assert result.stderr == "onrecord: One sentence has no vector.\nonrecord: Another neither.\n"


def test_an_exported_archive_added_again_is_equal(filled: Path, tmp_path: Path) -> None:
    file, again = tmp_path / "articles.jsonl", tmp_path / "again"
    result = run("export", "--output", file, archive=filled)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "onrecord: exported 2 articles.\n")
    assert file.read_text(encoding="utf-8") == run("export", archive=filled).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["articles.jsonl"]
    assert run("add", file, archive=again).exit_code == 0
    assert run("export", archive=again).stdout == run("export", archive=filled).stdout
    assert run("list", archive=again).stdout == run("list", archive=filled).stdout


def test_an_export_to_nowhere_is_refused_and_leaves_no_part(filled: Path, tmp_path: Path) -> None:
    for output in (tmp_path / "no" / "file.jsonl", tmp_path):
        result = run("export", "--output", output, archive=filled)
        assert result.exit_code == 1
        assert result.stderr.startswith("onrecord: ")
    assert list(tmp_path.iterdir()) == []


# Asking


def test_a_question_is_answered_in_plain_words_with_its_sources(filled: Path) -> None:
    result = run("ask", "What did Mia Olsen say?", archive=filled)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Mia Olsen (")
    assert "said: “We counted the passengers twice,” [1]" in result.stdout
    assert (
        "\nSources\n[1] Harbour Post, 2026-03-14, «Early ferry stays»\n    “We counted the passengers twice,” said"
        in result.stdout
    )
    assert result.stdout.endswith("claims).\n")


def test_an_answer_as_json_is_the_one_of_the_engine(filled: Path) -> None:
    printed = json.loads(run("ask", "What did Mia Olsen say?", "--json", archive=filled).stdout)
    with Archive.open(filled, read_only=True) as archive:
        answer = Engine(archive).answer("What did Mia Olsen say?").to_json()
    assert printed | {"timings_ms": {}} == answer | {"timings_ms": {}}
    assert printed["outcome"] == "answered"


def test_a_refusal_is_an_answer_and_cites_nothing(filled: Path) -> None:
    result = run("ask", "Who said what about volcanoes in Iceland?", archive=filled)
    assert result.exit_code == 0
    assert "[1]" not in result.stdout
    assert "Sources" not in result.stdout


def test_filters_leave_articles_out(filled: Path) -> None:
    for filters in (["--outlet", "Nobody’s Post"], ["--since", "2026-03-15"], ["--until", "2026-03-13"]):
        result = run("ask", "What did Mia Olsen say?", *filters, archive=filled)
        assert "the filters leave none" in result.stdout
        assert run("claims", *filters, archive=filled).stderr == "onrecord: no claims were found.\n"
    assert "“We counted" in run("ask", "What did Mia Olsen say?", "--since", "2026-03-14", archive=filled).stdout


def test_an_empty_question_is_refused(filled: Path) -> None:
    result = run("ask", " ", archive=filled)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: The question is empty")


def test_claims_are_listed_as_table_csv_and_json(filled: Path) -> None:
    table = run("claims", "--speaker", "Mia Olsen", archive=filled).stdout
    assert "Mia Olsen" in table
    assert "“We counted the passengers twice,”" in table
    rows = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv", archive=filled).stdout)))
    listed = json.loads(run("claims", "--format", "json", archive=filled).stdout)
    assert [row["content"] for row in rows if "counted" in row["content"]] == ["“We counted the passengers twice,”"]
    assert len(rows) == len(listed) >= 2
    (olsen,) = json.loads(run("claims", "--speaker", "Mia Olsen", "--format", "json", archive=filled).stdout)
    assert olsen["source"]["sentence"].startswith("“We counted")


def test_speakers_are_listed_with_every_article_that_has_them(filled: Path) -> None:
    written = json.loads(run("speakers", "--json", archive=filled).stdout)
    olsen = next(speaker for speaker in written if speaker["name"] == "Mia Olsen")
    (mention,) = olsen["mentions"]
    assert mention["article_id"] == ids(filled)["Early ferry stays"]
    assert (mention["speaker"]["role"], olsen["claims"]) == ("a director of the ferry company", mention["claims"])
    assert "Mia Olsen: 1 claim in 1 article" in run("speakers", archive=filled).stdout.splitlines()
    assert "Olsen" not in run("speakers", "--until", "2026-03-13", archive=filled).stdout
    assert run("speakers", "--since", "2026-03-15", "--until", "2026-03-14", archive=filled).exit_code == 2


def test_claims_about_a_topic_leave_the_others_out(filled: Path) -> None:
    about = run("claims", "--about", "tired crews", "--format", "csv", archive=filled).stdout
    assert "Rolf Ek" in about
    assert "Mia Olsen" not in about


@pytest.mark.parametrize(
    "arguments", [["ask", "What did Rolf Ek say?"], ["claims"], ["claims", "--format", "csv"], ["search", "tired"]]
)
def test_an_article_can_neither_steer_the_terminal_nor_style_it(arguments: list[str], filled: Path) -> None:
    result = run(*arguments, archive=filled)
    assert result.exit_code == 0
    assert "[bold red]The crews" in result.stdout
    assert not {"\x1b", "\x07"} & set(result.stdout)


def test_search_prints_ranked_sentences_with_where_they_stand(filled: Path) -> None:
    result = run("search", "ferry", "timetable", "--top", "2", archive=filled)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "1. “The council will discuss the ferry timetable on Monday.”\n   untitled, article "
    )
    hits = json.loads(run("search", "ferry timetable", "--top", "1", "--json", archive=filled).stdout)
    assert [hit["sentence"] for hit in hits] == ["The council will discuss the ferry timetable on Monday."]


def test_the_claims_of_one_file_are_listed_and_nothing_is_stored(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "archive"))
    result = run("extract", articles / "harbour.md")
    assert (
        "Mia Olsen (a director of the ferry company) said: “We counted the passengers twice,”\n    direct"
        in result.stdout
    )
    listed = json.loads(run("extract", articles / "harbour.md", "--json").stdout)
    olsen = next(claim for claim in listed if claim["speech"] == "direct")
    assert olsen["speaker"]["name"] == "Mia Olsen"
    assert [part["text"] for part in olsen["content"]] == ["“We counted the passengers twice,”"]
    assert not (tmp_path / "archive").exists()


def test_extract_takes_one_article_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    file.write_text('{"text": "One."}\n{"text": "Two."}\n')
    assert "holds more than one article" in run("extract", file).stderr
    file.write_text("nope\n")
    assert run("extract", file).stderr.startswith(f"onrecord: {file}, line 1: The line is not JSON")
    file.write_text('{"text": "The ferry is old."}\n')
    result = run("extract", file)
    assert (result.exit_code, result.stderr) == (0, "onrecord: no claims were found in this article.\n")
    assert run("extract", file, "--json").stdout == "[]\n"


def test_the_command_line_works_as_a_program_of_its_own(filled: Path) -> None:
    done = shell("--archive", filled, "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Early ferry stays" in done.stdout
    done = shell("--archive", filled, "ask", "What did Mia Olsen say?")
    assert (done.returncode, done.stderr) == (0, "")
    assert "said: “We counted the passengers twice,” [1]" in done.stdout


def test_chat_serves_the_chosen_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = []
    page = SimpleNamespace(launch=lambda folder, port: served.append((folder, port)))
    monkeypatch.setitem(sys.modules, "ui.app", page)  # type: ignore[arg-type]
    assert run("chat", "--port", "7861", archive=tmp_path).exit_code == 0
    assert served == [(tmp_path, 7861)]
