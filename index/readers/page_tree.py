"""A web page's tree made ready for trafilatura, so that layout tables, captions and quoted posts are not lost."""

from __future__ import annotations

import re
from typing import Any

from index.errors import ArticleRefused
from index.readers.captions import Beside, caption_words, found_beside, home_of
from index.readers.markup import CONTROL
from index.readers.offers import drop_offers

_LAYOUT_PARTS = ("table", "tbody", "tr", "td", "center", "font")
_FEWEST_CAPTION_WORDS = 4
_MOST_NESTED_QUOTES = 3
_LINES_BELOW_HEADING = 6
_LABEL = re.compile(r"\W*(?:advertisements?|sponsored|story continues below(?: advertisement)?)\W*", re.IGNORECASE)


def page_tree(page: str) -> tuple[Any, list[Beside]]:
    """Return ``page`` parsed, with all that a reader sees in an article told by elements that are kept, and what
    stands beside its paragraphs.

    A table that only places things becomes plain blocks; a caption becomes a paragraph; a quotation is no longer
    hidden by the names of the boxes around it, and who is cited below it stands on a line of its own.
    Raises ArticleRefused when there is nothing to parse.
    """
    from lxml import etree, html

    try:
        # Comments are dropped here: some pages hide whole earlier articles in them.
        tree = html.document_fromstring(
            CONTROL.sub(" ", page), parser=html.HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ArticleRefused(
            "No article text was found on this page; save its text as a .txt file and add that instead."
        ) from error
    drop_offers(tree)
    beside = found_beside(tree)
    for table in tree.xpath("//table[not(.//th)][.//h1 or count(.//p) > 1]"):
        for part in table.iter(*_LAYOUT_PARTS):
            part.tag = "div"
    for caption in tree.xpath("//figcaption"):
        if home_of(caption) is None:
            caption.drop_tree()
        else:
            _as_paragraph(caption)
    for quote in tree.xpath("//blockquote"):
        _unhide(quote)
    for label in tree.xpath("//div[not(*)] | //p[not(*)] | //span[not(*)]"):
        if label.text and _LABEL.fullmatch(label.text):
            label.text = None
    return tree, beside


def lines_below_heading(tree: Any) -> list[str]:
    """Return the first lines below the page's heading, where byline and day stand."""
    found: list[str] = []
    for heading in tree.xpath("//h1")[:1]:
        for words in heading.xpath("following::text()[not(ancestor::script or ancestor::style)]"):
            if line := " ".join(words.split()):
                found.append(line)
            if len(found) == _LINES_BELOW_HEADING:
                break
    return found


def _as_paragraph(caption: Any) -> None:
    """Put a caption that says something after its figure, where trafilatura takes it for the article's text."""
    words = caption_words(caption)
    figure = next(caption.iterancestors("figure"), None)
    if figure is None or figure.getparent() is None or len(words.split()) < _FEWEST_CAPTION_WORDS:
        return
    paragraph = caption.makeelement("p")
    paragraph.text, paragraph.tail, figure.tail = words, figure.tail, None
    figure.addnext(paragraph)
    caption.drop_tree()


def _unhide(quote: Any) -> None:
    """Take from a quotation, and the boxes that hold nothing else, the names by which embedded posts are dropped."""
    box = quote
    for _ in range(_MOST_NESTED_QUOTES):
        box.attrib.pop("class", None)
        box.attrib.pop("id", None)
        above = box.getparent()
        if above is None or above.tag != "div" or len(above) > 1 or (above.text or "").strip():
            break
        box = above
    for cited in quote.xpath(".//cite | .//footer"):
        cited.tag = "p"
