"""What goes on from an answer: the next question, a copy, a link, a reload; and what stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event as Signal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, free_port, launched
from tests.ui.fakes import CLAIMS, UNCLAIMED, HeldEngine, fake_opening
from ui import strings
from ui.page import build_page

Visit = Callable[..., Visitor]


# It stops after its visitors have left, as they would note that it is gone.
@pytest.fixture(scope="module")
def strict_site() -> Iterator[str]:
    """A page that lets a visitor ask twice a minute."""
    page = build_page(fake_opening(), questions_per_minute=2)
    page.queue()
    yield launched(page)
    page.close(verbose=False)


def test_an_answer_offers_what_to_ask_next(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    offered = page.locator(".followup")
    expect(offered).to_have_count(2)
    expect(offered.first).to_have_text("What did Natalia Ivanova say about Sevsk?")
    offered.first.click()
    expect(page.locator(".question").last).to_have_text("What did Natalia Ivanova say about Sevsk?")
    expect(page.locator(".searched")).to_have_count(2)


def test_an_answer_is_copied_with_its_sources(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.ask(CLAIMS.question)
    page.get_by_role("button", name=strings.COPY_MARKDOWN, exact=True).click()
    expect(page.get_by_role("button", name=strings.COPIED)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"## {CLAIMS.question}")
    assert all(source.sentence in copied.replace("\\", "") for source in CLAIMS.sources)
    page.get_by_role("button", name=strings.COPY_TEXT, exact=True).click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('Natalia Ivanova ('))")


def test_an_address_with_a_question_asks_it(visit: Visit, fake_site: str) -> None:
    page = visit(fake_site, "/?q=Who%20claimed%20what%20about%20Sevsk%3F", when_ready=False).page
    expect(page.locator(".question")).to_have_text(CLAIMS.question)
    expect(page.locator(".line")).to_have_count(4)
    page.get_by_role("link", name="2, Harbour Gazette").click()
    expect(page.locator(".card:target")).to_have_id("t1-s2")
    expect(page.locator(".line")).to_have_count(4)


def test_a_reload_brings_the_conversation_back_and_a_new_one_forgets_it(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    visitor.ask(UNCLAIMED.question)
    page.wait_for_function("localStorage.getItem('on-record')")
    page.wait_for_timeout(700)
    scrolled = page.evaluate("document.getElementById('chat').scrollTop")
    assert scrolled > 100
    page.reload()
    expect(page.locator(".question")).to_have_text([CLAIMS.question, UNCLAIMED.question])
    expect(page.locator(".searched")).to_have_count(2)
    expect(page.locator(".line")).to_have_count(4)
    # The last question stands at the top, as when it was asked.
    page.wait_for_function("scrolled => document.getElementById('chat').scrollTop === scrolled", arg=scrolled)
    visitor.ask("How old is Maria Petrova?")
    expect(page.locator(".question")).to_have_count(3)
    page.get_by_role("button", name=strings.ANEW).click()
    expect(page.locator(".question")).to_have_count(0)
    expect(page.locator(".example").first).to_be_visible()
    page.wait_for_timeout(700)
    page.reload()
    expect(page.locator(".example").first).to_be_visible()
    page.wait_for_timeout(700)
    expect(page.locator(".question")).to_have_count(0)


def test_a_slash_goes_to_the_box_and_is_typed_inside_it(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    page.get_by_role("link", name="2, Harbour Gazette").press("Enter")
    expect(page.locator("#t1-s2")).to_be_focused()
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name=strings.QUESTION_LABEL)
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("and/or")
    expect(box).to_have_value("and/or")


def test_the_page_has_places_to_jump_to_and_no_markup_in_names(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    expect(page.get_by_role("main").get_by_role("complementary").get_by_role("tablist")).to_be_visible()
    expect(page.get_by_role("search").get_by_role("textbox", name=strings.QUESTION_LABEL)).to_be_visible()
    expect(page.get_by_role("log").locator(".line")).to_have_count(4)
    expect(page.locator("#chat [aria-label*='<']")).to_have_count(0)


def test_one_who_asks_too_fast_is_told_to_wait_and_others_are_not(visit: Visit, strict_site: str) -> None:
    visitor = visit(strict_site)
    visitor.ask(CLAIMS.question)
    visitor.ask(CLAIMS.question)
    box = visitor.page.get_by_role("textbox", name=strings.QUESTION_LABEL)
    box.fill("A third?")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_text(strings.TOO_FAST)).to_be_visible()
    expect(box).to_have_value("A third?")
    other = visit(strict_site)
    other.ask(CLAIMS.question)
    expect(other.page.locator(".line")).to_have_count(4)


def test_when_too_many_wait_the_question_is_kept(visit: Visit) -> None:
    go = Signal()
    site = build_page(fake_opening(HeldEngine(go)))
    site.queue(default_concurrency_limit=1)
    answering, waiting, turned_away = map(visit, [launched(site)] * 3)
    answered, waited, refused = (
        visitor.page.get_by_role("textbox", name=strings.QUESTION_LABEL)
        for visitor in (answering, waiting, turned_away)
    )
    for box in (answered, waited, refused):
        box.fill("slow one")
    answered.press("Enter")
    expect(answering.page.locator(".line")).to_have_count(1)
    waited.press("Enter")
    while not len(site._queue):
        waiting.page.wait_for_timeout(50)
    site._queue.max_size = 1
    refused.press("Enter")
    expect(turned_away.page.get_by_text(strings.TOO_MANY)).to_be_visible()
    expect(refused).to_have_value("slow one")
    go.set()
    for visitor in (answering, waiting):
        expect(visitor.page.locator(".searched")).to_have_count(1)
    turned_away.harmless.append("503")
    for visitor in (answering, waiting, turned_away):
        # A server that stops tells whoever is still there so, as an error.
        visitor.page.close()
    site.close(verbose=False)


def test_a_lost_connection_is_said_and_when_it_is_back_nothing_is_lost(visit: Visit) -> None:
    page, back = build_page(fake_opening()), build_page(fake_opening())
    page.queue()
    back.queue()
    port = free_port()
    visitor = visit(launched(page, port))
    visitor.ask(CLAIMS.question)
    visitor.page.wait_for_function("localStorage.getItem('on-record')")
    page.close(verbose=False)
    box = visitor.page.get_by_role("textbox", name=strings.QUESTION_LABEL)
    box.fill("Is anybody there?")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_text("Connection to the server was lost")).to_be_visible()
    expect(box).to_have_value("Is anybody there?")
    launched(back, port)
    expect(visitor.page.get_by_text("Connection to the server was lost")).to_have_count(0)
    expect(visitor.page.locator(".line")).to_have_count(4)
    expect(box).to_have_value("Is anybody there?")
    visitor.ask("Is anybody there?")
    expect(visitor.page.locator(".question")).to_have_count(2)
    visitor.harmless.append("ERR_CONNECTION_REFUSED")
    back.close(verbose=False)
