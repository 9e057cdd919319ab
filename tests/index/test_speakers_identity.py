"""Who is one person across articles: full names, last names where only one bears them, never two without a name."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Speaker
from index.claims.identity import Mention, SpeakerRecord, records, same_person


def grouped(*names: str | Speaker) -> list[set[str]]:
    """Return the names in each record when each is given by an article of its own."""
    speakers = [name if isinstance(name, Speaker) else Speaker(name) for name in names]
    found = records([Mention(str(place), speaker) for place, speaker in enumerate(speakers)])
    return [{mention.speaker.name for mention in record.mentions} for record in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Clara Moss", "Clara Moss"),
        ("Clara Moss", "Clara B. Moss"),
        ("Zoë Moss", "Zoe Moss"),
        ("Hillary Clinton", "Hillary Rodham Clinton"),
        ("David Holt Jr.", "David Holt Jr"),
    ],
)
def test_one_full_name_is_one_person(one, other):
    assert same_person(Speaker(one), Speaker(other))
    assert same_person(Speaker(other), Speaker(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Clara Moss", "David Moss"),
        ("Clara Moss", "Clara Holt"),
        ("David Holt", "David Holt Jr."),
        ("George W. Bush", "George H. W. Bush"),
        ("Clara Moss", "Moss"),
        ("Moss", "Moss"),
        ("House Committee", "House Rules Committee"),
        ("New Times", "New York Times"),
    ],
)
def test_other_names_are_not_one_person(one, other):
    assert not same_person(Speaker(one), Speaker(other))


def test_two_speakers_without_a_name_are_never_one_person():
    official = Speaker("a senior official", named=False)
    assert not same_person(official, official)
    assert len(grouped(official, official)) == 2


def test_a_last_name_alone_is_the_only_person_who_bears_it():
    found = grouped("Vladimir Putin", "Putin", "Clara Moss", "Vladimir V. Putin")
    assert found == [{"Vladimir Putin", "Vladimir V. Putin", "Putin"}, {"Clara Moss"}]


def test_a_last_name_alone_is_nobody_whom_one_article_only_names_in_full():
    assert grouped("Clara Moss", "Moss") == [{"Clara Moss"}, {"Moss"}]
    twice = [Mention("one", Speaker(name)) for name in ("Clara Moss", "Clara B. Moss")]
    assert len(records([*twice, Mention("other", Speaker("Moss"))])) == 2


def test_a_last_name_that_two_bear_stays_alone():
    assert grouped("Holt", "David Holt", "Clara Holt") == [{"Holt"}, {"David Holt"}, {"Clara Holt"}]
    assert grouped("David Holt Jr.", "Holt", "David Holt") == [{"David Holt Jr."}, {"Holt"}, {"David Holt"}]


def test_a_name_with_less_between_stays_alone_where_two_fit():
    assert len(grouped("George W. Bush", "George H. W. Bush", "George Bush")) == 3
    assert grouped("Clara B. Moss", "Clara Moss", "Moss") == [{"Clara B. Moss", "Clara Moss", "Moss"}]


@pytest.mark.parametrize("alone", ["Holt", "Clara Holt", "David Holt"])
def test_two_who_speak_together_are_neither_of_them(alone):
    together = "Clara Moss and David Holt"
    assert grouped(together, together, alone) == [{together}, {alone}]


def test_a_place_is_nobodys_last_name():
    envoy = Speaker("Clara Moss", role="the ambassador of Jordan")
    assert {"Jordan"} in grouped("Peter Jordan", "Peter Jordan", "Jordan", envoy)
    assert {"Jordan"} in grouped("Peter Jordan", "Peter Jordan", "Jordan", Speaker("an envoy from Jordan", named=False))


def test_a_body_is_its_name_with_and_without_the_article():
    assert grouped("the Kremlin", "The Kremlin", "Kremlin") == [{"the Kremlin", "The Kremlin", "Kremlin"}]


def test_a_record_has_every_mention_in_order_and_the_name_used_most():
    speakers = ["Putin", "Vladimir V. Putin", "Vladimir Putin", "Vladimir Putin"]
    mentions = [Mention(f"article {place}", Speaker(name)) for place, name in enumerate(speakers)]
    assert records(mentions) == [SpeakerRecord("Vladimir Putin", tuple(mentions))]


names = st.sampled_from(["Clara Moss", "Moss", "Clara B. Moss", "David Moss", "David Holt Jr.", "Holt", "the Kremlin"])


@given(st.lists(st.builds(Speaker, names, named=st.booleans()), max_size=12))
def test_every_mention_is_in_exactly_one_record(speakers):
    mentions = [Mention(str(place), speaker) for place, speaker in enumerate(speakers)]
    found = records(mentions)
    assert Counter(mention for record in found for mention in record.mentions) == Counter(mentions)
    for record in found:
        assert len(record.mentions) == 1 or all(mention.speaker.named for mention in record.mentions)
        assert record.name in {mention.speaker.name for mention in record.mentions}
