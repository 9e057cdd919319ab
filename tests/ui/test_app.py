"""The entry: cheap to import, opens what it is told to, fills an empty archive with the samples."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AuthenticationError

from index import Archive, Article, OnRecordError
from tests.ui.fakes import CLAIMS, fake_opening
from ui import app, settings, strings
from ui.opening import describe, prepare
from ui.visits import Visits

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = "https://example.org/ledger"
ARTICLE = """---
title: "{title}"
outlet: "{outlet}"
published: {published}
url: {url}
---

Anna Berg, the mayor of Ellery, said that the ferry was late. “It will be early tomorrow,” Berg said.
"""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    (folder / "one.md").write_text(
        ARTICLE.format(title="One", outlet="Ledger", published="2026-03-03", url=f"{SHIPPED}/one")
    )
    (folder / "two.md").write_text(
        ARTICLE.format(title="Two", outlet="LEDGER", published="2026-05-02", url=f"{SHIPPED}/two")
    )
    return folder


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python on its own, as a visitor of the project would."""
    return subprocess.run(
        [sys.executable, *arguments], env=os.environ | environment, capture_output=True, text=True, timeout=120
    )


def test_importing_the_entry_loads_no_model_and_makes_no_archive(tmp_path: Path) -> None:
    program = (
        "import sys, os, gradio, ui.app; assert isinstance(ui.app.demo, gradio.Blocks); "
        "assert os.environ['GRADIO_ANALYTICS_ENABLED'] == 'False' == str(ui.app.demo.analytics_enabled); "
        "print([name for name in ('torch', 'spacy', 'sentence_transformers', 'faiss') if name in sys.modules])"
    )
    ran = python("-c", program, PYTHONPATH=str(ROOT), ONRECORD_ARCHIVE=str(tmp_path / "archive"))
    assert ran.stdout.strip() == "[]", ran.stderr
    assert not (tmp_path / "archive").exists()


def test_an_archive_that_cannot_be_opened_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "archive.sqlite3").write_bytes(b"no database at all" * 1000)
    ran = python(str(ROOT / "ui" / "app.py"), ONRECORD_ARCHIVE=str(archive))
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert str(archive) in ran.stderr.splitlines()[-1]


def test_an_empty_archive_is_filled_with_the_samples_once(tmp_path: Path, samples: Path) -> None:
    said: list[str] = []
    with Archive.open(tmp_path / "archive") as archive:
        ready = prepare(archive, samples, lambda note: said.append(note()))
        assert [note for note in said if "2 of 2" in note]
        assert said[0] == strings.READING.format(read=0, total=2)
        assert said[-1] == strings.LOADING
        assert ready.collection.articles == 2
        assert ready.collection.outlets == 1
        assert (ready.collection.first_day, ready.collection.last_day) == (date(2026, 3, 3), date(2026, 5, 2))
        assert ready.collection.samples
        assert ready.collection.questions == strings.SAMPLE_QUESTIONS
        assert ready.engine.answer("What did Anna Berg say?").outcome == "answered"
        said.clear()
        assert prepare(archive, samples, lambda note: said.append(note())).collection == ready.collection
        assert said == [strings.LOADING]
        other = describe(archive, sample_ids=set())
        assert not other.samples
        assert other.questions == ("What did Anna Berg say?",)


