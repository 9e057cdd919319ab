"""Adding and keeping on the command line: columns, strictness, new versions, removal by outlet or time, feeds."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from index import Archive, ArchiveLocked, Article, Refusal, Visit
from index.fetching import Fetched
from tests.index.archive_parts import HashingEmbedder, extract_plainly
from ui import adding, watching
from ui.cli import app

SAID = "Anna Smith said that the ferry runs again from Monday. The crews were told on Friday evening."


@pytest.fixture(autouse=True)
def light_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain sentences and hashed words: what is tested here is the same with the real models, and slower."""
    monkeypatch.setattr("index.build.extract", extract_plainly)
    monkeypatch.setattr("index.archive.chosen_embedder", HashingEmbedder)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    def command(*arguments: str | Path, **options: str) -> Result:
        return CliRunner().invoke(app, ["--archive", str(tmp_path / "archive"), *map(str, arguments)], **options)

    return command


Run = Callable[..., Result]


def listed(run: Run) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run("list", "--json").stdout)
    return found


def lines_file(path: Path, *fields: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in fields))
    return path


def test_columns_of_a_table_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"k,what,day\nFerry,{SAID},2026-03-14\n")
    result = run("add", tmp_path / "a.csv", "--column", "text=what", "--column", "title=k", "--column", "published=day")
    assert (result.exit_code, result.stdout) == (0, "Added 1 article (2 sentences, 1 claim); 0 unchanged; 0 refused.\n")
    assert [(one["title"], one["published"]) for one in listed(run)] == [("Ferry", "2026-03-14")]


@pytest.mark.parametrize("column", ["story", "body=x", "text="])
def test_a_column_that_is_no_part_is_a_wrong_command(run: Run, tmp_path: Path, column: str) -> None:
    result = run("add", tmp_path, "--column", column)
    assert result.exit_code == 2
    assert "text=story" in result.stderr


def test_what_was_guessed_is_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Ferry runs\n\nBy Ines Calder\n\n14 March 2026\n\n{SAID}")
    assert run("add", tmp_path / "a.txt").stderr == (
        "onrecord: guessed: title from the first line (1); date from the head of the text (1); "
        "author from the byline (1).\n"
    )
    assert [one["certainty"] for one in listed(run)] == ["inferred"]


def test_strict_stops_at_the_first_thing_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    file = lines_file(tmp_path / "a.jsonl", {"text": SAID}, {"title": "no text"}, {"text": SAID + " More."})
    result = run("add", "--strict", file)
    assert (result.exit_code, result.stdout) == (1, "Added 1 article (2 sentences, 1 claim); 0 unchanged; 1 refused.\n")
    assert run("add", file).stdout == "Added 1 article (3 sentences, 1 claim); 1 unchanged; 1 refused.\n"


def test_an_interrupt_ends_cleanly_and_the_same_command_goes_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lines_file(tmp_path / "a.jsonl", *({"text": f"{SAID} Round {number}."} for number in range(9)))
    seen: list[threading.Event] = []
    until = adding._until

    def interrupted(stopped: threading.Event, articles: object) -> object:
        for number, article in enumerate(until(stopped, articles)):  # type: ignore[arg-type]
            if number == 3 and not seen:
                stopped.set()
                seen.append(stopped)
            yield article

    monkeypatch.setattr(adding, "_until", interrupted)
    result = run("add", file)
    assert (result.exit_code, result.stderr) == (130, "onrecord: stopped; the same command goes on from here.\n")
    assert result.stdout.startswith("Added 4 articles")
    assert run("add", file).stdout == "Added 5 articles (15 sentences, 5 claims); 4 unchanged; 0 refused.\n"
    assert run("verify").exit_code == 0


def test_a_changed_file_is_a_new_version_and_the_old_one_is_exported_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    run("add", tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text(SAID.replace("Monday", "Tuesday"))
    assert ", 1 of them a new version; 0 unchanged" in run("add", tmp_path / "a.txt").stdout
    assert len(listed(run)) == 1
    (tmp_path / "all.jsonl").write_text(run("export").stdout)
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) == 2
    again = CliRunner().invoke(app, ["--archive", str(tmp_path / "again"), "add", str(tmp_path / "all.jsonl")])
    assert ", 1 of them a new version; " in again.stdout
    exported = CliRunner().invoke(app, ["--archive", str(tmp_path / "again"), "export"]).stdout
    assert exported == (tmp_path / "all.jsonl").read_text()


