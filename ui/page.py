"""The chat page: its look and its listeners; the layout is next door."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import gradio as gr

from ui import strings
from ui.doors import Doors
from ui.entering import Entering
from ui.handlers import Handlers
from ui.languages import LANGUAGES
from ui.layout import lay_out
from ui.opening import Opening
from ui.pace import Pace
from ui.parts import Parts
from ui.reading import Reading
from ui.serving import in_their_language
from ui.visits import Visits
from ui.yours import Yours

# From the page as a whole to its parts; where they stand comes last, for it overrules.
STYLE = [
    Path(__file__).with_name("style") / f"{part}.css"
    for part in ("page", "conversation", "panel", "collections", "places")
]
SCRIPT = Path(__file__).with_name("page.js")
THEME = gr.themes.Base(
    primary_hue="neutral",
    secondary_hue="neutral",
    neutral_hue="stone",
    text_size="lg",
    radius_size="sm",
    font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
    font_mono=["ui-monospace", "monospace"],
)
_PLACES = {name: [table.ASKING_PLACE, table.PANEL_PLACE] for name, table in LANGUAGES.items()}
HEAD = f"<script>const onRecordPlaces = {json.dumps(_PLACES)};\n{SCRIPT.read_text(encoding='utf-8')}</script>"

# The listeners' only scripts: the box keeps the focus, a new question moves to the top, so does an opened sentence.
_FOCUS = """(...inputs) => {
    if (matchMedia("(pointer: fine)").matches) document.querySelector("#question textarea")?.focus();
    return inputs;
}"""
_TO_QUESTION = """() => {
    requestAnimationFrame(() => [...document.querySelectorAll(".question")].at(-1)?.scrollIntoView());
}"""
# A conversation that is brought back is laid out later; an article in the address is what is to be seen instead.
_TO_REMEMBERED = """() => {
    if (new URLSearchParams(location.search).has("source")) return;
    setTimeout(() => [...document.querySelectorAll(".question")].at(-1)?.scrollIntoView(), 200);
}"""
# Gradio's own notice, of a busy "application", would say the same once more.
_UNSAID = """() => {
    for (const button of document.querySelectorAll(".toast-close")) button.click();
}"""
_TO_SENTENCE = """() => {
    setTimeout(() => {
        const here = document.getElementById("article-here");
        here?.focus({ preventScroll: true });
        here?.scrollIntoView({ block: "center" });
    }, 150);
}"""


_Call = Callable[..., Any]


def build_page(
    opening: Opening, questions_per_minute: int = 30, *, fetching: bool = False, visits: Visits | None = None
) -> gr.Blocks:
    """Return the page over the archive that ``opening`` opens; nothing is loaded yet.

    ``fetching`` lets visitors add articles from web addresses; ``visits`` keeps their own articles.
    """
    page = gr.Blocks(title=strings.NAME, analytics_enabled=False, fill_width=True)
    with page:
        parts = lay_out(fetching=fetching)
        pace, visits = Pace(questions_per_minute), visits or Visits()
        _listen(page, parts, Entering(parts, pace, visits), Handlers(opening, parts, visits))
        reading = Reading(opening, parts, visits)
        _listen_to_reading(page, parts, reading)
        _listen_to_yours(page, parts, Yours(opening, parts, visits, pace, fetching=fetching), reading)
        Doors(opening, pace).publish()
    return page


def _on(event: _Call, handler: _Call, **settings: Any) -> Any:
    """Have ``handler`` called at ``event``, in the visitor's language; it is no endpoint for programs."""
    return event(in_their_language(handler), show_progress="hidden", api_visibility="private", **settings)


