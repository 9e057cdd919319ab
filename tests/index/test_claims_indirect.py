"""Statements reported without a whole quotation: each text with the claims that a careful reader finds in it."""

from __future__ import annotations

import pytest
from test_claims import Reading, readings

from index import Article, extract_claims


def mixed(speaker: str | None, cue: str, content: str, relayed_by: str | None = None) -> Reading:
    return Reading(speaker, cue, content, "mixed", relayed_by)


WEAK = "that the dam was weak"

REPORTED = {
    "X said that": ("Clara Moss said that the dam was weak.", Reading("Clara Moss", "said", WEAK)),
    "X said, without that": ("Clara Moss said the dam was weak.", Reading("Clara Moss", "said", "the dam was weak")),
    "…, X said": (
        "The dam leaks, but nobody cares, Clara Moss said.",
        Reading("Clara Moss", "said", "The dam leaks, but nobody cares"),
    ),
    "…, said X, a role": (
        "The dam should close, said Clara Moss, a historian.",
        Reading("Clara Moss", "said", "The dam should close"),
    ),
    "…, critics say, …": (
        "The dam, critics say, should have closed.",
        Reading("critics", "say", "The dam … should have closed"),
    ),
    "X told reporters that": ("Clara Moss told reporters that the dam was weak.", Reading("Clara Moss", "told", WEAK)),
    "X told Y that": ("David Holt told Clara Moss that the dam was weak.", Reading("David Holt", "told", WEAK)),
    "Y was told by X that": (
        "Clara Moss was told by David Holt that the dam was weak.",
        Reading("David Holt", "was told", WEAK),
    ),
    "X has long argued": (
        "Clara Moss has long argued that the dam was weak.",
        Reading("Clara Moss", "has long argued", WEAK),
    ),
    "X warned": (
        "Clara Moss warned that the dam might break.",
        Reading("Clara Moss", "warned", "that the dam might break"),
    ),
    "X promised to": ("Clara Moss promised to repair the dam.", Reading("Clara Moss", "promised", "to repair the dam")),
    "X urged Y to": (
        "Clara Moss urged the council to repair the dam.",
        Reading("Clara Moss", "urged", "to repair the dam"),
    ),
    "X expressed": (
        "Clara Moss expressed her gratitude to David Holt.",
        Reading("Clara Moss", "expressed", "her gratitude to David Holt"),
    ),
    "two speakers, two claims": (
        "Engineers say the dam is weak. Councillors say it is strong.",
        Reading("engineers", "say", "the dam is weak"),
        Reading("councillors", "say", "it is strong"),
    ),
    "two speakers in one sentence": (
        "Clara Moss thinks the dam is weak, but David Holt says it is not.",
        Reading("Clara Moss", "thinks", "the dam is weak"),
        Reading("David Holt", "says", "it is not"),
    ),
    "two speakers of one claim": (
        "Clara Moss and David Holt said that the dam was weak.",
        Reading("Clara Moss and David Holt", "said", WEAK),
    ),
    "said and added": (
        "“The dam is weak,” Clara Moss said, adding that nobody cared.",
        Reading("Clara Moss", "said", "“The dam is weak,”", "direct"),
        Reading("Clara Moss", "adding", "that nobody cared"),
    ),
    "X’s sister said": (
        "David Holt’s sister Clara Moss said that the dam was weak.",
        Reading("Clara Moss", "said", WEAK),
    ),
    "X, who met Y, said": (
        "Clara Moss, who met David Holt on Monday, said that the dam was weak.",
        Reading("Clara Moss", "said", WEAK),
    ),
    "when Y asked, X said": (
        "When David Holt asked, Clara Moss said that the dam was weak.",
        Reading("Clara Moss", "said", WEAK),
    ),
    "X laughed when Y said": (
        "Clara Moss laughed when David Holt said that the dam was weak.",
        Reading("David Holt", "said", WEAK),
    ),
    "X met Y, who told her that": (
        "Clara Moss met David Holt, who told her that the dam was weak.",
        Reading("David Holt", "told", WEAK),
    ),
    "X said … and Y said …": (
        "Clara Moss said the dam was weak and David Holt said it was not.",
        Reading("Clara Moss", "said", "the dam was weak"),
        Reading("David Holt", "said", "it was not"),
    ),
    "X refused to say": (
        "Clara Moss refused to say whether the dam was weak.",
        Reading("Clara Moss", "refused to say", "whether the dam was weak"),
    ),
}

