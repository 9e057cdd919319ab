"""Texts that come with HTML in them, as content systems export them → their words, a paragraph a line."""

from __future__ import annotations

import re

_BEGINS = re.compile(
    r"\s*<(?:!--|!doctype|(?:html|body|p|div|article|section|h[1-6]|figure|blockquote|[uo]l|table|span|strong|em|b|i|a"
    r"|img|br)\b)[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENDS_A_BLOCK = re.compile(r"</(?:p|div|h[1-6]|article|section|blockquote|figure|body|html)\s*>", re.IGNORECASE)
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol "
    "p pre section table td th tr ul".split()
)
_UNSHOWN = frozenset(("script", "style", "head", "template", "noscript"))
# What no XML tree takes, as it is or as a reference; browsers show nothing for it.
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])(?![0-9])|[xX]0*(?:1[0-9a-fA-F]|[0-8bBcCeEfF])(?![0-9a-fA-F]));?"
)


def is_markup(text: str) -> bool:
    """Say whether ``text`` is HTML: it begins with an element of a page's body, and ends a block somewhere."""
    return bool(_BEGINS.match(text) and _ENDS_A_BLOCK.search(text))


def without_markup(text: str) -> str:
    """Return the words of a piece of HTML, a paragraph a line; "" where there are none."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = html.fragment_fromstring(CONTROL.sub(" ", text), create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if node.tag in _BLOCKS:
            parts.append("\n")
        if event == "end":
            parts.append(node.tail or "")
        elif node.tag in _UNSHOWN:
            walk.skip_subtree()
        else:
            parts.append(node.text or "")
    return "\n".join(line for line in (" ".join(line.split()) for line in "".join(parts).splitlines()) if line)
