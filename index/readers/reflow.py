"""Lines as they stand on printed pages → paragraphs: running heads dropped, words cut at line ends joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.readers.bylines import author_in
from index.readers.spacing import CHANGE

_EDGE_LINES = 2
_HEAD = 5  # paragraphs
_FEWEST_REPEATS = 3
# Shares of a full line: one under the first may end a paragraph, one under the second is a heading's.
_SHORT = 0.8
_HEADING = 0.6
_MOST_LINES = 0.9
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_PAGE_OF = re.compile(r"\W*page\s+\d{1,4}\s*(?:/|of)\s*\d{1,4}\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…]['’\"”»)\]]*$")
_CUT = re.compile(r"(?P<head>[^\W\d_]+)[-\u2010\u00ad]$")
_REST = re.compile(r"(?P<rest>[^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


def paragraphs_of_pages(pages: Sequence[str]) -> list[str]:
    """Return the paragraphs of ``pages``, each a page's lines; no word is lost but those of running heads.

    A paragraph ends at an empty line, where the size of the letters changes (CHANGE stands alone on a line there), and
    after a line that ends a sentence well before the margin. One that a caption interrupts goes on below it.
    """
    lines = [line for page in _without_running_heads(pages) for line in page]
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line))
    margin = _margin(lines)
    paragraphs: list[str] = []
    before, blank, changed = "", True, False
    at, interrupted = 0, -1
    for line in lines:
        if not line or line == CHANGE:
            blank, changed = blank or not line, changed or line == CHANGE
            continue
        if changed and _goes_on(line) and interrupted >= 0:
            at, interrupted = interrupted, -1
            paragraphs[at] = _joined(paragraphs[at], line, words)
        elif paragraphs and not _begins_anew(before, line, blank, changed or _is_byline(before, line, at), margin):
            paragraphs[at] = _joined(paragraphs[at], line, words)
        else:
            goes_on = changed and len(before) >= _SHORT * margin and not _ENDED.search(before)
            interrupted = at if goes_on else -1
            paragraphs.append(line)
            at = len(paragraphs) - 1
        before, blank, changed = line, False, False
    return paragraphs


def _begins_anew(before: str, line: str, blank: bool, changed: bool, margin: float) -> bool:
    """Say whether ``line`` begins a paragraph; a heading ends far from the margin, and not with a full stop."""
    if changed:
        return not _goes_on(line)
    if _ENDED.search(before):
        return blank or len(before) < _SHORT * margin
    return not _goes_on(line) and len(before) < (_SHORT if blank else _HEADING) * margin


def _goes_on(line: str) -> bool:
    """Say whether ``line`` begins with a small letter, in quote marks or not."""
    return line.lstrip("“‘«„\"'([")[:1].islower()


def _is_byline(before: str, line: str, paragraph: int) -> bool:
    """Say whether a line in the head of the text, or the one before it, names the author."""
    return paragraph < _HEAD and (author_in([before]) or author_in([line])) is not None


def _margin(lines: Sequence[str]) -> float:
    """Return how long lines of running text are: most reach nearly to the margin."""
    lengths = sorted(len(line) for line in lines if line and line != CHANGE)
    return lengths[int(len(lengths) * _MOST_LINES)] if lengths else 0.0


def _without_running_heads(pages: Sequence[str]) -> Iterator[list[str]]:
    split = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    edges = Counter(key for page in split for key in {_DIGITS.sub("#", page[at]) for at in _edges(page)})
    enough = max(_FEWEST_REPEATS, len(split) / 2)
    for page in split:
        dropped = {
            at
            for at in _edges(page)
            if edges[_DIGITS.sub("#", page[at])] >= enough
            or (_PAGE_NUMBER if len(split) > 1 else _PAGE_OF).fullmatch(page[at])
        }
        yield _trimmed([line for at, line in enumerate(page) if at not in dropped])


def _trimmed(page: list[str]) -> list[str]:
    """Return a page without what set its running heads apart."""
    filled = [at for at, line in enumerate(page) if line and line != CHANGE]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _edges(page: Sequence[str]) -> list[int]:
    filled = [at for at, line in enumerate(page) if line and line != CHANGE]
    return sorted({*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]})


def _joined(before: str, line: str, words: Counter[str]) -> str:
    cut, rest = _CUT.search(before), _REST.match(line)
    if cut is None or rest is None or not rest["rest"][0].islower():
        return f"{before} {line}"
    head, tail = cut["head"].casefold(), rest["rest"].casefold()
    if before.endswith("\u00ad"):
        return before[:-1] + line
    # "well-known" cut at its own hyphen keeps it: the article writes it so elsewhere, or uses both halves as words.
    own_hyphen = words[f"{head}-{tail}"] or (not words[head + tail] and words[head] > 1 and words[tail] > 1)
    return before + line if own_hyphen else before[:-1] + line
