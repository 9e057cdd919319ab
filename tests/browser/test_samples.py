"""The whole way, with nothing faked: `python ui/app.py` with no archive, the sample articles, the models, a browser."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from index import Article, read_articles
from tests.browser.conftest import ROOT, Visitor, serving
from ui import strings

Visit = Callable[..., Visitor]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [article for article in read_articles([ROOT / "articles"]) if isinstance(article, Article)]


def test_a_question_asked_while_the_samples_are_read_is_answered_after_it(visit: Visit, tmp_path: Path) -> None:
    with serving(tmp_path) as address:
        visitor = visit(address, when_ready=False)
        page = visitor.page
        expect(page.get_by_text("Reading the sample articles…").first).to_be_visible()
        visitor.ask("What did Natalia Ivanova say?")
        expect(page.locator(".line").first).to_contain_text("Natalia Ivanova")
        expect(page.get_by_text("16 articles, 6 outlets, 3 March – 2 May 2026")).to_be_visible()
        expect(page.get_by_text(strings.SAMPLES_NOTE)).to_be_visible()
        # Before its server ends, which a page that is open would complain of.
        page.close()


@pytest.mark.parametrize("question", strings.SAMPLE_QUESTIONS)
def test_every_example_is_answered_with_marked_sentences_of_the_articles(
    visit: Visit, sample_site: str, articles: list[Article], question: str
) -> None:
    page = visit(sample_site).page
    page.get_by_role("button", name=question).click()
    expect(page.locator(".searched")).to_have_count(1)
    texts = [" ".join(article.text.split()) for article in articles]
    marked = page.locator(".card mark").all_inner_texts()
    assert marked
    assert all(any(" ".join(sentence.split()) in text for text in texts) for sentence in marked)
    assert (
        page.locator(".line, .passage").count()
        == page.locator(".line .citation:first-of-type, .passage .citation:first-of-type").count()
    )


def test_a_citation_is_followed_to_its_highlighted_sentence(visit: Visit, sample_site: str) -> None:
    visitor = visit(sample_site)
    page = visitor.page
    visitor.ask("Who says Russia is not seeking expansion?")
    line = page.locator(".line").first
    expect(line).to_contain_text("Vladimir Putin")
    line.locator(".citation").first.click()
    expect(page.locator(".card:target mark")).to_contain_text("not seeking expansion")
    expect(page.locator(".card:target mark")).to_be_in_viewport()


def test_what_the_articles_do_not_say_is_refused(visit: Visit, sample_site: str) -> None:
    visitor = visit(sample_site)
    visitor.ask("What is the capital of Peru?")
    expect(visitor.page.get_by_text(strings.NO_EVIDENCE)).to_be_visible()
    expect(visitor.page.locator(".citation, .card")).to_have_count(0)


def test_the_page_publishes_three_endpoints_and_takes_no_large_file(sample_site: str) -> None:
    with urllib.request.urlopen(f"{sample_site}/gradio_api/info") as answer:
        assert set(json.load(answer)["named_endpoints"]) == {"/ask", "/search", "/claims"}
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        + b"a" * 2_000_000
        + b"\r\n--x--\r\n"
    )
    upload = urllib.request.Request(
        f"{sample_site}/gradio_api/upload", body, {"Content-Type": "multipart/form-data; boundary=x"}
    )
    with pytest.raises(urllib.error.HTTPError, match="413"):
        urllib.request.urlopen(upload)
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{sample_site}/monitoring")
