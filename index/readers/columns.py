"""Columns of a printed page that its file draws line by line across: put one after the other, as they are read.

Read as drawn, the words of two columns would run into each other, and into each other's quotations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

_SAME_PLACE = 2.0  # points
_FEWEST_ROWS = 4
_MOST_ROWS = 0.6  # of the rows drawn in more than one piece
_FEWEST_CHARACTERS = 18  # in half of a column's lines; those of tables are shorter
_WIDER = 1.2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of text, where on the page it begins, in points from the left and from below, and its letters' size."""

    left: float
    height: float
    text: str
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class _Row:
    """What is drawn side by side, a piece for each column; one without text where there is none."""

    height: float
    cells: tuple[Drawn, ...]

    @property
    def is_across(self) -> bool:
        return sum(bool(cell.text) for cell in self.cells) > 1


def in_columns(drawn: Sequence[Drawn]) -> list[Drawn] | None:
    """Return the lines of a page in the order of reading; None where it does not draw columns across."""
    shown = [piece for piece in drawn if piece.text.strip()]
    across = [list(pieces) for _, pieces in groupby(shown, lambda piece: round(piece.height / _SAME_PLACE))]
    edges = _edges(across)
    if not edges:
        return None
    rows = [_Row(pieces[0].height, _cells(pieces, edges)) for pieces in across]
    both = [at for at, row in enumerate(rows) if row.is_across]
    if not both or median(len(cell.text) for at in both for cell in rows[at].cells if cell.text) < _FEWEST_CHARACTERS:
        return None
    first, end = both[0], _end(rows, both)
    columns = zip(*(row.cells for row in rows[first:end]), strict=True)
    return [
        *(cell for row in rows[:first] for cell in row.cells if cell.text),
        *(cell for column in columns for cell in column if cell.text),
        *(cell for row in rows[end:] for cell in row.cells if cell.text),
    ]


def _end(rows: Sequence[_Row], both: Sequence[int]) -> int:
    """Return the row before which the columns end; a longer one goes on below, in lines as far apart and no wider."""
    apart = median(rows[at].height - rows[at + 1].height for at in both if at + 1 < len(rows)) if len(rows) > 1 else 0
    widest = max(len(cell.text) for at in both for cell in rows[at].cells)
    end = both[-1] + 1
    while (
        end < len(rows)
        and abs(rows[end - 1].height - rows[end].height - apart) < _SAME_PLACE
        and sum(len(cell.text) for cell in rows[end].cells) < _WIDER * widest
    ):
        end += 1
    return end


def _edges(across: Sequence[Sequence[Drawn]]) -> list[float]:
    """Return where columns after the first begin: the place of later pieces in most of the rows that have any."""
    several = [pieces for pieces in across if len(pieces) > 1]
    starts = Counter(place for pieces in several for place in {round(one.left / _SAME_PLACE) for one in pieces[1:]})
    enough = max(_FEWEST_ROWS, _MOST_ROWS * len(several))
    return sorted((place - 1) * _SAME_PLACE for place, there in starts.items() if there >= enough)


def _cells(pieces: Sequence[Drawn], edges: Sequence[float]) -> tuple[Drawn, ...]:
    cells: list[list[Drawn]] = [[] for _ in range(len(edges) + 1)]
    for piece in pieces:
        cells[bisect_right(edges, piece.left)].append(piece)
    return tuple(_cell(cell or [Drawn(0.0, 0.0, "")]) for cell in cells)


def _cell(pieces: Sequence[Drawn]) -> Drawn:
    longest = max(pieces, key=lambda piece: len(piece.text))
    return replace(longest, text=" ".join(" ".join(piece.text for piece in pieces).split()))
