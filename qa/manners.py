"""Words of a question that ask for a report, or for one manner of it ("deny"), and the claims made in that."""

from __future__ import annotations

import re

from index import Claim, MannerKind

# Verbs that ask for any report.
REPORTS = """
    say says said claim claims claimed state states stated tell tells told think thinks thought believe believes
    believed feel feels felt comment comments commented remark remarks remarked mention mentions mentioned argue argues
    argued suggest suggests suggested explain explains explained talk talks talked speak speaks spoke spoken report
    reports reported write writes wrote written add adds added maintain maintains maintained assert asserts asserted
    declare declares declared note notes noted describe describes described call calls called insist insists insisted
    announce announces announced view views viewed see reckon reckons reckoned consider considers considered compare
    compares compared complain complains complained allege alleges alleged reply replies replied respond responds
    responded contend contends contended propose proposes proposed recommend recommends recommended
""".split()
# Verbs that ask for one manner of report, and the kinds of claim that answer them.
_MANNERS: list[tuple[str, tuple[MannerKind, ...]]] = [
    ("deny reject dispute", ("denied",)),
    ("doubt question", ("doubted",)),
    ("warn caution", ("warned", "feared")),
    ("threaten", ("warned",)),
    ("fear worry", ("feared", "warned")),
    ("cast_doubt_on", ("doubted",)),
    ("promise pledge vow", ("promised",)),
    ("estimate predict forecast", ("estimated",)),
    ("demand urge call_for call_on", ("demanded",)),
    ("admit acknowledge concede", ("admitted",)),
    ("accuse blame", ("accused",)),
    ("criticise criticize", ("criticised", "accused")),
    ("condemn denounce", ("criticised",)),
    ("praise welcome applaud hail commend", ("praised",)),
    ("apologise_for apologize_for", ("admitted",)),
    ("accept agree defend endorse", ("agreed",)),
]


def _forms(verb: str) -> list[str]:
    lemma, _, particle = verb.replace("_", " ").partition(" ")
    past = lemma if lemma == "cast" else lemma + ("d" if lemma.endswith("e") else "ed")
    irregular = [lemma[:-1] + "ies", lemma[:-1] + "ied"] if lemma.endswith("y") else []
    irregular += [lemma + "ted"] if lemma == "admit" else []
    return [f"{form} {particle}".strip() for form in (lemma, lemma + "s", past, *irregular)]


MANNERS = {form: frozenset(kinds) for verbs, kinds in _MANNERS for verb in verbs.split() for form in _forms(verb)}
VERBS = list(MANNERS)
# Who is so told of it.
MANNERS |= dict.fromkeys("worried concerned afraid alarmed anxious".split(), frozenset({"feared", "warned"}))
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
# What a speaker does by saying so, or is reported to do within a report: "I doubt the sum", "said that he accepted it".
_OWN_MANNER = re.compile(
    rf"(?:\b(?:I|[Ww]e) |^(?:that )?(?:he|she|they|it|we) )(?:also |now |do |still )?(?P<verb>{'|'.join(VERBS)})\b"
)


def is_in_manner(claim: Claim, text: str, asked: frozenset[MannerKind]) -> bool:
    """True when a claim of an article's ``text`` is reported as ``asked`` for, or its own words do so: “We promise
    light in every street.”

    Who "did not deny" it has not denied it.
    """
    if claim.manner.negated:
        return False
    said = " ".join(span.of(text) for span in claim.content)
    own = (kinds for found in _OWN_MANNER.finditer(said) if (kinds := MANNERS.get(found["verb"].lower())))
    return claim.manner.kind in asked or any(kinds & asked for kinds in own)
