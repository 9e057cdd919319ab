"""The page in a browser, in every state, over an engine that gives set answers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.ui.fakes import AGE, CLAIMS, UNCLAIMED, UNKNOWN
from ui import strings, strings_uk

Visit = Callable[..., Visitor]


def box(page: Page) -> object:
    return page.get_by_role("textbox", name=strings.QUESTION_LABEL)


def test_the_page_says_what_it_holds_and_offers_questions(visit: Visit, fake_site: str) -> None:
    page = visit(fake_site).page
    expect(page).to_have_title(strings.NAME)
    expect(page.get_by_role("heading", level=1)).to_have_text(strings.NAME)
    expect(page.get_by_text("18 articles, 6 outlets, 3 March – 2 May 2026")).to_be_visible()
    expect(page.get_by_text(strings.SAMPLES_NOTE)).to_be_visible()
    expect(page.locator(".example")).to_have_count(4)
    expect(page.locator("#browse .ask").first).to_have_text("Natalia Ivanova")
    page.get_by_role("tab", name=strings.SOURCES).click()
    expect(page.get_by_text(strings.SOURCES_EMPTY)).to_be_visible()


def test_an_example_brings_sources_first_and_then_lines(visit: Visit, fake_site: str) -> None:
    page = visit(fake_site).page
    page.evaluate(
        """() => {
            window.order = [];
            new MutationObserver(() => {
                for (const kind of [".card", ".line"])
                    if (!window.order.includes(kind) && document.querySelector(kind)) window.order.push(kind);
            }).observe(document.body, {childList: true, subtree: true});
        }"""
    )
    page.get_by_role("button", name=CLAIMS.question).click()
    expect(page.locator(".line")).to_have_count(4)
    expect(page.locator(".card")).to_have_count(4)
    expect(page.locator(".card mark").first).to_have_text(CLAIMS.sources[0].sentence)
    expect(page.get_by_text("Searched 18 articles")).to_be_visible()
    assert page.evaluate("window.order") == [".card", ".line"]
    expect(page.locator(".example").first).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/?__theme=dark"])
def test_a_citation_leads_to_its_marked_sentence_and_back(visit: Visit, fake_site: str, path: str) -> None:
    visitor = visit(fake_site, path)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    page.get_by_role("link", name="2, Harbour Gazette").click()
    card = page.locator(".card:target")
    expect(card).to_have_id("t1-s2")
    expect(card.locator("mark")).to_have_text(CLAIMS.sources[1].sentence)
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()
    card.get_by_role("link", name=strings.BACK_TO_ANSWER).click()
    expect(page.locator(".line:target")).to_contain_text("Natalia Ivanova")
    expect(page.locator(".line:target")).to_be_focused()
    assert len(page.context.pages) == 1


def test_a_citation_takes_the_focus_at_once_so_that_the_next_key_goes_where_it_is_meant(
    visit: Visit, fake_site: str
) -> None:
    visitor = visit(fake_site)
    visitor.ask(CLAIMS.question)
    link = visitor.page.get_by_role("link", name="3, Harbour Gazette")
    assert link.evaluate("link => (link.click(), document.activeElement.id)") == "t1-s3"


def test_citations_of_earlier_answers_still_lead_to_their_sentences(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    page.get_by_role("link", name="3, Harbour Gazette").click()
    visitor.ask("How old is Maria Petrova?")
    expect(page.locator(".card:target")).to_have_count(0)
    expect(page.locator("#t1-s3")).to_be_hidden()
    page.get_by_role("link", name="3, Harbour Gazette").click()
    expect(page.locator(".card:target")).to_have_id("t1-s3")
    expect(page.locator("#t1-s3")).to_be_visible()
    visitor.ask(CLAIMS.question)
    ids = page.evaluate("[...document.querySelectorAll('[id^=t]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    for link in page.locator("a[href^='#']").all():
        assert (link.get_attribute("href") or "")[1:] in ids


def test_a_passage_answers_what_is_no_claim(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    visitor.ask("How old is Maria Petrova?")
    passage = visitor.page.locator(".passage")
    expect(passage).to_contain_text(AGE)
    expect(passage.locator("strong")).to_have_text("52-year-old")


@pytest.mark.parametrize(("refused", "words"), [(UNCLAIMED, strings.NO_CLAIM), (UNKNOWN, strings.NO_EVIDENCE)])
def test_a_refusal_says_why_and_cites_nothing(visit: Visit, fake_site: str, refused: object, words: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(refused.question)  # type: ignore[attr-defined]
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.locator(".citation")).to_have_count(0)
    expect(page.locator(".card")).to_have_count(0)
    expect(page.get_by_text(strings.NEAREST)).to_have_count(1 if refused is UNCLAIMED else 0)


def test_a_failure_keeps_the_question_and_can_be_tried_again(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask("break in the browser")
    expect(page.locator(".failure")).to_contain_text("Reference")
    expect(box(page)).to_have_value("break in the browser")
    assert "/secret/path" not in page.content()
    page.get_by_role("button", name=strings.TRY_AGAIN).click()
    expect(page.locator(".line")).to_have_count(4)
    expect(box(page)).to_have_value("")
    expect(page.get_by_role("button", name=strings.TRY_AGAIN)).to_be_hidden()


def test_refused_questions_stay_in_the_box(visit: Visit, fake_site: str) -> None:
    page = visit(fake_site).page
    page.get_by_role("button", name=strings.ASK, exact=True).click()
    expect(page.get_by_text(strings.EMPTY_QUESTION)).to_be_visible()
    long = "word " * 300
    box(page).fill(long)
    page.keyboard.press("Enter")
    expect(page.get_by_text("at most 1,000")).to_be_visible()
    expect(box(page)).to_have_value(long.strip())
    expect(page.locator(".question")).to_have_count(0)


def test_stop_ends_an_answer_and_the_next_question_works(visit: Visit, fake_site: str) -> None:
    page = visit(fake_site).page
    box(page).fill("slow one")
    page.keyboard.press("Enter")
    page.locator(".line").first.wait_for()
    box(page).fill("typed meanwhile")
    page.keyboard.press("Enter")
    expect(page.get_by_text(strings.STILL_ANSWERING)).to_be_visible()
    expect(box(page)).to_have_value("typed meanwhile")
    page.get_by_role("button", name=strings.STOP).click()
    expect(page.get_by_text(strings.STOPPED)).to_be_visible()
    page.wait_for_timeout(1500)
    expect(page.get_by_text(strings.STOPPED)).to_be_visible()
    assert 1 <= page.locator(".line").count() < 4
    expect(box(page)).to_have_value("typed meanwhile")
    page.keyboard.press("Enter")
    expect(page.locator(".question")).to_have_count(2)
    expect(page.locator(".searched")).to_have_count(1)


def test_enter_asks_shift_enter_breaks_the_line_and_the_box_keeps_the_focus(visit: Visit, fake_site: str) -> None:
    page = visit(fake_site).page
    expect(box(page)).to_be_focused()
    page.keyboard.type("Who claimed what")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("about Sevsk?")
    expect(box(page)).to_have_value("Who claimed what\nabout Sevsk?")
    page.keyboard.press("Enter")
    expect(page.locator(".line")).to_have_count(4)
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()
    page.keyboard.type("and the next")
    expect(box(page)).to_have_value("and the next")


@pytest.mark.parametrize("control", ["example", "ask"])
def test_the_focus_is_in_the_box_after_a_button(visit: Visit, fake_site: str, control: str) -> None:
    page = visit(fake_site).page
    if control == "ask":
        box(page).fill(CLAIMS.question)
        page.get_by_role("button", name=strings.ASK, exact=True).click()
    else:
        page.get_by_role("button", name=CLAIMS.question).click()
    expect(page.locator(".searched")).to_have_count(1)
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize("question", [CLAIMS.question, UNCLAIMED.question, "How old is Maria Petrova?", "break narrow"])
def test_a_phone_never_scrolls_sideways(visit: Visit, fake_site: str, question: str) -> None:
    visitor = visit(fake_site, width=390, height=844)
    page = visitor.page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    visitor.ask(question)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    places = [page.locator(place).bounding_box() for place in ("#chat", "#composer", "#sources")]
    tops = [place["y"] for place in places if place]
    assert len(tops) == 3
    assert tops == sorted(tops)


def test_on_a_phone_a_card_leads_back_to_the_answer(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site, width=390, height=844)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    page.get_by_role("link", name="4, Harbour Gazette").click()
    expect(page.locator("#t1-s4 mark")).to_be_in_viewport()
    page.locator("#t1-s4").get_by_role("link", name=strings.BACK_TO_ANSWER).click()
    expect(page.locator("#t1-l4")).to_be_in_viewport()


def test_a_new_question_stands_at_the_top(visit: Visit, fake_site: str) -> None:
    for width, height in ((1440, 900), (390, 844)):
        visitor = visit(fake_site, width=width, height=height)
        for _ in range(3):
            visitor.ask(CLAIMS.question)
        visitor.page.wait_for_timeout(600)
        place = visitor.page.locator(".question").last.bounding_box()
        assert place
        assert place["y"] < 260


def test_controls_are_large_enough_and_named(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    for control in page.locator("button:visible, a:visible, summary:visible, textarea:visible").all():
        size = control.bounding_box()
        assert size
        assert size["height"] >= 24, control.evaluate("element => element.outerHTML")
        assert (control.text_content() or "").strip() or control.evaluate("element => element.labels?.length")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(visit: Visit, fake_site: str, scheme: str) -> None:
    visitor = visit(fake_site, f"/?__theme={scheme}")
    page = visitor.page
    for question in (UNCLAIMED.question, CLAIMS.question, f"break {scheme}"):
        visitor.ask(question)
    page.get_by_role("link", name="1, Harbour Gazette").click()
    page.mouse.move(0, 0)
    poor = page.evaluate(_CONTRAST)
    assert poor == []


def test_a_ukrainian_browser_is_spoken_to_in_ukrainian(visit: Visit, fake_site: str) -> None:
    page = visit(fake_site, locale="uk-UA").page
    expect(page.get_by_text(strings_uk.INTRODUCTION)).to_be_visible()
    expect(page.get_by_text("18 статей, 6 видань, 3 березня – 2 травня 2026")).to_be_visible()
    page.get_by_role("textbox", name=strings_uk.QUESTION_LABEL).fill(CLAIMS.question)
    page.get_by_role("button", name=strings_uk.ASK, exact=True).click()
    expect(page.locator(".searched")).to_contain_text("18 статей, 412 речень, 96 тверджень")
    expect(page.get_by_role("tab", name=strings_uk.SOURCES, exact=True)).to_be_visible()
    expect(page.get_by_role("complementary", name=strings_uk.PANEL_PLACE)).to_be_visible()
    expect(page.locator(".line").first).to_contain_text("Natalia Ivanova")


def test_on_paper_there_are_no_controls_and_nothing_is_folded(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site)
    page = visitor.page
    visitor.ask(CLAIMS.question)
    visitor.ask("How old is Maria Petrova?")
    folded = page.locator("#sources details:not([open])")
    expect(folded).to_have_count(1)
    page.emulate_media(media="print")
    page.evaluate("document.body.classList.add('dark')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    expect(page.locator("body.dark")).to_have_count(0)
    expect(page.locator("#t1-s4 mark")).to_be_visible()
    expect(page.locator("#composer")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(1)
    expect(page.locator("body.dark")).to_have_count(1)


def test_nothing_but_the_visitors_own_questions_is_shown(visit: Visit, fake_site: str) -> None:
    one, two = visit(fake_site), visit(fake_site)
    one.ask(CLAIMS.question)
    two.ask("How old is Maria Petrova?")
    expect(two.page.locator(".question")).to_have_count(1)
    expect(one.page.locator(".question")).to_have_text(re.compile("Sevsk"))


# WCAG 2.2, 1.4.3: the contrast of every visible text with the ground painted behind it.
_CONTRAST = """() => {
    const parse = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b]
        .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = element => {
        for (let at = element; at; at = at.parentElement) {
            const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
            if (a === 1) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const poor = [];
    const walker = document.createTreeWalker(document.querySelector("#page"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !element.checkVisibility() || !element.getClientRects().length) continue;
        const ink = light(parse(getComputedStyle(element).color)), paper = light(ground(element));
        const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        if (contrast < 4.5) poor.push([contrast.toFixed(2), element.outerHTML.slice(0, 80)]);
    }
    return poor;
}"""
