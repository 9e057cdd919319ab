"""An answer is shown in steps that can be seen, and never held back."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.fakes import CLAIMS
from ui.exchange import Exchange
from ui.steps import paced


def test_lines_that_come_together_are_shown_together_and_the_last_is_not_held_back() -> None:
    read = Exchange(1, CLAIMS.question, stage="answering", cards=(), coming=len(CLAIMS.lines))
    steps = [replace(read, parts=CLAIMS.lines[:count]) for count in range(len(CLAIMS.lines) + 1)]
    shown = list(paced(iter([*steps, replace(steps[-1], stage="answered")])))
    # All lines are there before the answer is done: a language model may be waited for in between.
    assert [(len(step.parts), step.busy) for step in shown] == [(0, True), (4, True), (4, False)]
