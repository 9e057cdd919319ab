"""“According to”: whoever stands after it says the whole clause, unless it only passes on what another said."""

from __future__ import annotations

import pytest

from index import Article, Span, extract_claims
from index.claims.according import with_according
from index.claims.frames import build_frames
from index.quotes import find_quotations


def read(text: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """Return who claims what through whom."""
    return [
        (
            claim.speaker.name if claim.speaker else None,
            " … ".join(span.of(text) for span in claim.content),
            tuple(relay.name for relay in claim.relays),
        )
        for claim in extract_claims(Article.from_text(text))
    ]


@pytest.mark.parametrize(
    ("source", "clause"),
    [
        ("a campaign aide", "Holt plans to visit Orrin on Sunday"),
        ("a survey", "About two thirds of the islanders think that the harbour is run for visitors"),
        ("Green Fields", "Nearly half of the farms were flooded"),
    ],
)
def test_what_somebody_plans_or_thinks_is_said_by_who_tells_of_it(source, clause):
    said = {"a survey": "a survey by the Vale Institute", "Green Fields": "Green Fields, a farmers’ association"}
    assert (source, clause, ()) in read(f"{clause}, according to {said.get(source, source)}.")


def test_what_somebody_said_is_only_passed_on():
    assert read("Erin Vale said that the dam leaks, according to two colleagues.") == [
        ("Erin Vale", "that the dam leaks", ("two colleagues",))
    ]


@pytest.mark.parametrize("how", ["plan", "schedule", "need"])
def test_what_goes_according_to_plan_nobody_says(how):
    assert read(f"Half of the paper was handed out according to {how}.") == []


def test_who_speaks_a_quotation_is_left_to_the_rules_for_quotations():
    text = '"I want to see the records," said Moss on Friday, according to the Ledger.'
    quotations = find_quotations(text)
    frames = build_frames(text, [Span(0, len(text))], quotations)
    assert with_according(text, frames, quotations, []) == []


def test_a_lead_is_told_by_its_source_whatever_the_network_makes_of_it():
    text = (
        "About 3,000 families left Orrin, in the Vale district, during the flood, according to Warm Hands, a volunteer "
        "aid group that says the council’s own count is far too low.\n\nAda Quill, the group’s aid coordinator, said "
        "that her volunteers had registered 3,041 families at four collection points by 10 March. ‘The council counts "
        "houses where somebody answered the warden,’ said Quill."
    )
    claims = read(text)
    assert ("Warm Hands", "About 3,000 families left Orrin, in the Vale district, during the flood", ()) in claims
    assert all("Warm Hands" not in content for _, content, _ in claims)


def test_what_is_told_of_it_is_said_too_and_a_clause_within_ends_where_it_ends():
    thing = "The machine, which the staff have named Pip, picks about 2,400 packs a day and cost £1.3 million"
    found = read(f"{thing}, according to the hospital’s accounts.")
    assert [(source, clause) for source, clause, _ in found if "machine" in clause] == [("the hospital", thing)]
    assert not [clause for source, clause, _ in found if source == "the staff" and "packs" in clause]
