"""What an archive holds for a question that stands alone, read as it is asked or in other words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from index import Selection
from qa.compose import Citations
from qa.evidence import Evidence, find_evidence
from qa.filters import Filters, narrowed, selection_of
from qa.limits import Limits, read_limits
from qa.question import Question
from qa.reading import Reader
from qa.restated import restated
from qa.spelling import respelt
from qa.spoken import is_speaker
from qa.words import stems


@dataclass(frozen=True, slots=True)
class Held:
    """The question, ``alone``, how it was read, what part of the archive it asks for, and what is shown from there."""

    alone: str
    asked: Question
    selection: Selection
    limits: Limits
    shown: Evidence
    citations: Citations

    @property
    def anything(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.shown.lines or self.shown.passages)


def find_held(reader: Reader, alone: str, filters: Filters) -> Held:
    """Return what is held for the question ``alone``: respelt, and in other words where claims answer it then.

    Raises QuestionRefused for a question that is none, or a filter that is not a date.
    """
    alone = respelt(alone, reader.archive.sentence_frequency)
    form = restated(alone, partial(is_speaker, reader))
    asked, selection, limits = _read(reader, form, filters)
    citations = Citations(reader.archive.reprints)
    shown = find_evidence(reader, asked, selection, filters.speaker, citations)
    if form != alone and (shown.lines or asked.other or (asked.speaker and asked.strictly)):
        # Whoever is compared with another, or asked whether he said it, is not asked for in another way.
        alone = form
    elif form != alone:
        # Asked of a speaker who made no such claim: at most what the article itself says with his name in it.
        whose = stems((asked.speaker or "").rpartition(" ")[2])
        asked, selection, limits = _read(reader, alone, filters)
        shown = find_evidence(reader, asked, selection, filters.speaker, citations, whose)
    if limits.words and asked.topic and not (shown.lines or shown.passages):
        # No article of those days: the days may be what was spoken of ("the closing on 31 May").
        days = stems(limits.words)
        shown = find_evidence(reader, asked, selection_of(filters), filters.speaker, citations, days)
    return Held(alone, asked, selection, limits, shown, citations)


def _read(reader: Reader, alone: str, filters: Filters) -> tuple[Question, Selection, Limits]:
    """Return what is asked, what part of the archive is asked, and what of that the question's words limit."""
    asked, limits = read_limits(alone, reader.archive.extent(), reader.day_of, partial(is_speaker, reader))
    selection = selection_of(filters)
    since = max(filter(None, (selection.since, limits.since)), default=None)
    until = min(filter(None, (selection.until, limits.until)), default=None)
    return narrowed(asked, filters), Selection(selection.outlet or limits.outlet, since, until), limits
