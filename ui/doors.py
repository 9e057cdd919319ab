"""The other doors: the endpoints `ask`, `search` and `claims`, for programs and, over MCP, for assistants."""

# Annotations are not put off here: what an endpoint returns is published as Gradio finds it.
from dataclasses import asdict

import gradio as gr
from gradio.events import api

from index import OnRecordError
from qa import Engine, QuestionRefused
from ui import strings
from ui.export import json_text
from ui.listing import claims_json
from ui.narrowing import chosen
from ui.opening import Opening
from ui.pace import Pace

MOST_HITS = 100
_NOWHERE = "nowhere"


class Doors:
    """The three endpoints. What a client sends is checked here: nothing before it does.

    Each returns the text that the command line prints with `--json`: over MCP, Gradio hands on text as it is, and
    anything else as Python writes it.
    """

    def __init__(self, opening: Opening, pace: Pace) -> None:
        self._opening = opening
        self._pace = pace

    def publish(self) -> None:
        """Add the endpoints to the Blocks that is being built."""
        for endpoint in (self.ask, self.search, self.claims):
            api(endpoint, api_name=endpoint.__name__)

    def ask(
        self,
        question: str,
        speaker: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
        request: gr.Request | None = None,
    ) -> str:
        """Answer a question about a collection of news articles: who claimed what, each claim with its speaker and
        the exact sentence it stands in. Nothing is stated as fact, and what the articles do not hold is refused: the
        outcome is "answered", "no_claim" or "no_evidence".

        Args:
            question: The question, at most 1,000 characters, such as "Who claimed what about the ferry?".
            speaker: Only claims by this speaker. Empty for anybody.
            outlet: Only articles of this outlet. Empty for any.
            since: Only articles of this day or later, as year-month-day. Empty for no limit.
            until: Only articles of this day or earlier, as year-month-day. Empty for no limit.
            request: Who asks; Gradio fills it in.

        Returns:
            The answer as JSON: lines and passages with the numbers of the sources they cite, and the sources.
        """
        engine = self._engine(request)
        try:
            answer = engine.answer(_text(question), filters=chosen(speaker, outlet, since, until))
        except OnRecordError as error:
            raise _refused(error) from error
        return json_text(answer.to_json())

    def search(
        self,
        words: str,
        top: int = 10,
        request: gr.Request | None = None,
    ) -> str:
        """Find the sentences of the articles that are closest to some words, best first. They are no answer.

        Args:
            words: What to look for, at most 1,000 characters.
            top: How many sentences, from 1 to 100.
            request: Who asks; Gradio fills it in.

        Returns:
            The sentences as JSON, each with its article, its place in it, and a score.
        """
        engine = self._engine(request)
        if not isinstance(top, int) or isinstance(top, bool) or not 1 <= top <= MOST_HITS:
            raise gr.Error(strings.NOT_SO_MANY.format(most=MOST_HITS), print_exception=False)
        try:
            hits = engine.search(_text(words), top=top)
        except OnRecordError as error:
            raise _refused(error) from error
        return json_text([asdict(hit) for hit in hits])

    def claims(
        self,
        about: str = "",
        speaker: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
        request: gr.Request | None = None,
    ) -> str:
        """List the claims that the articles report, each with who made it, how, and the sentence it stands in.

        Args:
            about: Only claims about this topic. Empty for all.
            speaker: Only claims by this speaker. Empty for anybody.
            outlet: Only articles of this outlet. Empty for any.
            since: Only articles of this day or later, as year-month-day. Empty for no limit.
            until: Only articles of this day or earlier, as year-month-day. Empty for no limit.
            request: Who asks; Gradio fills it in.

        Returns:
            The claims as JSON, each with its speaker, its words, and its source.
        """
        engine = self._engine(request)
        try:
            found = engine.claims(_text(about) or None, chosen(speaker, outlet, since, until))
        except OnRecordError as error:
            raise _refused(error) from error
        return json_text(claims_json(found))

    def _engine(self, request: gr.Request | None) -> Engine:
        """Return the engine, unless the one who asks does so too fast."""
        client = getattr(request, "client", None)
        who = getattr(request, "session_hash", None) or getattr(client, "host", None) or _NOWHERE
        if not self._pace.allows(str(who)):
            raise gr.Error(strings.TOO_FAST, print_exception=False)
        try:
            return self._opening.ready().engine
        except OnRecordError as error:
            raise _refused(error) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise QuestionRefused(strings.NOT_TEXT.format(kind=type(value).__name__))
    return value


def _refused(error: OnRecordError) -> gr.Error:
    return gr.Error(str(error), print_exception=False)
