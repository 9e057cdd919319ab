"""The chat page: its look and its listeners; the layout is next door."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from ui import strings
from ui.doors import Doors
from ui.handlers import Handlers
from ui.layout import lay_out
from ui.opening import Opening
from ui.pace import Pace
from ui.parts import Parts
from ui.reading import Reading

STYLE = Path(__file__).with_name("style.css")
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


def build_page(opening: Opening, questions_per_minute: int = 30) -> gr.Blocks:
    """Return the page over the archive that ``opening`` opens; nothing is loaded yet."""
    page = gr.Blocks(title=strings.NAME, analytics_enabled=False, fill_width=True)
    with page:
        parts = lay_out()
        pace = Pace(questions_per_minute)
        _listen(page, parts, Handlers(opening, parts, pace))
        _listen_to_reading(page, parts, Reading(opening, parts))
        Doors(opening, pace).publish()
    return page


def _listen(page: gr.Blocks, parts: Parts, handlers: Handlers) -> None:
    state = [parts.exchanges, parts.asked]
    panel = [parts.sources, parts.claims, parts.timeline]
    buttons = [parts.ask, parts.stop, parts.retry, parts.anew, *parts.followups]
    shown = [parts.exchanges, parts.chat, *panel, parts.tools, parts.beginning, *buttons]
    said = [*shown, parts.box, parts.notice]

    page.load(
        handlers.greet,
        outputs=[parts.head, parts.speaker, parts.outlet, *parts.examples],
        show_progress="hidden",
        concurrency_limit=None,
        api_visibility="private",
    )
    page.load(
        handlers.arrive,
        inputs=[parts.memory, *state],
        outputs=[*said, parts.asked],
        show_progress="hidden",
        concurrency_limit=None,
        api_visibility="private",
    )
    starts = [
        (parts.box.submit, handlers.enter, [parts.box, *state, *parts.filters]),
        (parts.ask.click, handlers.enter, [parts.box, *state, *parts.filters]),
        (parts.retry.click, handlers.again, [parts.box, *state]),
        *(
            (offered.click, handlers.pick, [offered, *state, *parts.filters])
            for offered in (*parts.examples, *parts.followups)
        ),
    ]
    for event, take, inputs in starts:
        taken = event(
            take,
            inputs=inputs,
            outputs=[*said, parts.asked],
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
    parts.sources.click(
        reading.read, outputs=opened, show_progress="hidden", concurrency_limit=None, api_visibility="private"
    ).then(None, js=_TO_SENTENCE)
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
