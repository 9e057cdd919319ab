"""Which statements are taken as opposed, by which sign, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_parts import by_hand, read

from index import Article, Speaker
from qa import disagreement
from qa.disagreement import oppositions
from qa.gather import Found
from qa.opposing import Statement, opposed
from qa.quantities import quantities
from qa.spokesmen import speaks_for

OPPOSED = [
    (
        "negation",
        "The rhetoric of protection hides an aggressive agenda",
        "He is a peaceful protector, not an aggressor",
    ),
    ("negation", "The yard has not been searched", "The yard was searched twice"),
    ("negation", "There will be no hosepipe ban before June", "A hosepipe ban could come on 15 May"),
    ("negation", "Russia is not seeking expansion", "a campaign to expand Russian influence"),
    ("opposites", "The new bridge across the river is safe", "The new bridge across the river is dangerous"),
    ("numbers", "The shooting lasted nine days", "The shooting lasted seven days"),
    ("numbers", "about 1,200 households were displaced", "2,041 households were displaced"),
    ("numbers", "put the number displaced at 1,200 households", "2,041 households were displaced"),
]
NOT_OPPOSED = [
    ("The dam leaks in two places", "The dam leaks in two places"),
    ("The dam leaks", "Nobody will pay for the school"),
    ("The yard has not been searched", "The yard was never searched"),
    ("about 2,000 households left", "2,041 households left"),
    ("more than 30 families left the village", "45 families left the village"),
    ("between 19 and 22 percent of the water was lost", "21 percent of the water was lost"),
    (
        "2,041 families registered at four collection points",
        "families registered at two collection points had been counted twice",
    ),
    ("The level stands at 41 percent", "The level could fall below 30 percent"),
    ("He is resisting what he calls ‘Nazi aggression’ by the neighbours", "The neighbours see no aggression"),
]


@pytest.mark.parametrize(("reason", "one", "other"), OPPOSED)
def test_opposed_statements_are_found_with_the_words_that_show_it(reason, one, other):
    for first, second in ((one, other), (other, one)):
        found = opposed(Statement(first), Statement(second), together=True)
        assert found is not None
        assert found[0] == reason
        assert all(words in text for words, text in zip(found[1], (first, second), strict=True))


@pytest.mark.parametrize(("one", "other"), NOT_OPPOSED)
def test_statements_that_can_both_be_right_are_not(one, other):
    assert opposed(Statement(one), Statement(other), together=True) is None


def test_who_denies_what_another_says_opposes_it_though_the_words_are_the_same():
    said, denied = Statement("the council withheld money"), Statement("the council withheld money", denied=True)
    assert (opposed(said, denied) or ("",))[0] == "denial"
    assert opposed(denied, denied) is None


def test_a_denial_in_the_same_words_stands_against_what_was_said(engine_over):
    article = Article.from_text(
        "Anna Berg said that the ferry was late. Rain fell. Tom Reed denied that the ferry was late."
    )
    answer = engine_over(article).answer("Who claimed what about the ferry?")
    (pair,) = answer.disagreements
    assert pair.reason == "denial"
    assert {answer.lines[place].speaker.name for place in pair.lines} == {"Anna Berg", "Tom Reed"}


def test_a_denial_that_says_of_what_is_not_set_against_what_stands_beside(engine_over):
    article = Article.from_text(
        "Rosa Pell said that the rent had doubled in two years. “I am seventy and my knees are older,” Rosa Pell said. "
        "The town council disputed that the rent had doubled."
    )
    answer = engine_over(article).answer("Who claimed what about the rent?")
    (pair,) = answer.disagreements
    assert ["doubled" in answer.lines[place].content for place in pair.lines] == [True, True]


@pytest.mark.parametrize(
    ("source", "opposed_to"),
    [
        ("A spokesman for Moss", False),
        ("Clara Moss’s office", False),
        ("The mayor’s office", False),
        ("Tom Reed, a spokesman for the mayor,", False),
        ("Tom Reed, a former spokesman for the mayor,", True),
        ("Tom Reed, a spokesman for the harbour,", True),
        ("Tom Reed, a pilot,", True),
    ],
)
def test_whoever_speaks_for_somebody_is_not_set_against_them_by_a_mere_not(engine_over, source, opposed_to):
    article = Article.from_text(
        "Clara Moss, the mayor of Bridgend, said that the night ferry would not call at the mill. "
        f"Rain fell. {source} said that the night ferry would call at the mill in June."
    )
    answer = engine_over(article).answer("Who disagrees with Clara Moss about the ferry?")
    assert [pair.reason for pair in answer.disagreements] == ["negation"] * opposed_to


def test_whoever_heads_a_body_speaks_for_it():
    institute, office = Speaker("the Tarn Institute"), Speaker("Lund’s office", named=False)
    head, guest = (
        Speaker("Ada Lund", "director of the Tarn Institute"),
        Speaker("Piet Holt", "a guest of the institute"),
    )
    assert speaks_for(head, institute)
    assert speaks_for(office, head)
    assert not speaks_for(guest, institute)
    assert not speaks_for(office, guest)
    assert not speaks_for(Speaker("Erin Vale", "the spokeswoman"), Speaker("a spokesman", named=False))


def test_a_negated_word_is_shown_with_its_negation():
    found = opposed(Statement("there would be no hosepipe ban"), Statement("a hosepipe ban could come"), together=True)
    assert found == ("negation", ("no hosepipe ban", "ban"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("42 million pounds", [(42e6, 42e6, "pound")]),
        ("a budget of £57m", [(57e6, 57e6, "pound")]),
        ("Twelve hundred households", [(1200, 1200, "household")]),
        ("two hundred and five people", [(205, 205, "peopl")]),
        ("17 per cent", [(17, 17, "percent")]),
        ("in 2019, on 10 April at 6.40am", []),
        ("one of them", []),
    ],
)
def test_quantities_are_read_with_what_they_count(text, read):
    assert [(one.low, one.high, one.unit) for one in quantities(text)] == read


# What is passed over without a closer look: the same comes out as by looking at everything.

SAID = st.lists(
    st.sampled_from(
        "the dam leaks is safe dangerous not never no rise fall rising 40 41 nine percent households left river water "
        "searched “ ’ three million who but".split()
    ),
    min_size=1,
    max_size=9,
).map(" ".join)
SPEAKERS = [
    Speaker("Clara Moss"),
    Speaker("David Holt"),
    Speaker("clara moss", "a mayor"),
    Speaker("critics", named=False),
]


@given(SAID, SAID, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_statements_that_nothing_tells_apart_are_not_opposed(one, other, denied, denied_too, together, one_topic):
    here, there = Statement(one, denied), Statement(other, denied_too)
    found = opposed(here, there, together=together, one_topic=one_topic)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Statement, "stands_apart", lambda *_: True)
        assert opposed(here, there, together=together, one_topic=one_topic) == found


@given(st.lists(st.tuples(SAID, st.sampled_from(SPEAKERS), st.sampled_from(["said", "denied"])), max_size=7))
def test_of_many_claims_the_pairs_are_those_found_by_comparing_each_with_each(told):
    readings = [
        read(text, by_hand(text, content=[said], cue=cue, speaker=speaker))
        for said, speaker, cue in told
        for text in [f"It was {cue} that {said} there"]
    ]
    found = [Found(reading, reading.claims[0], 1.0) for reading in readings]
    pairs = oppositions(found), oppositions(found, one_speaker=True, one_topic=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(disagreement, "_may_oppose", each_with_each)
        assert (oppositions(found), oppositions(found, one_speaker=True, one_topic=True)) == pairs


def each_with_each(sides):
    return [(one, other, True) for at, one in enumerate(sides) for other in sides[at + 1 :]]


def test_so_are_those_of_one_article():
    reading = read(
        "Clara Moss said the dam was safe. David Holt said that the dam was not safe. Moss said nine villages were "
        "flooded. “Nonsense,” Holt said. He said that seven villages were flooded. Critics said the dam leaks. "
        "However, Clara Moss said that the dam had never leaked."
    )
    found = [Found(reading, stored, 1.0) for stored in reading.claims if stored.claim.speaker is not None]
    pairs = oppositions(found)
    assert len(pairs) > 1
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(disagreement, "_may_oppose", each_with_each)
        assert oppositions(found) == pairs


@given(SAID)
def test_no_number_is_passed_over(said):
    found = quantities(said)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("qa.quantities._may_count", lambda _: True)
        assert quantities(said) == found
