"""No barriers that axe-core can find, serious or critical, in any state of the page, light or dark."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.ui.fakes import CLAIMS, UNCLAIMED
from ui import strings

Visit = Callable[..., Visitor]
# Put there by tests/browser/chromium.sh, which `make test` runs.
AXE = Path(sys.prefix) / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.skipif(not AXE.exists(), reason=f"axe-core is not at {AXE}; tests/browser/chromium.sh gets it")


def barriers(page: Page) -> list[str]:
    """Return what is serious or critical, with the element that has it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
        ".filter(one => ['serious', 'critical'].includes(one.impact))"
        ".map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 160)).join(' | ')}`))"
    )
    return [str(one) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_page_has_a_barrier(visit: Visit, fake_site: str, scheme: str) -> None:
    visitor = visit(fake_site, f"/?__theme={scheme}")
    page = visitor.page
    assert barriers(page) == []
    visitor.ask(UNCLAIMED.question)
    assert barriers(page) == []
    visitor.ask(CLAIMS.question)
    expect(page.locator(".followup").first).to_be_visible()
    page.get_by_role("link", name="1, Harbour Gazette").click()
    page.get_by_role("button", name=strings.FILTERS).click()
    assert barriers(page) == []
    for name in (strings.CLAIMS, strings.TIMELINE):
        page.get_by_role("tab", name=name).click()
        if name == strings.TIMELINE:
            expect(page.locator("#plot svg.marks")).to_be_visible()
        page.wait_for_timeout(400)
        assert barriers(page) == []
    page.get_by_role("tab", name=strings.SOURCES).click()
    page.locator("#t2-s1").get_by_role("button", name=strings.WHOLE_ARTICLE).click()
    expect(page.locator("#article-here")).to_be_visible()
    assert barriers(page) == []
    visitor.ask(f"break the {scheme} page")
    assert barriers(page) == []


def test_a_phone_has_no_barrier(visit: Visit, fake_site: str) -> None:
    visitor = visit(fake_site, width=390, height=844)
    visitor.ask(CLAIMS.question)
    assert barriers(visitor.page) == []