def _listen(page: gr.Blocks, parts: Parts, entering: Entering, handlers: Handlers) -> None:
    state = [parts.exchanges, parts.asked]
    panel = [parts.sources, parts.claims, parts.timeline]
    buttons = [parts.ask, parts.stop, parts.retry, parts.anew, *parts.followups]
    shown = [parts.exchanges, parts.chat, *panel, parts.tools, parts.beginning, *buttons]
    said = [*shown, parts.box, parts.notice, parts.within]
    greeted = [parts.head, parts.introduction, parts.own.introduction, parts.own.files]

    _on(
        page.load,
        handlers.greet,
        outputs=[*greeted, parts.speaker, parts.outlet, *parts.examples],
        concurrency_limit=None,
    )
    arrived = _on(
        page.load,
        entering.arrive,
        inputs=[parts.memory, *state],
        outputs=[*said, parts.asked, parts.tabs],
        concurrency_limit=None,
    )
    arrived.then(None, js=_TO_REMEMBERED)
    starts: list[tuple[_Call, _Call, list[Any]]] = [
        (parts.box.submit, entering.enter, [parts.box, *state, *parts.filters]),
        (parts.ask.click, entering.enter, [parts.box, *state, *parts.filters]),
        (parts.browse.select, entering.put, [*state, *parts.filters]),
        (parts.retry.click, entering.again, [parts.box, *state]),
        *(
            (offered.click, entering.pick, [offered, *state, *parts.filters])
            for offered in (*parts.examples, *parts.followups)
        ),
    ]
    for event, take, inputs in starts:
        taken = _on(
            event,
            take,
            inputs=inputs,
            outputs=[*said, parts.asked, parts.tabs],
            # Queued, though at once: only then is the change of ``asked`` noticed.
            concurrency_limit=None,
            trigger_mode="multiple",
            js=_FOCUS,
        )
        taken.then(None, js=_TO_QUESTION)
        _on(taken.failure, handlers.turn_away, outputs=[parts.notice], queue=False, js=_UNSAID)
    answered = _on(parts.asked.change, handlers.answer, inputs=[*state, parts.run], outputs=said)
    _on(answered.failure, handlers.lose, inputs=[parts.exchanges], outputs=said, queue=False)
    settled = [parts.box, parts.plot, parts.memory, *parts.followups]
    _on(answered.then, handlers.settle, inputs=[parts.box, parts.exchanges], outputs=settled, queue=False)
    run = [parts.exchanges, parts.run]
    _on(parts.stop.click, handlers.halt, inputs=run, outputs=shown, queue=False, js=_FOCUS)
    forgotten = [*shown, parts.memory, parts.plot, parts.notice]
    _on(parts.anew.click, handlers.begin_anew, inputs=run, outputs=forgotten, queue=False, js=_FOCUS)


def _listen_to_reading(page: gr.Blocks, parts: Parts, reading: Reading) -> None:
    opened = [parts.article, parts.article_tab, parts.tabs]
    openings: list[tuple[_Call, _Call]] = [(page.load, reading.follow)]
    openings += [(place.click, reading.read) for place in (parts.sources, parts.browse, parts.own.listed)]
    for event, read in openings:
        _on(event, read, outputs=opened, concurrency_limit=None).then(None, js=_TO_SENTENCE)
    for event in (page.load, parts.find.change):
        _browse(event, parts, reading)
    narrowed = [parts.narrowed, parts.narrowing]
    for control in parts.filters:
        _on(control.change, reading.narrow, inputs=parts.filters, outputs=narrowed, queue=False)
    _on(parts.widen.click, reading.widen, outputs=[*parts.filters, *narrowed], queue=False)


def _browse(event: _Call, parts: Parts, reading: Reading) -> None:
    _on(
        event,
        reading.browse,
        inputs=[parts.find],
        outputs=[parts.browse],
        trigger_mode="always_last",
        concurrency_limit=None,
    )


def _listen_to_yours(page: gr.Blocks, parts: Parts, yours: Yours, reading: Reading) -> None:
    own = parts.own
    held = [own.listed, own.scope, own.remove, parts.within]
    # Files that come while others are read are taken too; a button that is pressed twice was meant once.
    adding: list[tuple[_Call, _Call, list[Any] | None, list[Any], Literal["multiple", "once"]]] = [
        (own.files.upload, yours.drop, None, [own.progress], "multiple"),
        (own.paste.click, yours.paste, own.pasted, [own.progress, *own.pasted], "once"),
        (own.fetch.click, yours.fetch, [own.address], [own.progress, own.address], "once"),
    ]
    # One after the other: reading articles takes the whole machine.
    one_by_one: dict[str, Any] = {"concurrency_limit": 1, "concurrency_id": "adding"}
    changes = [
        _on(event, add, inputs=inputs, outputs=[*outputs, *held], trigger_mode=meanwhile, **one_by_one)
        for event, add, inputs, outputs, meanwhile in adding
    ]
    for changed in [*changes, _on(own.remove.click, yours.remove, outputs=[own.progress, *held], queue=False)]:
        _browse(changed.then, parts, reading)
    chosen = [own.progress, own.scope, parts.within]
    choice = _on(
        own.scope.input, yours.choose, inputs=[own.scope], outputs=chosen, trigger_mode="always_last", **one_by_one
    )
    _browse(choice.then, parts, reading)
    for change in (*changes, choice):
        _on(change.failure, yours.fail, outputs=[own.progress], queue=False)
    page.unload(yours.leave)
