"""Questions of no known form are put into one by words that hint at what they ask for; plain ones stay."""

from __future__ import annotations

import pytest

from qa.hints import hinted
from qa.question import read_question

KNOWN = {"ada lund", "the harbour board", "the district"}


@pytest.mark.parametrize(
    ("bare", "read"),
    [
        ("Are any of the sources anonymous", "Who are the unnamed sources?"),
        ("Which speakers withheld their names", "Who asked not to be named?"),
        ("Whose identity is being protected", "Who asked not to be named?"),
        ("Do anonymous officials say anything about the dam", "What did unnamed officials say about the dam?"),
        ("What commitments has the district made", "What promises did the district make?"),
        ("Any promises from the harbour board about fares", "What promises did the harbour board make about fares?"),
        ("Who has made promises about the dam", "What promises were made about the dam?"),
        ("Which warnings concern the dam", "What warnings were made about the dam?"),
        ("Are there complaints over the dam", "What criticism was made about the dam?"),
        ("Have there been any allegations", "What accusations were made?"),
        ("Do any experts disagree about the dam", "What did experts say about the dam?"),
        ("Where do the accounts of the flood differ", "Do the sources disagree about flood?"),
        ("Are the numbers for flooded homes contested", "Do the sources disagree about flooded homes?"),
        ("Brief me on the dam", "Who claimed what about the dam?"),
        ("What do I need to know about the dam", "Who claimed what about the dam?"),
        ("What is going on with the dam", "Who claimed what about the dam?"),
        ("Has there been any reaction to the dam", "Who claimed what about the dam?"),
    ],
)
def test_words_tell_what_is_asked_for(bare: str, read: str):
    assert hinted(bare, lambda words: words.lower() in KNOWN) == read
    assert read_question(read).kind != "fact"


@pytest.mark.parametrize(
    "bare",
    [
        "When was the first warning given",
        "How many promises were kept",
        "Where is the dam",
        "Who built the dam",
        "What is the dam called",
        "Why was the call of the bird recorded",
        "Is it safe to swim",
        "Which scientists built the dam",
        "What was the reaction from the mayor",
        "How does the old dam differ from the new one",
        "Which conflicts did the town join",
        "How many doctors said so",
        "Thanks",
        "",
    ],
)
def test_plain_questions_stay(bare: str):
    assert hinted(bare, lambda words: False) is None


def test_a_question_of_no_known_form_is_answered(engine_over):
    engine = engine_over(
        "The dam at Tarn is old. Ada Lund, the mayor, promised that it would be mended in May. A worker, who asked not "
        "to be named for fear of losing his job, said that the dam leaked."
    )
    promises = engine.answer("Has anybody made promises about the dam?")
    assert [line.speaker.name for line in promises.lines] == ["Ada Lund"]
    hidden = engine.answer("Whose name is withheld?")
    assert [line.speaker.name for line in hidden.lines] == ["a worker"]
    assert engine.answer("Are there any threats about the dam?").lines == ()
