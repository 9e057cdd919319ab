"""Whether a name is a man's or a woman's, as far as the news uses it for one of them only."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

# Counted in news articles by index.claims.training.first_names: a first name in small letters and "m" or "f" a line.
FIRST_NAMES = Path(__file__).with_name("first_names.txt")


def first_name_gender(name: str) -> str | None:
    """Return "m" or "f" for a full name whose first name the news uses for one of them only."""
    words = name.lower().split()
    return _first_names().get(words[0]) if len(words) > 1 else None


def surname_gender(name: str) -> str | None:
    """Return "m" or "f" where a Slavic surname's ending shows it; most names show none."""
    last = name.lower().split()[-1]
    if last.endswith(("ova", "eva", "skaya", "skaia")):
        return "f"
    return "m" if last.endswith(("ov", "ev", "sky", "skiy")) else None


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    lines = FIRST_NAMES.read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: line.split()[1] for line in lines}
