"""A short run of the program that kills writers, and that it notices harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.killing import Told, differences

ROOT = Path(__file__).resolve().parents[2]


def test_an_archive_survives_kills_at_random_moments() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.killing", "--articles", "40", "--rounds", "6"]
    # A process of its own: the program forks, which a process with a page's threads must not.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("6 kills; each time the archive verified clean")


@pytest.mark.parametrize(
    ("lines", "found", "problem"),
    [
        (["adding b", "added b"], {"a"}, "lost"),
        (["adding b"], {"a", "c"}, "never announced"),
        (["removing a", "removed a"], {"a"}, "removed or never"),
        (["adding b c", "added b", "added c", "removing b c"], {"a", "b"}, "in half"),
    ],
)
def test_the_program_notices_harm(lines: list[str], found: set[str], problem: str) -> None:
    told = Told({"a"})
    for line in lines:
        told.hear(line)
    assert problem in " ".join(differences(told, found))


@pytest.mark.parametrize("found", [{"a", "b"}, {"a", "b", "c"}, {"a", "b", "c", "d"}])
def test_an_article_that_was_being_added_may_be_there_or_not(found: set[str]) -> None:
    told = Told({"a"})
    for line in ("adding b c d", "added b"):
        told.hear(line)
    assert differences(told, found) == []
