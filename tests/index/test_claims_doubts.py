"""Sources too unsure for anybody to be named: in another sentence than the cue, with a nearer subject, or a thing."""

from __future__ import annotations

import pytest

from index import Span
from index.claims.confidence import Judgement
from index.claims.doubts import is_doubted
from index.claims.found import Found
from index.claims.frames import build_frames
from index.claims.heads import verb_of
from index.quotes import find_quotations
from index.sentences import split_sentences

SURE, FAIR = Judgement(0.95, 0.95), Judgement(0.8, 0.8)
RULED = "The judge ruled against the town after Clara Moss admitted that it leaks."
FAR = "Daniel Holt inspected the dam. The town was told that it leaks."
QUOTED = "“It leaks.” Daniel Holt said no more."
LOSS = "The loss said that it leaks."

TIED = {
    "a source in another sentence": (FAR, "Daniel Holt", "told", "that it leaks", SURE, True),
    "a source in a quotation's next sentence": (QUOTED, "Daniel Holt", "It leaks", "“It leaks.”", SURE, False),
    "a subject nearer to the cue": (RULED, "The judge", "admitted", "that it leaks", FAIR, True),
    "a subject nearer to the cue, where it is surer": (RULED, "The judge", "admitted", "that it leaks", SURE, False),
    "the nearest subject": (RULED, "Clara Moss", "admitted", "that it leaks", FAIR, False),
    "a thing": (LOSS, "The loss", "said", "that it leaks", FAIR, True),
    "a thing, where it is surer": (LOSS, "The loss", "said", "that it leaks", SURE, False),
}


@pytest.mark.parametrize(("text", "source", "cue", "content", "judgement", "doubted"), TIED.values(), ids=TIED.keys())
def test_nobody_is_named_where_the_source_is_doubted(
    text: str, source: str, cue: str, content: str, judgement: Judgement, doubted: bool
) -> None:
    quotations = find_quotations(text)
    frames = build_frames(text, split_sentences(text, quotations), quotations)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    found = Found(spans[0], spans[1], (spans[2],), verb_of(frames, spans[1]))
    assert is_doubted(frames, quotations, found, judgement) is doubted
