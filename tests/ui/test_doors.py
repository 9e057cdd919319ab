"""The same answer through every door: command line, Python, `gradio_client`, and an MCP client; real ones of each."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client

from index import Archive
from qa import Engine
from tests.browser.conftest import launched
from tests.ui.fakes import CLAIMS, FakeEngine, fake_opening
from tests.ui.test_app import ARTICLE
from ui.doors import Doors
from ui.opening import Opening, prepare
from ui.pace import Pace
from ui.page import build_page

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "Who claimed what about the ferry?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one article in it."""
    folder = tmp_path_factory.mktemp("doors")
    words = ARTICLE.format(title="One", outlet="Ledger", published="2026-03-03", url="https://example.org/one")
    (folder / "one.md").write_text(words, encoding="utf-8")
    with Archive.open(folder / "archive") as archive:
        prepare(archive, folder, lambda note: None)
    return folder / "archive"


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The address of the page over that archive."""
    archive = Archive.open(folder, read_only=True)
    page = build_page(Opening(lambda say: prepare(archive, None, say)))
    yield launched(page)
    page.close(verbose=False)
    archive.close()


def timeless(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "timings_ms"}


def by_mcp(site: str, tool: str | None, arguments: dict[str, Any]) -> Any:
    """Call a tool over MCP, or list them all."""

    async def talk() -> Any:
        async with (
            streamablehttp_client(f"{site}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write, read_timeout_seconds=timedelta(seconds=60)) as session,
        ):
            await session.initialize()
            return await session.list_tools() if tool is None else await session.call_tool(tool, arguments)

    # In a thread of its own: the browser tests' Playwright keeps a loop running in the main one.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, talk()).result()


def test_every_door_gives_the_same_answer(site: str, folder: Path) -> None:
    with Archive.open(folder, read_only=True) as archive:
        expected = timeless(Engine(archive).answer(QUESTION).to_json())
    assert expected["outcome"] == "answered"
    assert expected["lines"]
    command = [sys.executable, "-m", "ui.cli", "--archive", str(folder), "ask", QUESTION, "--json"]
    ran = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8")
    assert timeless(json.loads(ran.stdout)) == expected, ran.stderr
    assert timeless(json.loads(Client(site, verbose=False).predict(QUESTION, api_name="/ask"))) == expected
    (content,) = by_mcp(site, "ask", {"question": QUESTION}).content
    assert timeless(json.loads(content.text)) == expected


def test_the_readmes_program_runs(site: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    (assistant,) = re.findall(r"^```json\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    here = "http://127.0.0.1:7860"
    assert json.loads(assistant)["mcpServers"]["on-record"]["url"] == f"{here}/gradio_api/mcp/"
    asked = program.replace(here, site).replace("the water lorries", "the ferry")
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", timeout=120)
    assert "Anna Berg said that the ferry was late [1]" in ran.stdout, ran.stderr


def test_only_the_three_endpoints_are_published_each_documented_and_typed(site: str) -> None:
    published = Client(site, verbose=False).view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(published) == {"/ask", "/search", "/claims"}
    for endpoint in published.values():
        assert all(one["type"]["type"] in ("string", "integer") for one in endpoint["parameters"])
        assert [one["type"]["type"] for one in endpoint["returns"]] == ["string"]
    tools = {tool.name: tool for tool in by_mcp(site, None, {}).tools}
    assert set(tools) == {"ask", "search", "claims"}
    for tool in tools.values():
        assert len(tool.description) > 60
        assert all(one["type"] in ("string", "integer") for one in tool.inputSchema["properties"].values())
        assert all(one.get("description") for one in tool.inputSchema["properties"].values())


def test_search_and_claims_narrow_and_count(site: str) -> None:
    client = Client(site, verbose=False)
    hits = json.loads(client.predict("ferry", 1, api_name="/search"))
    assert [hit["sentence"] for hit in hits] == ["Anna Berg, the mayor of Ellery, said that the ferry was late."]
    listed = json.loads(client.predict(speaker="Anna Berg", until="2026-03-03", api_name="/claims"))
    assert {claim["speaker"]["name"] for claim in listed} == {"Anna Berg"}
    assert json.loads(client.predict(until="2026-03-02", api_name="/claims")) == []


@pytest.mark.parametrize(
    ("endpoint", "sent", "said"),
    [
        ("/ask", {"question": ""}, "The question is empty"),
        ("/ask", {"question": "x" * 1001}, "at most 1,000"),
        ("/ask", {"question": "Who said it?", "since": "in spring"}, "is not a day"),
        ("/ask", {"question": "Who said it?", "since": "2026-03-03", "until": "2026-03-01"}, "No day is both"),
        ("/ask", {"question": ["a"]}, "not list"),
        ("/search", {"words": "ferry", "top": 0}, "from 1 to 100"),
        ("/search", {"words": "ferry", "top": "many"}, "from 1 to 100"),
        ("/claims", {"about": 5}, "not int"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(
    site: str, endpoint: str, sent: dict[str, Any], said: str
) -> None:
    with pytest.raises(AppError, match=said):
        Client(site, verbose=False).predict(**sent, api_name=endpoint)


def test_a_mistake_is_told_to_an_assistant_too(site: str) -> None:
    result = by_mcp(site, "ask", {"question": ""})
    assert result.isError
    assert "The question is empty" in result.content[0].text


def test_one_who_asks_too_fast_is_refused() -> None:
    doors = Doors(fake_opening(FakeEngine()), Pace(1))
    assert json.loads(doors.ask(CLAIMS.question))["outcome"] == "answered"
    with pytest.raises(gr.Error, match="many questions"):
        doors.ask(CLAIMS.question)
