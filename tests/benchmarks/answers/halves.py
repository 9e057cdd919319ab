"""Questions in two halves, told apart by a hash of their words: one to tune on, one to judge by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Literal

Half = Literal["tuning", "judging", "all"]
HALVES: tuple[Half, ...] = ("judging", "tuning", "all")


def half_of(question: str) -> Half:
    """Return the half that a question belongs to; the same words belong to the same half in every set."""
    even = hashlib.sha256(" ".join(question.split()).encode("utf-8", "ignore")).digest()[0] % 2 == 0
    return "tuning" if even else "judging"


def of_half(rows: Iterable[Mapping[str, Any]], half: Half) -> list[Mapping[str, Any]]:
    """Return the rows whose "question" belongs to ``half``."""
    return [row for row in rows if half in ("all", half_of(row["question"]))]
