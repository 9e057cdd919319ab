"""The parts of the page that change, and each visitor's own state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.exchange import Exchange

Exchanges = tuple[Exchange, ...]
Updates = dict[Any, Any]


@dataclass(slots=True)
class Run:
    """One visitor's answering, seen by it and by the Stop button: the exchange it began last, and the one to end."""

    begun: int = 0
    to_end: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class OwnParts:
    """The tab of the visitor's own articles."""

    introduction: gr.HTML
    files: gr.HTML
    text: gr.Textbox
    title: gr.Textbox
    outlet: gr.Textbox
    day: gr.Textbox
    paste: gr.Button
    address: gr.Textbox
    fetch: gr.Button
    progress: gr.HTML
    scope: gr.Radio
    listed: gr.HTML
    remove: gr.Button

    @property
    def pasted(self) -> list[Any]:
        """The boxes of an article to paste, in the order in which the handler takes them."""
        return [self.text, self.title, self.outlet, self.day]


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The components of the page that change. ``exchanges``, ``asked`` and ``run`` are each visitor's own.

    ``asked`` is the number of the last question taken; a change of it starts the answer. ``memory`` is kept
    by the visitor's browser.
    """

    head: gr.HTML
    chat: gr.Chatbot
    tabs: gr.Tabs
    sources: gr.HTML
    claims: gr.HTML
    plot: gr.Plot
    timeline: gr.HTML
    article_tab: gr.Tab
    article: gr.HTML
    beginning: gr.Column
    introduction: gr.HTML
    examples: tuple[gr.Button, ...]
    tools: gr.HTML
    followups: tuple[gr.Button, ...]
    notice: gr.HTML
    box: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    retry: gr.Button
    anew: gr.Button
    narrowing: gr.Accordion
    narrowed: gr.HTML
    widen: gr.Button
    speaker: gr.Dropdown
    outlet: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox
    find: gr.Textbox
    browse: gr.HTML
    within: gr.HTML
    own: OwnParts
    exchanges: gr.State
    asked: gr.State
    run: gr.State
    memory: gr.BrowserState

    @property
    def filters(self) -> list[Any]:
        """The controls that narrow what is searched, in the order in which handlers take them."""
        return [self.speaker, self.outlet, self.since, self.until]
