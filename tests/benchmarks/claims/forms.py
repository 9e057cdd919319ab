"""Read a file of annotated rows and say in which of three published forms they are."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

# The fields that tell a form: articles with attributions, sentences with token labels, articles with quoted words.
FORMS = {
    "PolNeAR": ("text", "attributions"),
    "CofeNet": ("tokens", "labels"),
    "BASIL": ("paragraphs", "spans"),
}


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file, gzipped when its name ends in .gz."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def form_of(rows: list[dict[str, Any]]) -> str:
    """Return the form that all rows have; ValueError where there is none."""
    forms = {_form(row) for row in rows}
    form = forms.pop() if len(forms) == 1 else None
    if form is None:
        known = "; ".join(f"{name}: {' and '.join(fields)}" for name, fields in FORMS.items())
        raise ValueError(f"the rows have not all the fields of one form that can be scored ({known})")
    return form


def _form(row: dict[str, Any]) -> str | None:
    return next((name for name, fields in FORMS.items() if all(field in row for field in fields)), None)
