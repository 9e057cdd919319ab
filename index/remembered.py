"""What is worked out from an archive once for each of its states, not at every question."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from index import store

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """A function of an archive and a key that keeps its last value until the archive or the key is another."""

    def __init__(self, work_out: Callable[[sqlite3.Connection, Key], Value]) -> None:
        self._work_out = work_out
        self._kept: tuple[tuple[int, Key], Value] | None = None

    def __call__(self, connection: sqlite3.Connection, key: Key) -> Value:
        now = (store.generation(connection), key)
        kept = self._kept
        if kept is None or kept[0] != now:
            self._kept = kept = (now, self._work_out(connection, key))
        return kept[1]
