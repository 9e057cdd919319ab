"""How names are written: runs of words that begin with a capital, in whatever letters. Patterns to be put together."""

from __future__ import annotations

CAPITAL = r"[^\W\d_a-z]"
_WORD = rf"{CAPITAL}[\w’'.-]*"
_PARTICLE = "de|van|von|al|bin"
# Of a person, and of one with a first and a last name: "the Bank of Tarn" is nobody called Tarn.
PERSON = rf"{_WORD}(?: (?:(?:{_PARTICLE}) )*{_WORD})*"
IN_FULL = rf"{_WORD}(?: (?:(?:{_PARTICLE}) )*{_WORD})+"
# Of anybody or anything.
NAME = rf"{_WORD}(?: (?:(?:of|the|{_PARTICLE}) )?{_WORD})*"
