"""From the start of a process to its first answer, and what it had to load for it."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_ASK = """
import sys
from ui.cli import main
sys.argv = ["onrecord", "--archive", {folder!r}, "ask", {question!r}]
try:
    main()
finally:
    heavy = sorted({{"faiss", "torch", "transformers", "sentence_transformers", "spacy", "gradio"}} & set(sys.modules))
    print("loaded:", ", ".join(heavy), file=sys.stderr)
"""


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """Seconds from the start of a process to its answer, and the large libraries it ``loaded``."""

    wall: float
    processor: float
    loaded: str

    def __str__(self) -> str:
        return (
            f"process start to first answer: {self.wall:.2f} s, {self.processor:.2f} s of the processor ({self.loaded})"
        )


def cold(folder: Path, question: str, times: int = 3) -> Start:
    """Return the best of ``times`` starts."""
    found = []
    for _ in range(times):
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _ASK.format(folder=str(folder), question=question)],
            capture_output=True,
            text=True,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append(Start(time.perf_counter() - started, spent, done.stderr.strip().splitlines()[-1]))
    return min(found)
