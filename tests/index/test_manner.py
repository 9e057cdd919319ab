"""Manner: what kind of report a cue makes, and whether the report was made at all."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Manner, MannerKind, Span
from index.claims.kinds import _VERBS, word_of
from index.claims.manner import manner_of


def manner(marked: str) -> Manner:
    """Return the manner of the cue in square brackets; several make one cue in pieces."""
    text, cue = "", []
    for place, piece in enumerate(part for whole in marked.split("[") for part in whole.split("]")):
        if place % 2:
            cue.append(Span(len(text), len(text) + len(piece)))
        text += piece
    return manner_of(text, cue, Span(0, len(text)))


KINDS = {
    "Clara Moss [said] that it leaks.": ("say", "said"),
    "Clara Moss [told] the council that it leaks.": ("tell", "said"),
    "Clara Moss [called] it a disgrace.": ("call", "criticised"),
    "Clara Moss [called] the figure nonsense.": ("call", "criticised"),
    "Clara Moss [called] the move “unacceptable”.": ("call", "criticised"),
    "Clara Moss [described] the ban as an outrageous attack on readers.": ("describe", "criticised"),
    "Clara Moss [called] it a great success.": ("call", "said"),
    "Clara Moss [called] it bold, though the plan is wrong.": ("call", "said"),
    "Clara Moss [called] the keeper who told the lie.": ("call", "said"),
    "As Clara Moss [put it], it leaks.": ("put", "said"),
    "It leaks, [according to] Clara Moss.": ("according to", "said"),
    "It leaks, [According to] Clara Moss.": ("according to", "said"),
    "Clara Moss[:] it leaks.": (":", "said"),
    "[For] Clara Moss, it leaks.": ("for", "said"),
    "Clara Moss [blathered on] that it leaks.": ("blathered on", "said"),
    "Clara Moss [argues] that it leaks.": ("argue", "claimed"),
    "Clara Moss [made the claim] on Monday.": ("claim", "claimed"),
    "Clara Moss [denied] that it leaks.": ("deny", "denied"),
    "Clara Moss [has repeatedly denied] that it leaks.": ("deny", "denied"),
    "Clara Moss [issued a statement denying] that it leaks.": ("deny", "denied"),
    "Clara Moss [denied claims] that it leaks.": ("deny", "denied"),
    "Clara Moss [rejected accusations] that it leaks.": ("reject", "denied"),
    "Clara Moss [has ruled out] a repair.": ("rule out", "denied"),
    "The [denial] came from Clara Moss.": ("denial", "denied"),
    "Clara Moss [refused] to sign it.": ("refuse", "denied"),
    "Clara Moss [questioned] whether it leaks.": ("question", "doubted"),
    "Clara Moss is [sceptical] that it leaks.": ("sceptical", "doubted"),
    "Clara Moss [warned] that it leaks.": ("warn", "warned"),
    "Clara Moss [issued a stark warning] that it leaks.": ("warn", "warned"),
    "Clara Moss [threatened] to leave.": ("threaten", "warned"),
    "Residents [are worried] that it leaks.": ("worry", "feared"),
    "Clara Moss [expressed] grave concern about it.": ("concern", "feared"),
    "Clara Moss [promised] that it holds.": ("promise", "promised"),
    "Clara Moss [pledged] to mend it.": ("pledge", "promised"),
    "Clara Moss [called for] an inquiry.": ("call for", "demanded"),
    "Clara Moss [called] for an inquiry.": ("call for", "demanded"),
    "Clara Moss [asked] the council to mend it.": ("ask", "demanded"),
    "Clara Moss [asked] whether to mend it.": ("ask", "asked"),
    "Clara Moss [wondered] if it leaks.": ("wonder", "asked"),
    "Clara Moss [put] the cost at 40 crowns.": ("put", "estimated"),
    "The dam [is expected] to hold.": ("expect", "estimated"),
    "It is [her belief] that it leaks.": ("belief", "believed"),
    "Clara Moss is [certain] that it leaks.": ("certain", "believed"),
    "Clara Moss [would like] to mend it.": ("like", "hoped"),
    "Clara Moss [voiced her hope] that it holds.": ("hope", "hoped"),
    "Clara Moss [agreed] that it leaks.": ("agree", "agreed"),
    "Clara Moss [admitted] that it leaks.": ("admit", "admitted"),
    "Clara Moss left, [accusing] the council.": ("accuse", "accused"),
    "Clara Moss [pleaded guilty] to arson.": ("plead", "admitted"),
    "Clara Moss [pleaded not guilty] to arson.": ("plead", "denied"),
    "Clara Moss [pleaded] not guilty to arson.": ("plead", "said"),
    "Clara Moss [was quick to blame] the council.": ("blame", "accused"),
    "Clara Moss [lashed out] at the council.": ("lash out", "criticised"),
    "Clara Moss [opposes] the dam.": ("oppose", "criticised"),
    "Clara Moss [praised] the crew.": ("praise", "praised"),
    "Clara Moss [thanked] the crew.": ("thank", "praised"),
}


@pytest.mark.parametrize("marked", KINDS)
def test_a_cue_has_its_kind_and_dictionary_form(marked: str) -> None:
    lemma, kind = KINDS[marked]
    assert manner(marked) == Manner(lemma, kind)


def test_every_kind_but_none_other_is_met_above() -> None:
    assert {kind for _, kind in KINDS.values()} == set(get_args(MannerKind))


def test_a_claim_without_a_cue_is_said() -> None:
    assert manner_of("It leaks.", (), Span(0, 9)) == Manner("", "said")


NEGATED = {
    "Clara Moss did not [say] when.": "say",
    "Clara Moss [did not say] when.": "say",
    "Clara Moss [did] not [say] when.": "say",
    "Clara Moss didn’t [say] when.": "say",
    "Clara Moss has never [claimed] it.": "claim",
    "Clara Moss cannot [say] when.": "say",
    "Clara Moss would not [say] when.": "say",
    "Clara Moss did not, however, [say] when.": "say",
    "Clara Moss did not immediately [respond].": "respond",
    "Clara Moss refused to [say] when.": "say",
    "Clara Moss [refused to say] when.": "say",
    "Clara Moss [refused] to say when.": "say",
    "Clara Moss [declined] to comment on it.": "comment",
    "Clara Moss [declined] comment.": "comment",
    "Clara Moss failed to [mention] it.": "mention",
    "Clara Moss has yet to [say] when.": "say",
    "Clara Moss left without [saying] when.": "say",
    "Clara Moss stopped short of [accusing] anyone.": "accuse",
    "Clara Moss avoided [saying] when.": "say",
    "Clara Moss [made no mention] of it.": "mention",
    "Clara Moss [gave no indication] that it leaks.": "give",
    "Clara Moss neither [confirmed] nor denied it.": "confirm",
    "Clara Moss neither confirmed nor [denied] it.": "deny",
    "Clara Moss would not confirm or [deny] it.": "deny",
    "Clara Moss did not [deny] it.": "deny",
    "Nobody [said] so.": "say",
    "No minister [said] so.": "say",
    "None of the ministers [said] so.": "say",
    "Not everyone [agrees].": "agree",
    "Neither Moss nor Holt [said] so.": "say",
    "Nor did Clara Moss [say] when.": "say",
    "They are not [worried] that it leaks.": "worry",
    "Clara Moss does not [think] that it leaks.": "think",
    "Clara Moss doesn’t [dither] that it leaks.": "dither",
}


@pytest.mark.parametrize("marked", NEGATED)
def test_what_was_not_done_is_negated(marked: str) -> None:
    found = manner(marked)
    assert (found.lemma.split()[-1], found.negated, found.hypothetical) == (NEGATED[marked], True, False)


HYPOTHETICAL = [
    "Clara Moss would [say] that it leaks.",
    "Clara Moss may [argue] that it leaks.",
    "Clara Moss could [claim] that it leaks.",
    "Clara Moss could have [claimed] that it leaks.",
    "Clara Moss will [announce] it on Monday.",
    "He’d [say] that it leaks.",
    "If she [says] so, it leaks.",
    "If the new minister [says] so, it leaks.",
    "If the council's new plan [rejects] it, it leaks.",
    "It is unclear whether Clara Moss [said] so.",
    "Clara Moss [is expected to announce] a plan.",
    "Clara Moss is expected to [announce] a plan.",
    "Clara Moss is likely to [deny] it.",
    "Clara Moss would likely [deny] it.",
    "Clara Moss plans to [tell] them.",
    "David Holt asked the minister to [say] why.",
    "David Holt called on the minister to [say] why.",
    "Did Clara Moss [say] so?",
    "Who [says] so?",
]


@pytest.mark.parametrize("marked", HYPOTHETICAL)
def test_what_may_be_or_will_be_done_is_hypothetical(marked: str) -> None:
    found = manner(marked)
    assert (found.negated, found.hypothetical) == (False, True)


PLAIN = [
    "Clara Moss had to [admit] it.",
    "Clara Moss went on to [say] so.",
    "Clara Moss was able to [confirm] it.",
    "Clara Moss never failed to [mention] it.",
    "Clara Moss did not only [say] so.",
    "Not only did Clara Moss [say] so.",
    "Clara Moss would only [say] that it leaks.",
    "No, Clara Moss [said], it leaks.",
    "Clara Moss did not come and [said] so.",
    "Others did not come and others have [said] so.",
    "“It may not hold,” Clara Moss [said].",
    "If it leaks, Clara Moss [said], it is old.",
    "He’d [said] that it leaks.",
    "In May she [said] so.",
    "Will [said] so.",
    "I would [argue] that it leaks.",
    "I will [say] this.",
    "He [said]: “Did it leak?”",
    "They called an emergency meeting to [discuss] it.",
    "Holt agreed with Moss and seemed to [say] so.",
    "Officials with no ties to the firm [said] so.",
    "To [say] so is easy, but Clara Moss declined",
]


@pytest.mark.parametrize("marked", PLAIN)
def test_what_was_done_is_neither(marked: str) -> None:
    found = manner(marked)
    assert (found.negated, found.hypothetical) == (False, False)


def test_a_report_may_be_negated_and_hypothetical() -> None:
    found = manner("Clara Moss may not [say] so.")
    assert (found.negated, found.hypothetical) == (True, True)


def test_only_its_own_sentence_says_how_a_claim_is_reported() -> None:
    text = "She would not. Moss said so."
    assert manner_of(text, [Span(20, 24)], Span(15, len(text))) == Manner("say")


def test_a_cue_may_stand_in_a_later_sentence_than_the_one_given() -> None:
    text = "“It leaks.” Clara Moss did not say when."
    start = text.index("say")
    assert manner_of(text, [Span(start, start + 3)], Span(0, 11)).negated


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_words_have_a_manner(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    found = manner_of(text, [Span(*ends)] if ends[0] < ends[1] else [], Span(0, len(text)))
    assert found.kind in get_args(MannerKind)
    assert found.lemma == found.lemma.lower()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        *(("denies", "deny"), ("denied", "deny"), ("denying", "deny"), ("admitted", "admit"), ("planning", "plan")),
        *(
            ("accusing", "accuse"),
            ("agreeing", "agree"),
            ("teaches", None),
            ("signalled", "signal"),
            ("swore", "swear"),
        ),
        *(("allegations", "allegation"), ("journalese", None)),
    ],
)
def test_a_word_is_known_in_every_form(form: str, lemma: str | None) -> None:
    word = word_of(form)
    assert (word.lemma if word else None) == lemma


def test_no_verb_is_of_two_kinds() -> None:
    counts = Counter(verb for verbs in _VERBS.values() for verb in verbs.split())
    assert [verb for verb, count in counts.items() if count > 1] == []
