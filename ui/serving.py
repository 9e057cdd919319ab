"""Each visitor is served in the language that their browser asks for."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from functools import wraps
from typing import Any

import gradio as gr
from gradio.context import LocalContext

from ui import strings, strings_uk
from ui.languages import preferred, speaking


def _labels(table: Any) -> dict[str, str]:
    return {name: value for name, value in vars(table).items() if name.isupper() and isinstance(value, str)}


# The labels of Gradio's own parts, which the browser translates.
LABELS = gr.I18n(en=_labels(strings), uk=_labels(strings_uk))


def in_their_language(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``handler`` so that all it says is in the language of whoever called it."""
    if inspect.isasyncgenfunction(handler):

        @wraps(handler)
        async def by_and_by(*inputs: Any, **named: Any) -> AsyncIterator[Any]:
            language = _language()
            steps = handler(*inputs, **named)
            while True:
                with speaking(language):
                    try:
                        step = await anext(steps)
                    except StopAsyncIteration:
                        return
                yield step

        return by_and_by
    if inspect.isgeneratorfunction(handler):

        @wraps(handler)
        def step_by_step(*inputs: Any, **named: Any) -> Iterator[Any]:
            language = _language()
            steps = handler(*inputs, **named)
            while True:
                # Each step may run in another thread.
                with speaking(language):
                    try:
                        step = next(steps)
                    except StopIteration:
                        return
                yield step

        return step_by_step

    @wraps(handler)
    def at_once(*inputs: Any, **named: Any) -> Any:
        with speaking(_language()):
            return handler(*inputs, **named)

    return at_once


def _language() -> str:
    request = LocalContext.request.get(None)
    return preferred(request.headers.get("accept-language")) if request is not None else "en"
