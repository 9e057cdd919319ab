"""Answers: the words of an excerpt that answer a question, found by a network that was trained here."""

from __future__ import annotations

from collections.abc import Sequence

from index.answers.excerpt import Excerpt, FoundAnswer

__all__ = ["Excerpt", "FoundAnswer", "find_answers"]


def find_answers(question: str, excerpts: Sequence[Excerpt]) -> list[FoundAnswer]:
    """Return what each of ``excerpts`` answers to ``question``, in their order.

    ModelError when the network's weights are missing or not the expected ones.
    """
    if not excerpts:
        return []
    # torch takes seconds to load, which questions about claims need not wait for.
    from index.answers.finder import read

    return read(question, excerpts)
