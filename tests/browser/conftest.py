"""A real Chromium on the page: over a fake engine for the rare states, over the sample articles for the usual one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import gradio as gr
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, expect, sync_playwright

from tests.ui.fakes import fake_opening
from ui.app import LAUNCH
from ui.page import build_page

ROOT = Path(__file__).resolve().parents[2]
SKIP_VARIABLE = "ONRECORD_SKIP_BROWSER"
_STARTED_WITHIN = 120  # seconds
_WAIT = 20_000  # milliseconds, for a machine that is busy with other work
# Put there by tests/browser/chromium.sh, which `make test` runs.
AXE = Path(sys.prefix) / "axe-core" / "axe.min.js"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let pictures of every state be kept, to be looked at."""
    parser.addoption("--pictures", type=Path, help="The folder for pictures of every state of the page.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, and skip them only when asked to."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if os.environ.get(SKIP_VARIABLE) == "1":
                item.add_marker(pytest.mark.skip(reason=f"{SKIP_VARIABLE}=1"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: Debian's where there is one, else Playwright's own; its absence is a failure."""
    expect.set_options(timeout=_WAIT)
    names = ("chromium", "chromium-browser", "google-chrome")
    installed = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        except Error as error:
            pytest.fail(
                "The browser tests need Chromium: run `apt-get install chromium`, or `playwright install chromium`; "
                f"{SKIP_VARIABLE}=1 leaves them out. ({error.message.splitlines()[0]})",
                pytrace=False,
            )
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """A browser page with what it asked the network for and what it complained of."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    # What the browser itself notes where a server refuses or is gone, however often and however late.
    harmless: list[str] = field(default_factory=lambda: ["Autofocus processing was blocked"])

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left this machine."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]

    def ask(self, question: str) -> None:
        """Type a question, press Enter, and wait for the answer."""
        answers = self.page.locator(".question").count()
        self.page.get_by_role("textbox", name="Your question").fill(question)
        self.page.keyboard.press("Enter")
        self.page.locator(".question").nth(answers).wait_for()
        self.page.get_by_role("button", name="Ask", exact=True).wait_for(timeout=_STARTED_WITHIN * 1000)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Open the page at an address; whatever the test does, nothing may leave the machine or be an error."""
    visitors: list[Visitor] = []
    contexts: list[BrowserContext] = []

    def open_page(
        address: str,
        path: str = "",
        *,
        width: int = 1440,
        height: int = 900,
        locale: str = "en-GB",
        when_ready: bool = True,
    ) -> Visitor:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, locale=locale))
        page = contexts[-1].new_page()
        page.set_default_timeout(_WAIT)
        visitor = Visitor(page, address)
        visitors.append(visitor)

        def hear(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                visitor.complaints.append(message.text)

        def see(request: Request) -> None:
            visitor.requests.append(request.url)

        page.on("console", hear)
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        page.on("request", see)
        page.goto(address + path)
        if when_ready:
            page.locator(".example").first.wait_for(timeout=_STARTED_WITHIN * 1000)
        return visitor

    yield open_page
    for context in contexts:
        context.close()
    for visitor in visitors:
        assert visitor.elsewhere == []
        heard = [words for words in visitor.complaints if not any(one in words for one in visitor.harmless)]
        assert heard == []


@pytest.fixture(scope="session")
def fake_site() -> Iterator[str]:
    """The address of the page over the fake engine."""
    page = build_page(fake_opening(), questions_per_minute=1000)
    page.queue(default_concurrency_limit=4)
    yield launched(page)
    page.close(verbose=False)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `python ui/app.py`, started as a Space starts it, with no archive yet."""
    with serving(tmp_path_factory.mktemp("site")) as address:
        yield address


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds that is serious or critical, with the elements that have it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
        ".filter(one => ['serious', 'critical'].includes(one.impact))"
        ".map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 160)).join(' | ')}`))"
    )
    return [str(one) for one in found]


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Start `python ui/app.py` in ``folder``, over the sample articles, and give its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    settings = {"ONRECORD_ARCHIVE": str(folder / "archive"), "GRADIO_SERVER_PORT": str(port)}
    with (folder / "log.txt").open("w+") as log:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "ui" / "app.py")], cwd=folder, env=os.environ | settings, stdout=log, stderr=log
        )
        try:
            _wait_for(address, process, log.name)
            yield address
        finally:
            process.terminate()
            assert process.wait(60) == 0


def launched(page: gr.Blocks, port: int | None = None) -> str:
    """Launch ``page``, on a free port unless one is named, and return its address."""
    _, address, _ = page.launch(**LAUNCH, mcp_server=True, server_port=port or free_port(), prevent_thread_lock=True)
    return str(address).rstrip("/")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: str) -> None:
    until = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.3)
    pytest.fail(f"The page did not start:\n{Path(log).read_text()[-3000:]}", pytrace=False)
