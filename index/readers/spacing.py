"""How far apart and in what size the lines of a printed page stand: that shows paragraphs, captions and the heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from index.readers.columns import Drawn

# Stands alone on a line where the size of the letters changes; pages themselves hold no such character.
CHANGE = "\x00"
_FURTHER = 1.25
_OTHER_SIZE = 0.1
_LARGE = 1.25
_FEWEST_WORDS, _MOST_WORDS = 3, 40


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, how high it stands and how large most of its letters are, in points."""

    text: str
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
    return [*lines, _line(parts)]


def set_apart(lines: Sequence[PageLine]) -> list[str]:
    """Return the words of ``lines``; between them "" where two stand further apart than most, and CHANGE."""
    shown = [line for line in lines if line.text.strip()]
    down = [gap for one, other in pairwise(shown) if (gap := one.height - other.height) > 0]
    further = _FURTHER * median(down) if down else 0.0
    words: list[str] = []
    before: PageLine | None = None
    for line in lines:
        if line.text.strip():
            if before is not None and abs(line.size - before.size) > _OTHER_SIZE * before.size:
                words.append(CHANGE)
            elif before is not None and before.height - line.height > further:
                words.append("")
            before = line
        words.append(line.text)
    return words


def heading_of(lines: Sequence[PageLine]) -> str | None:
    """Return the words in the largest letters, where they are larger than the running text's and can be a title."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    if not sizes:
        return None
    usual = sizes.most_common(1)[0][0]
    large = [found for found in _headings(lines) if found.size > _LARGE * usual]
    return max(large, key=lambda found: found.size).text if large else None


def _headings(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    for size, same in groupby((line for line in lines if line.text.strip()), key=lambda line: line.size):
        words = " ".join(line.text for line in same).split()
        if _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
            yield PageLine(" ".join(words), 0.0, size)


def _line(parts: Sequence[Drawn]) -> PageLine:
    longest = max(parts, key=lambda part: len(part.text.strip()))
    return PageLine("".join(part.text for part in parts), longest.height, round(longest.size, 1))
