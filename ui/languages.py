"""The language of the page's own words: Ukrainian for browsers that ask for it, else English.

As with gettext, what is written for a visitor asks here for its words; outside of serving one they are English. What
articles say, and the questions that are offered, stay in the articles' language.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType, SimpleNamespace

from ui import strings, strings_uk


def _named(module: ModuleType) -> dict[str, object]:
    return {name: value for name, value in vars(module).items() if name.isupper()}


LANGUAGES = {
    "en": SimpleNamespace(**_named(strings), LANGUAGE="en"),
    # What its table leaves out is the same in every language.
    "uk": SimpleNamespace(**(_named(strings) | _named(strings_uk)), LANGUAGE="uk"),
}
_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def phrases() -> SimpleNamespace:
    """Return the page's words in the language of the visitor who is being served."""
    return LANGUAGES[_spoken.get()]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have words in ``language`` for as long as this lasts."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def preferred(accepted: str | None) -> str:
    """Return the first language of an Accept-Language header, where the page has it; else English.

    Gradio translates the labels of its parts in the browser by the same rule.
    """
    first = (accepted or "").split(",")[0].split(";")[0].strip().casefold().split("-")[0]
    return first if first in LANGUAGES else "en"


def counted(number: int, thing: str) -> str:
    """Return "1 article", "2 articles", "1,200 claims", in the visitor's language."""
    forms = phrases().COUNTED.get(thing)
    if forms is None:
        return f"{number:,} {thing}{'' if number == 1 else 's'}"
    return f"{number:,} {forms[_slavic_form(number)]}".replace(",", "\u202f")


def _slavic_form(number: int) -> int:
    """0 as for one (1, 21), 1 as for few (2-4, 22-24), 2 as for many (0, 5-20, 25-30)."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
