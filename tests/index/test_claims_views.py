"""What two or more say side by side after one "with": each to its own source, cut where the next begins."""

from __future__ import annotations

import pytest
from test_claims import readings

VIEWS = {
    "two, both as something": (
        "Views of the dam differ, with Port Aven framing it as a shield and the valley towns viewing it as a threat.",
        [("Port Aven", "it as a shield"), ("the valley towns", "it as a threat")],
    ),
    "the second together with its allies": (
        "They see the pact differently, with Tarn seeing it as a shield and Meridia and its allies seeing it as an act "
        "of war.",
        [("Tarn", "it as a shield"), ("Meridia and its allies", "it as an act of war")],
    ),
    "the second less sure": (
        "The bridge remains disputed, with Tarn presenting it as a gift and Meridia portraying it as a trap.",
        [("Tarn", "it as a gift"), ("Meridia", "it as a trap")],
    ),
    "one called, one described": (
        "Opinion was split, with the farmers calling the tax unfair and the shopkeepers describing it as overdue.",
        [("the farmers", "the tax unfair"), ("the shopkeepers", "it as overdue")],
    ),
    "what both are stands between commas": (
        "The ruling split the coast, with Ines Caldas, the mayor, calling it a triumph and Ugo Moss, who owns a mill, "
        "saying it will ruin him.",
        [("Ines Caldas", "it a triumph"), ("Ugo Moss", "it will ruin him")],
    ),
    "one accuses, the other answers": (
        "The two sides trade blame, with Tarn accusing Meridia of theft and Meridia calling the charge a lie.",
        [("Tarn", "Meridia of theft"), ("Meridia", "the charge a lie")],
    ),
}


@pytest.mark.parametrize(("text", "views"), VIEWS.values(), ids=VIEWS.keys())
def test_views_side_by_side_have_a_source_each(text: str, views: list[tuple[str, str]]) -> None:
    found = [(claim.speaker, claim.content) for claim in readings(text)]
    assert found[-2:] == views


def test_what_is_presented_or_called_without_a_view_is_no_claim_of_two() -> None:
    text = "Holt left on Monday, with Moss presenting the prize and Varga calling the roll."
    assert not any(claim.speaker == "Moss" for claim in readings(text))
