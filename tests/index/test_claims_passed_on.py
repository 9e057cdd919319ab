"""Whose words go on after a relay, and where one report of a sentence ends and the next begins."""

from __future__ import annotations

from test_claims import readings


def test_what_goes_on_after_a_relay_is_the_speakers() -> None:
    text = (
        "“I just think Bowen is declining,” Ryan Tate said in September 2019, according to Bell News. “I don’t think "
        "he has the energy. You see it almost daily. And I love the guy.”"
    )
    (claim,) = readings(text)
    assert (claim.speaker, claim.relayed_by) == ("Ryan Tate", "Bell News")
    assert claim.content.endswith("And I love the guy.”")


def test_a_relay_of_one_half_of_a_sentence_is_none_of_the_other() -> None:
    text = (
        "Wildfires will increase by half by 2100, according to research by the Unit for Nature, and they are expected "
        "to become “more common and fierce”, said MailOnline."
    )
    assert readings(text)[-1].speaker == "MailOnline"
    assert readings(text)[-1].relayed_by is None


def test_what_is_told_is_not_what_was_not_urged() -> None:
    text = (
        "Johnson Reed has not urged Santini to resign but told him a resignation would keep the party from a hard "
        "vote, Rep. Kevin Hart told reporters on Tuesday."
    )
    assert "Santini to resign" in [claim.content for claim in readings(text)]
