"""A short run of the program that fills an archive's disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.full_disk import NOT_MOUNTED

ROOT = Path(__file__).resolve().parents[2]


def test_an_archive_survives_a_full_disk_and_says_what_is_wrong() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.full_disk", "--articles", "30", "--rounds", "8"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    if done.returncode == NOT_MOUNTED:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert told[0].startswith("8 changes on a full disk; after each the archive verified clean")
    refusals = [line for line in told if line.startswith("while ")]
    assert len(refusals) > 1
    assert all(
        line.endswith("The disk is full; free some space and try again. Nothing half-written was kept.")
        for line in refusals
    ), refusals
