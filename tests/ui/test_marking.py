"""Marks on an article's words: cut at every border, escaped, each claim with its speaker."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span
from tests.ui.fakes import ARTICLE, HOSTILE, HOSTILE_TEXT, IVANOVA, MASK, STORED
from tests.ui.test_render import Page
from ui.article_view import HERE, Opened, permalink, view
from ui.marking import Mark, marked, marks_of
from ui.wording import UNSURE

CLAIMS_OF_ARTICLE = tuple(stored.claim for stored in STORED if stored.article_id == ARTICLE.id)


def test_who_and_how_are_marked_where_they_stand_in_a_sentence() -> None:
    start = ARTICLE.text.index(MASK)
    marks = marks_of(CLAIMS_OF_ARTICLE, Span(start, start + len(MASK)), ("who", "how"))
    assert [(mark.kind, MASK[mark.start : mark.end]) for mark in marks] == [
        ("who", "Natalia Ivanova, a Ukrainian analyst based in Kyiv"),
        ("how", "said"),
    ]
    html = marked(MASK, marks)
    assert html.startswith('<span class="who">Natalia Ivanova, a Ukrainian analyst based in Kyiv</span>, ')
    assert Page(html).text == MASK


def test_a_claim_within_a_claim_names_both_speakers() -> None:
    html = marked("he says she says so", [Mark(0, 19, "what", "A"), Mark(8, 19, "what", "B & C")])
    assert html == (
        '<span class="what" data-by="A">he says </span><span class="what" data-by="B &amp; C">she says so</span>'
    )


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40), st.sampled_from(["who", "how", "what"]), st.text())),
)
def test_marking_changes_no_word(words: str, places: list[tuple[int, int, str, str]]) -> None:
    marks = [Mark(start, end, kind, by) for start, end, kind, by in places if start < end <= len(words)]  # type: ignore[arg-type]
    html = marked(words, marks)
    page = Page(html.replace("\r", "&#13;"))
    assert page.text == words
    assert {tag for tag, _ in page.elements} <= {"span"}


def test_a_mark_outside_the_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        marked("short", [Mark(0, 6, "who")])


def test_an_article_is_shown_whole_with_each_claim_under_its_speaker() -> None:
    at = Span(ARTICLE.text.index(MASK), ARTICLE.text.index(MASK) + len(MASK))
    html = view(Opened(ARTICLE, CLAIMS_OF_ARTICLE, at))
    page = Page(html)
    assert "".join(ARTICLE.text.split()) in "".join(page.text.split())
    assert re.findall(r'data-by="([^"]+)"', html) == ["local residents of Sevsk", "Vladimir Putin", IVANOVA.name]
    (here,) = [attributes for tag, attributes in page.elements if tag == "mark"]
    assert here["id"] == HERE
    assert f'href="{permalink(ARTICLE.id, at.start)}"' in html


def test_a_sentence_across_lines_is_marked_in_both_and_has_one_anchor() -> None:
    html = view(Opened(ARTICLE, CLAIMS_OF_ARTICLE, Span(5, ARTICLE.text.index(MASK) + 20)))
    assert html.count("<mark") > 1
    assert html.count(f'id="{HERE}"') == 1
    assert "".join(ARTICLE.text.split()) in "".join(Page(html).text.split())


def test_an_article_without_claims_says_so_and_a_claim_of_nobody_known_is_nobodys() -> None:
    assert "No claims were found" in view(Opened(ARTICLE, ()))
    (claim, *_) = CLAIMS_OF_ARTICLE
    nobody = type(claim)(claim.source, claim.cue, claim.content, claim.speech, None, (), claim.sentences)
    assert UNSURE in Page(view(Opened(ARTICLE, (nobody,)))).text


def test_a_hostile_article_is_shown_as_text() -> None:
    claims = tuple(stored.claim for stored in STORED if stored.article_id == HOSTILE.id)
    start = HOSTILE.text.index(HOSTILE_TEXT)
    page = Page(view(Opened(HOSTILE, claims, Span(start, start + len(HOSTILE_TEXT)))))
    assert HOSTILE_TEXT in page.text
    assert not {"script", "img", "svg", "style", "i", "b"} & {tag for tag, _ in page.elements}
    assert all((link["href"] or "").startswith("?source=") for link in page.named("a"))
    allowed = {"class", "id", "tabindex", "href", "dir", "data-by"}
    assert all(set(attributes) <= allowed for _, attributes in page.elements)
