"""Whether something is so: asked for who said it, for no claim is stated as a fact."""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.manners import BASE, REPORTS, VERBS

_VERB = "|".join(sorted(map(re.escape, {*REPORTS, *VERBS}), key=len, reverse=True))
_IS_TRUE = re.compile(
    r"(?:(?:is|was) it (?:really |actually )?(?:true|right|correct|accurate|certain|a fact|the case)(?: to say)?,? that"
    r"|true or false:|is there any truth (?:in|to) (?:the (?:claim|report|rumou?r)s? )?that"
    r"|is the (?:claim|report|rumou?r) true that"
    r"|(?:(?:what|which|any) (?:evidence|proof) (?:is there|exists|do we have)|is there (?:any )?(?:evidence|proof))"
    r" (?:that|for the claim that)) (?P<said>.+)",
    re.IGNORECASE,
)
_REALLY = re.compile(
    r"(?P<aux>did|do|does|has|have|had|is|are|was|were|will|would|can|could) (?P<subject>.+?)"
    r" (?:really|actually|truly|in fact|indeed) (?P<rest>.+)",
    re.IGNORECASE,
)
_WAS_IT = re.compile(r"(?:was|is) it (?P<who>(?:[\w’'.-]+ ){1,8}?)who (?P<did>.+)", re.IGNORECASE)
_REPORTED = re.compile(rf"(?P<who>.+?) (?:(?:has|have|had) )?(?P<verb>{_VERB}) that (?P<said>.+)", re.IGNORECASE)
_REPORTS = re.compile(rf"(?:(?:has|have|had) )?(?:{_VERB})\b", re.IGNORECASE)
_HAPPENED = re.compile(r"(?:happen(?:ed)?|occur(?:red)?|take place|taken place)", re.IGNORECASE)


def whether_so(bare: str, is_speaker: Callable[[str], bool]) -> str | None:
    """Return who said or denied what ``bare`` asks to be true; None where it asks for nothing of the kind.

    Whether a speaker said something asks that speaker; whether it was he who said it, anybody.
    """
    if (found := _IS_TRUE.fullmatch(bare)) is not None:
        reported = _REPORTED.fullmatch(found["said"])
        if reported is not None and is_speaker(reported["who"]):
            return f"Did {reported['who']} {BASE.get(reported['verb'].lower(), 'say')} that {reported['said']}?"
        return f"Who said or denied that {found['said']}?"
    if (found := _WAS_IT.fullmatch(bare)) is not None:
        who, did = found["who"].strip(), found["did"]
        return f"Who {did}?" if is_speaker(who) and _REPORTS.match(did) else f"Who said that {who} {did}?"
    if (found := _REALLY.fullmatch(bare)) is not None and not _REPORTS.match(found["rest"]):
        if _HAPPENED.fullmatch(found["rest"]):
            return f"Who claimed what about {found['subject']}?"
        aux = "" if found["aux"].lower() in {"did", "do", "does"} else f"{found['aux'].lower()} "
        return f"Who said or denied that {found['subject']} {aux}{found['rest']}?"
    return None
