"""The chat page: its look and its listeners; the layout is next door."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from ui import strings
from ui.doors import Doors
from ui.entering import Entering
from ui.handlers import Handlers
from ui.layout import lay_out
from ui.opening import Opening
from ui.pace import Pace
from ui.parts import Parts
from ui.reading import Reading
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
HEAD = f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"

# The listeners' only scripts: the box keeps the focus, a new question moves to the top, so does an opened sentence.
_FOCUS = """(...inputs) => {
    if (matchMedia("(pointer: fine)").matches) document.querySelector("#question textarea")?.focus();
    return inputs;
}"""
_TO_QUESTION = """() => {
    requestAnimationFrame(() => [...document.querySelectorAll(".question")].at(-1)?.scrollIntoView());
}"""
_TO_SENTENCE = """() => {
    setTimeout(() => {
        const here = document.getElementById("article-here");
        here?.focus({ preventScroll: true });
        here?.scrollIntoView({ block: "center" });
    }, 150);
}"""


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


def _listen(page: gr.Blocks, parts: Parts, entering: Entering, handlers: Handlers) -> None:
    state = [parts.exchanges, parts.asked]
    panel = [parts.sources, parts.claims, parts.timeline]
    buttons = [parts.ask, parts.stop, parts.retry, parts.anew, *parts.followups]
    shown = [parts.exchanges, parts.chat, *panel, parts.tools, parts.beginning, *buttons]
    said = [*shown, parts.box, parts.notice, parts.within]

    page.load(
        handlers.greet,
        outputs=[parts.head, parts.speaker, parts.outlet, *parts.examples],
        show_progress="hidden",
        concurrency_limit=None,
        api_visibility="private",
    )
    page.load(
        entering.arrive,
        inputs=[parts.memory, *state],
        outputs=[*said, parts.asked, parts.tabs],
        show_progress="hidden",
        concurrency_limit=None,
        api_visibility="private",
    )
    starts = [
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
        taken = event(
            take,
            inputs=inputs,
            outputs=[*said, parts.asked, parts.tabs],
            # Queued, though at once: only then is the change of ``asked`` noticed.
            concurrency_limit=None,
            trigger_mode="multiple",
            show_progress="hidden",
            api_visibility="private",
            js=_FOCUS,
        )
        taken.then(None, js=_TO_QUESTION)
        taken.failure(
            handlers.turn_away, outputs=[parts.notice], queue=False, show_progress="hidden", api_visibility="private"
        )
    answered = parts.asked.change(
        handlers.answer, inputs=[*state, parts.run], outputs=said, show_progress="hidden", api_visibility="private"
    )
    answered.failure(
        handlers.lose,
        inputs=[parts.exchanges],
        outputs=said,
        queue=False,
        show_progress="hidden",
        api_visibility="private",
    )
    answered.then(
        handlers.settle,
        inputs=[parts.box, parts.exchanges],
        outputs=[parts.box, parts.plot, parts.memory, *parts.followups],
        queue=False,
        show_progress="hidden",
        api_visibility="private",
    )
    parts.stop.click(
        handlers.halt,
        inputs=[parts.exchanges, parts.run],
        outputs=shown,
        queue=False,
        show_progress="hidden",
        api_visibility="private",
        js=_FOCUS,
    )
    parts.anew.click(
        handlers.begin_anew,
        inputs=[parts.exchanges, parts.run],
        outputs=[*shown, parts.memory, parts.plot, parts.notice],
        queue=False,
        show_progress="hidden",
        api_visibility="private",
        js=_FOCUS,
    )


def _listen_to_reading(page: gr.Blocks, parts: Parts, reading: Reading) -> None:
    opened = [parts.article, parts.article_tab, parts.tabs]
    page.load(
        reading.follow, outputs=opened, show_progress="hidden", concurrency_limit=None, api_visibility="private"
    ).then(None, js=_TO_SENTENCE)
    for place in (parts.sources, parts.browse, parts.own.listed):
        place.click(
            reading.read, outputs=opened, show_progress="hidden", concurrency_limit=None, api_visibility="private"
        ).then(None, js=_TO_SENTENCE)
    for listed in (page.load, parts.find.input):
        listed(
            reading.browse,
            inputs=[parts.find],
            outputs=[parts.browse],
            trigger_mode="always_last",
            show_progress="hidden",
            concurrency_limit=None,
            api_visibility="private",
        )
    for control in parts.filters:
        control.change(
            reading.narrow,
            inputs=parts.filters,
            outputs=[parts.narrowed, parts.narrowing],
            queue=False,
            show_progress="hidden",
            api_visibility="private",
        )
    parts.widen.click(
        reading.widen,
        outputs=[*parts.filters, parts.narrowed, parts.narrowing],
        queue=False,
        show_progress="hidden",
        api_visibility="private",
    )


def _listen_to_yours(page: gr.Blocks, parts: Parts, yours: Yours, reading: Reading) -> None:
    own = parts.own
    told = [own.progress, own.listed, own.scope, own.remove, parts.within]
    changed = []
    adding = [
        (own.files.upload, yours.drop, None, told),
        (own.paste.click, yours.paste, own.pasted, [*told, *own.pasted]),
        (own.fetch.click, yours.fetch, [own.address], [*told, own.address]),
        (own.scope.input, yours.choose, [own.scope], told),
    ]
    for event, add, inputs, outputs in adding:
        added = event(
            add,
            inputs=inputs,
            outputs=outputs,
            # One after the other: reading articles takes the whole machine.
            concurrency_limit=1,
            concurrency_id="adding",
            show_progress="hidden",
            api_visibility="private",
        )
        added.failure(yours.fail, outputs=[own.progress], queue=False, show_progress="hidden", api_visibility="private")
        changed.append(added)
    changed.append(
        own.remove.click(yours.remove, outputs=told, queue=False, show_progress="hidden", api_visibility="private")
    )
    for event in changed:
        event.then(
            reading.browse,
            inputs=[parts.find],
            outputs=[parts.browse],
            show_progress="hidden",
            concurrency_limit=None,
            api_visibility="private",
        )
    page.unload(yours.leave)
