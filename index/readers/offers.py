"""What a page offers between an article's paragraphs and is no part of it: other articles, newsletters, and its own
sentences again in large letters."""

from __future__ import annotations

import re
from typing import Any

from index.readers.captions import OF_OTHERS, letters

_OTHERS = re.compile(
    r"(?:(?:read|see) (?:more|also|next)|also read|more on this|related(?: (?:story|stories|articles?))?|"
    r"читайте (?:также|ещё|еще|також)|смотрите также|дивіться також)\b\s*[:|»>–—-]*\s*",
    re.IGNORECASE,
)
_SIGN_UP = re.compile(r"(?:sign up|subscribe|follow us|join us|подпи[сш]|підпи[сш])", re.IGNORECASE)
_SIGNED_UP_TO = re.compile(
    r"newsletter|inbox|podcast|alerts|whatsapp|telegram|viber|channel|канал|розсилк|рассылк", re.IGNORECASE
)
_NAMED = re.compile(r"newsletter|sign-?up|email-?form", re.IGNORECASE)
_MOST_WORDS = 60
_FEWEST_LETTERS = 12
_MOST_QUOTES = 200


def drop_offers(tree: Any) -> None:
    """Take out of a page links to other articles, invitations to subscribe and pull quotes.

    A sidebar in the middle of the text that links nowhere and asks for nothing is made a part of it.
    """
    for node in tree.xpath("//p | //li | //h2 | //h3 | //h4 | //div[not(.//p or .//div)]"):
        if _is_offer(node):
            node.drop_tree()
    for node in [node for node in tree.iter() if isinstance(node.tag, str) and "-" in node.tag]:
        if _NAMED.search(f"{node.get('name', '')} {node.get('class', '')}") and _is_short(node):
            node.drop_tree()
    _drop_pull_quotes(tree)
    for aside in tree.xpath("//aside[not(.//a or .//form or .//input or .//button or .//iframe)]"):
        if _is_of_the_story(aside):
            aside.tag = "div"
            aside.attrib.clear()


def _is_offer(node: Any) -> bool:
    links = node.xpath(".//a")
    if not links or not _is_short(node):
        return False
    words = " ".join(node.text_content().split())
    if begins := _OTHERS.match(words):
        linked = letters("".join(link.text_content() for link in links))
        return linked in (letters(words), letters(words[begins.end() :]))
    return bool(_SIGN_UP.match(words) and _SIGNED_UP_TO.search(words))


def _is_short(node: Any) -> bool:
    return len(node.text_content().split()) <= _MOST_WORDS


def _is_of_the_story(aside: Any) -> bool:
    before, after = aside.getprevious(), aside.getnext()
    if before is None or after is None or not before.tag == after.tag == "p":
        return False
    return not OF_OTHERS.search(f"{aside.get('class', '')} {aside.get('id', '')}") and not any(
        _SIGN_UP.match(" ".join(words.split())) for words in aside.itertext()
    )


def _drop_pull_quotes(tree: Any) -> None:
    """Take out quotations whose words a paragraph has too."""
    inside = "ancestor::blockquote or ancestor::aside or ancestor::figure"
    said = "\n".join(letters(node.text_content()) for node in tree.xpath(f"//p[not({inside})]"))
    named = "contains(@class, 'pullquote') or contains(@class, 'pull-quote')"
    for quote in tree.xpath(f"//blockquote[not(ancestor::blockquote)] | //aside | //*[{named}]")[:_MOST_QUOTES]:
        cited = "".join(node.text_content() for node in quote.xpath(".//cite | .//footer"))
        words = letters(quote.text_content()).removesuffix(letters(cited))
        if len(words) >= _FEWEST_LETTERS and words in said and quote.getparent() is not None:
            quote.drop_tree()
