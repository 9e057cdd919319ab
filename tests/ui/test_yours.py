"""The handlers of own articles: every limit holds in them, and each visitor's articles are that visitor's alone."""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from index import Archive, build
from qa import Engine
from tests.index.archive_parts import HashingEmbedder, extract_plainly
from tests.ui.fakes import COLLECTION, fake_opening
from tests.ui.test_handlers import every_part
from ui import strings, yours_view
from ui.entering import Entering
from ui.handlers import Handlers
from ui.opening import Opening
from ui.pace import Pace
from ui.parts import Parts
from ui.reading import Reading
from ui.visits import Visits
from ui.yours import Yours

TEXT = "Anna Smith said that the ferry was late. The harbour was full."


class Page:
    """The handlers over an archive with models that count words, and two visitors to call them."""

    def __init__(self, archive: Archive, most: int = 4, per_minute: int = 1000) -> None:
        opening: Opening = fake_opening(Engine(archive), COLLECTION)
        opening.ready()
        self.parts: Parts = every_part()
        self.visits = Visits(most=most)
        pace = Pace(per_minute)
        self.yours = Yours(opening, self.parts, self.visits, pace)
        self.entering = Entering(self.parts, pace, self.visits)
        self.handlers = Handlers(opening, self.parts, self.visits)
        self.reading = Reading(opening, self.parts, self.visits)

    def drop(self, visitor: str, *files: dict[str, Any]) -> dict[Any, Any]:
        return last(self.yours.drop(event(files=list(files)), request(visitor)))

    def paste(self, visitor: str, text: str, title: str = "") -> dict[Any, Any]:
        return last(self.yours.paste(text, title, "", "", request(visitor)))

    def choose(self, visitor: str, scope: object) -> dict[Any, Any]:
        return last(self.yours.choose(scope, request(visitor)))

    def ask(self, visitor: str, question: str) -> Any:
        taken = self.entering.enter(request(visitor), question, (), 0)
        return last(self.handlers.answer(taken["exchanges"], 1, SimpleNamespace(begun=0, to_end=0), request(visitor)))


def request(visitor: str) -> gr.Request:
    return gr.Request(session_hash=visitor)


def event(**data: object) -> gr.EventData:
    return gr.EventData(None, data)


def last(steps: Iterable[dict[Any, Any]]) -> dict[Any, Any]:
    *_, final = steps
    return final


def a_file(name: str, text: str) -> dict[str, str]:
    return {"name": name, "content": b64encode(text.encode()).decode()}


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(build, "extract", extract_plainly)
    with Archive.open(tmp_path / "archive", embedder=HashingEmbedder()) as archive:
        made = Page(archive)
        yield made
        made.visits.close()


def test_a_dropped_file_is_listed_searched_and_told_of(page: Page) -> None:
    shown = page.drop("a", a_file("ferry <b>.txt", TEXT), a_file("b.exe", "MZ"))
    assert "Added 1 article" in shown["own-progress"]
    assert "b.exe" in shown["own-progress"]
    assert "Anna Smith" in shown["own-listed"]
    assert shown["own-remove"]["visible"]
    assert "your 1 article and the collection" in shown["within"]
    (exchange,) = page.ask("a", "What did Anna Smith say?")["exchanges"]
    assert exchange.stage == "answered"
    assert exchange.scope == "both"
    assert exchange.answer.searched.articles == 1


def test_one_visitors_articles_are_not_anothers(page: Page) -> None:
    article_id = page.drop("a", a_file("ferry.txt", TEXT))["own-listed"].split('data-article="')[1][:16]
    (exchange,) = page.ask("b", "What did Anna Smith say?")["exchanges"]
    assert exchange.scope == "collection"
    assert exchange.answer.searched.articles == 0
    opened = event(article=article_id, start="")
    assert "Anna Smith" in page.reading.read(opened, request("a"))["article"]
    assert strings.NOT_THERE in page.reading.read(opened, request("b"))["article"]


def test_a_pasted_article_is_kept_and_its_words_leave_the_box(page: Page) -> None:
    shown = page.paste("a", TEXT, "The ferry")
    assert "The ferry" in shown["own-listed"]
    assert shown["own-text"] == shown["own-title"] == ""
    refused = page.paste("a", "  ")
    assert strings.NOTHING_PASTED in refused["own-progress"]
    assert "own-text" not in refused


def test_more_than_the_limits_is_refused_and_nothing_is_added(page: Page) -> None:
    shown = page.drop("a", *[a_file(f"{number}.txt", f"{TEXT} {number}") for number in range(21)])
    assert "At most 20" in shown["own-progress"]
    shown = page.paste("a", "long " * 70_000)
    assert "300,000 characters" in shown["own-progress"]
    visit = page.visits.of("a")
    assert visit is None or not visit.articles


def test_there_is_room_for_so_many_visitors(page: Page) -> None:
    for visitor in "abcd":
        page.paste(visitor, TEXT)
    assert strings.NO_ROOM in page.paste("e", TEXT)["own-progress"]


def test_nothing_is_fetched_unless_the_operator_allows_it(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    monkeypatch.setattr("ui.yours.read_url", lambda url, _: fetched.append(url) or [])
    shown = last(page.yours.fetch("https://example.org/a", request("a")))
    assert strings.NOT_FETCHED_HERE in shown["own-progress"]
    assert fetched == []
    page.yours._fetching = True
    assert strings.NO_ADDRESS in last(page.yours.fetch("file:///etc/passwd", request("a")))["own-progress"]
    last(page.yours.fetch("https://example.org/a", request("a")))
    assert fetched == ["https://example.org/a"]


def test_what_is_searched_is_chosen_and_nothing_else_is_taken_for_a_choice(page: Page) -> None:
    page.paste("a", TEXT)
    assert "your 1 article only" in page.choose("a", "own")["within"]
    for nonsense in ("everything", None, ["own"]):
        page.choose("a", nonsense)
        assert page.visits.of("a").scope == "own"
    assert page.choose("a", "collection")["within"] == ""
    assert "within" not in page.choose("nobody", "own")


def test_articles_are_removed_when_asked_and_a_question_put_to_them_says_so(page: Page) -> None:
    page.paste("a", TEXT)
    taken = page.entering.enter(request("a"), "What did Anna Smith say?", (), 0)
    shown = page.yours.remove(request("a"))
    assert shown["own-listed"] == shown["within"] == ""
    answered = page.handlers.answer(taken["exchanges"], 1, SimpleNamespace(begun=0, to_end=0), request("a"))
    assert "removed" in last(answered)["notice"]


def test_one_whose_articles_went_meanwhile_is_told_once(page: Page) -> None:
    page.paste("a", TEXT)
    page.visits._away_seconds = 0
    page.yours.leave(request("a"))
    page.visits.sweep()
    told = page.entering.enter(request("a"), "What did Anna Smith say?", (), 0)
    assert "out of reach" in told["notice"]
    assert "exchanges" not in told
    assert "exchanges" in page.entering.enter(request("a"), "What did Anna Smith say?", (), 0)


def test_that_claims_are_read_in_english_only_is_said_where_none_were_found() -> None:
    assert strings.NO_CLAIMS_ADDED in yours_view.added(1, 0, [])
    assert strings.NO_CLAIMS_ADDED not in yours_view.added(2, 3, [])
    assert strings.NO_CLAIMS_ADDED not in yours_view.added(0, 0, [])
