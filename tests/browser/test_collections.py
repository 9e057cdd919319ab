"""What there is to search: speakers and articles to browse, and a visitor's own, which nobody else ever sees."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, Visitor, barriers
from ui import strings

Visit = Callable[..., Visitor]
FERRY = (
    "The ferry of Ellery\n\nAnna Berg, the mayor of Ellery, said that the ferry was late. "
    "Tom Reed, a fisherman, said that <img src=x onerror=window.harmed=1> the quay was full."
)
QUESTION = "What did Anna Berg say?"


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def test_speakers_are_found_and_asked_about_by_keyboard(visit: Visit, sample_site: str) -> None:
    page = visit(sample_site).page
    speakers = page.locator("#browse .ask")
    expect(speakers.first).to_have_text("Oleg Marenkov")
    page.get_by_label(strings.FIND).fill("ivanova")
    expect(speakers).to_have_text(["Natalia Ivanova"])
    speakers.first.press("Enter")
    expect(page.locator(".question")).to_have_text("What did Natalia Ivanova say?")
    expect(page.locator(".line").first).to_contain_text("Natalia Ivanova")
    expect(page.get_by_role("tab", name=strings.SOURCES)).to_have_attribute("aria-selected", "true")
    open_tab(page, strings.BROWSE)
    page.get_by_label(strings.FIND).fill("nobody is called that")
    expect(page.get_by_text(strings.NONE_FOUND)).to_be_visible()
    page.get_by_label(strings.FIND).fill("northern wire")
    page.locator("#browse .read").first.click()
    expect(page.locator("#article h2")).to_be_visible()


def test_ones_own_articles_are_searched_and_nobody_else_sees_them(visit: Visit, sample_site: str) -> None:
    visitor, other = visit(sample_site), visit(sample_site)
    page = visitor.page
    open_tab(page, strings.YOURS)
    page.locator("#own-files input").set_input_files(
        [
            {"name": "../../<b>ferry</b>.txt", "mimeType": "text/plain", "buffer": FERRY.encode()},
            {"name": "program.exe", "mimeType": "text/plain", "buffer": b"MZ"},
        ]
    )
    expect(page.locator("#own-listed button")).to_have_text(["The ferry of Ellery"])
    expect(page.locator("#own-progress")).to_contain_text("program.exe")
    assert not AXE.exists() or barriers(page) == []
    visitor.ask(QUESTION)
    expect(page.locator(".line")).to_contain_text(["that the ferry was late"])
    expect(page.locator(".card .own")).to_have_text(strings.YOUR_ARTICLE)
    expect(page.locator(".card .permalink")).to_have_count(0)
    other.ask(QUESTION)
    expect(other.page.locator(".refusal")).to_be_visible()
    assert "ferry of Ellery" not in other.page.content()
    open_tab(page, strings.YOURS)
    page.locator("#own-listed button").click()
    expect(page.locator("#article")).to_contain_text("<img src=x onerror=window.harmed=1>")
    assert page.evaluate("window.harmed") is None
    open_tab(page, strings.YOURS)
    page.get_by_role("radio", name=strings.SCOPES["own"]).check()
    expect(page.locator("#within")).to_contain_text("your 1 article only")
    visitor.ask("Who claimed what about Sevsk?")
    expect(page.locator(".refusal")).to_have_count(1)
    # An answer brings its sources to the front.
    open_tab(page, strings.YOURS)
    page.get_by_role("button", name=strings.REMOVE_YOURS).click()
    expect(page.locator("#own-listed button")).to_have_count(0)
    visitor.ask(QUESTION)
    expect(page.locator(".refusal")).to_have_count(2)


def test_what_comes_while_articles_are_read_is_taken_too(visit: Visit, sample_site: str) -> None:
    page = visit(sample_site).page
    open_tab(page, strings.YOURS)
    chooser = page.locator("#own-files input")
    for name in ("Anna Berg", "Tom Reed"):
        text = f"{name} said that the ferry was late."
        chooser.set_input_files([{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()}])
    expect(page.locator("#own-listed button")).to_have_count(2)
    # The last of several choices holds, on the page and on the server, however soon it follows.
    page.locator("#scope input:checked").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    expect(page.locator("#within")).to_contain_text("your 2 articles only")
    page.wait_for_timeout(500)
    expect(page.get_by_role("radio", name=strings.SCOPES["own"])).to_be_checked()
    expect(page.locator("#within")).to_contain_text("your 2 articles only")


def test_an_article_is_pasted_on_a_phone_and_the_page_does_not_widen(visit: Visit, sample_site: str) -> None:
    page = visit(sample_site, width=390, height=844).page
    open_tab(page, strings.YOURS)
    page.get_by_role("button", name=strings.PASTE).click()
    page.get_by_label(strings.PASTED_TEXT).fill("x" * 5_000 + " " + FERRY)
    page.get_by_label(strings.PASTED_TITLE).fill("A ferry")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name=strings.ADD_PASTED).click()
    expect(page.locator("#own-listed button")).to_have_text(["A ferry"])
    expect(page.get_by_label(strings.PASTED_TEXT)).to_have_value("")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
