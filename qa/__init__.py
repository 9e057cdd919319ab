"""On Record's way out: question → grounded answer with citations."""

from qa.answer import Answer, ClaimFound, Disagreement, Limited, Line, Nearest, Outcome, Passage, Searched, Source
from qa.engine import Engine, Filters, Hit, Surroundings
from qa.errors import QuestionRefused
from qa.events import AnswerDone, Event, LineReady, PassageReady, QuestionRead, SourcesFound
from qa.turn import Turn

__all__ = [
    "Answer",
    "AnswerDone",
    "ClaimFound",
    "Disagreement",
    "Engine",
    "Event",
    "Filters",
    "Hit",
    "Limited",
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
