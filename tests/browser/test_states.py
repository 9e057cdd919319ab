"""Every state of the page, wide and narrow, light and dark: no barrier that axe-core finds, nothing wider than a phone.

`pytest tests/browser/test_states.py --pictures FOLDER` leaves a picture of each in FOLDER.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from threading import Event as Signal

import gradio as gr
import pytest
from playwright.sync_api import Page, expect

from index import AddReport, Archive, Article
from tests.browser.conftest import AXE, Visitor, barriers, launched
from tests.ui.fakes import HeldEngine, fake_opening
from ui import strings, strings_uk
from ui.languages import phrases
from ui.opening import Opening, Ready, Say
from ui.page import build_page
from ui.visit import Progress, Visit
from ui.visits import Visits

OPPOSED = "Who claimed what about the water lorries?"
LONG = "Who claimed what about Sevsk?"
VIEWS = [(1440, 900, "light"), (390, 844, "dark"), (390, 844, "light"), (1440, 900, "dark")]
_PATIENCE = 60  # seconds
# What does not go as far to the right, on a phone, as the line below the name.
_RIGHT_EDGES = """() => {
    const edge = (place) => Math.round(document.querySelector(place)?.getBoundingClientRect().right);
    return ["#asking", "#chat", "#panel"].filter((place) => edge(place) && edge(place) !== edge("#head"));
}"""


class HeldVisit(Visit):
    """Is still adding articles until it is let go."""

    def __init__(self, go: Signal) -> None:
        self.articles, self.folder = (), Path(mkdtemp())
        self._go = go

    def add(self, articles: Sequence[Article], progress: Progress) -> AddReport:
        progress(1)
        self._go.wait(_PATIENCE)
        return AddReport((), (), ())


class HeldVisits(Visits):
    def __init__(self, go: Signal) -> None:
        super().__init__()
        self._go = go

    def begin(self, visitor: str, shared: Archive) -> Visit:
        return HeldVisit(self._go)


@dataclass
class Sites:
    """Addresses: over the samples, over set answers, where answers and additions hang, where nothing more fits, and
    where the archive is still being opened."""

    samples: str
    fake: str
    held: str
    full: str
    cold: str
    full_page: gr.Blocks


@pytest.fixture(scope="module")
def sites(sample_site: str, fake_site: str) -> Iterator[Sites]:
    go = Signal()

    def prepare(say: Say) -> Ready:
        say(lambda: phrases().READING.format(read=7, total=16))
        go.wait(_PATIENCE)
        return fake_opening().ready()

    pages = [
        build_page(fake_opening(HeldEngine(go)), visits=HeldVisits(go)),
        build_page(fake_opening(), questions_per_minute=1, visits=Visits(most=0)),
        build_page(Opening(prepare)),
    ]
    for page in pages:
        page.queue(default_concurrency_limit=4)
    yield Sites(sample_site, fake_site, *map(launched, pages), pages[1])
    go.set()
    for page in pages:
        page.close(verbose=False)


State = Callable[[Callable[..., Visitor], Sites], Visitor]
STATES: list[State] = []


def state(reach: State) -> State:
    """Count ``reach`` among the states: it brings a new visitor there."""
    STATES.append(reach)
    return reach


def asked(visitor: Visitor, question: str) -> Visitor:
    """Ask, and wait until what follows the answer is there too."""
    visitor.ask(question)
    visitor.page.wait_for_timeout(600)
    return visitor


def entered(visitor: Visitor, words: str) -> Visitor:
    visitor.page.get_by_role("textbox", name=strings.QUESTION_LABEL).fill(words)
    visitor.page.keyboard.press("Enter")
    return visitor


def in_tab(visitor: Visitor, name: str) -> Visitor:
    visitor.page.get_by_role("tab", name=name, exact=True).click()
    return visitor


def given(visitor: Visitor, *files: tuple[str, bytes]) -> Visitor:
    in_tab(visitor, strings.YOURS).page.locator("#own-files input").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": content} for name, content in files]
    )
    return visitor


@state
def empty(visit, sites):
    visitor = visit(sites.samples)
    expect(visitor.page.locator("#browse .ask").first).to_be_visible()
    return visitor


@state
def cold_start(visit, sites):
    visitor = entered(visit(sites.cold, when_ready=False), LONG)
    expect(visitor.page.locator(".progress")).to_contain_text("7 of 16")
    return visitor


@state
def loading(visit, sites):
    visitor = entered(visit(sites.held), "slow one")
    expect(visitor.page.locator(".line")).to_have_count(1)
    entered(visitor, "And what about the school?")
    expect(visitor.page.get_by_text(strings.STILL_ANSWERING)).to_be_visible()
    expect(visitor.page.get_by_role("button", name=strings.STOP)).to_be_visible()
    return visitor


@state
def one_passage(visit, sites):
    return asked(visit(sites.samples), "How old is Maria Petrova?")


@state
def long_answer(visit, sites):
    return asked(visit(sites.samples), LONG)


@state
def facing_columns(visit, sites):
    visitor = asked(visit(sites.samples), OPPOSED)
    visitor.page.locator(".pair").first.scroll_into_view_if_needed()
    return visitor


@state
def no_claim(visit, sites):
    return asked(visit(sites.samples), "What did Vladimir Putin say about the ferry?")


@state
def no_evidence(visit, sites):
    return asked(visit(sites.samples), "What is the capital of Peru?")


@state
def error(visit, sites):
    visitor = visit(sites.fake)
    return asked(visitor, f"break the page {id(visitor)}")


@state
def too_long(visit, sites):
    visitor = entered(visit(sites.samples), "Who claimed what about the ferry? " * 40)
    expect(visitor.page.get_by_text("at most 1,000")).to_be_visible()
    return visitor


@state
def rate_limited(visit, sites):
    visitor = entered(asked(visit(sites.full), LONG), "And the school?")
    expect(visitor.page.get_by_text(strings.TOO_FAST)).to_be_visible()
    return visitor


@state
def queue_full(visit, sites):
    visitor = asked(visit(sites.full), LONG)
    most, sites.full_page._queue.max_size = sites.full_page._queue.max_size, 0
    entered(visitor, "And the school?")
    expect(visitor.page.get_by_text(strings.TOO_MANY)).to_be_visible()
    expect(visitor.page.locator(".toast-body")).to_have_count(0)
    sites.full_page._queue.max_size = most
    visitor.harmless.append("503")
    return visitor


@state
def connection_lost(visit, sites):
    site = build_page(fake_opening())
    site.queue()
    visitor = asked(visit(launched(site)), LONG)
    site.close(verbose=False)
    entered(visitor, "Is anybody there?")
    expect(visitor.page.get_by_text("Connection to the server was lost")).to_be_visible()
    visitor.harmless.append("ERR_CONNECTION_REFUSED")
    return visitor


@state
def stopped(visit, sites):
    visitor = entered(visit(sites.fake), "slow one")
    visitor.page.locator(".line").first.wait_for()
    visitor.page.get_by_role("button", name=strings.STOP).click()
    expect(visitor.page.get_by_text(strings.STOPPED)).to_be_visible()
    return visitor


@state
def reloaded(visit, sites):
    visitor = asked(asked(visit(sites.samples), "How old is Maria Petrova?"), OPPOSED)
    visitor.page.reload()
    expect(visitor.page.locator(".searched")).to_have_count(2)
    return visitor


@state
def narrowed(visit, sites):
    visitor = visit(sites.samples)
    page = visitor.page
    page.get_by_role("button", name=strings.FILTERS).click()
    page.get_by_role("combobox", name=strings.OUTLET_LABEL).fill("Kyiv Ledger")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name=strings.SINCE_LABEL).fill("2026-03-03")
    expect(page.locator(".narrowed")).to_contain_text("from 3 March 2026")
    return asked(visitor, LONG)


@state
def claims(visit, sites):
    return in_tab(asked(visit(sites.samples), LONG), strings.CLAIMS)


@state
def timeline(visit, sites):
    visitor = in_tab(asked(visit(sites.samples), LONG), strings.TIMELINE)
    expect(visitor.page.locator("#plot svg.marks")).to_be_visible()
    return visitor


@state
def cited_source(visit, sites):
    visitor = asked(visit(sites.samples), OPPOSED)
    visitor.page.locator(".citation").nth(2).click()
    return visitor


@state
def whole_article(visit, sites):
    visitor = asked(visit(sites.samples), OPPOSED)
    visitor.page.locator(".card .read").first.click()
    expect(visitor.page.locator("#article-here")).to_be_visible()
    return visitor


@state
def browsed(visit, sites):
    visitor = visit(sites.samples)
    visitor.page.get_by_label(strings.FIND).fill("northern wire")
    expect(visitor.page.locator("#browse .ask")).to_have_count(0)
    return visitor


@state
def yours_empty(visit, sites):
    visitor = in_tab(visit(sites.samples), strings.YOURS)
    visitor.page.get_by_role("button", name=strings.PASTE).click()
    return visitor


@state
def yours_indexing(visit, sites):
    files = [(f"{name}.txt", f"{name} said that it rained.".encode()) for name in ("Ann", "Ben", "Cem")]
    visitor = given(visit(sites.held), *files)
    expect(visitor.page.locator("#own-progress progress[value]")).to_be_visible()
    return visitor


@state
def yours_added(visit, sites):
    text = b"The ferry of Ellery\n\nAnna Berg, the mayor of Ellery, said that the ferry was late."
    visitor = given(visit(sites.samples), ("ferry.txt", text), ("program.exe", b"MZ"))
    expect(visitor.page.locator("#own-listed button")).to_have_count(1)
    return visitor


@state
def yours_too_many(visit, sites):
    visitor = given(visit(sites.samples), *((f"{number}.txt", b"Ann said so.") for number in range(21)))
    expect(visitor.page.locator("#own-progress")).to_contain_text("At most 20")
    return visitor


@state
def yours_too_big(visit, sites):
    visitor = given(visit(sites.samples), ("minutes.txt", b"word " * 1_000_001), ("b.txt", b"word " * 70_000))
    expect(visitor.page.locator("#own-progress .notice")).to_be_visible()
    return visitor


@state
def yours_no_room(visit, sites):
    visitor = given(visit(sites.full), ("a.txt", b"Ann said so."))
    expect(visitor.page.locator("#own-progress")).to_contain_text(strings.NO_ROOM)
    return visitor


@state
def ukrainian(visit, sites):
    visitor = visit(sites.samples, locale="uk-UA")
    expect(visitor.page.locator("#browse .ask").first).to_be_visible()
    return visitor


@state
def ukrainian_answer(visit, sites):
    page = visit(sites.samples, locale="uk-UA").page
    page.get_by_role("textbox", name=strings_uk.QUESTION_LABEL).fill(OPPOSED)
    page.keyboard.press("Enter")
    page.locator(".followup").first.wait_for()
    page.get_by_role("button", name=strings_uk.FILTERS).click()
    return Visitor(page, sites.samples)


@state
def printed(visit, sites):
    visitor = asked(visit(sites.samples), OPPOSED)
    visitor.page.emulate_media(media="print")
    visitor.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return visitor


@state
def hostile(visit, sites):
    return asked(visit(sites.fake), "hostile")


@pytest.mark.parametrize("reach", STATES, ids=lambda reach: reach.__name__)
def test_every_state_is_free_of_barriers_and_fits_a_phone(
    reach: State, visit: Callable[..., Visitor], sites: Sites, request: pytest.FixtureRequest
) -> None:
    page = reach(visit, sites).page
    folder = request.config.getoption("--pictures", None)
    for width, height, scheme in VIEWS if folder else VIEWS[:2]:
        seen(page, width, height, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert width > 390 or page.evaluate(_RIGHT_EDGES) == []
        if folder:
            page.screenshot(path=Path(folder) / f"{reach.__name__}-{width}-{scheme}.png", full_page=width == 390)
        if AXE.exists():
            assert barriers(page) == []


def seen(page: Page, width: int, height: int, scheme: str) -> None:
    """Look at the page in a window of this size, in light or dark, with no colour still on its way to another."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("scheme => document.body.classList.toggle('dark', scheme === 'dark')", scheme)
    page.wait_for_timeout(250)
