"""The chat page: its layout and its listeners, nothing else."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from ui import panel, render, strings
from ui.handlers import Handlers, Parts, Run
from ui.opening import Opening

STYLE = Path(__file__).with_name("style.css")
THEME = gr.themes.Base(
    primary_hue="neutral",
    secondary_hue="neutral",
    neutral_hue="stone",
    text_size="lg",
    radius_size="sm",
    font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
    font_mono=["ui-monospace", "monospace"],
)
# Gradio's <base href="./"> turns "#t1-s1" into another page as soon as the address has a query, as on a Space,
# and following a citation would then load the page anew. Without it every relative address stays what it was.
HEAD = '<script>document.querySelector("base")?.remove()</script>'

_EXAMPLES = 4
# The listeners' only scripts: the box keeps the focus, and a new question moves to the top.
_FOCUS = """(...inputs) => {
    if (matchMedia("(pointer: fine)").matches) document.querySelector("#question textarea")?.focus();
    return inputs;
}"""
_TO_QUESTION = """() => {
    requestAnimationFrame(() => [...document.querySelectorAll(".question")].at(-1)?.scrollIntoView());
}"""


def build_page(opening: Opening) -> gr.Blocks:
    """Return the page over the archive that ``opening`` opens; nothing is loaded yet."""
    page = gr.Blocks(title=strings.NAME, analytics_enabled=False, fill_width=True)
    with page:
        parts = _layout()
        _listen(page, parts, Handlers(opening, parts))
    return page


def _layout() -> Parts:
    exchanges, asked, run = gr.State(()), gr.State(0), gr.State(Run())
    with gr.Column(elem_id="page"):
        head = gr.HTML(render.head(None), elem_id="head", apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="desk"):
            with gr.Column(scale=3, min_width=320, elem_id="conversation"):
                with gr.Column(elem_id="beginning") as beginning:
                    gr.HTML(render.introduction(), apply_default_css=False, js_on_load=None)
                    examples = tuple(gr.Button(visible=False, elem_classes="example") for _ in range(_EXAMPLES))
                chat = gr.Chatbot(
                    label=strings.CONVERSATION_LABEL,
                    show_label=False,
                    container=False,
                    visible=False,
                    height=None,
                    autoscroll=False,
                    layout="panel",
                    buttons=[],
                    render_markdown=False,
                    latex_delimiters=[],
                    allow_tags=False,
                    feedback_options=None,
                    elem_id="chat",
                )
                with gr.Column(elem_id="composer"):
                    retry = gr.Button(strings.TRY_AGAIN, visible=False, elem_id="retry")
                    notice = gr.HTML(render.notice(""), elem_id="notice", apply_default_css=False, js_on_load=None)
                    with gr.Row(elem_id="asking"):
                        box = gr.Textbox(
                            label=strings.QUESTION_LABEL,
                            placeholder=strings.QUESTION_PLACEHOLDER,
                            lines=1,
                            max_lines=6,
                            autofocus=True,
                            container=False,
                            scale=1,
                            elem_id="question",
                        )
                        ask = gr.Button(strings.ASK, variant="primary", scale=0, min_width=96, elem_id="ask")
                        stop = gr.Button(strings.STOP, visible=False, scale=0, min_width=96, elem_id="stop")
            with gr.Column(scale=2, min_width=320, elem_id="sources"):
                sources = gr.HTML(panel.sources(()), apply_default_css=False, js_on_load=None)
    return Parts(
        head=head,
        chat=chat,
        sources=sources,
        beginning=beginning,
        examples=examples,
        notice=notice,
        box=box,
        ask=ask,
        stop=stop,
        retry=retry,
        exchanges=exchanges,
        asked=asked,
        run=run,
    )


def _listen(page: gr.Blocks, parts: Parts, handlers: Handlers) -> None:
    state = [parts.exchanges, parts.asked]
    shown = [parts.exchanges, parts.chat, parts.sources, parts.beginning, parts.ask, parts.stop, parts.retry]
    said = [*shown, parts.box, parts.notice]

    page.load(
        handlers.greet,
        outputs=[parts.head, *parts.examples],
        show_progress="hidden",
        concurrency_limit=None,
        api_visibility="private",
    )
    starts = [
        (parts.box.submit, handlers.enter, parts.box),
        (parts.ask.click, handlers.enter, parts.box),
        (parts.retry.click, handlers.again, parts.box),
        *((example.click, handlers.pick, example) for example in parts.examples),
    ]
    for event, take, words in starts:
        event(
            take,
            inputs=[words, *state],
            outputs=[*said, parts.asked],
            concurrency_limit=None,
            trigger_mode="multiple",
            show_progress="hidden",
            api_visibility="private",
            js=_FOCUS,
        ).then(None, js=_TO_QUESTION)
    parts.asked.change(
        handlers.answer, inputs=[*state, parts.run], outputs=said, show_progress="hidden", api_visibility="private"
    ).then(
        handlers.settle,
        inputs=[parts.box, parts.exchanges],
        outputs=[parts.box],
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
