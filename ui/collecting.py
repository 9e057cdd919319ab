"""How seldom Python looks for garbage that refers to itself: what an archive keeps in memory is none."""

from __future__ import annotations

import gc

# Of objects made and not yet gone, then of such looks: Python's own numbers have a look at all of them, half a second
# with the speakers of half a million sentences, within many an answer.
_OBJECTS, _YOUNG, _MIDDLE = 50_000, 20, 100


def collect_seldom() -> None:
    """Set this for the whole process; for programs of our own to call, as they begin."""
    gc.set_threshold(_OBJECTS, _YOUNG, _MIDDLE)
