"""Where everything stands on the page."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui import frame, panel, strings, tables, timeline, yours_view
from ui.browse_view import PRESSED
from ui.parts import OwnParts, Parts, Run
from ui.reading import ARTICLE_TAB, BROWSE_TAB, CLAIMS_TAB, SOURCES_TAB, TIMELINE_TAB, YOURS_TAB
from ui.serving import LABELS

_EXAMPLES = 4
_FOLLOWUPS = 3
# Runs once, when the panel is there: a press on a card's "Whole article" becomes this component's click.
_READ = """element.addEventListener("click", (event) => {
    const button = event.target.closest("button.read");
    if (button) trigger("click", { article: button.dataset.article, start: button.dataset.start });
});"""
# So does a press on an article's name in the conversation, whose address would load the page anew.
_OPEN = """document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.opens");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const [article, start] = new URL(link.href).searchParams.get("source").split(".");
    trigger("click", { article, start: start ?? "" });
});"""


def lay_out(*, fetching: bool = False) -> Parts:
    """Return the parts of the page, laid out in the Blocks that is being built."""
    with gr.Column(elem_id="page"):
        head = _html(frame.head(None), elem_id="head")
        with gr.Row(elem_id="desk"):
            with gr.Column(scale=3, min_width=320, elem_id="conversation"):
                conversation = _conversation()
            with gr.Column(scale=2, min_width=320, elem_id="sources"):
                beside = _panel(fetching)
    return Parts(
        head=head,
        **conversation,
        **beside,
        exchanges=gr.State(()),
        asked=gr.State(0),
        run=gr.State(Run()),
        # Where nothing is named, each start of the server has a key of its own and cannot read what it kept before.
        memory=gr.BrowserState([], storage_key="on-record", secret=strings.NAME),
    )


def _conversation() -> dict[str, Any]:
    with gr.Column(elem_id="beginning") as beginning:
        introduction = _html(frame.introduction())
        examples = tuple(gr.Button(visible=False, elem_classes="example") for _ in range(_EXAMPLES))
    chat = gr.Chatbot(
        label=LABELS("CONVERSATION_LABEL"),
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
        with gr.Row(elem_id="followups"):
            followups = tuple(gr.Button(visible=False, scale=0, elem_classes="followup") for _ in range(_FOLLOWUPS))
        retry = gr.Button(LABELS("TRY_AGAIN"), visible=False, elem_id="retry")
        notice = _html(frame.notice(""), elem_id="notice")
        with gr.Row(elem_id="asking"):
            box = gr.Textbox(
                label=LABELS("QUESTION_LABEL"),
                placeholder=LABELS("QUESTION_PLACEHOLDER"),
                lines=1,
                max_lines=6,
                autofocus=True,
                container=False,
                scale=1,
                elem_id="question",
            )
            ask = gr.Button(LABELS("ASK"), variant="primary", scale=0, min_width=96, elem_id="ask")
            stop = gr.Button(LABELS("STOP"), visible=False, scale=0, min_width=96, elem_id="stop")
        within = _html("", elem_id="within")
        narrowed = _html("", elem_id="narrowed")
        with gr.Row(elem_id="tools"):
            with gr.Accordion(LABELS("FILTERS"), open=False, elem_id="narrowing") as narrowing:
                with gr.Row():
                    speaker, outlet = (
                        gr.Dropdown([], label=label, value=None, allow_custom_value=True, min_width=150)
                        for label in (LABELS("SPEAKER_LABEL"), LABELS("OUTLET_LABEL"))
                    )
                    since, until = (
                        gr.Textbox(label=label, placeholder=LABELS("DAY_PLACEHOLDER"), max_lines=1, min_width=120)
                        for label in (LABELS("SINCE_LABEL"), LABELS("UNTIL_LABEL"))
                    )
                widen = gr.Button(LABELS("CLEAR_FILTERS"), elem_id="widen")
            tools = _html("", elem_id="copying")
            anew = gr.Button(LABELS("ANEW"), visible=False, scale=0, elem_id="anew")
    return {
        "beginning": beginning,
        "introduction": introduction,
        "examples": examples,
        "chat": chat,
        "followups": followups,
        "retry": retry,
        "notice": notice,
        "box": box,
        "ask": ask,
        "stop": stop,
        "tools": tools,
        "anew": anew,
        "narrowing": narrowing,
        "narrowed": narrowed,
        "speaker": speaker,
        "outlet": outlet,
        "since": since,
        "until": until,
        "within": within,
        "widen": widen,
    }


def _panel(fetching: bool) -> dict[str, Any]:
    with gr.Tabs(elem_id="panel", selected=BROWSE_TAB, overflow_behavior="wrap") as tabs:
        with gr.Tab(LABELS("SOURCES"), id=SOURCES_TAB, elem_id=f"tab-{SOURCES_TAB}"):
            sources = _html(panel.sources(()), elem_id="cited", js_on_load=_READ + _OPEN)
        with gr.Tab(LABELS("CLAIMS"), id=CLAIMS_TAB, elem_id=f"tab-{CLAIMS_TAB}"):
            claims = _html(tables.claims_tab(()))
        with gr.Tab(LABELS("TIMELINE"), id=TIMELINE_TAB, elem_id=f"tab-{TIMELINE_TAB}"):
            plot = gr.Plot(show_label=False, container=False, elem_id="plot")
            by_day = _html(timeline.table(()))
        with gr.Tab(LABELS("BROWSE"), id=BROWSE_TAB, elem_id=f"tab-{BROWSE_TAB}"):
            find = gr.Textbox(label=LABELS("FIND"), placeholder=LABELS("FIND_PLACEHOLDER"), max_lines=1, elem_id="find")
            browse = _html(f'<p class="aside">{strings.BROWSE_COMING}</p>', elem_id="browse", js_on_load=PRESSED)
        with gr.Tab(LABELS("YOURS"), id=YOURS_TAB, elem_id=f"tab-{YOURS_TAB}"):
            own = _own(fetching)
        with gr.Tab(LABELS("ARTICLE"), id=ARTICLE_TAB, elem_id=f"tab-{ARTICLE_TAB}", visible=False) as article_tab:
            article = _html("", elem_id="article")
    return {
        "tabs": tabs,
        "sources": sources,
        "claims": claims,
        "plot": plot,
        "timeline": by_day,
        "article_tab": article_tab,
        "article": article,
        "find": find,
        "browse": browse,
        "own": own,
    }


def _own(fetching: bool) -> OwnParts:
    introduction = _html(yours_view.introduction())
    files = _html(yours_view.chooser(), elem_id="own-files", js_on_load=yours_view.TAKE_FILES)
    with gr.Accordion(LABELS("PASTE"), open=False, elem_id="own-paste"):
        text = gr.Textbox(label=LABELS("PASTED_TEXT"), lines=8, max_lines=8)
        title = gr.Textbox(label=LABELS("PASTED_TITLE"), max_lines=1)
        with gr.Row():
            outlet = gr.Textbox(label=LABELS("PASTED_OUTLET"), max_lines=1, min_width=120)
            day = gr.Textbox(
                label=LABELS("PASTED_DAY"), placeholder=LABELS("DAY_PLACEHOLDER"), max_lines=1, min_width=120
            )
        paste = gr.Button(LABELS("ADD_PASTED"), elem_id="own-add")
    with gr.Row(visible=fetching, elem_id="own-fetch"):
        address = gr.Textbox(label=LABELS("ADDRESS"), placeholder=strings.ADDRESS_PLACEHOLDER, max_lines=1)
        fetch = gr.Button(LABELS("FETCH"), scale=0)
    progress = _html("", elem_id="own-progress")
    scope = gr.Radio([], label=LABELS("SEARCH_IN"), visible=False, elem_id="scope")
    listed = _html("", elem_id="own-listed", js_on_load=_READ)
    remove = gr.Button(LABELS("REMOVE_YOURS"), visible=False, elem_id="own-remove")
    return OwnParts(
        introduction, files, text, title, outlet, day, paste, address, fetch, progress, scope, listed, remove
    )


def _html(value: str, *, elem_id: str | None = None, js_on_load: str | None = None) -> gr.HTML:
    """Escaped HTML as it is: a template would evaluate what articles say."""
    return gr.HTML(value, elem_id=elem_id, apply_default_css=False, js_on_load=js_on_load)
