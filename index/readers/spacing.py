"""How far apart and in what size the lines of a printed page stand: that shows paragraphs, captions and the heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from index.readers.columns import Drawn

# Stands alone on a line where the size of the letters changes; pages themselves hold no such character.
CHANGE = "\x00"
_FURTHER = 1.25
_OTHER_SIZE = 0.1
_LARGE = 1.25
_FEWEST_WORDS, _MOST_WORDS = 3, 40
_INITIAL = 1.8
_LETTER = re.compile(r"[“‘«\"']?[^\W\d_]")
_SAME = 2.0  # points


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, where it begins, as of Drawn, and how large most of its letters are, in points."""

    text: str
    left: float
    height: float
    size: float


def lines_of(drawn: Sequence[Drawn]) -> list[PageLine]:
    """Return the lines in the order in which they are drawn, also blank ones."""
    lines: list[PageLine] = []
    parts: list[Drawn] = []
    for piece in drawn:
        first, *others = piece.text.split("\n")
        parts.append(Drawn(piece.left, piece.height, first, piece.size))
        for other in others:
            lines.append(_line(parts))
            parts = [Drawn(piece.left, piece.height, other, piece.size)]
    return _with_initials([*lines, _line(parts)])


def set_apart(lines: Sequence[PageLine]) -> list[str]:
    """Return the words of ``lines``; between them "" where two stand further apart than most, and CHANGE.

    The lines of a heading become one.
    """
    shown = [line for line in lines if line.text.strip()]
    down = [gap for one, other in pairwise(shown) if (gap := _gap(one, other)) > 0]
    further = _FURTHER * median(down) if down else 0.0
    large = _LARGE * _usual_size(lines)
    words: list[str] = []
    before: PageLine | None = None
    for line in lines:
        if line.text.strip():
            if before is not None and line.size == before.size > large and _gap(before, line) <= further:
                words[-1] += f" {line.text}"
                before = line
                continue
            if before is not None and abs(line.size - before.size) > _OTHER_SIZE * before.size:
                words.append(CHANGE)
            elif before is not None and _gap(before, line) > further:
                words.append("")
            before = line
        words.append(line.text)
    return words


def heading_of(lines: Sequence[PageLine]) -> str | None:
    """Return the words in the largest letters, where they are larger than the running text's and can be a title."""
    large = [found for found in _headings(lines) if found[0] > _LARGE * _usual_size(lines)]
    return max(large, key=lambda found: found[0])[1] if large else None


def _headings(lines: Sequence[PageLine]) -> Iterator[tuple[float, str]]:
    for size, same in groupby((line for line in lines if line.text.strip()), key=lambda line: line.size):
        words = " ".join(line.text for line in same).split()
        if _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
            yield size, " ".join(words)


def _usual_size(lines: Sequence[PageLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _gap(one: PageLine, other: PageLine) -> float:
    """Return how far below ``one`` the line ``other`` stands, in their letters' sizes."""
    return (one.height - other.height) / (max(one.size, other.size) or 1.0)


def _with_initials(lines: list[PageLine]) -> list[PageLine]:
    """Return ``lines`` with the large first letters of paragraphs, drawn by themselves, put before their words."""
    usual = _usual_size(lines)
    for initial in [line for line in lines if line.size > _INITIAL * usual and _LETTER.fullmatch(line.text.strip())]:
        beside = [
            line
            for line in lines
            if line.text[:1].islower()
            and line.left > initial.left
            and initial.height <= line.height + _SAME <= initial.height + initial.size + _SAME
        ]
        if beside:
            first = max(beside, key=lambda line: line.height)
            lines[lines.index(first)] = replace(first, text=initial.text.strip() + first.text)
            lines.remove(initial)
    return lines


def _line(parts: Sequence[Drawn]) -> PageLine:
    longest = max(parts, key=lambda part: len(part.text.strip()))
    return PageLine("".join(part.text for part in parts), longest.left, longest.height, round(longest.size, 1))
