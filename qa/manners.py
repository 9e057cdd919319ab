"""Words of a question that ask for one manner of report: "deny", "warnings", "promised"."""

from __future__ import annotations

from index import MannerKind

# Verbs that ask for one manner of report, and the kinds of claim that answer them.
_MANNERS: list[tuple[str, tuple[MannerKind, ...]]] = [
    ("deny reject dispute", ("denied",)),
    ("doubt question", ("doubted",)),
    ("warn caution", ("warned", "feared")),
    ("threaten", ("warned",)),
    ("cast_doubt_on", ("doubted",)),
    ("promise pledge vow", ("promised",)),
    ("estimate predict forecast", ("estimated",)),
    ("demand urge call_for call_on", ("demanded",)),
    ("admit acknowledge concede", ("admitted",)),
    ("accuse blame", ("accused",)),
    ("criticise criticize condemn denounce", ("criticised",)),
    ("praise", ("praised",)),
    ("accept agree", ("agreed",)),
]


def _forms(verb: str) -> list[str]:
    lemma, _, particle = verb.replace("_", " ").partition(" ")
    past = lemma if lemma == "cast" else lemma + ("d" if lemma.endswith("e") else "ed")
    irregular = [lemma[:-1] + "ies", lemma[:-1] + "ied"] if lemma.endswith("y") else []
    irregular += [lemma + "ted"] if lemma == "admit" else []
    return [f"{form} {particle}".strip() for form in (lemma, lemma + "s", past, *irregular)]


MANNERS = {form: frozenset(kinds) for verbs, kinds in _MANNERS for verb in verbs.split() for form in _forms(verb)}
VERBS = list(MANNERS)
# Each form of a verb and the one that stands after "did".
BASE = {form: verb.replace("_", " ") for verbs, _ in _MANNERS for verb in verbs.split() for form in _forms(verb)}
# What is made or given in one manner: "What promises did the mayor make?"
_MADE: list[tuple[str, tuple[MannerKind, ...]]] = [
    ("denial", ("denied",)),
    ("doubt", ("doubted",)),
    ("warning", ("warned", "feared")),
    ("fear", ("feared",)),
    ("threat", ("warned",)),
    ("promise pledge vow assurance", ("promised",)),
    ("estimate prediction forecast", ("estimated",)),
    ("demand", ("demanded",)),
    ("admission concession", ("admitted",)),
    ("accusation", ("accused",)),
    ("criticism", ("criticised",)),
    ("praise", ("praised",)),
]
MANNERS |= {form: frozenset(kinds) for nouns, kinds in _MADE for noun in nouns.split() for form in (noun, noun + "s")}
NOUNS = "|".join(form for nouns, _ in _MADE for noun in nouns.split() for form in (noun + "s", noun))