def test_articles_put_in_the_place_of_the_samples_are_not_called_illustrative(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    own = ARTICLE.format(title="One", outlet="Ledger", published="2026-03-03", url="https://ledger.test/one")
    (folder / "one.md").write_text(own)
    with Archive.open(tmp_path / "archive") as archive:
        collection = prepare(archive, folder, lambda note: None).collection
    assert not collection.samples
    assert collection.questions == ("What did Anna Berg say?",)


def test_the_archive_is_where_the_environment_says_or_in_the_users_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(settings.ARCHIVE_VARIABLE, str(tmp_path))
    assert settings.default_archive() == tmp_path
    monkeypatch.delenv(settings.ARCHIVE_VARIABLE)
    assert settings.default_archive().name == "archive"
    assert "onrecord" in settings.default_archive().parts


def test_a_page_with_a_password_opens_only_to_who_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.PASSWORD_VARIABLE, "pāss word")
    page = app.serve(fake_opening(), Visits())
    try:
        address = str(page.local_url)
        assert httpx.get(f"{address}config").status_code == 401
        wrong = httpx.post(f"{address}login", data={"username": "anybody", "password": "pass word"})
        assert wrong.status_code == 400
        right = httpx.post(f"{address}login", data={"username": "anybody", "password": "pāss word"})
        assert httpx.get(f"{address}config", cookies=right.cookies).status_code == 200
        # Without the password, an assistant is not even told what there is; nor can a program upload or ask.
        assert httpx.post(f"{address}gradio_api/mcp/", json={}).status_code in (401, 404, 405)
        assert httpx.post(f"{address}gradio_api/upload", files={"files": b"a"}).status_code == 401
        with pytest.raises(AuthenticationError):
            Client(address, verbose=False)
        asked = Client(address, auth=("anybody", "pāss word"), verbose=False).predict(CLAIMS.question, api_name="/ask")
        assert json.loads(asked)["outcome"] == "answered"
    finally:
        page.close(verbose=False)


def test_it_ends_cleanly_while_the_models_are_still_loading(tmp_path: Path) -> None:
    article = Article.from_text("Anna Berg, the mayor of Ellery, said that the ferry was late.")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add([article])
    chat = [sys.executable, "-m", "ui.cli", "--archive", str(tmp_path / "archive"), "chat"]
    # Told at once what happens, and where it crashed if it did.
    told = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(chat, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        address = next(word for line in process.stdout if strings.NAME in line for word in line.split() if "//" in word)
        answer = Client(address, verbose=False).predict("What did Anna Berg say?", api_name="/ask")
        process.send_signal(signal.SIGTERM)
        said = process.stdout.read()
    assert json.loads(answer)["outcome"] == "answered"
    assert (process.returncode, said.split("\n")) == (0, ["", strings.ENDED, ""])
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.verify() == []


def test_a_port_that_is_taken_is_said_before_anything_is_loaded() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OnRecordError, match="cannot be served"):
            app.serve(fake_opening(), Visits(), taken.getsockname()[1])


def test_a_port_that_is_none_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ("", "abc", "0", "65536", "7860 "):
        monkeypatch.setenv(settings.PORT_VARIABLE, wrong)
        with pytest.raises(OnRecordError, match="from 1 to 65535"):
            settings.check_port()
    monkeypatch.setenv(settings.PORT_VARIABLE, "7861")
    settings.check_port()


@pytest.mark.parametrize("start", [["ui/app.py"], ["-m", "ui.app"], ["-m", "ui.cli", "chat"]])
def test_a_port_that_is_none_is_refused_however_the_chat_is_started(start: list[str]) -> None:
    wrong = os.environ | {settings.PORT_VARIABLE: "seven"}
    ended = subprocess.run([sys.executable, *start], cwd=ROOT, env=wrong, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "must be a number from 1 to 65535" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_whether_visitors_may_add_web_pages_is_set_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.FETCH_VARIABLE, raising=False)
    assert not settings.may_fetch()
    monkeypatch.setenv(settings.FETCH_VARIABLE, "1")
    assert settings.may_fetch()
    monkeypatch.setenv(settings.FETCH_VARIABLE, "yes please")
    with pytest.raises(OnRecordError, match="must be 1"):
        settings.may_fetch()


def test_how_fast_a_visitor_may_ask_is_set_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.PACE_VARIABLE, raising=False)
    assert settings.questions_per_minute() == 30
    monkeypatch.setenv(settings.PACE_VARIABLE, "5")
    assert settings.questions_per_minute() == 5
    for wrong in ("0", "-1", "many", "2.5", "²"):
        monkeypatch.setenv(settings.PACE_VARIABLE, wrong)
        with pytest.raises(OnRecordError, match="whole number"):
            settings.questions_per_minute()


def test_the_samples_are_found_in_a_checkout() -> None:
    assert settings.sample_articles() == ROOT / "articles"
