"""Where things are: the archive, the sample articles. The environment's settings, in one place."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

ARCHIVE_VARIABLE = "ONRECORD_ARCHIVE"


def default_archive() -> Path:
    """Return ``$ONRECORD_ARCHIVE``, else the archive in the per-user data folder."""
    named = os.environ.get(ARCHIVE_VARIABLE)
    return Path(named).expanduser() if named else platformdirs.user_data_path("onrecord", appauthor=False) / "archive"


def sample_articles() -> Path | None:
    """Return the folder of sample articles: inside an installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    return next((folder for folder in (here / "articles", here.parent / "articles") if folder.is_dir()), None)
