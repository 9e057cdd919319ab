"""What publishers set beside their paragraphs is kept where it is the article's, and dropped where it is not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.captions import Beside, put_back
from index.readers.html import read_html

SAID = [
    "The tannery on Brook Lane will shut in June after ninety years, its owners told staff on Tuesday morning.",
    "“We held on as long as the bank let us,” said Maud Penrose, whose grandfather opened the works in 1936.",
    "Some 140 people work there, and the union said that it had heard of the closure only from a driver.",
    "“There was no deadline,” the bank’s spokesman said. “There was a conversation, and it was a long one.”",
    "Staff will meet again on Thursday in the canteen, where the heating has been off since February.",
]
CAPTION = "Maud Penrose, who owns the works, said in March that she would stay. Photograph: Ellis Shore"


def lines(inside: str, above: str = "", below: str = "", head: str = "") -> list[str]:
    """The lines of an article with something between its second and third paragraph, above its body or below it."""
    first, rest = ("".join(f"<p>{words}</p>" for words in part) for part in (SAID[:2], SAID[2:]))
    page = (
        f"<html><head><title>Tannery to close</title>{head}</head><body><main><article><h1>Tannery to close</h1>{above}"
        f'<div itemprop="articleBody">{first}{inside}{rest}</div>{below}</article></main></body></html>'
    )
    return read_html(page.encode()).text.splitlines()


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure><img><figcaption>{CAPTION}</figcaption></figure>",
        f'<div class="captioned-image-container"><figure><a><img></a><figcaption>{CAPTION}</figcaption></figure></div>',
        f'<div class="wp-caption alignright"><img><p class="wp-caption-text">{CAPTION}</p></div>',
        f'<div class="photo"><img><div class="caption">{CAPTION}</div></div>',
        f'<div class="relative mx-auto"><img><p class="text-sm caption">{CAPTION}</p></div>',
        f'<div class="media"><img><span class="media__caption">{CAPTION}</span></div>',
        f'<div class="slides"><div><figure><figcaption><p>{CAPTION}</p></figcaption></figure></div></div>',
        f'<div class="embed widget"><figure><img><figcaption>{CAPTION}</figcaption></figure></div>',
        "<figure><img><figcaption><span>Maud Penrose, who owns the works, said in March that she would stay.</span>"
        "<span>Photograph: Ellis Shore</span></figcaption></figure>",
    ],
    ids=["figure", "container", "WordPress", "div", "placed", "span", "slide", "embed", "credit apart"],
)
def test_a_caption_is_kept_in_its_place_whatever_box_it_is_in(figure: str) -> None:
    assert lines(figure) == [*SAID[:2], CAPTION, *SAID[2:]]


def test_a_standfirst_and_a_picture_above_the_body_are_kept() -> None:
    standfirst = "The union says that its members heard of it from a driver"
    above = (
        f'<div data-gu-name="standfirst"><p>{standfirst}</p></div><div><p>Hal Munro</p></div>'
        f"<div><figure><img><figcaption>{CAPTION}</figcaption></figure></div>"
    )
    assert lines("", above) == [standfirst, CAPTION, *SAID]


@pytest.mark.parametrize(
    "other",
    [
        f'<div class="related"><figure><figcaption>{CAPTION}</figcaption></figure></div>',
        f'<a href="/other"><figure><img><figcaption>{CAPTION}</figcaption></figure></a>',
        f'<article class="teaser"><figure><img><figcaption>{CAPTION}</figcaption></figure></article>',
        f"<nav><figure><figcaption>{CAPTION}</figcaption></figure></nav>",
        f'<section id="newsletter-box"><p class="caption">{CAPTION}</p></section>',
    ],
)
def test_captions_of_other_articles_are_not(other: str) -> None:
    assert lines(other) == SAID
    assert lines("", below=other) == SAID


@pytest.mark.parametrize(
    "offer",
    [
        '<p><strong>Read more: <a href="/x">Leather prices fall for a third year in a row</a></strong></p>',
        '<p><b>READ ALSO</b> <a href="/x">Leather prices fall for a third year in a row</a></p>',
        '<p><a href="/x">Related: Leather prices fall for a third year in a row</a></p>',
        '<div>Читайте також: <a href="/x">Ціни на шкіру впали втретє за рік</a></div>',
        '<p>Читайте также: <a href="/x">Цены на кожу упали в третий раз за год</a></p>',
        '<p><em>Sign up for <a href="/n">our morning newsletter</a> to get more stories like this.</em></p>',
        '<p>Подписывайтесь на <a href="/t">наш канал в Telegram</a></p>',
        '<gu-island name="EmailSignup"><h2>Sign up</h2><p>We will send you all the news that you need.</p></gu-island>',
        "<aside><p>Sign up</p><p>All the news of the lane in your inbox every morning.</p></aside>",
        "<blockquote>We held on as long as the bank let us</blockquote>",
        '<figure class="pullquote"><blockquote><p>There was no deadline</p><cite>The bank</cite></blockquote></figure>',
        '<aside class="pull"><blockquote>“There was a conversation”</blockquote><footer>The bank</footer></aside>',
    ],
)
def test_offers_and_the_articles_own_words_in_large_letters_are_dropped(offer: str) -> None:
    assert lines(offer) == SAID


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("<aside><p>The works used 900 hides a week.</p></aside>", "The works used 900 hides a week."),
        ("<blockquote>“I will not learn to code,” he wrote.</blockquote>", "“I will not learn to code,” he wrote."),
        ("<p>Read more <a>letters</a> than he did, she said.</p>", "Read more letters than he did, she said."),
        ("<p>Related <a>firms</a> denied it.</p>", "Related firms denied it."),
        ("<p>Subscribe to nothing, the union told them.</p>", "Subscribe to nothing, the union told them."),
        ("<p>See also the letter of the bank.</p>", "See also the letter of the bank."),
    ],
)
def test_what_only_looks_like_an_offer_is_kept(kept: str, words: str) -> None:
    assert lines(kept) == [*SAID[:2], words, *SAID[2:]]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": "J. K. Rowe"}, "J. K. Rowe"),
        ([{"name": "Ana In Cho"}, {"@type": ["Person"], "name": "Seán Ó hAodha"}], "Ana In Cho, Seán Ó hAodha"),
        ([{"@type": "Organization", "name": "Press"}, {"@type": "Person", "name": "Оксана Коваль"}], "Оксана Коваль"),
        ("Hal Munro", "Hal Munro"),
    ],
)
def test_authors_are_named_as_the_page_names_them(author: object, names: str) -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "Tannery to close", "author": author})
    story = "".join(f"<p>{words}</p>" for words in SAID)
    page = (
        f'<html><head><script type="application/ld+json">{linked}</script></head><body><h1>Tannery to close</h1>{story}'
    )
    assert read_html(page.encode()).author == names


LINE = st.text(st.sampled_from("abc .“”"), min_size=1, max_size=8).filter(str.strip).map(str.strip)
NEAR = st.lists(LINE, max_size=2).map(tuple)


@given(st.lists(LINE, min_size=1, max_size=6), st.lists(st.builds(Beside, LINE, NEAR, NEAR), max_size=4))
def test_putting_back_changes_no_line_and_adds_nothing_twice(text: list[str], beside: list[Beside]) -> None:
    found = put_back("\n".join(text), beside).splitlines()
    rest = iter(found)
    assert all(line in rest for line in text)
    assert len(found) <= len(text) + len({one.words for one in beside})