DENIED = {
    "X denied that": ("Clara Moss denied that the dam was weak.", Reading("Clara Moss", "denied", WEAK)),
    "X denied the report": ("Clara Moss denied the report.", Reading("Clara Moss", "denied", "the report")),
    "X did not say": ("Clara Moss did not say that the dam was weak.", Reading("Clara Moss", "did not say", WEAK)),
    "X never said": ("Clara Moss never said that the dam was weak.", Reading("Clara Moss", "never said", WEAK)),
    "X has not denied": (
        "Clara Moss has not denied that the dam was weak.",
        Reading("Clara Moss", "has not denied", WEAK),
    ),
}

POSSIBLE = {
    "X could say": (
        "Clara Moss could say that the dam was weak.",
        Reading("Clara Moss", "could say", WEAK),
    ),
    "X may say": (
        "Clara Moss may say that the dam was weak.",
        Reading("Clara Moss", "may say", WEAK),
    ),
}

ACCORDING = {
    "in front": (
        "According to Clara Moss, the dam leaks every year.",
        Reading("Clara Moss", "According to", "the dam leaks every year"),
    ),
    "in the middle": (
        "The dam, according to Clara Moss, leaks every year.",
        Reading("Clara Moss", "according to", "The dam … leaks every year"),
    ),
    "in the middle, before a form of “be”": (
        "The dam, according to Clara Moss, is weak.",
        Reading("Clara Moss", "according to", "The dam … is weak"),
    ),
    "at the end": (
        "The dam leaks every year, according to police.",
        Reading("police", "according to", "The dam leaks every year"),
    ),
    "with quoted words": (
        "The dam is “as weak as paper”, according to Clara Moss.",
        mixed("Clara Moss", "according to", "The dam is “as weak as paper”"),
    ),
}

PARTLY_QUOTED = {
    "in the clause": (
        "Clara Moss said the dam was “as weak as paper” and would break.",
        mixed("Clara Moss", "said", "the dam was “as weak as paper” and would break"),
    ),
    "told reporters that": (
        "Clara Moss told reporters on Monday that “nobody needs to worry” about the dam.",
        mixed("Clara Moss", "told", "that “nobody needs to worry” about the dam"),
    ),
    "before the cue": (
        "The dam “will break”, Clara Moss warned.",
        mixed("Clara Moss", "warned", "The dam “will break”"),
    ),
    "described Y as": (
        "Clara Moss described the dam as “a ruin”.",
        mixed("Clara Moss", "described", "the dam as “a ruin”"),
    ),
    "described Y as, unquoted": (
        "Clara Moss described the dam as a ruin.",
        Reading("Clara Moss", "described", "the dam as a ruin"),
    ),
    "dismissed Y as": (
        "Clara Moss dismissed the plan as “a joke”.",
        mixed("Clara Moss", "dismissed", "the plan as “a joke”"),
    ),
    "called Y Z": (
        "Clara Moss called David Holt “a liar”.",
        Reading("Clara Moss", "called", "“a liar”", "direct"),
    ),
    "what X calls": (
        "Farmers gathered outside what Clara Moss calls “the castle”.",
        Reading("Clara Moss", "calls", "“the castle”", "direct"),
    ),
}

