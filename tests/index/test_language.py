from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour master said on Monday that the ferry would run again before the summer.", "en"),
        ("THE HARBOUR MASTER SAID ON MONDAY THAT THE FERRY WOULD RUN AGAIN.", "en"),
        ("Le maire a déclaré lundi que le bac reprendrait son service avant l’été.", "fr"),
        ("Der Hafenmeister sagte am Montag, die Fähre werde vor dem Sommer wieder fahren.", "de"),
        ("Начальник порта заявил в понедельник, что паром снова будет ходить до лета.", "ru"),
    ],
)
def test_the_language_of_a_sentence_is_told(text: str, language: str) -> None:
    assert language_of(text) == language
    assert language_of(text.replace(" ", "\r\n")) == language


@pytest.mark.parametrize("text", ["", "Hi", "ok then", "14.03.2026 08:30 — 120,000"])
def test_what_is_short_or_no_language_has_none(text: str) -> None:
    assert language_of(text) is None


def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert language_of("The harbour master said on Monday that the ferry would run again.") == "en"


@given(st.text(max_size=300))
def test_any_text_gives_two_letters_or_none(text: str) -> None:
    code = language_of(text)
    assert code is None or (len(code) == 2 and code.isalpha())
