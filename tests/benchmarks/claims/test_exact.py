"""Labels and exact spans are counted as the published protocol counts them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import Claim, Span
from tests.benchmarks.claims.exact import Compared, Tally
from tests.benchmarks.claims.labels import KINDS, Labelled, LaidOut, outermost, spans_of

SAMPLE = Path(__file__).with_name("sample_cofenet.jsonl")
LAYOUTS = (LaidOut.spaced, LaidOut.printed)


def claim(text: str, source: str = "", cue: str = "", *content: str) -> Claim:
    """Return a claim of words in ``text``, each where it stands first."""

    def spans(*parts: str) -> tuple[Span, ...]:
        return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts if part)

    return Claim(spans(source), spans(cue), spans(*content), "indirect", None, (), (0,))


def labels(*runs: tuple[str, int]) -> tuple[str, ...]:
    """Return labels from runs such as ("content", 3); "O" is no kind."""
    return tuple(
        "O" if kind == "O" else f"{'I' if at else 'B'}-{kind}" for kind, length in runs for at in range(length)
    )


def rows() -> list[Labelled]:
    return [Labelled.from_row(json.loads(line)) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def test_a_token_is_labelled_when_a_span_touches_it():
    text = LaidOut.spaced(["Reed", "said", "nothing", "broke", "."])
    found = Claim((Span(2, 4),), (Span(5, 9),), (Span(10, 20),), "indirect", None, (), (0,))
    assert text.labels([found]) == labels(("source", 1), ("cue", 1), ("content", 2), ("O", 1))


def test_a_span_between_two_tokens_labels_none():
    text = LaidOut.spaced(["Reed", "said"])
    assert text.labels([Claim((), (), (Span(4, 5),), "indirect", None, (), (0,))]) == ("O", "O")


def test_a_cue_goes_before_a_source_and_a_source_before_content():
    tokens = "Reed said that Fenn had claimed the pump broke".split()
    text = LaidOut.spaced(tokens)
    outer = claim(text.text, "Reed", "said", "that Fenn had claimed the pump broke")
    inner = claim(text.text, "Fenn had", "had claimed", "the pump broke")
    assert text.labels([outer, inner]) == labels(
        ("source", 1), ("cue", 1), ("content", 1), ("source", 1), ("cue", 2), ("content", 3)
    )
    assert text.labels([inner, outer]) == text.labels([outer, inner])


def test_spans_that_meet_stay_two_and_spans_that_overlap_become_one():
    text = LaidOut.spaced("one two three four".split())
    meeting = [claim(text.text, "", "", "one two"), claim(text.text, "", "", "three four")]
    sharing = [claim(text.text, "", "", "one two three"), claim(text.text, "", "", "two three four")]
    assert text.labels(meeting) == labels(("content", 2), ("content", 2))
    assert text.labels(sharing) == labels(("content", 4))


def test_a_claim_inside_what_another_says_is_not_outermost():
    text = "Reed said that Fenn had claimed the pump broke, and Sand agreed it had."
    outer = claim(text, "Reed", "said", "that Fenn had claimed the pump broke")
    inner = claim(text, "Fenn", "had claimed", "the pump broke")
    beside = claim(text, "Sand", "agreed", "it had")
    assert outermost([outer, inner, beside]) == [outer, beside]


def test_of_two_claims_that_hold_each_others_cue_the_longer_stays():
    text = "Reed said as Fenn agreed that the pump broke"
    longer = claim(text, "Reed", "said", "Fenn agreed that the pump broke")
    shorter = claim(text, "Fenn", "agreed", "Reed said")
    assert outermost([longer, shorter]) == [longer]


def test_a_printed_text_sets_marks_against_their_words():
    text = LaidOut.printed("`` It is n't ours , '' said Reed -LRB- the clerk 's son -RRB- .".split())
    assert text.text == "“ It isn't ours, ” said Reed (the clerk's son).".replace("“ ", "“").replace(" ”", "”")
    assert [place.of(text.text) for place in text.places[:7]] == ["“", "It", "is", "n't", "ours", ",", "”"]


@pytest.mark.parametrize("lay_out", LAYOUTS)
def test_every_token_has_its_own_place_in_order(lay_out):
    for row in rows():
        text = lay_out(row.tokens)
        assert len(text.places) == len(row.tokens)
        assert all(one.end <= other.start for one, other in zip(text.places, text.places[1:], strict=False))
        assert text.text.replace(" ", "") == "".join(place.of(text.text) for place in text.places)


@pytest.mark.parametrize("lay_out", LAYOUTS)
def test_claims_that_are_what_is_annotated_score_one(lay_out):
    compared = []
    for row in rows():
        text = lay_out(row.tokens)
        spans = {
            kind: tuple(
                Span(text.places[span.start].start, text.places[span.end - 1].end)
                for span in spans_of(row.labels, kind)
            )
            for kind in KINDS
        }
        perfect = Claim(spans["source"], spans["cue"], spans["content"], "indirect", None, (), (0,))
        compared.append(Compared(row, text.labels([perfect])))
    assert [each.found for each in compared] == [each.row.labels for each in compared]
    for kind in KINDS:
        tally = Tally.total(each.tally(kind) for each in compared)
        assert tally.gold > 10
        assert (tally.f1, tally.overlap_f1, tally.published_overlap) == (1, 1, 1)


def test_an_inside_label_without_a_beginning_starts_no_span():
    read = ("I-cue", "B-cue", "I-cue", "I-content", "B-content", "B-content", "I-cue", "O")
    assert spans_of(read, "cue") == [Span(1, 3)]
    assert spans_of(read, "content") == [Span(4, 5), Span(5, 6)]


def test_tallies_of_a_known_result():
    first = Tally.of([Span(0, 4), Span(6, 10)], [Span(0, 4), Span(8, 12), Span(20, 22)])
    second = Tally.of([Span(0, 2)], [])
    third = Tally.of([], [Span(5, 6)])
    total = Tally.total([first, second, third])
    assert (total.gold, total.found, total.same, total.strays) == (3, 4, 1, 2)
    assert total.precision == pytest.approx(1 / 4)
    assert total.recall == pytest.approx(1 / 3)
    assert total.f1 == pytest.approx(2 / 7)
    assert total.overlap_recall == pytest.approx((1 + 2 / 6 + 0) / 3)
    assert total.overlap_precision == pytest.approx((1 + 2 / 6 + 0 + 0) / 4)
    assert total.published_overlap == pytest.approx((1 + 2 / 6 + 0) / (3 + 2))


def test_nothing_annotated_and_nothing_found_scores_nothing():
    total = Tally.total([])
    assert (total.precision, total.recall, total.f1, total.overlap_f1, total.published_overlap) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"tokens": ["a", "b"], "labels": ["O"]}, "2 tokens and 1 labels"),
        ({"tokens": ["a"], "labels": ["B-speaker"]}, "B-speaker"),
    ],
)
def test_a_row_whose_labels_do_not_fit_is_refused(row, message):
    with pytest.raises(ValueError, match=message):
        Labelled.from_row(row)
