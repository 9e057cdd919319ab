"""Which rows train the answer network, which tune what reads its scores, and which judge: told by a hash of words.

What a network was trained on it answers surer than anything else, so that the gate over its scores must be fitted on
other questions, and judged on others again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

Part = Literal["training", "tuning", "judging"]


def part_of(question: str) -> Part:
    """Return the part of a question of news: three in ten train, two tune, five judge."""
    place = hashlib.sha256(" ".join(question.split()).encode("utf-8", "ignore")).digest()[0] % 10
    return "judging" if place % 2 else "training" if place < 6 else "tuning"


def left_out(titles: Iterable[str]) -> frozenset[str]:
    """Return the titles, every third in order, whose paragraphs the network is not trained on."""
    return frozenset(sorted(set(titles))[::3])
