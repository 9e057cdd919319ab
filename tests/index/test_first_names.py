"""First names: the table that is shipped, and how it is counted."""

from __future__ import annotations

from collections import Counter

from index.claims.first_names import FIRST_NAMES, first_name_gender
from index.claims.training.first_names import contradicted, count_genders, likely_genders, used_otherwise
from index.claims.training.name_lists import clear_genders


def test_the_table_is_sorted_and_has_each_name_once():
    lines = FIRST_NAMES.read_text(encoding="utf-8").splitlines()
    names = [line.split()[0] for line in lines]
    assert names == sorted(set(names))
    assert {line.split()[1] for line in lines} == {"m", "f"}
    assert all(name == name.lower() for name in names)
    assert len(names) > 300


def test_a_first_name_shows_its_gender_only_before_a_last_name():
    assert first_name_gender("David Holt") == "m"
    assert first_name_gender("Susan B. Holt") == "f"
    assert first_name_gender("David") is None
    assert first_name_gender("Qwerty Holt") is None


def test_a_pronoun_counts_for_the_one_person_its_sentence_names():
    told = [
        "Susan Holt said that she would leave.",
        "Susan Stone left. Her boat sank.",
        "David Holt sold his boat.",
        "Robert Holt met Susan Moss before she left.",
        "He said that Susan Moss had sold his boat.",
        "Susan Moss told Ellery that she would leave.",
        "“Susan Moss said that she left,” somebody wrote.",
        "David Stone thanked her.",
    ]
    assert count_genders(told) == {"susan": Counter({("f", "Holt"): 1, ("f", "Stone"): 1}), "david": {("m", "Holt"): 1}}


def test_a_name_is_kept_where_two_agree_or_many_nearly_do():
    counts = {
        "susan": Counter({("f", "Holt"): 1, ("f", "Stone"): 1}),
        "tarn": Counter({("f", "Holt"): 2}),
        "odo": Counter({("m", "Holt"): 9, ("m", "Stone"): 5, ("f", "Moss"): 1}),
        "kim": Counter({("m", "Holt"): 5, ("f", "Stone"): 4}),
        "mayor": Counter({("m", "Holt"): 5, ("m", "Stone"): 4}),
    }
    assert likely_genders(counts) == {"susan": "f", "odo": "m"}


def test_a_listed_name_is_kept_where_country_and_census_tell_one_gender():
    countries = {
        "susan": Counter(f=9),
        "andrea": Counter(f=5, m=2),
        "brandon": Counter(m=8, f=1),
        "katrin": Counter(f=1),
    }
    shares = {
        "susan": Counter(f=79_400),
        "leslie": Counter(m=8_100, f=25_000),
        "brandon": Counter(m=26_000, f=400),
        "lavonne": Counter(f=200),
        "wen": Counter(f=200),
        "rare": Counter(f=100),
    }
    assert clear_genders(countries, shares) == {"susan": "f", "brandon": "m", "katrin": "f", "lavonne": "f"}


def test_a_name_that_the_news_uses_as_a_word_or_for_a_place_is_left_out():
    texts = [
        "There is hope. They hope for rain, and hope to stay. Hope Solo left.",
        "Boats left Georgia Harbour.\nShe was at the college of Georgia Law School.\nHe studied at Georgia Tech.",
        "Susan Holt left. Then Susan Stone spoke. Nobody saw Susan Dale.",
    ]
    assert used_otherwise(texts, {"hope", "georgia", "susan", "katrin"}) == {"hope", "georgia"}


def test_a_listed_name_that_the_news_tells_otherwise_of_is_left_out():
    counts = {"kyrie": Counter({("m", "Holt"): 3}), "susan": Counter({("f", "Holt"): 4, ("m", "Stone"): 1})}
    assert contradicted({"kyrie": "f", "susan": "f", "katrin": "f"}, counts) == {"kyrie"}
