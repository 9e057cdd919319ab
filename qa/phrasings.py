"""The ways a question is put, one template a line; question.py reads them in this order.

Small letters are words as they stand; (a|b) is a choice, [x] may be left out; a capital name is one
of PARTS: SPEAKER, TOPIC and SAID catch words of the question, the others stand for many words.
"""

from __future__ import annotations

import re

from index import MannerKind

# Verbs that ask for one manner of report, and the kinds of claim that answer them.
_MANNERS: list[tuple[str, tuple[MannerKind, ...]]] = [
    ("deny reject dispute", ("denied",)),
    ("doubt question", ("doubted",)),
    ("warn caution", ("warned", "feared")),
    ("threaten", ("warned",)),
    ("promise pledge vow", ("promised",)),
    ("estimate predict forecast", ("estimated",)),
    ("demand urge call_for call_on", ("demanded",)),
    ("admit acknowledge concede", ("admitted",)),
    ("accuse blame", ("accused",)),
    ("criticise criticize condemn denounce", ("criticised",)),
    ("praise", ("praised",)),
]


def _forms(verb: str) -> list[str]:
    lemma, _, particle = verb.partition("_")
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    irregular = [lemma[:-1] + "ies", lemma[:-1] + "ied"] if lemma.endswith("y") else []
    irregular += [lemma + "ted"] if lemma == "admit" else []
    return [f"{form} {particle}".strip() for form in (lemma, lemma + "s", past, *irregular)]


MANNERS = {form: frozenset(kinds) for verbs, kinds in _MANNERS for verb in verbs.split() for form in _forms(verb)}
_REPORTS = """
    say says said claim claims claimed state states stated tell tells told think thinks thought believe believes
    believed feel feels felt comment comments commented remark remarks remarked mention mentions mentioned argue argues
    argued suggest suggests suggested explain explains explained talk talks talked speak speaks spoke spoken report
    reports reported write writes wrote written add adds added maintain maintains maintained assert asserts asserted
    declare declares declared note notes noted describe describes described call calls called insist insists insisted
    announce announces announced view views viewed see
""".split()
_STATEMENTS = "claims?|statements?|quotes?|comments?|remarks?|views?|opinions?|positions?|arguments?"
_POSITION = rf"(?:{_STATEMENTS}|stance|take|story|account|(?:\w+ )?(?:estimate|count|figure)s?)"
PARTS = {
    "VERB": rf"(?P<verb>{'|'.join(sorted([*_REPORTS, *MANNERS], key=len, reverse=True))})",
    "ABOUT": "(?:about|on|regarding|concerning|of|over|as to)",
    "ANYBODY": (
        "(?:people|sources?|everyone|everybody|anyone|anybody|they|speakers|others|articles"
        "|outlets|both sides|each side|the (?:articles?|sources|outlets|papers|press|media|speakers|different sides))"
    ),
    "STATEMENTS": f"(?:{_STATEMENTS})",
    "POSITION": _POSITION,
    "DOES": "(?:do|does|did)",
    "HAS": "(?:has|have|had)",
    "IS": "(?:is|are|was|were)",
    "SHOW": "(?:show|list|give|find)(?: me| us)?",
    "SPEAKER": "(?P<speaker>.+?)",
    "TOPIC": "(?P<topic>.+)",
    "SAID": "(?P<said>.+)",
}

CLAIMS_ABOUT = """
who [HAS] VERB what [ABOUT TOPIC]
what (HAS|IS) [been|being] (said|claimed|reported|stated|written|alleged|argued) [by whom] ABOUT TOPIC
what (DOES|HAS) ANYBODY [all] VERB ABOUT TOPIC
(what|which) STATEMENTS [IS|HAS|DOES] [there|been made|made|given|ANYBODY make] ABOUT TOPIC
[SHOW] [all] [the] STATEMENTS ABOUT TOPIC
who [HAS] (spoke|spoken|speaks|talked|talks|commented|comments) ABOUT TOPIC
who [HAS] (said|says) (anything|something) ABOUT TOPIC
DOES [the|all|any] (ANYBODY|officials|sides|witnesses) (agree|disagree) [at all] [ABOUT] TOPIC
who (agrees?|disagrees?) [with .+?] ABOUT TOPIC
[on what] DOES .+? and .+? (agree|disagree) [at all] ABOUT TOPIC
""".strip().splitlines()

SAID_BY = """
what IS SPEAKER (saying|claiming|arguing|telling \\w+) [ABOUT TOPIC]
what (DOES|HAS) SPEAKER (tell|told) (\\w+|the \\w+) ABOUT TOPIC
what [else] (DOES|HAS|would) SPEAKER [have|had|has|to|ever|actually|also|publicly] VERB [about]
what [else] (DOES|HAS|would) SPEAKER [have|had|has|to|ever|actually|also|publicly] VERB [to \\w+] ABOUT TOPIC
what [else] (DOES|HAS|would) SPEAKER VERB to [\\w ]+
what (DOES|HAS) SPEAKER VERB, .+
what (DOES|HAS) SPEAKER VERB [that] TOPIC
did SPEAKER VERB (anything|something) ABOUT TOPIC
did SPEAKER VERB [that] TOPIC
(what IS|explain|give) SPEAKER['’]s? POSITION ABOUT TOPIC
what IS SPEAKER['’]s? POSITION
[what IS] [the] POSITION of SPEAKER ABOUT TOPIC
how (DOES|HAS) SPEAKER['’]s? POSITION [(on|of) TOPIC] (changed?|evolved?|shift|shifted|developed?)
how (DOES|HAS) SPEAKER['’]s? POSITION [(on|of) TOPIC] (changed?|evolved?|shift|shifted) (over|between|since) .+
how (DOES|HAS) SPEAKER (describe|view|see|explain|call|react to|respond to|characteri[sz]e) TOPIC
[SHOW] [all] [the] STATEMENTS (by|from) SPEAKER [ABOUT TOPIC]
according to SPEAKER, TOPIC
""".strip().splitlines()

WHO_SAID = """
who [HAS|was it that] [first|also|else] VERB [that|of|about|to] SAID
(which|what) [\\w+] (person|people|speaker|source|official|politician|expert|analyst|outlet)s? VERB [that|of|about] SAID
(HAS|DOES) (anyone|anybody|somebody|someone) VERB [that|of|about] SAID
who used the (word|words|phrase|term|expression) SAID
whose (word|words|quote|quotes) IS SAID
""".strip().splitlines()


def compiled(templates: list[str]) -> list[re.Pattern[str]]:
    """Return the templates as patterns for a question with single spaces and no mark at its end."""
    return [re.compile(_pattern(template), re.IGNORECASE) for template in templates]


def _pattern(template: str) -> str:
    template = re.sub(r"\[([A-Za-z|+\\w().? ]+?)\] ", r"(?:(?:\1) )?", template)
    template = re.sub(r" \[([A-Za-z|() ]+?)\]", r"(?: (?:\1))?", template)
    return re.sub(r"[A-Z]{2,}", lambda part: PARTS[part[0]], template)
