"""On Record's way out: question → grounded answer with citations."""

from qa.answer import Answer, Outcome
from qa.engine import Engine, Hit, Surroundings
from qa.errors import QuestionRefused, WriterRefused
from qa.events import AnswerDone, Event, LineReady, PassageReady, QuestionRead, SourcesFound
from qa.filters import Filters
from qa.parts import (
    ClaimFound,
    Correction,
    Disagreement,
    Limited,
    Line,
    More,
    Nearest,
    Passage,
    Phrased,
    ProseSentence,
    Revision,
    Searched,
    Source,
)
from qa.prose import Writer
from qa.turn import Turn

__all__ = [
    "Answer",
    "AnswerDone",
    "ClaimFound",
    "Correction",
    "Disagreement",
    "Engine",
    "Event",
    "Filters",
    "Hit",
    "Limited",
    "Line",
    "LineReady",
    "More",
    "Nearest",
    "Outcome",
    "Passage",
    "PassageReady",
    "Phrased",
    "ProseSentence",
    "QuestionRead",
    "QuestionRefused",
    "Revision",
    "Searched",
    "Source",
    "SourcesFound",
    "Surroundings",
    "Turn",
    "Writer",
    "WriterRefused",
]
