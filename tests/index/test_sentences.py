"""Sentences: every word in exactly one, cut at sentence ends and line ends, quotations kept with their attribution."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.quotes import find_quotations
from index.sentences import MAX_QUOTED_SENTENCE, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, find_quotations(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Holt met Mrs. Stone.", "They left."],
        ["Ms. Holt met Sen. Stone.", "Lt. Gov. Holt met Ms.\u00a0Stone."],
        ["The U.S. Army left.", "The U.K. stayed."],
        ["Dr. J. K. Holt spoke.", "Gen. Stone did not."],
        ["No. 5 won.", "No. 6 lost."],
        ["Jan. 5 was cold.", "It was 2.5 degrees."],
        ["Snow fell... and fell.", "It rained."],
        ["Did snow fall?", "Yes!", "It did."],
        ["Holt Jr. works at Stone Inc. in Ellery.", "He is 52."],
        ["🎉 Party!", "Snow fell."],
    ],
)
def test_sentences_end_at_full_stops_not_at_abbreviations(parts):
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\u3000", "\u2028", "\x85"])
def test_a_wide_blank_between_a_letter_and_a_full_stop_is_no_trouble(blank):
    assert sentences(f"It was plan{blank}A{blank}. Then it rained{blank}.") == [
        f"It was plan{blank}A{blank}.",
        f"Then it rained{blank}.",
    ]


@given(
    st.lists(
        st.sampled_from([*"A.!?\n“”é1", " ", "\u00a0", "\u2009", "\u2028", "U.S.", "Mr.", "St.", "…", "。"]),
        max_size=14,
    )
)
def test_no_mixture_of_letters_stops_and_blanks_is_trouble(pieces):
    text = "".join(pieces)
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_quotation_of_several_sentences_stays_with_its_attribution():
    said = "‘He did it. A man,’ she said."
    assert sentences(f"Snow fell. {said} Then it rained.") == ["Snow fell.", said, "Then it rained."]


def test_a_quotation_over_a_line_break_stays_with_its_attribution():
    said = "Holt remarked, ‘He did it.\nA man,’ she said."
    assert sentences(f"{said}\nThen it rained.") == [said, "Then it rained."]


def test_a_question_stays_with_who_asks_it():
    assert sentences("“Who did it?” he asked. “Me!” shouted Holt.") == [
        "“Who did it?” he asked.",
        "“Me!” shouted Holt.",
    ]


@pytest.mark.parametrize("said", ["“Who did it?” David Holt asked.", "“We won!” Holt shouted."])
def test_a_question_stays_with_the_named_person_who_asks_it(said):
    assert sentences(f"{said} Snow fell.") == [said, "Snow fell."]


def test_a_whole_quotation_and_what_follows_it_are_two_sentences():
    assert sentences("He said it. ‘One. Two.’ Nobody answered.") == ["He said it.", "‘One. Two.’", "Nobody answered."]


def test_a_very_long_quotation_is_cut_at_its_sentences():
    text = "“" + "The river rose again that night. " * 30 + "Nobody slept,” she said. Then it fell."
    found = sentences(text)
    assert max(map(len, found)) <= MAX_QUOTED_SENTENCE
    assert all(words.endswith(".") for words in found)
    assert found[-2].endswith("Nobody slept,” she said.")
    assert found[-1] == "Then it fell."


def test_a_very_long_quotation_is_not_cut_after_a_title():
    text = "“" + "The river rose again that night. " * 20 + "That is all,” Mr. Holt said."
    assert sentences(text)[-1].endswith("Mr. Holt said.")
    assert not any(words.endswith("Mr.") for words in sentences(text))


def test_a_headline_is_a_sentence_of_its_own():
    assert sentences("Snow closes the mill\nBy Clara Moss\nSnow fell. It rained.") == [
        "Snow closes the mill",
        "By Clara Moss",
        "Snow fell.",
        "It rained.",
    ]


def test_a_blank_line_ends_a_sentence():
    assert sentences("Snow closes\n\nthe mill\n \t\nIt rained") == ["Snow closes", "the mill", "It rained"]


def test_lines_of_a_text_wrapped_at_a_fixed_width_are_no_sentences():
    text = (
        "The river rose in the night and\nthe families on the left bank had\nto leave their houses. Nobody was\nhurt."
        "\n\nThe bridge stayed\nopen."
    )
    assert sentences(text) == [
        "The river rose in the night and\nthe families on the left bank had\nto leave their houses.",
        "Nobody was\nhurt.",
        "The bridge stayed\nopen.",
    ]


def test_windows_line_ends_cut_as_others_do():
    assert sentences("\r\nSnow fell\r\nIt rained\r\n") == ["Snow fell", "It rained"]


def test_a_text_of_white_space_has_no_sentences():
    assert sentences(" \r\n\u00a0\t\n") == []


texts = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                *"“”‘’«»\"'.!?…,:()—",
                *(" ", "\n", "\n\n", "\r\n", "\u00a0", "\u2028", "\u200f", "\x0b", "\x85"),
                *(
                    "Mr.",
                    "U.S.",
                    "Snow",
                    "fell",
                    "it",
                    "שלום",
                    "مرحبا",
                    "🎉",
                    "👩\u200d🚒",
                    "é",
                    "e\u0301",
                    "Кто?",
                    "雪。",
                ),
            ]
        ),
        max_size=60,
    ).map("".join),
)


@given(texts)
@example("`0")
@settings(max_examples=200, deadline=None)
@example("👩\u200d🚒 said: “Да. 🎉”\r\n\r\nשלום. مرحبا")
@example("‘a\n\n‘b. C\u00a0\n")
def test_every_word_of_any_text_is_in_exactly_one_sentence(text):
    spans = split_sentences(text, find_quotations(text))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    for one, next_one in pairwise(spans):
        assert one.end <= next_one.start
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert {at for at, character in enumerate(text) if not character.isspace()} <= covered
