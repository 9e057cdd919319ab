"""Captions and standfirsts, which publishers set beside an article's paragraphs: found on a page, and put back into
its text where the paragraphs around them were kept and they were not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:caption(?:[_-]text)?|standfirst|sub-?title|dek|article[_-]+summary)(?:$|[\s_])", re.I
)
OF_OTHERS = re.compile(
    r"related|promo|recommend|teaser|newsletter|sidebar|popular|trending|most-read|comment|footer|sponsor|\bcard\b",
    re.I,
)
_OUTSIDE = frozenset(("a", "nav", "footer", "aside", "form", "blockquote"))
_HOMES = frozenset(("article", "main", "body"))
_FEWEST_WORDS = 4
_NEIGHBOURS = 4
# More than any page has; a page made to take long stops there.
_MOST_LINES = 5_000
_MOST_BESIDE = 100
_MOST_PIECES = 60


@dataclass(frozen=True, slots=True)
class Beside:
    """The words of a caption or standfirst, and those of the paragraphs after and before it, the nearest first."""

    words: str
    after: tuple[str, ...]
    before: tuple[str, ...]


def caption_words(node: Any) -> str:
    """Return the words of a caption; what has a box of its own in it, as a credit may, is not run into them."""
    words = ""
    for part in islice(node.itertext(), _MOST_PIECES):
        apart = words and part and (words[-1].islower() or words[-1] in ".!?…)") and part[0].isupper()
        words += f" {part}" if apart else part
    return " ".join(words.split())


def letters(words: str) -> str:
    """Return ``words`` as they are compared: letters and digits alone."""
    return "".join(character for character in words.casefold() if character.isalnum())


def found_beside(tree: Any) -> list[Beside]:
    """Return the captions and standfirsts of the page's article, in their order."""
    tags = ("p", "figcaption", "div", "span", "h2", "h3")
    nodes = list(islice((node for node in tree.iter(*tags) if node.tag == "p" or _is_beside(node)), _MOST_LINES))
    found: list[Beside] = []
    for at, node in enumerate(nodes):
        home = home_of(node) if _is_beside(node) and len(found) < _MOST_BESIDE else None
        if home is None or len((words := caption_words(node)).split()) < _FEWEST_WORDS:
            continue
        near = [nodes[at + 1 : at + 1 + _NEIGHBOURS], nodes[max(0, at - _NEIGHBOURS) : at][::-1]]
        after, before = (
            tuple(caption_words(one) for one in side if one.tag == "p" and home_of(one) is home) for side in near
        )
        # Below the last paragraph of a page that does not say where its article ends, captions are of other articles.
        found.append(Beside(words, after, before if home.tag != "body" else ()))
    return found


def put_back(text: str, beside: Sequence[Beside]) -> str:
    """Return ``text`` with those of ``beside`` that it lacks, each by the paragraph that it stands by on the page."""
    lines = text.splitlines()
    plain = [letters(line) for line in lines]
    for one in beside:
        words = letters(one.words)
        if any(words in line for line in plain):
            continue
        places = [plain.index(near) for near in map(letters, one.after) if near in plain][:1]
        places += [plain.index(near) + 1 for near in map(letters, one.before) if near in plain][:1]
        if places:
            lines.insert(places[0], one.words)
            plain.insert(places[0], words)
    return "\n".join(lines)


def _is_beside(node: Any) -> bool:
    if node.tag == "figcaption":
        return True
    return bool(_NAMES.search(f"{node.get('class', '')} {node.get('data-gu-name', '')}")) and not any(
        True for _ in node.iter("img", "picture", "figure", "video", "blockquote")
    )


def home_of(node: Any) -> Any | None:
    """Return the article, or else the page, that ``node`` stands in; None where it is in a part of its own there."""
    for above in (node, *node.iterancestors()):
        nested = above.tag == "article" and any(True for _ in above.iterancestors("article"))
        if above.tag in _HOMES and not nested:
            return above
        if above.tag in _OUTSIDE or OF_OTHERS.search(f"{above.get('class', '')} {above.get('id', '')}"):
            return None
        if nested:
            return above
    return None
