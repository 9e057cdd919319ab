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


def test_what_is_said_against_a_speaker_is_no_part_of_him() -> None:
    text = (
        "That partnership worked well for years, said Dave Regan, president of the Care Workers West, but front-line "
        "workers say the partnership has deteriorated over the past five years."
    )
    assert [claim.speaker for claim in readings(text)] == ["Dave Regan", "front-line workers"]


def test_what_stands_before_a_colon_is_not_what_it_announces() -> None:
    text = (
        "Senator Bob Casey tweeted that the team could visit Congress as his guest.\n\n\"I'm proud of what the team "
        "did this year. I'm skipping this stunt.\"\n\nThe state's governor, Tom Wolf, said through a spokesman: \"Ohio "
        'is proud of our champions and of all that they gave us. No silliness will damper our enthusiasm."'
    )
    assert not any("stunt" in claim.content for claim in readings(text) if claim.speaker == "Tom Wolf")
