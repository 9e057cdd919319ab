"""Take the README's picture of the page: the sample articles, one question with an opposed pair.

python -m tests.browser.picture
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ROOT, serving

PICTURE = Path(__file__).with_name("page.webp")
QUESTION = "Who claimed what about the water lorries?"
_MILLISECONDS = 240_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address:
        shot = taken(f"{address}/?__theme=light")
    Image.open(io.BytesIO(shot)).convert("RGB").save(PICTURE, quality=82, method=6)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")


def taken(address: str) -> bytes:
    """Return a picture of the page with an answer on it, as PNG."""
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(_MILLISECONDS)
        page.goto(address)
        page.locator(".example").first.wait_for()
        page.get_by_role("textbox", name="Your question").fill(QUESTION)
        page.keyboard.press("Enter")
        page.locator(".followup").first.wait_for()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(500)
        return page.screenshot()


if __name__ == "__main__":
    main()