RELAYED = {
    "X said, according to Y": (
        "Clara Moss said that the dam was weak, according to David Holt.",
        Reading("Clara Moss", "said", WEAK, relayed_by="David Holt"),
    ),
    "X said on Monday, according to Y, that": (
        "Clara Moss said on Monday, according to David Holt, that the dam was weak.",
        Reading("Clara Moss", "said", WEAK, relayed_by="David Holt"),
    ),
    "Y quoted X as saying": (
        "The Ellery Courier quoted Clara Moss as saying that the dam was weak.",
        Reading("Clara Moss", "as saying", WEAK, relayed_by="The Ellery Courier"),
    ),
    "X was quoted by Y as saying": (
        "Clara Moss was quoted by the Ellery Courier as saying that the dam was weak.",
        Reading("Clara Moss", "was quoted", WEAK, relayed_by="the Ellery Courier"),
    ),
    "X said that Y argues": (
        "Clara Moss said that David Holt argues that the dam is weak.",
        Reading("Clara Moss", "said", "that David Holt argues that the dam is weak"),
        Reading("David Holt", "argues", "that the dam is weak", relayed_by="Clara Moss"),
    ),
    "an outlet reported that X said": (
        "The Ellery Courier reported that Clara Moss said the dam was weak.",
        Reading("The Ellery Courier", "reported", "that Clara Moss said the dam was weak"),
        Reading("Clara Moss", "said", "the dam was weak", relayed_by="The Ellery Courier"),
    ),
}

NOBODY_NAMED = {
    "is believed to": (
        "The driver is believed to have left Ellery.",
        Reading(None, "is believed", "The driver … to have left Ellery"),
    ),
    "is said to": (
        "The driver is said to have left Ellery.",
        Reading(None, "is said", "The driver … to have left Ellery"),
    ),
}

NOT_SAID = {
    "was told": "Clara Moss was told that the dam was weak.",
    "nothing reported": "Clara Moss repaired the dam with David Holt.",
    "neither … nor … said": "Neither Clara Moss nor David Holt said that the dam was weak.",
    "nobody said": "Nobody said that the dam was weak.",
    "if X said": "If Clara Moss said that the dam was weak, nobody heard it.",
}

MISREAD = {
    "“What X terms …” at the head of a sentence is not read": (
        "What Clara Moss terms ‘the salt war’ began in May.",
        Reading("Clara Moss", "terms", "‘the salt war’", "direct"),
    ),
    "what is thought of something loses the thing": (
        "The dam is thought to be weak.",
        Reading(None, "is thought", "The dam … to be weak"),
    ),
    "what somebody heard is taken for what they say": ("Clara Moss heard that the dam was weak.",),
    "“citing” takes the place of “said” as the cue": (
        "Officials said, citing Clara Moss, that the dam was weak.",
        Reading("officials", "said", WEAK),
    ),
    "“reported … by X” has no speaker, and X stands in the content": (
        "The dam was reported to be weak by Clara Moss.",
        Reading("Clara Moss", "reported", "The dam … to be weak"),
    ),
    "“it was X who said” is not read": (
        "It was Clara Moss who said that the dam was weak.",
        Reading("Clara Moss", "said", WEAK),
    ),
}


def table(cases: dict[str, tuple]) -> list:
    return [pytest.param(text, list(expected), id=name) for name, (text, *expected) in cases.items()]


@pytest.mark.parametrize(("text", "expected"), table(REPORTED))
def test_a_reported_clause_belongs_to_the_subject_of_its_cue(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(DENIED))
def test_a_denial_keeps_its_not(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(POSSIBLE))
def test_a_possibility_keeps_its_could_or_may(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(ACCORDING))
def test_according_to_names_its_source_wherever_it_stands(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(PARTLY_QUOTED))
def test_quoted_words_inside_a_report_keep_their_marks(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(RELAYED))
def test_a_report_heard_through_somebody_else_names_both(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(NOBODY_NAMED))
def test_a_passive_report_without_a_source_has_no_speaker(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NOT_SAID.items()])
def test_what_nobody_is_said_to_state_is_nobodys_statement(text):
    claims = extract_claims(Article.from_text(text))
    stated = [claim for claim in claims if not (claim.manner.negated or claim.manner.hypothetical)]
    assert [claim.speaker for claim in stated if claim.speaker] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, list(expected), marks=pytest.mark.xfail(strict=True, reason=reason), id=reason)
        for reason, (text, *expected) in MISREAD.items()
    ],
)
def test_reports_read_wrongly_today(text, expected):
    assert readings(text) == expected
