"""Lines as sentences: what leads from the speaker to the words, in words of the article where these lead on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_parts import by_hand, read

from index import Article, Speaker
from qa import verbs
from qa.compose import Citations, compose_lines
from qa.gather import Found
from qa.telling import AS_WRITTEN
from qa.verbs import finite

ADA = Speaker("Ada Lund")


@pytest.mark.parametrize(
    ("text", "cue", "content", "report", "shown"),
    [
        ("Ada Lund told the council that it leaks.", "told", "that it leaks", "told the council", "that it leaks"),
        ("“It leaks,” Ada Lund told the council.", "told", "“It leaks,”", "told the council:", "“It leaks,”"),
        ("“It leaks,” Ada Lund told.", "told", "“It leaks,”", "said:", "“It leaks,”"),
        ("Ada Lund smiled, adding that it leaks.", "adding", "that it leaks", "added", "that it leaks"),
        ("Ada Lund warned people not to drink it.", "warned", "not to drink it", "warned people", "not to drink it"),
        ("Ada Lund has never said that it leaks.", "said", "that it leaks", "has never said", "that it leaks"),
        ("Ada Lund was quoted as saying that it leaks.", "quoted", "as saying that it leaks", "was quoted", None),
        ("Ada Lund was quoted as saying that it leaks.", "was quoted", "that it leaks", "was quoted as saying", None),
        (
            "The Post quoted Ada Lund as saying that it leaks.",
            "as saying",
            "that it leaks",
            "was quoted as saying",
            None,
        ),
        (
            "Ada Lund was quoted as saying: “It leaks.”",
            "was quoted as saying",
            "“It leaks.”",
            "was quoted as saying:",
            None,
        ),
        ("The dam leaks, Ada Lund said.", "said", "The dam leaks", "said:", "The dam leaks"),
        ("Ada Lund said that it leaks, and", "said", "that it leaks, and", "said", "that it leaks"),
    ],
)
def test_a_line_reads_as_a_sentence(text: str, cue: str, content: str, report: str, shown: str | None):
    made = by_hand(text, content=(content,), cue=cue, speaker=ADA, relays=())
    reading = read(Article.from_text(text), made)
    (line,) = compose_lines([Found(reading, reading.claims[0], 1.0)], Citations()).lines
    assert (line.report, line.shown) == (report, shown or content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The interview, Ada Lund stated, was given to the Post.", "stated", "was given to the Post"),
        ("In a letter to the board Ada Lund wants it shut.", "In a letter to", "it shut"),
    ],
)
def test_what_makes_no_sentence_is_shown_as_the_article_has_it(text: str, cue: str, content: str):
    made = by_hand(text, content=(content,), cue=cue, speaker=ADA, relays=())
    reading = read(Article.from_text(text), made)
    (line,) = compose_lines([Found(reading, reading.claims[0], 1.0)], Citations()).lines
    assert (line.report, line.shown) == (AS_WRITTEN, f"“{text}”")


@pytest.mark.parametrize(
    ("cue", "before", "verb"),
    [
        ("framing", "with Moscow ", "framed"),
        ("saying", "Ada Lund was ", "was saying"),
        ("later confirmed", "Ada Lund ", "later confirmed"),
        ("said", "Ada McNally ", "said"),
        ("said", "Ada Lund repeatedly ", "repeatedly said"),
        ("a call for", "Ada Lund drew ", None),
        ("to say", "Ada Lund went on ", None),
    ],
)
def test_a_verb_follows_its_subject(cue: str, before: str, verb: str | None):
    assert finite(cue, before) == verb


@given(st.lists(st.sampled_from("has not went on also Clara said “ never to hadn’t rarely and , the has\n".split(" "))))
def test_a_helping_word_is_found_before_the_cue_though_not_all_is_looked_through(words):
    before = f"{' '.join(words)} "
    found = finite("said", before)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(verbs, "_LAST_HELPS", re.compile(""))
        assert finite("said", before) == found
