"""A short run of the program in which processes write to and read from one archive at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_two_processes_may_add_while_others_read_and_nothing_is_lost_or_seen_in_half() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.sharing", "--articles", "50", "--readers", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == (
        "in the end: 100 articles, none lost, none twice, all read was whole; verify: clean"
    )
