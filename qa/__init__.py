"""On Record's way out: question → grounded answer with citations."""

from qa.answer import Answer, Line, Nearest, Outcome, Passage, Searched, Source
from qa.engine import (
    AnswerDone,
    Engine,
    Event,
    Filters,
    Hit,
    LineReady,
    PassageReady,
    QuestionRead,
    SourcesFound,
    Surroundings,
    Turn,
)
from qa.errors import QuestionRefused

__all__ = [
    "Answer",
    "AnswerDone",
    "Engine",
    "Event",
    "Filters",
    "Hit",
    "Line",
    "LineReady",
    "Nearest",
    "Outcome",
    "Passage",
    "PassageReady",
    "QuestionRead",
    "QuestionRefused",
    "Searched",
    "Source",
    "SourcesFound",
    "Surroundings",
    "Turn",
]
