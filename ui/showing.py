"""The page for a conversation: everything on it that follows from the exchanges alone."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui import frame, panel, render, tables, timeline
from ui.parts import Exchanges, Parts, Updates


def shown(parts: Parts, exchanges: Exchanges) -> Updates:
    """Return the updates that bring the page to ``exchanges``."""
    busy = bool(exchanges) and exchanges[-1].busy
    failed = bool(exchanges) and exchanges[-1].stage == "failed"
    messages: list[dict[str, Any]] = []
    for exchange in exchanges:
        messages.append({"role": "user", "content": render.question(exchange)})
        messages.append({"role": "assistant", "content": render.answer(exchange)})
    updates: Updates = {
        parts.exchanges: exchanges,
        parts.chat: gr.update(value=messages, visible=bool(exchanges)),
        parts.sources: panel.sources(exchanges),
        parts.claims: tables.claims_tab(exchanges),
        parts.timeline: timeline.table(exchanges),
        parts.tools: frame.tools(exchanges),
        parts.beginning: gr.update(visible=not exchanges),
        parts.ask: gr.update(visible=not busy),
        parts.stop: gr.update(visible=busy),
        parts.retry: gr.update(visible=failed),
        parts.anew: gr.update(visible=bool(exchanges) and not busy),
    }
    return updates | ({button: gr.update(visible=False) for button in parts.followups} if busy else {})
