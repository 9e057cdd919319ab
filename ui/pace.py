"""How fast one visitor may ask, so that one does not take the machine from the others."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

import gradio as gr

_KEPT = 1_000
_NOBODY = "nobody"


def visitor_of(request: gr.Request | None) -> str:
    """Return what tells one open page from another."""
    return str(request.session_hash) if request is not None else _NOBODY


class Pace:
    """Lets each visitor ask ``most`` times within any ``seconds``; may be called from many threads."""

    def __init__(self, most: int, seconds: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._asked: dict[str, deque[float]] = {}
        self._lock = Lock()

    def allows(self, visitor: str) -> bool:
        """Whether ``visitor`` may ask now; one who may is counted as having asked."""
        now = self._clock()
        with self._lock:
            if len(self._asked) > _KEPT:
                self._asked = {who: times for who, times in self._asked.items() if now - times[-1] < self._seconds}
            times = self._asked.setdefault(visitor, deque(maxlen=self._most))
            if len(times) == self._most and now - times[0] < self._seconds:
                return False
            times.append(now)
            return True
