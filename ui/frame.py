"""What stands around the conversation: head, introduction, notice, what is searched only, copies; pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qa import Filters
from ui import strings
from ui.exchange import Collection, Exchange
from ui.export import answer_markdown, answer_text
from ui.languages import counted, phrases, speaking
from ui.markup import day_and_month, text, written
from ui.narrowing import in_words


def head(collection: Collection | None, note: str = "") -> str:
    """Return the head of the page; ``note`` stands in for the collection until it is known."""
    lines = [f"<h1>{strings.NAME}</h1>"]
    if collection is None:
        lines.append(f'<p class="collection">{text(note or phrases().TAGLINE)}</p>')
    else:
        lines.append(f'<p class="collection">{text(", ".join(_extent(collection)))}</p>')
        lines += [f'<p class="collection note">{phrases().SAMPLES_NOTE}</p>'] if collection.samples else []
    return "".join(lines)


def introduction() -> str:
    """Return what the page says before the first question."""
    return f'<p class="introduction">{phrases().INTRODUCTION}</p><h2>{phrases().EXAMPLES_LABEL}</h2>'


def notice(sentence: str) -> str:
    """Return a sentence for beside the question box, read out when it changes; empty for none."""
    return f'<p role="status">{text(sentence)}</p>'


def narrowed(filters: Filters) -> str:
    """Return what is searched only, for beside the question box; empty for everything."""
    words = in_words(filters)
    return f'<p class="narrowed">{text(phrases().SEARCHING_ONLY.format(filters=words))}</p>' if words else ""


def tools(exchanges: Sequence[Exchange]) -> str:
    """Return the buttons that copy the newest answer, once it is whole."""
    answer = exchanges[-1].answer if exchanges else None
    if answer is None:
        return ""
    with speaking("en"):  # as the command line and the endpoints give it
        copies = (answer_markdown(answer), answer_text(answer))
    buttons = " ".join(
        f'<button type="button" class="copy" data-text="{text(copy)}" data-done="{phrases().COPIED}" '
        f'data-failed="{phrases().NOT_COPIED}">{label}</button>'
        for label, copy in zip((phrases().COPY_MARKDOWN, phrases().COPY_TEXT), copies, strict=True)
    )
    return f"<p>{phrases().COPY} {buttons}</p>"


def _extent(collection: Collection) -> list[str]:
    extent = [counted(collection.articles, "article")]
    extent += [counted(collection.outlets, "outlet")] if collection.outlets else []
    if collection.first_day and collection.last_day:
        extent.append(_days(collection.first_day, collection.last_day))
    return extent


def _days(first: date, last: date) -> str:
    if first == last:
        return written(first)
    start = day_and_month(first) if first.year == last.year else written(first)
    return f"{start} – {written(last)}"
