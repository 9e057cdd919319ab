"""An article with its sentences and its claims, each read from its row once somebody looks at it: most are not."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar, cast, overload

from index.article import Article, Span
from index.mapping import CLAIM_COLUMNS, stored_claim, stored_sentence
from index.rows import StoredClaim, StoredSentence
from index.sqlite_errors import not_as_written

Row = TypeVar("Row")
Columns = Sequence[Any]
_REMEMBERED = 20_000
_ORDINALS = 1 + CLAIM_COLUMNS.index("sentences")
_CONTENT = 1 + CLAIM_COLUMNS.index("content")


class Rows(Sequence[Row], Generic[Row]):
    """The rows of a table, in order; ``read`` makes of its columns what one of them stands for.

    Raises ArchiveDamaged where somebody looks at a row that is not what was written.
    """

    def __init__(self, columns: Sequence[Columns], read: Callable[[Columns], Row]) -> None:
        self._columns = columns
        self._read = read
        self._made: list[Row | None] = [None] * len(columns)
        self._all_made = False

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        if (made := self._made[place]) is None:
            try:
                self._made[place] = made = self._read(self._columns[place])
            except (ValueError, TypeError, KeyError) as error:
                raise not_as_written(error) from error
        return made

    def __iter__(self) -> Iterator[Row]:
        if not self._all_made:
            for place in range(len(self)):
                self[place]
            self._all_made = True
        return iter(cast(list[Row], self._made))

    def __len__(self) -> int:
        return len(self._columns)


class Sentences(Rows[StoredSentence]):
    """The sentences of the article ``article_id``; each of ``columns`` has a row's id and SENTENCE_COLUMNS."""

    def __init__(self, columns: Sequence[Columns], article_id: str, article: Article) -> None:
        super().__init__(columns, lambda one: stored_sentence(one[0], article_id, article.text, one[1:]))
        self._text = article.text

    def texts(self) -> list[str]:
        """Return the words of each sentence."""
        return [self._text[start:end] for _, _, start, end, _ in self._columns]

    def text(self, place: int) -> str:
        """Return the words of one sentence."""
        _, _, start, end, _ = self._columns[place]
        return self._text[start:end]

    def at(self, span: Span) -> list[StoredSentence]:
        """Return the sentences that ``span`` touches, in order."""
        starts, ends = self._bounds
        return [self[at] for at in range(bisect_right(ends, span.start), bisect_left(starts, span.end))]

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        return [columns[2] for columns in self._columns], [columns[3] for columns in self._columns]


class Claims(Rows[StoredClaim]):
    """The claims of the article ``article_id``; each of ``columns`` has a row's id and CLAIM_COLUMNS."""

    def __init__(self, columns: Sequence[Columns], article_id: str) -> None:
        super().__init__(columns, lambda one: stored_claim(one[0], article_id, one[1:]))

    def near(self, ordinals: Set[int]) -> list[StoredClaim]:
        """Return the claims that stand in one of the sentences ``ordinals`` or right after it."""
        close = (not ordinals.isdisjoint([own[0] - 1, *own]) for own in self._stand_in)
        return [self[at] for at, is_close in enumerate(close) if is_close]

    def beginning(self, first: int, last: int) -> list[StoredClaim]:
        """Return the claims whose first sentence has an ordinal from ``first`` to ``last``."""
        return self._within(self._begin, first, last)

    def ending(self, first: int, last: int) -> list[StoredClaim]:
        """Return the claims whose last sentence has an ordinal from ``first`` to ``last``."""
        return self._within(self._end, first, last)

    def standing_in(self, first: int, last: int) -> list[StoredClaim]:
        """Return the claims that begin at the sentence with the ordinal ``last`` or before, and end at ``first`` or
        after it."""
        return [self[at] for at, own in enumerate(self._stand_in) if own[0] <= last and own[-1] >= first]

    def _within(self, places: Mapping[int, list[int]], first: int, last: int) -> list[StoredClaim]:
        inside = [at for ordinal in range(first, last + 1) for at in places.get(ordinal, ())]
        return [self[at] for at in sorted(inside)]

    def between(self, start: int, end: int) -> list[int]:
        """Return the ids of the claims whose whole content stands in ``[start, end)``."""
        if end <= start:
            return []
        inside = (first >= start and last <= end for first, last in self._contents)
        return [self._columns[at][0] for at, is_inside in enumerate(inside) if is_inside]

    @cached_property
    def _contents(self) -> list[tuple[int, int]]:
        """Where each claim's content begins and ends."""
        try:
            written = (json.loads(columns[_CONTENT]) for columns in self._columns)
            return [(spans[0][0], spans[-1][1]) for spans in written]
        except (ValueError, TypeError, LookupError) as error:
            raise not_as_written(error) from error

    @cached_property
    def _stand_in(self) -> list[tuple[int, ...]]:
        return [_ordinals(columns[_ORDINALS]) for columns in self._columns]

    @cached_property
    def _begin(self) -> Mapping[int, list[int]]:
        return _places(own[0] for own in self._stand_in)

    @cached_property
    def _end(self) -> Mapping[int, list[int]]:
        return _places(own[-1] for own in self._stand_in)


def _places(ordinals: Iterable[int]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for at, ordinal in enumerate(ordinals):
        found[ordinal].append(at)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _ordinals(written: str) -> tuple[int, ...]:
    try:
        return tuple(sorted(json.loads(written)))
    except (ValueError, TypeError) as error:
        raise not_as_written(error) from error
