"""A whole visit by keyboard alone, wide and narrow: every stop is seen, large enough and left again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from ui import strings

Visit = Callable[..., Visitor]
QUESTION = "Who claimed what about the water lorries?"
_MOST_STOPS = 90


class Keys:
    """Someone with a keyboard and nothing else, who looks at each stop."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.stops = 0

    @property
    def here(self) -> Locator:
        return self._page.locator(":focus")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def write(self, words: str) -> None:
        self._page.keyboard.type(words)

    def to(self, place: str, words: str = "", *, back: bool = False) -> None:
        """Go on, or back, from stop to stop until one is ``place`` and says ``words``."""
        for _ in range(_MOST_STOPS):
            self.press("Shift+Tab" if back else "Tab")
            if not self.here.count():  # past the end of the page; the next stop is its beginning
                continue
            self._look()
            named = self.here.evaluate("one => one.innerText || one.ariaLabel || one.labels?.[0]?.innerText || ''")
            if self.here.evaluate("(one, place) => one.matches(place)", place) and words in named:
                return
        pytest.fail(f"no stop is {place} {words!r}")

    def _look(self) -> None:
        self.stops += 1
        seen = self.here.evaluate(_SEEN)
        for _ in range(20):
            if seen["visible"]:
                break
            self._page.wait_for_timeout(50)  # a list that opens finds its place in a moment
            seen = self.here.evaluate(_SEEN)
        assert seen["ring"] == "3px solid", seen
        assert min(seen["size"]) >= 24, seen
        assert seen["visible"], seen


# The ring, the size of the target (of a radio button, that of its label), and whether something of it is in sight.
_SEEN = """one => {
    const style = getComputedStyle(one);
    const box = (one.type === "radio" ? one.closest("label") : one).getBoundingClientRect();
    const first = one.getClientRects()[0];
    const [x, y] = [Math.max(first.left, 0) + 3, Math.max(first.top, 0) + 3];
    const top = document.elementFromPoint(x, y);
    return {
        what: one.outerHTML.slice(0, 120),
        place: [box.left, box.top],
        covered: top?.outerHTML.slice(0, 120),
        ring: `${style.outlineWidth} ${style.outlineStyle}`,
        size: [Math.ceil(box.width), Math.ceil(box.height)],
        visible: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
            && (one.contains(top) || !!top?.contains(one)),
    };
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_visit_by_keyboard_alone(visit: Visit, sample_site: str, width: int, height: int) -> None:
    page = visit(sample_site, width=width, height=height).page
    keys = Keys(page)
    box = page.get_by_role("textbox", name=strings.QUESTION_LABEL)
    tab = "#panel [role=tab]"

    # A question; a citation to its source, and back to the answer.
    expect(box).to_be_focused()
    keys.write(QUESTION)
    keys.press("Enter")
    page.locator(".followup").first.wait_for()
    expect(box).to_be_focused()
    keys.to(".searched summary", back=True)
    keys.press("Enter")
    expect(page.locator(".searched li").first).to_be_visible()
    keys.to(".citation", back=True)
    keys.press("Enter")
    expect(page.locator(".card:target")).to_be_focused()
    keys.to("a", strings.BACK_TO_ANSWER)
    keys.press("Enter")
    expect(page.locator(".line:target")).to_be_focused()

    # The whole article, and back to the sources.
    keys.to(".read", strings.WHOLE_ARTICLE)
    keys.press("Enter")
    expect(page.locator("#article-here")).to_be_focused()
    keys.to(tab, strings.SOURCES, back=True)
    keys.press("Enter")
    expect(page.locator(".card").first).to_be_visible()

    # Claims are sorted, and lead to their source; so does the timeline.
    keys.to(tab, strings.CLAIMS)
    keys.press("Enter")
    keys.to(".sort", strings.WHO)
    keys.press("Enter")
    expect(page.locator("[aria-sort=ascending]")).to_have_count(1)
    keys.to("table.claims a")
    keys.press("Enter")
    expect(page.locator(".card:target")).to_be_focused()
    keys.to(tab, strings.TIMELINE, back=True)
    keys.press("Enter")
    keys.to("table.timeline a")
    keys.press("Enter")
    expect(page.locator(".card:target")).to_be_focused()

    # Someone is found and asked about; a question is picked that the answer leads to.
    keys.to(tab, strings.BROWSE, back=True)
    keys.press("Enter")
    keys.to("#find input, #find textarea")
    keys.write("ivanova")
    expect(page.locator("#browse .ask")).to_have_count(1)
    keys.to("#browse .ask", "Natalia Ivanova")
    keys.press("Enter")
    expect(page.locator(".question")).to_have_count(2)
    expect(page.locator(".searched")).to_have_count(2)
    expect(box).to_be_focused()
    page.locator(".followup").first.wait_for()
    keys.to(".followup", back=True)
    keys.press("Enter")
    expect(page.locator(".question")).to_have_count(3)
    expect(page.locator(".searched")).to_have_count(3)
    expect(box).to_be_focused()
    page.locator(".followup").first.wait_for()  # they come last, and what stands below them goes down

    # What is searched is narrowed, and widened again.
    keys.to(".label-wrap", strings.FILTERS)
    keys.press("Enter")
    expect(page.get_by_role("combobox", name=strings.SPEAKER_LABEL)).to_be_visible()
    keys.to("[role=combobox]", strings.SPEAKER_LABEL)
    keys.write("Ivan")
    keys.press("ArrowDown", "Enter")
    expect(page.locator(".narrowed")).to_contain_text("Natalia Ivanova")
    keys.press("Escape")
    keys.to("#widen")
    keys.press("Enter")
    expect(page.locator(".narrowed")).to_have_count(0)

    # An article of one's own is pasted, read and removed.
    keys.to(tab, strings.YOURS)
    keys.press("Enter")
    keys.to("#own-files input")
    keys.to(".label-wrap", strings.PASTE)
    keys.press("Enter")
    expect(page.get_by_label(strings.PASTED_TEXT)).to_be_visible()
    keys.to("#own-paste textarea", strings.PASTED_TEXT)
    keys.write("Anna Berg said that the ferry was late.")
    keys.to("#own-add")
    keys.press("Enter")
    expect(page.locator("#own-listed button")).to_have_count(1)
    expect(page.locator("#scope")).to_be_visible()
    expect(page.locator("#within")).to_contain_text("your 1 article and the collection")
    keys.to("#scope input")
    keys.press("ArrowDown")
    expect(page.locator("#within")).to_contain_text("your 1 article only")
    keys.to("#own-listed button")
    keys.press("Enter")
    expect(page.locator("#article")).to_contain_text("Anna Berg")
    keys.to(tab, strings.YOURS, back=True)
    keys.press("Enter")
    keys.to("#own-remove")
    keys.press("Enter")
    expect(page.locator("#own-listed button")).to_have_count(0)

    # From anywhere to the box; and the conversation is begun anew.
    keys.press("/")
    expect(box).to_be_focused()
    keys.to("#anew")
    keys.press("Enter")
    expect(page.locator(".question")).to_have_count(0)
    expect(box).to_be_focused()
    assert keys.stops > 60
