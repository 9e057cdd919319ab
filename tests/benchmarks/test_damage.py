"""The program that harms an archive's files finds no harm that goes unnoticed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_no_harm_to_a_file_of_an_archive_goes_unnoticed() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.damage", "--articles", "12"]
    # A process of its own: the program forks, which a process with a page's threads must not.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2 + 3 * 8
    assert "articles, whole; 5 that were in the log only are lost" in done.stdout
