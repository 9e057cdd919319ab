"""Pronouns: gender from titles, nouns, names and pronouns elsewhere; whom a sentence is about; nobody where two fit."""

from __future__ import annotations

import pytest
from cast_parts import who

FOLLOWED = {
    "he, by first names": ("Susan Holt met David Stone. He said that it leaks.", "He", "David Stone"),
    "she, by first names": ("David Stone met Susan Holt. She said that it leaks.", "She", "Susan Holt"),
    "she, by a title that comes later": (
        "Tarn Holt met Odo Stone. She said that it leaks. Mrs. Holt left.",
        "She",
        "Tarn Holt",
    ),
    "he, by a pronoun near his name": (
        "Tarn Holt sold his boat. Tarn Holt met Odo Stone, a spokeswoman. He said that it leaks.",
        "He",
        "Tarn Holt",
    ),
    "he, who goes on speaking": (
        "David Holt met Peter Stone. “It leaks,” Stone said.\n\n“It will break.”\n\n“Nobody listens,” he added.",
        "he",
        "Peter Stone",
    ),
    "he, the accused, where the accuser has a woman's name": (
        "Clara Moss said David Holt had lied. He denied it.",
        "He",
        "David Holt",
    ),
    "he, whose verb the parser takes for more of his name": (
        "Bobby Scott is a Democrat. “He shies from higher office,” said Quentin Kidd, a political scientist. “It's "
        "unclear.”\n\nScott bristles at the suggestion he won't be ready. “I raised enough,” he said.",
        "he",
        "Bobby Scott",
    ),
    "he, not whom his words name": (
        "David Holt met Peter Stone. “Holt should go,” he said.",
        "he",
        "Peter Stone",
    ),
    "he, not whom his report names": (
        "David Holt met Peter Stone. He said that Holt should go.",
        "He",
        "Peter Stone",
    ),
    "he, the subject of the sentence that holds his": (
        "Peter Stone spoke. David Holt defended what he called a mistake.",
        "he",
        "David Holt",
    ),
    "he, after his own conjunction": (
        "Peter Stone spoke. When David Holt heard of it, he said that it was a lie.",
        "he",
        "David Holt",
    ),
    "he, who did it, before another in passing": (
        "The rally was led by David Holt beside a statue of Peter Stone. He said that the vote was stolen.",
        "He",
        "David Holt",
    ),
    "who": ("Clara Moss met David Holt, who said that it leaks.", "who", "David Holt"),
    "they, of the subject": (
        "Engineers came to Ellery. Reporters waited. Several engineers said that they feared a flood.",
        "they",
        "several engineers",
    ),
    "it, of a body": ("The Kremlin answered. It said that nobody knew.", "It", "The Kremlin"),
    "he, beside a body whose article shows it elsewhere": (
        "Peter Cole came. Tarn Greens want a vote. “It leaks,” he said. The Tarn Greens left.",
        "he",
        "Peter Cole",
    ),
    "his letter": ("David Holt came. His letter said that it leaks.", "letter", "David Holt"),
}

NOBODY = {
    "he, of two alike": ("David Holt and Peter Stone came. He said that it leaks.", "He"),
    "he, of nobody but whom he names": ("David Holt came. “Holt should go,” he said.", "he"),
    "he, of an accuser and the accused": ("Tarn Moss said David Holt had lied. He denied it.", "He"),
    "he, of who asks and who is asked": (
        "David Holt came. Peter Stone pressed him on the dam. “It leaks,” he said.",
        "he",
    ),
    "he, of a van": ("The van had stopped. They looked into it. “It leaks,” he said.", "he"),
    "she, of a woman and her mother": ("Susan Holt's mother left the valley. “I stay,” she said.", "she"),
    "he, of a woman": ("Mrs. Holt came. He said that it leaks.", "He"),
    "he, of a body": ("Fox News reported on it. He said that it leaks.", "He"),
    "he, of somebody long ago": (
        "David Holt came. It rained. The dam held. Snow fell. The mill closed. The ferry sank. The sun shone. "
        "He said that it leaks.",
        "He",
    ),
    "they, of a group in passing": ("Anna Holt spoke of engineers. They said that it leaks.", "They"),
    "they, of two groups": ("Engineers met farmers. They said that it leaks.", "They"),
    "it, of a place in passing": ("Snow fell in Ellery. It said that nobody knew.", "It"),
    "I": ("I said that it leaks.", "I"),
}


@pytest.mark.parametrize(("text", "word", "name"), [pytest.param(*case, id=kind) for kind, case in FOLLOWED.items()])
def test_a_pronoun_leads_back_to_whom_it_stands_for(text, word, name):
    assert who(text, word) == name


@pytest.mark.parametrize(("text", "word"), [pytest.param(*case, id=kind) for kind, case in NOBODY.items()])
def test_a_pronoun_stands_for_nobody_where_that_is_not_sure(text, word):
    assert who(text, word) is None
