"""The chat's entry, on this machine and on a Space: settings → archive → page → launch."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, NoReturn

if __name__ == "__main__":
    # Started as a file, Python looks for modules beside it; the packages stand one folder up.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

from index import Archive, OnRecordError
from ui.settings import check_port

# Gradio reads the port as it is imported.
try:
    check_port()
except OnRecordError as error:
    if __name__ != "__main__":
        raise
    sys.exit(str(error))

import gradio as gr

from ui import strings, zero_gpu
from ui.collecting import collect_seldom
from ui.opening import Opening, Ready, Say, load_reader, prepare
from ui.page import HEAD, STYLE, THEME, build_page
from ui.serving import LABELS
from ui.settings import default_archive, may_fetch, password, questions_per_minute, sample_articles
from ui.visits import Visits

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


class NotServed(OnRecordError):
    """The page cannot be served where it was to be."""


def launch(archive_folder: Path | None = None, port: int | None = None) -> NoReturn:
    """Serve the chat over the archive in ``archive_folder`` until the program is interrupted or told to end.

    An archive that is empty or not there is filled with the sample articles. Address and port follow
    GRADIO_SERVER_NAME and GRADIO_SERVER_PORT. Raises OnRecordError when the archive cannot be opened, or the page not
    served.
    """
    collect_seldom()
    archive = Archive.open(archive_folder or default_archive())
    opening, visits = Opening(partial(prepare, archive, sample_articles()), load_reader), Visits()
    # A Space is stopped by SIGTERM, a terminal by Ctrl-C; both are the same to us.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        page = serve(opening, visits, port)
        opening.start()
        print(strings.SERVING.format(address=page.local_url), flush=True)
        Event().wait()
    except KeyboardInterrupt:
        pass
    _end(visits)


def serve(opening: Opening, visits: Visits, port: int | None = None) -> gr.Blocks:
    """Return the page, served as the environment's settings say. Raises OnRecordError when it cannot be."""
    page = build_page(opening, questions_per_minute(), fetching=may_fetch(), visits=visits)
    page.queue(default_concurrency_limit=_ANSWERS_AT_ONCE, max_size=_QUESTIONS_WAITING)
    known = password()
    doors: dict[str, Any] = {"mcp_server": True}
    if known:
        # Assistants have no way to give a password, so over MCP there is nothing for them then.
        doors = {"mcp_server": False, "auth": _knows(known), "auth_message": strings.LOCKED}
    try:
        page.launch(**LAUNCH, **doors, server_port=port, prevent_thread_lock=True)
    except OSError:
        raise NotServed(strings.NOT_SERVED) from None
    return page


def _end(visits: Visits) -> NoReturn:
    """End the program at once, with nothing of the visitors' articles left.

    Not by way of the interpreter's own end: threads that are still in the models' native code, loading or answering,
    would be cut off there, and abort the program. The archive needs no goodbye; what it holds is on disk.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    visits.discard()
    with suppress(OSError):  # nobody may be reading any more
        print(f"\n{strings.ENDED}", flush=True)
    os._exit(0)


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
