"""Questions in two halves, told apart by a hash of their words: one to train and tune on, one to judge by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from index.answers.training.parts import part_of

Half = Literal["tuning", "judging", "all"]
HALVES: tuple[Half, ...] = ("judging", "tuning", "all")


def half_of(question: str) -> Half:
    """Return the half that a question belongs to; the same words belong to the same half in every set."""
    return "judging" if part_of(question) == "judging" else "tuning"


def of_half(rows: Iterable[Mapping[str, Any]], half: Half) -> list[Mapping[str, Any]]:
    """Return the rows whose "question" belongs to ``half``."""
    return [row for row in rows if half in ("all", half_of(row["question"]))]
