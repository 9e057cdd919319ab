"""Quote marks: which open and close a quotation, which are apostrophes, and which are never closed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.quotes import MAX_QUOTATION, find_quotations

OPENERS = ("“", "„", "«", "‘", '"', "''", "``", "'")
CLOSERS = ("”", "“", "»", "’", '"', "''", "'")


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "“It works,”",
        "‘It works,’",
        '"It works,"',
        "'It works,'",
        "«It works,»",
        "„It works,“",
        "''It works,''",
        "``It works,''",
    ],
)
def test_every_pair_of_marks_holds_a_quotation(marked):
    text = f"{marked} said Clara Moss. Nobody asked."
    (found,) = find_quotations(text)
    assert found.span.of(text) == marked
    assert found.inner.of(text) == "It works,"
    assert not found.continues


def test_two_quotations_of_a_sentence_are_two():
    assert quoted('"It works," she said, "and it is ours."') == ['"It works,"', '"and it is ours."']


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('"It holds, "', ' Moss said. "It does not,"'),
        ('“It holds, "', " Moss said. “It does not,”"),
        ('“It holds, "', "Moss said. “It does not,”"),
        ('“It holds "', 'Moss said. “It does not,"'),
    ],
)
def test_a_closing_mark_after_a_space_ends_its_own_speakers_words(first: str, second: str) -> None:
    assert quoted(f"{first}{second} Holt said.") == [first, second.partition(" said. ")[2]]


@pytest.mark.parametrize(
    "text",
    [
        "‘We don’t know,’",
        "‘The soldiers’ families came back,’",
        "‘It was the teachers’ idea,’",
        "‘The ’90s were hard,’",
        "‘Round ’em up,’",
        "‘He’d have gone if they’d asked,’",
        "'We don't know,'",
        "‘Every worker knew the stakes—this was not just ours,’",
    ],
)
def test_an_apostrophe_does_not_close_single_marks(text):
    assert quoted(f"{text} she said.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers’ families left in the ’90s.",
        "The dogs' owners met the cats' owners.",
        "She wasn't sure that it's O'Neil's.",
        "They played rock 'n' roll.",
        'The 5" pipe and the 6" pipe leak; the man is 6\' 2".',
        "’Twas late, and ’tis later.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text):
    assert quoted(text) == []


def test_a_plural_apostrophe_may_close_when_nothing_else_does():
    assert quoted("‘It belongs to the workers’.") == ["‘It belongs to the workers’"]
    assert quoted("‘The bosses’ and ‘the workers’ met.") == ["‘The bosses’", "‘the workers’"]


def test_a_quotation_may_hold_several_sentences_and_lines():
    text = "“He came. He saw.\nHe left,” she said. Snow fell."
    assert quoted(text) == ["“He came. He saw.\nHe left,”"]
    assert quoted("She said: ‘One. Two.\r\nThree.’ Snow fell.") == ["‘One. Two.\r\nThree.’"]


def test_a_mark_opened_again_in_the_next_paragraph_goes_on():
    text = "“One.\n\n“Two.\n\n“Three,” she said.\n\n“Four.”"
    found = find_quotations(text)
    assert [quotation.span.of(text) for quotation in found] == ["“One.", "“Two.", "“Three,”", "“Four.”"]
    assert [quotation.continues for quotation in found] == [True, True, False, False]


def test_single_marks_go_on_in_the_next_paragraph_too():
    text = "‘We waited.\n\n‘Nobody came,’ she said."
    assert [(q.span.of(text), q.continues) for q in find_quotations(text)] == [
        ("‘We waited.", True),
        ("‘Nobody came,’", False),
    ]


def test_a_closed_quotation_does_not_go_on():
    text = "“One.”\n\n“Two.”"
    assert [quotation.continues for quotation in find_quotations(text)] == [False, False]


@pytest.mark.parametrize(
    "text",
    [
        "“One, she said. Nobody spoke.",
        "“One.\n\nNobody spoke.",
        '"One, she said.',
        "‘One, she said.",
        "It ended with ”.",
    ],
)
def test_a_mark_that_is_never_closed_holds_nothing(text):
    assert quoted(text) == []


def test_an_unclosed_mark_does_not_swallow_later_quotations():
    assert quoted("“One, she said.\n\nThen “two” came.\n\nAnd “three.”") == ["“two”", "“three.”"]


def test_a_mark_closed_far_too_late_holds_nothing():
    text = "“" + "Snow fell again. " * (MAX_QUOTATION // 10) + "”"
    assert quoted(text) == []


def test_only_the_outer_of_nested_quotations_counts():
    assert quoted("“He told me, ‘Go home,’ and I went,” she said.") == ["“He told me, ‘Go home,’ and I went,”"]
    assert quoted("‘He told me, “Go home,” and I went,’ she said.") == ["‘He told me, “Go home,” and I went,’"]


def test_scare_quotes_are_quotations_too():
    assert quoted("The “safe” bridge and the ‘new’ mill.") == ["“safe”", "‘new’"]


@pytest.mark.parametrize("text", ["", "“”", "“ ”", '"', "''", "‘’", "``", "“", "\n\n“"])
def test_marks_with_nothing_between_them_hold_nothing(text):
    assert quoted(text) == []


@pytest.mark.xfail(strict=True, reason="the first s’ with a space closes, though a later mark would close better")
def test_a_plural_apostrophe_does_not_close_before_a_mark_that_a_word_follows():
    assert quoted("‘They followed the workers’ orders’ was the answer.") == ["‘They followed the workers’ orders’"]


@pytest.mark.xfail(strict=True, reason="an unclosed mark takes the closing mark of the next quotation of its paragraph")
def test_an_unclosed_mark_leaves_the_next_quotation_of_its_paragraph_alone():
    assert quoted("He left “early. And then “late” came.") == ["“late”"]


texts_with_marks = st.lists(
    st.sampled_from(
        [
            *OPENERS,
            *CLOSERS,
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\u00a0",
            ".",
            ",",
            "?",
            "—",
            "s",
            "It",
            "don’t",
            "’90s",
            "no one",
            "🎉",
            "кто",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(texts_with_marks, st.text(max_size=200)))
@example("`0")
@example("“a\n\n“b\n\n“c")
@example("‘s’ s’ ‘s’")
def test_quotations_of_any_text_are_ordered_apart_and_marked_at_both_ends(text):
    found = find_quotations(text)
    for one, next_one in pairwise(found):
        assert one.span.end <= next_one.span.start
    for quotation in found:
        words = quotation.span.of(text)
        inner = quotation.inner.of(text)
        assert inner == inner.strip()
        assert quotation.span.holds(quotation.inner)
        assert quotation.span.start < quotation.inner.start
        assert words.startswith(OPENERS)
        if quotation.continues:
            assert quotation.span.end == quotation.inner.end
            assert text[quotation.span.end :].lstrip().startswith(OPENERS)
        else:
            assert words.endswith(CLOSERS)
            assert quotation.inner.end < quotation.span.end
