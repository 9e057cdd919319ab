"""Who is asked for by an office that the articles tell in a clause: "who chairs the harbour board"."""

from __future__ import annotations

import pytest

from index import Speaker
from qa.speakers import matching_speakers, unnamed_alike
from qa.voices import Voices, head

CHAIR = Speaker("Ines Caldas", "who chairs the Skarne harbour board")
DIVER = Speaker("Ugo Moss", "who represents the divers")
MILLER = Speaker("Ilse Varga", "who runs a paper mill")
BOARD = Speaker("the Skarne harbour board")
VOICES = Voices([CHAIR, DIVER, MILLER, BOARD, Speaker("the chairwoman", named=False), Speaker("divers", named=False)])


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("chairs", "chair"),
        ("heads", "head"),
        ("leads", "leader"),
        ("represents", "representative"),
        ("owns", "owner"),
        ("directs", "director"),
        ("manages", "manager"),
        ("teaches", "teacher"),
        ("coaches", "coach"),
        ("edits", "editor"),
        ("commands", "commander"),
        ("founded", "founder"),
    ],
)
def test_an_office_in_a_clause_has_the_noun_of_its_verb(verb: str, noun: str) -> None:
    assert head(f"who {verb} the Skarne harbour board") == noun
    assert head(f"who also {verb} the board in Port Aven") == noun


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("the chair of the Skarne harbour board", "Ines Caldas"),
        ("the harbour board's chair", "Ines Caldas"),
        ("the chairman of the harbour board", "Ines Caldas"),
        ("the board chair Ines Caldas", "Ines Caldas"),
        ("the divers' representative", "Ugo Moss"),
        ("the Skarne harbour board", "the Skarne harbour board"),
        ("the divers", "divers"),
        ("the paper mill", None),
    ],
)
def test_an_office_in_a_clause_is_asked_for_by_its_noun(asked: str, name: str | None) -> None:
    assert {speaker.name for speaker in matching_speakers(asked, VOICES)} == ({name} if name else set())


def test_a_clause_says_whom_an_article_calls_by_its_noun() -> None:
    assert unnamed_alike([CHAIR], VOICES) == {Speaker("the chairwoman", named=False)}
    assert unnamed_alike([DIVER, MILLER], VOICES) == set()


def test_who_runs_something_is_no_namesake_in_another_role() -> None:
    other = Speaker("Varga", "who runs a bar")
    without = Speaker("Varga")
    voices = Voices([MILLER, other, without, Speaker("Otto Varga")])
    assert matching_speakers("Ilse Varga", voices) == {MILLER}