def test_articles_are_removed_by_outlet_and_time_after_a_yes(run: Run, tmp_path: Path) -> None:
    days = ("2026-01-01", "2026-02-01", "2026-03-01")
    parts = [{"text": f"{SAID} {day}", "outlet": "Post", "published": day, "title": day} for day in days]
    run("add", lines_file(tmp_path / "a.jsonl", *parts, {"text": SAID, "title": "other", "outlet": "Echo"}))
    assert run("remove", "--outlet", "POST", "--until", "2026-02-15", input="n\n").exit_code == 1
    assert len(listed(run)) == 4
    result = run("remove", "--outlet", "POST", "--until", "2026-02-15", input="y\n")
    assert result.stdout.endswith("Removed 2 articles.\n")
    assert run("remove", "--since", "2026-01-01", "--yes").stdout == "Removed 1 article.\n"
    assert [one["title"] for one in listed(run)] == ["other"]
    assert run("remove", "--outlet", "nobody", "--yes").stdout == "Removed 0 articles.\n"
    assert run("compact").stdout.startswith("The archive has ")
    assert run("verify").exit_code == 0


@pytest.mark.parametrize("arguments", [(), ("0" * 16, "--outlet", "Post")])
def test_removing_needs_ids_or_limits_and_not_both(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("remove", *arguments)
    assert result.exit_code == 2
    assert "either ids, or --outlet" in result.stderr


# Feeds


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> list[Fetched]:
    """What feeds bring, in the place of the network; pages visited before are passed over, as they are there."""
    brought: list[Fetched] = []

    def news_of(url: str, fetcher: object, last_visit: Callable[[str], Visit | None]) -> object:
        yield from (one for one in brought if one.visit is None or last_visit(one.visit.url) is None)

    monkeypatch.setattr("index.fetching.news_of", news_of)
    return brought


def fetched(name: str) -> Fetched:
    url = f"https://post.example/{name}"
    return Fetched(Article.from_text(f"{SAID} {name}.", url=url), Visit(url, None, None, ""))


def test_watching_once_adds_what_is_new_and_remembers_what_it_saw(run: Run, news: list[Fetched]) -> None:
    news += [fetched("one"), fetched("two")]
    assert run("watch", "https://post.example/feed").stdout.startswith("Added 2 articles")
    news.append(fetched("three"))
    assert run("watch", "https://post.example/feed").stdout.startswith("Added 1 article ")
    assert len(listed(run)) == 3


def test_a_feed_that_fails_exits_1_and_what_was_fetched_is_kept(run: Run, news: list[Fetched]) -> None:
    news += [
        fetched("one"),
        Fetched(Refusal("https://post.example/two", "The server takes too long; try again later.")),
    ]
    result = run("watch", "https://post.example/feed")
    assert result.exit_code == 1
    assert result.stderr == "onrecord: https://post.example/two: The server takes too long; try again later.\n"
    assert len(listed(run)) == 1


def test_watching_again_and_again_outlasts_another_writer_and_ends_when_stopped(
    run: Run, news: list[Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    news.append(fetched("one"))
    waits: list[float] = []
    locked = [True]
    add = Archive.add

    def sometimes(archive: Archive, articles: object, **options: object) -> object:
        if locked:
            locked.clear()
            raise ArchiveLocked("Another process is writing.")
        return add(archive, articles, **options)  # type: ignore[arg-type]

    class Stopped(threading.Event):
        """Waits no time, and is set as by Ctrl-C at the third wait."""

        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout or 0)
            if len(waits) == 3:
                self.set()
            return self.is_set()

    monkeypatch.setattr(Archive, "add", sometimes)
    # This command's event alone: the threads of other tests wait too.
    monkeypatch.setattr(watching, "interrupts_kept", lambda: nullcontext(Stopped()))
    result = run("watch", "https://post.example/feed", "--every", "15m")
    assert (result.exit_code, waits) == (130, [900, 900, 900])
    assert result.stderr.splitlines() == ["onrecord: Another process is writing.", "onrecord: stopped."]
    assert len(listed(run)) == 1


@pytest.mark.parametrize(
    "arguments", [("feed.xml",), ("https://a.example/", "--every", "5s"), ("https://a.example/", "--every", "soon")]
)
def test_watching_takes_addresses_and_a_time_of_a_minute_or_more(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("watch", *arguments).exit_code == 2
