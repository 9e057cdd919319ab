"""Who is for a matter, or against it: only whose claim supports or opposes the matter itself is named."""

from __future__ import annotations

import pytest
from reading_parts import by_hand

from index import Archive, Article, Speaker
from qa import Engine
from qa.question import read_question
from qa.siding import takes_side

FOR, AGAINST = frozenset({"for"}), frozenset({"against"})


@pytest.mark.parametrize(
    ("question", "sides", "topic"),
    [
        ("Who supports the tram line?", FOR, "the tram line"),
        ("Who is for the tram line?", FOR, "the tram line"),
        ("Who backs the tram line and why?", FOR, "the tram line"),
        ("Who has backed the tram line?", FOR, "the tram line"),
        ("Who is in favour of the tram line?", FOR, "the tram line"),
        ("Does anyone support the tram line?", FOR, "the tram line"),
        ("What are the arguments for the tram line?", FOR, "the tram line"),
        ("arguments in favor of the tram line", FOR, "the tram line"),
        ("Who spoke out in favour of the tram line?", FOR, "the tram line"),
        ("Who opposes the tram line?", AGAINST, "the tram line"),
        ("Who is against the tram line?", AGAINST, "the tram line"),
        ("Who else is opposed to the ban on cars?", AGAINST, "the ban on cars"),
        ("Who opposes the ban on cars?", AGAINST, "the ban on cars"),
        ("Is anybody against the tram line?", AGAINST, "the tram line"),
        ("Has anyone objected to the tram line?", AGAINST, "the tram line"),
        ("List the arguments against the tram line", AGAINST, "the tram line"),
        ("What is the main argument against the tram line?", AGAINST, "the tram line"),
        ("Who is for and who is against the tram line?", FOR | AGAINST, "the tram line"),
        ("Who supports or opposes the tram line?", FOR | AGAINST, "the tram line"),
        ("What are the arguments for and against the tram line?", FOR | AGAINST, "the tram line"),
    ],
)
def test_a_side_is_asked_for(question: str, sides: frozenset[str], topic: str):
    asked = read_question(question)
    assert (asked.kind, asked.sides, asked.topic) == ("who_said", sides, topic)


@pytest.mark.parametrize(
    "question",
    [
        "Who backed out of the deal?",
        "Who backs up the data?",
        "Who is the tram line for?",
        "What is the tram line for?",
        "Who supports whom?",
        "What supports the roof?",
        "Who is supported by the union?",
        "What are the reasons for the delay?",
        "What are the arguments about the tram line?",
        "Who opposes Clara Moss's account of the flood?",
        "Who opposes Moss on the tram line?",
        "Who rejected the tram line?",
        "Who said that they are against the tram line?",
        "Which supporters sing before matches?",
    ],
)
def test_what_only_looks_like_it_asks_for_no_side(question: str):
    assert read_question(question).sides == frozenset()


@pytest.mark.parametrize(
    ("said", "cue", "content", "matter", "side"),
    [
        ("Moss supports the tram line.", "supports", "the tram line", "the tram line", "for"),
        ("Moss has strongly backed plans for a tram line.", "backed", "plans for a tram line", "the tram line", "for"),
        ("Moss welcomed the new line.", "welcomed", "the new line", "the line", "for"),
        (
            "Moss said that she was in favour of the line.",
            "said",
            "that she was in favour of the line",
            "the line",
            "for",
        ),
        ("“We back the line,” Moss said.", "said", "“We back the line,”", "the line", "for"),
        ("Moss opposed the line.", "opposed", "the line", "the line", "against"),
        ("Moss criticised the line as a waste.", "criticised", "the line as a waste", "the line", "against"),
        ("Moss said she was against the line.", "said", "she was against the line", "the line", "against"),
        ("Moss objected to the line.", "objected to", "the line", "the line", "against"),
        ("Moss supports scrapping the line.", "supports", "scrapping the line", "the line", None),
        ("Moss backed the campaign against the line.", "backed", "the campaign against the line", "the line", None),
        ("Moss opposed the closing of the line.", "opposed", "the closing of the line", "the line", None),
        ("Moss criticised opponents of the line.", "criticised", "opponents of the line", "the line", None),
        ("Moss agreed that the line was a waste.", "agreed", "that the line was a waste", "the line", None),
        ("Moss complained that the line was late.", "complained", "that the line was late", "the line", None),
        ("Moss denied the line.", "denied", "the line", "the line", None),
        ("Moss rejected the line.", "rejected", "the line", "the line", None),
        ("Moss did not support the line.", "did not support", "the line", "the line", None),
        ("Moss backed off the line.", "backed off", "the line", "the line", None),
        ("Moss avoided condemning the line.", "avoided condemning", "the line", "the line", None),
        ("Moss said that she was not against it.", "said", "that she was not against the line", "the line", None),
        ("Moss said that Holt was against the line.", "said", "that Holt was against the line", "the line", None),
        ("Moss denied that she was against it.", "denied", "that she was against the line", "the line", None),
        ("Moss backed Holt’s “tram line”.", "backed", "Holt’s “tram line”", "Holt", None),
        ("Moss backed Holt’s “tram line”.", "backed", "Holt’s “tram line”", "a tram line", "for"),
        ("Moss praised Holt for the line.", "praised", "Holt for the line", "the line", None),
    ],
)
def test_who_supports_something_else_takes_no_side(said: str, cue: str, content: str, matter: str, side: str | None):
    text = said if content in said else said.replace("against it", "against the line")
    (claim,) = by_hand(text, content=[content], cue=cue, source="Moss", speaker=Speaker("Moss")).claims
    taken = {one for one in ("for", "against") if takes_side(claim, text, matter, frozenset({one}))}
    assert taken == ({side} if side else set())


@pytest.fixture(scope="module")
def ask(tmp_path_factory, embedder):
    archive = Archive.open(tmp_path_factory.mktemp("sides") / "archive", embedder=embedder)
    archive.add(
        [
            Article.from_text(
                "The council will vote on the tram line in May.\n\nClara Moss, a baker, supports the tram line. “I "
                "oppose the tram line,” said Tom Reed, a driver. Ada Lund, the mayor, denied that the tram line was "
                "late. Piet Vos, a teacher, said that the tram line would be noisy.",
                title="Council to vote on tram line",
            )
        ]
    )
    return Engine(archive).answer


def test_those_of_a_side_are_named_and_nobody_else(ask):
    assert [line.speaker.name for line in ask("Who supports the tram line?").lines] == ["Clara Moss"]
    assert [line.speaker.name for line in ask("Who is against the tram line?").lines] == ["Tom Reed"]
    both = ask("What are the arguments for and against the tram line?")
    assert {line.speaker.name for line in both.lines} == {"Clara Moss", "Tom Reed"}


def test_all_of_a_side_are_named_however_near_their_claims_come(engine_over):
    answer = engine_over(
        "“I support the tram line,” said Clara Moss, a baker. Ada Lund, the mayor, said that she was in favour of the "
        "tram line because its price was low and it would bring quiet to the streets behind the harbour and the market."
    ).answer("Who supports the tram line?")
    assert {line.speaker.name for line in answer.lines} == {"Clara Moss", "Ada Lund"}


def test_where_nobody_takes_the_side_no_fact_is_guessed(ask):
    answer = ask("Who supports the vote?")
    assert (answer.outcome, answer.lines, answer.passages) == ("no_claim", (), ())
    assert ask("Who opposes the harbour tunnel?").outcome == "no_evidence"
