"""Columns that a printed page draws line by line across are read one after the other, and no word is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.readers.columns import Drawn, in_columns

FIRST = [
    *("The council voted on Friday", "to reopen the ferry line that", "was shut nine years ago. “We"),
    *("have waited long enough,” said", "Lou Park, the mayor. The people", "of the harbour did not comment."),
]
SECOND = ["Drivers welcomed the vote.", "“It saves me an hour a day,”", "said Ruth Kane, who crosses the"]
SECOND += ["river to work. The boat sails", "from May, the engineer said."]
THIRD = [
    "The harbour master said that he",
    "had seen no drawings yet, but he",
    "would wait. “We are patient",
    "people,” he said on Sunday.",
]


def page(*columns: list[str], above: Sequence[str] = (), below: Sequence[str] = ()) -> list[Drawn]:
    """The columns drawn line by line across, 14 points apart; below them stands a line further down."""
    drawn = [Drawn(50, 780 - 14 * at, line) for at, line in enumerate(above)]
    top = 780 - 14 * len(above)
    for at in range(max(map(len, columns))):
        there = ((number, column[at]) for number, column in enumerate(columns) if at < len(column))
        drawn += [Drawn(50 + 180 * number, top - 14 * at, line) for number, line in there]
    return drawn + [Drawn(50, 60 - 14 * at, line) for at, line in enumerate(below)]


def lines(drawn: Sequence[Drawn]) -> list[str] | None:
    found = in_columns(drawn)
    return None if found is None else [piece.text for piece in found]


def test_columns_are_read_one_after_the_other() -> None:
    assert lines(page(FIRST, SECOND)) == FIRST + SECOND
    assert lines(page(SECOND, FIRST)) == SECOND + FIRST
    assert lines(page(FIRST, SECOND, THIRD)) == FIRST + SECOND + THIRD


def test_what_stands_above_and_below_the_columns_stays_there() -> None:
    head, foot = ["Ferry to sail again"], ["The Harbour Post, page 3"]
    assert lines(page(FIRST, SECOND, above=head, below=foot)) == head + FIRST + SECOND + foot


def test_pages_without_columns_or_with_columns_drawn_in_turn_stay_as_they_are() -> None:
    assert lines([]) is None
    assert lines(page(FIRST)) is None
    in_turn = page(FIRST) + [Drawn(320, piece.height, piece.text) for piece in page(SECOND)]
    assert lines(in_turn) is None


def test_a_table_is_read_row_by_row() -> None:
    assert lines(page(["Vessel", "Tern", "Gull", "Auk", "Kite"], ["Built", "1971", "1984", "1990", "2003"])) is None


def test_a_line_drawn_word_by_word_is_no_row_of_columns() -> None:
    drawn = []
    for at, line in enumerate(FIRST + SECOND):
        left = 50.0
        for word in line.split():
            drawn.append(Drawn(left, 780 - 14 * at, word))
            left += 6.0 * len(word) + 3.1 + at / 3
    assert lines(drawn) is None


PLACE = st.sampled_from([50.0, 120.0, 230.0, 231.0, 400.0])
LINE = st.text(st.characters(categories=["L"]), min_size=12, max_size=30)


@given(st.lists(st.builds(Drawn, PLACE, st.integers(0, 9).map(lambda at: at * 14.0), LINE), max_size=60))
def test_no_words_are_lost_whatever_is_drawn(drawn: list[Drawn]) -> None:
    found = lines(drawn)
    assert found is None or Counter(" ".join(found).split()) == Counter(piece.text for piece in drawn)
