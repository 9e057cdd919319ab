"""The support gate: a claim that says the opposite does not say it, names must be met, ages are one person's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_parts import by_hand, read

from index import Excerpt, Speaker, find_answers
from qa.ground import Signals, answer_spans, is_supported, signals, support
from qa.question import read_question, topic_words
from qa.retrieve import Nearness, Ranked
from qa.saying import says_it
from qa.topic import Topic
from qa.words import stem

# Whether "Clara Moss <cue> <content>." answers "Who said <said>?"
SAYS = [
    ("the dam is leaking", "said", "the dam is leaking", True),
    ("the dam is leaking", "said", "the old dam above the town is leaking badly", True),
    ("the dam is leaking", "said", "the dam is not leaking", False),
    ("the dam is leaking", "said", "the dam isn’t leaking", False),
    ("the dam is leaking", "said", "the dam isn't leaking", False),
    ("the dam is leaking", "said", "the dam has never leaked", False),
    ("the dam is leaking", "denied", "the dam is leaking", False),
    ("the dam is leaking", "rejected", "the claim that the dam is leaking", False),
    ("the dam is leaking", "dismissed", "reports that the dam is leaking", False),
    ("the dam is leaking", "disputed", "that the dam is leaking", False),
    ("the dam is leaking", "doubted", "that the dam is leaking", False),
    ("the dam is leaking", "asked", "whether the dam is leaking", False),
    ("the dam is leaking", "said", "it was false that the dam is leaking", False),
    ("the dam is leaking", "said", "it is untrue that the dam is leaking", False),
    ("the dam is leaking", "said", "the dam is hardly leaking", False),
    ("the dam is leaking", "did not say", "the dam is leaking", False),
    ("the dam is leaking", "refused to say", "whether the dam is leaking", False),
    ("the dam is not leaking", "said", "the dam is not leaking", True),
    ("the dam isn't leaking", "said", "the dam is not leaking", True),
    ("the dam is not leaking", "said", "the dam is leaking", False),
    ("the dam is safe", "said", "the dam is unsafe", False),
    ("the dam will be closed", "said", "the dam will not be closed", False),
    ("the dam will be closed", "said", "the dam cannot be closed", False),
    ("no jobs will be lost", "said", "no jobs will be lost", True),
    ("no jobs will be lost", "said", "nine jobs will be lost", False),
    ("no jobs will be lost", "said", "no shops will close but jobs will be lost", False),
    ("jobs will be lost", "said", "no jobs will be lost", False),
    ("people were hurt at the dam", "said", "nobody was hurt at the dam", False),
    ("nobody was hurt at the dam", "said", "nobody was hurt at the dam", True),
    ("the dam is weak", "said", "the dam is weak but not broken", True),
    ("prices will rise", "said", "prices will fall", False),
    ("prices will rise by 9 percent", "said", "prices will rise by 14 percent", False),
    ("prices will rise by 9 percent", "said", "prices will rise by 9 percent", True),
    ("Bridgend will flood", "said", "the town will flood", False),
    ("Bridgend will flood", "said", "Bridgend will flood", True),
    ("the ferry is late", "said", "the dam is leaking", False),
    ("the lorries ran every day", "said", "the account was wrong and the lorries had run every day", True),
    ("the lorries ran every day", "said", "the lorries had stood idle for 11 days", False),
]
MISTAKEN = {
    "“nobody doubts” negates twice and counts once": (
        "the dam is weak",
        "said",
        "nobody doubts that the dam is weak",
        True,
    ),
    "“anything but” negates nothing": ("the dam was cheap", "said", "the dam was anything but cheap", False),
    "a “not” six words before is out of reach": (
        "the dam is seeking repair",
        "said",
        "the dam is not, in any way at all, seeking repair",
        False,
    ),
    "“denied that it leaks” does not say that it does not leak": (
        "the dam is not leaking",
        "denied",
        "the dam is leaking",
        True,
    ),
}


def says(said: str, cue: str, content: str, *, manner: bool = False) -> bool:
    text = f"Clara Moss {cue} {content}."
    made = by_hand(text, content=[content], cue=cue, source="Clara Moss", speaker=Speaker("Clara Moss"))
    within = read(text, made)
    topic = Topic(weights={stem(word): 1.0 for word in topic_words(said)}, similarity={})
    return says_it(said, topic, within, within.claims[0], manner) > 0


@pytest.mark.parametrize(("said", "cue", "content", "expected"), SAYS)
def test_a_claim_says_what_it_says_and_not_the_opposite(said, cue, content, expected):
    assert says(said, cue, content) is expected


@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.xfail(strict=True, reason=n)) for n in MISTAKEN])
def test_a_claim_that_is_mistaken_today(name):
    said, cue, content, expected = MISTAKEN[name]
    assert says(said, cue, content) is expected


def test_who_denied_it_asks_for_those_who_denied_it():
    assert says("the dam is leaking", "denied", "the dam is leaking", manner=True)


def test_a_name_may_stand_in_the_sentence_before():
    text = "Bridgend is wet. Clara Moss said the town will flood."
    within = read(text, by_hand(text, content=["the town will flood"], source="Clara Moss"))
    topic = Topic(weights={"town": 1.0, "flood": 1.0}, similarity={})
    assert says_it("the town of Merton will flood", topic, within, within.claims[0], False) == 0
    assert says_it("the town of Bridgend will flood", topic, within, within.claims[0], False) > 0


def test_the_sentence_before_may_make_whole_what_a_claim_says():
    text = "Many families stay away. Clara Moss warned that the share would be higher next year."
    within = read(
        text, by_hand(text, content=["the share would be higher next year"], cue="warned", source="Clara Moss")
    )
    topic = Topic(weights=dict.fromkeys(("share", "famili", "higher"), 1.0), similarity={})
    assert says_it("the share of families will be higher", topic, within, within.claims[0], False) > 0
    alone = read(
        text[25:],
        by_hand(text[25:], content=["the share would be higher next year"], cue="warned", source="Clara Moss"),
    )
    assert says_it("the share of families will be higher", topic, alone, alone.claims[0], False) == 0


def test_one_sentence_of_a_longer_quotation_is_enough():
    text = "The dam is leaking. The road is wet, the shop is shut and the choir is at home, Clara Moss said."
    pieces = ["The dam is leaking. The road is wet, the shop is shut and the choir is at home"]
    within = read(text, by_hand(text, content=pieces, source="Clara Moss"))
    topic = Topic(weights={"dam": 1.0, "leak": 1.0}, similarity={})
    assert says_it("the dam is leaking", topic, within, within.claims[0], False) > 0


def test_a_sentence_does_not_say_what_the_next_one_denies():
    text = "Clara Moss said: The old dam above the town is a wonder. The dam is not leaking."
    content = ["The old dam above the town is a wonder. The dam is not leaking."]
    within = read(text, by_hand(text, content=content, source="Clara Moss"))
    topic = Topic(weights={"dam": 1.0, "leak": 1.0}, similarity={})
    assert says_it("the dam is leaking", topic, within, within.claims[0], False) == 0
    assert says_it("the dam is not leaking", topic, within, within.claims[0], False) > 0


# Plain questions


def spans(question: str, text: str) -> list[str]:
    """Return the words found as the answer, in the first sentence."""
    sentence = read(text).sentences[0]
    return [sentence.text[start:end] for start, end in answer_spans(read_question(question), sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angry residents complained that the two buildings collapsed around 8:30 p.m.", []),
        ("The collapse of the two buildings killed 14 workers on Tuesday.", ["14"]),
    ],
)
def test_people_are_not_counted_by_buildings_or_hours(text, expected):
    assert spans("How many people died in the building collapse?", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill stands in Zhurbino, a town in the Velmora region of the north.", ["Velmora region"]),
        ("In Velmora district, the mill stands by a river.", ["Velmora district"]),
        ("The city and this river were near the mill.", []),
    ],
)
def test_a_place_says_what_it_is(text, expected):
    """Whatever else the recogniser of names takes for places."""
    found = spans("Where is the mill?", text)
    assert [words for words in found if words.split()[-1] in {"region", "district", "city", "river"}] == expected


AGES = {
    "How old is Clara Moss?": ["41"],
    "How old is David Holt?": ["63"],
}


@pytest.mark.parametrize("question", AGES)
def test_an_age_belongs_to_the_nearest_person(question):
    assert spans(question, "Clara Moss, 41, and David Holt, 63, run the mill in the valley.") == AGES[question]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Erin Vale, a 29-year-old baker, was there on Monday.", ["29-year-old"]),
        ("Erin Vale is 29 years old and bakes bread.", ["29 years old"]),
        ("Erin Vale bakes bread and sells it for 29 dollars on Mondays.", []),
        ("Erin Vale has baked bread since 1984 in the valley.", []),
        ("A baker of 29 years was there with David Holt, 63.", []),
    ],
)
def test_an_age_is_told_from_other_numbers(text, expected):
    assert spans("How old is Erin Vale?", text) == expected


def test_the_kind_of_answer_follows_from_the_question():
    text = "David Holt opened the mill in Oslo in May 2031 for 4 million dollars."
    assert spans("Where did David Holt open the mill?", text) == ["Oslo"]
    assert spans("When did David Holt open the mill?", text) == ["May 2031"]
    assert "4 million dollars" in " ".join(spans("How much did the mill cost?", text))
    assert spans("Who opened the mill?", text) == ["David Holt"]
    assert spans("Why did David Holt open the mill?", text) == []


def test_what_the_question_says_already_is_no_answer():
    assert spans("When did the mill close after May 2031?", "The mill closed in May 2031.") == []


NEAR = Nearness(similarity=0.8, lead=0.7, around=0.9, names=1.0)
FAR = Nearness(similarity=0.2, lead=0.1, around=0.1, names=0.0)


def signal(question: str, text: str, near: Nearness = NEAR) -> Signals:
    sentences = read(text).sentences
    (found,) = find_answers(question, [Excerpt(text)])
    return signals(read_question(question), Ranked(sentences[0], 1.0, near, tuple(sentences[:2])), found)


def test_a_sentence_without_the_kind_of_answer_asked_for_is_not_enough():
    question = "When did David Holt open the mill?"
    assert is_supported(signal(question, "David Holt opened the mill in May 2031."))
    assert not is_supported(signal(question, "David Holt opened the mill, and it was a fine mill."))


def test_nearness_that_speaks_for_nothing_is_not_enough():
    question = "When did David Holt open the mill?"
    assert not is_supported(signal(question, "Erin Vale opened a shop in May 2031.", FAR))


def test_what_the_network_reads_counts_for_a_sentence():
    question = "When did David Holt open the mill?"
    answering, silent = (
        signal(question, text)
        for text in ("David Holt opened the mill in May 2031.", "It shut in May 2031 after a row.")
    )
    assert answering.read > silent.read
    assert support(answering) > support(silent)


def test_support_is_a_probability_that_grows_with_each_signal_and_never_falls():
    weakest = Signals(*[0.0] * len(Signals.__slots__))
    strongest = Signals(*[1.0] * len(Signals.__slots__))
    assert 0 < support(weakest) < support(strongest) < 1
    assert not is_supported(weakest)
    assert is_supported(strongest)
    for name in Signals.__slots__:
        assert support(weakest) <= support(replace(weakest, **{name: 1.0}))


def test_a_heading_that_asks_and_a_name_alone_are_no_answers(engine_over):
    engine = engine_over("Why did David Holt open the mill?\n\nDavid Holt\n\nDavid Holt opened the mill to make paper.")
    answer = engine.answer("Why did David Holt open the mill?")
    assert [passage.text for passage in answer.passages] == ["David Holt opened the mill to make paper."]


def test_what_asks_about_nothing_is_refused(engine_over):
    engine = engine_over("“It works,” said David Holt. He said and did it.")
    for question in ("Who said “?", "Who is he?", "What was it?"):
        assert engine.answer(question).outcome == "no_evidence"


def test_a_question_about_somebody_else_is_refused(engine_over):
    engine = engine_over("David Holt opened the mill in Oslo in May 2031. The mill makes paper.")
    assert engine.answer("When did David Holt open the mill?").outcome == "answered"
    for other in ("When did Erin Vale open the mill?", "Who is the king of Samarkand?", "When was radium discovered?"):
        answer = engine.answer(other)
        assert answer.outcome == "no_evidence"
        assert not answer.passages


def test_articles_that_give_different_answers_are_shown_side_by_side(engine_over):
    engine = engine_over(
        "The old mill of Merton stands in Oslo. It makes paper.",
        "The old mill of Merton stands in Bergen. It makes flour.",
    )
    passages = engine.answer("Where does the old mill of Merton stand?").passages
    assert {passage.text[slice(*passage.answer)] for passage in passages if passage.answer} >= {"Oslo", "Bergen"}
    assert len({passage.citations for passage in passages}) == len(passages)


def test_who_did_it_may_be_told_by_what_they_are():
    question = "Who found the pieces of metal by the fence?"
    told = signal_of(question, "Her volunteers had found two pieces of metal by the fence on Saturday.")
    assert told.answer_type == 1.0
    assert is_supported(told)
    assert signal_of(question, "The weather had brought two pieces of metal to the fence.").answer_type == 0.0


def signal_of(question: str, text: str) -> Signals:
    """As :func:`signal`, with the words that the network takes for the answer."""
    sentences = read(text).sentences
    (found,) = find_answers(question, [Excerpt(text)])
    said = text[found.span.start : found.span.end] if found.span else ""
    ranked = Ranked(sentences[0], 1.0, NEAR, tuple(sentences[:2]))
    return signals(read_question(question), ranked, found, said)
