"""The panel beside the conversation: sources, claims, timeline, and whole articles; filters below the box."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.ui.fakes import ARTICLE, CLAIMS, MASK
from ui import strings

Visit = Callable[..., Visitor]


def tab(page: Page, name: str) -> object:
    return page.get_by_role("tab", name=name, exact=True)


def test_the_speaker_and_the_cue_stand_out_in_the_marked_sentence(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    visitor.ask(CLAIMS.question)
    sentence = visitor.page.locator("#t1-s1 mark")
    expect(sentence).to_have_text(MASK)
    expect(sentence.locator(".who")).to_have_text("Natalia Ivanova, a Ukrainian analyst based in Kyiv")
    expect(sentence.locator(".how")).to_have_text("said")
    assert sentence.locator(".who").evaluate("element => getComputedStyle(element).fontWeight") == "700"
    assert sentence.locator(".how").evaluate("element => getComputedStyle(element).fontStyle") == "italic"


def test_a_whole_article_opens_at_its_sentence_and_a_citation_leads_back(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    page.locator("#t1-s1").get_by_role("button", name=strings.WHOLE_ARTICLE).click()
    article = page.locator("#article")
    expect(article.get_by_role("heading", name=ARTICLE.title or "")).to_be_visible()
    expect(article.locator("#article-here")).to_have_text(MASK)
    expect(article.locator("#article-here")).to_be_focused()
    expect(article.locator("#article-here")).to_be_in_viewport()
    expect(article.locator("[data-by]")).to_have_count(3)
    page.get_by_role("link", name="2, Harbour Gazette").click()
    expect(tab(page, strings.SOURCES)).to_have_attribute("aria-selected", "true")
    expect(page.locator(".card:target")).to_have_id("t1-s2")
    expect(page.locator(".card:target")).to_be_focused()


def test_the_address_of_a_source_opens_its_article(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    visitor.ask(CLAIMS.question)
    address = visitor.page.locator("#t1-s1 .permalink").get_attribute("href") or ""
    page = visit(fake_site, f"/{address}").page
    expect(page.locator("#article-here")).to_have_text(MASK)
    expect(page.locator("#article-here")).to_be_focused()
    wrong = visit(fake_site, "/?source=%3Cscript%3E.x").page
    expect(wrong.get_by_text(strings.NOT_THERE)).to_be_visible()


def test_claims_are_sorted_by_any_column_and_saved(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    tab(page, strings.CLAIMS).click()  # type: ignore[attr-defined]
    names = page.locator("table.claims tbody th")
    asked = [line.speaker.name for line in CLAIMS.lines]
    expect(names).to_have_text(asked)
    page.get_by_role("button", name=strings.WHO).press("Enter")
    expect(names).to_have_text(sorted(asked, key=str.casefold))
    expect(page.locator("table.claims th[aria-sort=ascending]")).to_have_count(1)
    page.get_by_role("button", name=strings.WHO).press("Enter")
    expect(names).to_have_text(sorted(asked, key=str.casefold, reverse=True))
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON-LD").click()
    assert download.value.suggested_filename == "claims.jsonld"
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert len(saved["@graph"]) == len(CLAIMS.lines)
    page.locator("table.claims a").first.click()
    expect(page.locator(".card:target")).to_be_visible()
    visitor.ask("How old is Maria Petrova?")
    tab(page, strings.CLAIMS).click()  # type: ignore[attr-defined]
    expect(page.get_by_text(strings.CLAIMS_EMPTY)).to_be_visible()


@pytest.mark.parametrize("name", [strings.CLAIMS, strings.TIMELINE])
def test_tables_and_plot_do_not_widen_a_phone(visit: Visit, fake_site: str, name: str) -> None:
    visitor = visit(fake_site, width=390, height=844)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    tab(page, name).click()  # type: ignore[attr-defined]
    expect(page.get_by_role("tabpanel").locator("table")).to_be_visible()
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    ask = page.get_by_role("button", name=strings.ASK, exact=True).bounding_box()
    assert ask
    assert ask["x"] + ask["width"] <= 390


def test_a_point_of_the_timeline_leads_to_its_source(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    tab(page, strings.TIMELINE).click()  # type: ignore[attr-defined]
    expect(page.locator("table.timeline tbody tr")).to_have_count(len(CLAIMS.lines))
    marks = page.locator("#plot .mark-symbol path")
    expect(marks).to_have_count(len(CLAIMS.lines))
    expect(page.locator("#plot svg.marks")).to_contain_text("Natalia Ivanova")
    box = page.locator("#plot svg.marks").bounding_box()
    assert box
    assert box["width"] > 300
    marks.last.click()
    expect(page.locator(".card:target")).to_be_visible()
    expect(tab(page, strings.SOURCES)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("width", [390, 1440])
def test_filters_fold_away_work_by_keyboard_and_show_while_they_hold(visit: Visit, fake_site: str, width: int) -> None:
    visitor = visit(fake_site, width=width, height=900)
    page = visitor.page
    speaker = page.get_by_role("combobox", name=strings.SPEAKER_LABEL)
    expect(speaker).to_be_hidden()
    page.get_by_role("button", name=strings.FILTERS).press("Enter")
    speaker.focus()
    page.keyboard.type("Natalia")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(speaker).to_have_value("Natalia Ivanova")
    page.get_by_role("textbox", name=strings.SINCE_LABEL).fill("2026-03-03")
    expect(page.locator(".narrowed")).to_have_text("Only: speaker Natalia Ivanova, from 3 March 2026")
    expect(page.get_by_role("button", name=strings.FILTERS_ON.format(number=2))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    visitor.ask(CLAIMS.question)
    expect(page.get_by_text("Searched only: speaker Natalia Ivanova, from 3 March 2026")).to_be_visible()
    page.get_by_role("textbox", name=strings.UNTIL_LABEL).fill("in spring")
    page.get_by_role("textbox", name=strings.QUESTION_LABEL).fill("What now?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is not a day; write it as year-month-day")).to_be_visible()
    expect(page.get_by_role("textbox", name=strings.QUESTION_LABEL)).to_have_value("What now?")
    page.get_by_role("button", name=strings.CLEAR_FILTERS).press("Enter")
    expect(page.locator(".narrowed")).to_have_count(0)
    expect(speaker).to_have_value("")
