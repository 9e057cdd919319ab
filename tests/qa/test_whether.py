"""Whether something is so is answered by who said so; where nobody did, it is a plain question or refused."""

from __future__ import annotations

import pytest

from qa.restated import restated

KNOWN = {"moss", "the mayor"}


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Is it true that the dam leaks?", "Who said or denied that the dam leaks?"),
        ("So is it right that the dam leaks?", "Who said or denied that the dam leaks?"),
        ("Is it actually the case that nine homes were flooded?", "Who said or denied that nine homes were flooded?"),
        ("True or false: the dam leaks", "Who said or denied that the dam leaks?"),
        ("Is there any truth in the rumour that the dam leaks?", "Who said or denied that the dam leaks?"),
        ("Did the gates really fail?", "Who said or denied that the gates fail?"),
        ("Is the dam actually safe?", "Who said or denied that the dam is safe?"),
        ("Did the collapse really happen?", "Who claimed what about the collapse?"),
        ("Was it Moss who promised a new dam?", "Who promised a new dam?"),
        ("Was it the company who raised prices?", "Who said that the company raised prices?"),
        ("Is it true that the mayor denied that the dam leaks?", "Did the mayor deny that the dam leaks?"),
        ("Is it true that Moss has said that the dam leaks?", "Did Moss say that the dam leaks?"),
        ("Is the dam full?", "Is the dam full?"),
        ("Is it raining at the dam?", "Is it raining at the dam?"),
        ("Who really owns the dam?", "Who really owns the dam?"),
        ("How did the gates really fail?", "How did the gates really fail?"),
        ("Was it in May that the gates failed?", "Was it in May that the gates failed?"),
        ("Did Moss really say that the dam leaks?", "Did Moss really say that the dam leaks?"),
    ],
)
def test_whether_something_is_so_asks_who_said_so(question: str, read: str):
    assert restated(question, lambda words: words.lower() in KNOWN) == read


def test_who_said_so_is_named_and_nobody_made_to_say_it(engine_over):
    engine = engine_over(
        "Ada Lund, a baker, said that the bridge was safe.\n\nTom Reed, a driver, said that the bridge swayed."
    )
    lines = engine.answer("Is it true that the bridge swayed?").lines
    assert [(line.speaker.name, line.content) for line in lines] == [("Tom Reed", "that the bridge swayed")]
    assert engine.answer("Is it true that the moon is green?").outcome == "no_evidence"
    assert engine.answer("Is it true that Tom Reed said that the bridge was safe?").outcome == "no_claim"


def test_who_denies_it_stands_beside_who_says_it(engine_over):
    engine = engine_over(
        "Tom Reed, a driver, said that the bridge swayed in the wind.\n\nAda Lund, the mayor, denied that the bridge "
        "swayed in the wind.\n\nPiet Vos, a teacher, said that the wind was strong."
    )
    answer = engine.answer("Is it true that the bridge swayed in the wind?")
    assert answer.standalone_question == "Who said or denied that the bridge swayed in the wind?"
    assert [(line.speaker.name, line.cue) for line in answer.lines] == [("Tom Reed", "said"), ("Ada Lund", "denied")]
    assert [set(pair.lines) for pair in answer.disagreements] == [{0, 1}]
    only = engine.answer("Who said that the bridge swayed in the wind?")
    assert [line.speaker.name for line in only.lines] == ["Tom Reed"]


def test_where_it_is_only_denied_the_denial_is_shown(engine_over):
    engine = engine_over("Ada Lund, the mayor, denied that the bridge swayed in the wind.")
    lines = engine.answer("Did the bridge really sway in the wind?").lines
    assert [(line.speaker.name, line.cue) for line in lines] == [("Ada Lund", "denied")]
