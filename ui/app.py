"""The chat's entry, on this machine and on a Space: settings → archive → page → launch."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    # Started as a file, Python looks for modules beside it; the packages stand one folder up.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

from index import Archive, OnRecordError
from ui import strings, zero_gpu
from ui.opening import Opening, Ready, Say, load_reader, prepare
from ui.page import HEAD, STYLE, THEME, build_page
from ui.serving import LABELS
from ui.settings import default_archive, may_fetch, password, questions_per_minute, sample_articles

_ANSWERS_AT_ONCE = 4
_QUESTIONS_WAITING = 64


# What every launch of the page has: its look, and nothing that leaves the machine. Visitors' own articles come through
# handlers, which check them; the upload of files that Gradio always offers takes small ones only.
LAUNCH: dict[str, Any] = {
    "share": False,
    "max_file_size": "1mb",
    "footer_links": [],
    "run_history": False,
    "enable_monitoring": False,
    "pwa": False,
    "ssr_mode": False,
    "quiet": True,
    "theme": THEME,
    "css_paths": STYLE,
    "head": HEAD,
    "i18n": LABELS,
}


def launch(archive_folder: Path | None = None, port: int | None = None) -> None:
    """Serve the chat over the archive in ``archive_folder`` until interrupted.

    An archive that is empty or not there is filled with the sample articles. Address and port follow
    GRADIO_SERVER_NAME and GRADIO_SERVER_PORT. Raises OnRecordError when the archive cannot be opened.
    """
    archive = Archive.open(archive_folder or default_archive())
    opening = Opening(partial(prepare, archive, sample_articles()), load_reader)
    opening.start()
    page = build_page(opening, questions_per_minute(), fetching=may_fetch())
    # How a Space is stopped; visitors' articles are removed at the end of the program, not at its death.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    page.queue(default_concurrency_limit=_ANSWERS_AT_ONCE, max_size=_QUESTIONS_WAITING)
    known = password()
    doors: dict[str, Any] = {"mcp_server": True}
    if known:
        # Assistants have no way to give a password, so over MCP there is nothing for them then.
        doors = {"mcp_server": False, "auth": _knows(known), "auth_message": strings.LOCKED}
    _, address, _ = page.launch(**LAUNCH, **doors, server_port=port, prevent_thread_lock=True)
    print(strings.SERVING.format(address=address))
    page.block_thread()


def _knows(password: str) -> Callable[[str, str], bool]:
    """Return what lets in everyone who knows ``password``, whatever name is given."""
    return lambda _, given: secrets.compare_digest(given.encode("utf-8", "replace"), password.encode())


def _open_default(say: Say) -> Ready:
    return prepare(Archive.open(default_archive()), sample_articles(), say)


zero_gpu.announce()
demo = build_page(Opening(_open_default, load_reader))

if __name__ == "__main__":
    try:
        launch()
    except OnRecordError as error:
        sys.exit(str(error))
