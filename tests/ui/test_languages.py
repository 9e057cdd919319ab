"""The page speaks English and Ukrainian: the same words in both, each visitor in theirs."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from types import ModuleType

import gradio as gr
import pytest
from gradio.context import LocalContext

from tests.ui.fakes import COLLECTION
from ui import frame, render, strings, strings_uk
from ui.languages import counted, phrases, preferred, speaking
from ui.serving import LABELS, in_their_language

UI = Path(render.__file__).parent
# The same in every language: the name, questions (articles are read in English), and what only an operator or a
# program reads.
NOT_TRANSLATED = set(
    "NAME LOCKED SERVING ENDED NOT_SERVED SAMPLE_QUESTIONS SAID_QUESTION SPEAKER_QUESTION SPEAKER_TOPIC_QUESTION "
    "TOPIC_QUESTION DISAGREEMENT_QUESTION OUTLET_QUESTION ADDRESS_PLACEHOLDER NOT_TEXT NOT_SO_MANY "
    "OPPOSED OPPOSED_FOR".split()
)


def named(module: ModuleType) -> dict[str, object]:
    return {name: value for name, value in vars(module).items() if name.isupper()}


def blanks(words: object) -> list[str]:
    pieces = words.values() if isinstance(words, dict) else [words]
    return sorted(name for one in pieces if isinstance(one, str) for _, name, _, _ in Formatter().parse(one) if name)


def test_both_languages_have_the_same_words_with_the_same_blanks() -> None:
    english, ukrainian = named(strings), named(strings_uk)
    assert set(english) - set(ukrainian) == NOT_TRANSLATED
    assert set(ukrainian) <= set(english)
    for name, words in ukrainian.items():
        assert type(words) is type(english[name])
        assert blanks(words) == blanks(english[name]), name
        if isinstance(words, dict) and name != "COUNTED":
            assert words.keys() == english[name].keys()  # type: ignore[attr-defined]


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = {
        name
        for path in UI.glob("*.py")
        for name in re.findall(r"(?:phrases\(\)|strings)\.([A-Z_]+)|LABELS\(\"([A-Z_]+)\"\)", path.read_text("utf-8"))
    }
    wanted = {one or other for one, other in asked} - {"LANGUAGE"}
    assert wanted <= set(named(strings))
    labels = re.findall(r"LABELS\(\"([A-Z_]+)\"\)", (UI / "layout.py").read_text("utf-8"))
    assert set(labels) <= LABELS.translations["uk"].keys()
    sources = [path.read_text("utf-8") for path in UI.glob("*.py")]
    things = {thing for source in sources for thing in re.findall(r'counted\([^"\n]*"(\w+)"', source)}
    assert things <= strings_uk.COUNTED.keys()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("uk-UA,uk;q=0.9,en;q=0.8", "uk"), ("UK", "uk"), ("en-GB,uk;q=0.5", "en"), ("de", "en"), ("", "en"), (None, "en")],
)
def test_the_browser_says_which_language(accepted: str | None, language: str) -> None:
    assert preferred(accepted) == language


def test_things_are_counted_as_each_language_counts() -> None:
    assert [counted(number, "article") for number in (1, 2, 1_200)] == ["1 article", "2 articles", "1,200 articles"]
    with speaking("uk"):
        said = [counted(number, "article") for number in (1, 3, 5, 11, 12, 21, 22, 111)]
        forms = "стаття статті статей статей статей стаття статті статей".split()
        assert [words.split(" ")[-1] for words in said] == forms
        assert "18 статей, 6 видань, 3\N{NO-BREAK SPACE}березня – 2\N{NO-BREAK SPACE}травня 2026" in frame.head(
            COLLECTION
        )
    assert phrases().ASK == "Ask"


def test_a_handler_speaks_its_callers_language_at_every_step() -> None:
    def one(language: str):  # type: ignore[no-untyped-def]
        yield phrases().ASK
        yield phrases().STOP

    request = gr.Request(headers={"accept-language": "uk"})
    before = LocalContext.request.set(request)
    try:
        steps = in_their_language(one)("x")
        assert next(steps) == strings_uk.ASK
        assert in_their_language(lambda: phrases().ASK)() == strings_uk.ASK
    finally:
        LocalContext.request.reset(before)
    assert phrases().ASK == strings.ASK
    assert next(steps) == strings_uk.STOP
