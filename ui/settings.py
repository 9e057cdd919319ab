"""Where things are: the archive, the sample articles. The environment's settings, in one place."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

ARCHIVE_VARIABLE = "ONRECORD_ARCHIVE"
PASSWORD_VARIABLE = "ONRECORD_PASSWORD"  # noqa: S105
PACE_VARIABLE = "ONRECORD_QUESTIONS_PER_MINUTE"
FETCH_VARIABLE = "ONRECORD_FETCH"
PORT_VARIABLE = "GRADIO_SERVER_PORT"
_PACE = 30


def default_archive() -> Path:
    """Return ``$ONRECORD_ARCHIVE``, else the archive in the per-user data folder."""
    named = os.environ.get(ARCHIVE_VARIABLE)
    return Path(named).expanduser() if named else platformdirs.user_data_path("onrecord", appauthor=False) / "archive"


def questions_per_minute() -> int:
    """Return how many questions one visitor may ask in a minute. Raises OnRecordError when it is no such number."""
    from index import OnRecordError  # here, so that `--help` does not wait for the index

    written = os.environ.get(PACE_VARIABLE) or str(_PACE)
    if not written.isascii() or not written.isdigit() or int(written) < 1:
        raise OnRecordError(
            f"{PACE_VARIABLE} is {written[:40]!r}; it must be a whole number, 1 or more, such as {_PACE}."
        )
    return int(written)


def password() -> str | None:
    """Return what visitors must know to see the page; None when everybody may."""
    return os.environ.get(PASSWORD_VARIABLE) or None


def may_fetch() -> bool:
    """Return whether visitors may add articles from web addresses. Raises OnRecordError when it is not said clearly."""
    from index import OnRecordError  # here, so that `--help` does not wait for the index

    written = (os.environ.get(FETCH_VARIABLE) or "0").strip()
    if written not in ("0", "1"):
        raise OnRecordError(f"{FETCH_VARIABLE} is {written[:40]!r}; it must be 1 to let visitors add web pages, or 0.")
    return written == "1"


def check_port() -> None:
    """See that the port in the environment is one, before Gradio reads it. Raises OnRecordError when it is not."""
    from index import OnRecordError  # here, so that `--help` does not wait for the index

    written = os.environ.get(PORT_VARIABLE, "7860")
    if not written.isascii() or not written.isdigit() or not 1 <= int(written) <= 65_535:
        raise OnRecordError(f"{PORT_VARIABLE} is {written[:40]!r}; it must be a number from 1 to 65535, such as 7860.")


def sample_articles() -> Path | None:
    """Return the folder of sample articles: inside an installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    return next((folder for folder in (here / "articles", here.parent / "articles") if folder.is_dir()), None)
