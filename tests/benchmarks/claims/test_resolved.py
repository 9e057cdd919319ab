"""Quoted words are looked for in their own sentence, and their speaker is compared by last name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import Claim, Span, Speaker
from tests.benchmarks.claims.resolved import Resolved, Spoken, judge, last_name, person

SAMPLE = Path(__file__).with_name("sample_basil.jsonl")
PARAGRAPHS = [
    ["Ada Holm spoke first. ", "", "“The road is lost,” she said."],
    ["Ivo Brandt disagreed.", "“Lost? The road is ours,” Brandt’s answer ran."],
]


def row(*spans: tuple[str, str, str, str]) -> dict:
    names = ("txt", "id", "quote", "speaker")
    return {"paragraphs": PARAGRAPHS, "spans": [dict(zip(names, span, strict=True)) for span in spans]}


def claim(text: str, content: str, speaker: Speaker | None, speech: str = "direct") -> Claim:
    start = text.index(content)
    return Claim((), (), (Span(start, start + len(content)),), speech, speaker, (), (0,))


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Ada_Holm", "Ada Holm"),
        ("Ada_Holm-Brandt", "Ada Holm-Brandt"),
        ("Holm", None),
        ("other_anti", None),
        ("Senate_Republicans", None),
        ("senate_Republicans", None),
        ("Town_council_members", None),
        ("", None),
    ],
)
def test_only_two_names_make_a_person(label, name):
    assert person(label) == name


@pytest.mark.parametrize(
    ("name", "last"),
    [("Ada Holm", "holm"), ("Mr. Holm Jr.", "holm"), ("Holm’s", "holm"), ("Ada HOLM", "holm"), ("—", "")],
)
def test_a_last_name_has_no_title_after_it(name, last):
    assert last_name(name) == last


def test_words_are_found_in_the_sentence_that_their_span_names():
    spoken = Spoken.from_row(row(("The road", "p4_1", "yes", "Ivo_Brandt"), ("The road", "p2", "yes", "Ada_Holm")))
    first, second = spoken.quoted
    assert spoken.text.startswith("Ada Holm spoke first. “The road is lost,” she said.\n\nIvo Brandt disagreed. “Lost?")
    assert [each.span.of(spoken.text) for each in spoken.quoted] == ["The road", "The road"]
    assert first.span.start > second.span.start
    assert first.sentence.of(spoken.text) == PARAGRAPHS[1][1]
    assert first.named_in(spoken.text)
    assert not second.named_in(spoken.text)


def test_what_cannot_be_scored_is_counted():
    spoken = Spoken.from_row(
        row(
            ("The road", "p2", "no", "Ada_Holm"),
            ("The road", "p2", "yes", "other_anti"),
            ("The road", "p0", "yes", "Ada_Holm"),
            ("The road", "p1", "yes", "Ada_Holm"),
            ("The road", "p99", "yes", "Ada_Holm"),
        )
    )
    assert not spoken.quoted
    assert spoken.others == {"other_anti": 1}
    assert spoken.misplaced == 3


def test_a_span_without_a_place_is_refused():
    with pytest.raises(ValueError, match="'x4'"):
        Spoken.from_row(row(("The road", "x4", "yes", "Ada_Holm")))


def test_each_verdict_is_counted_in_its_slice():
    spoken = Spoken.from_row(
        row(("road is lost", "p2", "yes", "Ada_Holm"), ("road is ours", "p4", "yes", "Ivo_Brandt"))
    )
    hers, his = "“The road is lost,”", "“Lost? The road is ours,”"

    def counts(*claims: Claim) -> dict[str, int]:
        resolved = Resolved(tuple(judge(spoken, claims)))
        return {verdict: resolved.count(verdict) for verdict in ("missed", "right", "wrong", "described", "refused")}

    assert counts() == {"missed": 2, "right": 0, "wrong": 0, "described": 0, "refused": 0}
    mixed = (claim(spoken.text, hers, Speaker("Holm")), claim(spoken.text, his, Speaker("Ada Holm")))
    assert counts(*mixed) == {"missed": 0, "right": 1, "wrong": 1, "described": 0, "refused": 0}
    unsure = (claim(spoken.text, hers, None), claim(spoken.text, his, Speaker("Brandt’s friend", named=False)))
    assert counts(*unsure) == {"missed": 0, "right": 0, "wrong": 0, "described": 1, "refused": 1}
    resolved = Resolved(tuple(judge(spoken, mixed)))
    assert (resolved.found, resolved.right_of_found, resolved.right_of_named) == (2, 0.5, 0.5)
    assert resolved.where(named_here=True).count("wrong") == 1
    assert resolved.where(named_here=False).count("right") == 1
    refusing = Resolved(tuple(judge(spoken, (claim(spoken.text, hers, Speaker("Ada Holm")), unsure[1]))))
    assert (refusing.right_of_found, refusing.right_of_named) == (0.5, 1)


def test_quoted_words_belong_to_the_innermost_claim_with_a_quotation():
    spoken = Spoken.from_row(row(("road is ours", "p4", "yes", "Ivo_Brandt")))
    whole = claim(spoken.text, "“Lost? The road is ours,” Brandt’s answer ran", Speaker("Ada Holm"), "mixed")
    quoted = claim(spoken.text, "“Lost? The road is ours,”", Speaker("Ivo Brandt"))
    unquoted = claim(spoken.text, "road is ours", Speaker("Ada Holm"), "indirect")
    partly = claim(spoken.text, "ours,”", Speaker("Ada Holm"))
    (judged,) = judge(spoken, [whole, unquoted, partly, quoted])
    assert judged.claim == quoted
    assert judged.verdict == "right"


def test_the_sample_can_be_scored_throughout():
    spoken = [Spoken.from_row(json.loads(line)) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    assert len(spoken) == 3
    assert sum(len(each.quoted) for each in spoken) == 10
    assert sum((each.others.total() for each in spoken), 0) == 3
    assert not any(each.misplaced for each in spoken)
