"""Verbs of reporting as they may follow their speaker: "said", "has warned"; "adding" becomes "added"."""

from __future__ import annotations

import re

_BASES = """
accept accuse acknowledge add admit advise advocate affirm agree alert allege allow announce answer anticipate appeal
applaud appreciate approve argue ask assert assess assume assure attack back beg believe berate blame blast boast brag
brief calculate call caution celebrate challenge charge cite claim clarify comment commit compare complain concede
conclude concur condemn confess confide confirm congratulate consider contend contest continue contradict convey counter
criticise criticize cry deem decide declare decline decry define defend demand denounce deny describe detail determine
disagree discard disclose discount discover discuss dismiss dispute disclaim doubt downplay echo elaborate emphasise
emphasize encourage endorse ensure envisage envision estimate exclaim expect explain express fault favor favour fear
figure find forecast foresee frame fret fume gripe guarantee guess hail highlight hint hold hope illustrate imagine
imply indicate inform insist instruct intend introduce invoke issue joke judge justify know label lament learn like list
maintain make mean mention mock muse name note notify object observe offer opine oppose order outline own paint perceive
plan plead pledge point portray post praise predict prefer present press proclaim project promise pronounce propose
protest prove provide publish push put question quip quote raise read realise realize reason reassure recall reckon
recite recommend recount refer refuse refute regard regret reiterate reject relate release remark remember remind repeat
reply report request respond restate retort reveal rip rule savour say see seek sense share shout show signal slam smile
speak speculate state stress submit suggest summarise summarize support suppose surmise suspect swear sympathise
sympathize talk tease tell term testify thank think threaten title tout treat tweet underline underscore understand urge
view voice volunteer vow want warn welcome whisper wish wonder worry write yell
""".split()
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "find": "found", "hold": "held", "see": "saw",
    "swear": "swore", "put": "put", "know": "knew", "feel": "felt", "mean": "meant", "speak": "spoke", "make": "made",
    "give": "gave", "go": "went", "take": "took", "foresee": "foresaw", "understand": "understood", "read": "read",
    "forecast": "forecast", "seek": "sought", "show": "showed", "begin": "began", "keep": "kept", "lay": "laid",
    "lead": "led", "fight": "fought", "get": "got", "send": "sent", "draw": "drew", "come": "came", "hit": "hit",
    "shoot": "shot", "strike": "struck", "throw": "threw", "leave": "left", "bring": "brought", "stand": "stood",
    "sing": "sang", "sound": "sounded", "set": "set", "let": "let", "cast": "cast", "deal": "dealt", "beg": "begged",
    "admit": "admitted", "refer": "referred", "quip": "quipped", "rip": "ripped", "slam": "slammed", "rap": "rapped",
    "submit": "submitted", "brag": "bragged", "commit": "committed", "plan": "planned", "deny": "denied",
    "reply": "replied", "imply": "implied", "testify": "testified", "clarify": "clarified", "cry": "cried",
    "decry": "decried", "justify": "justified", "worry": "worried", "notify": "notified", "prefer": "preferred",
    "recur": "recurred", "concur": "concurred", "fret": "fretted", "hear": "heard",
}  # fmt: skip
_PAST = {past: base for base, past in _IRREGULAR.items()} | {"dreamt": "dream"}
_KNOWN = frozenset(_BASES) | frozenset(_IRREGULAR)
_HELPING = (
    r"(?:has|have|had|do|does|did|will|would|can|could|may|might|should|must|was|were|is|are|been|be|being)(?:n['’]t)?"
    r"|cannot|ca?n['’]t|wo?n['’]t"
)
_ADVERB = (
    r"(?!(?:re|ap|sup)ply\b)(?-i:\b[a-z]\w+ly)|also|later|never|again|further|just|then|now|still|once|often|even|soon"
    r"|first|since|not|already|twice|always|instead|too|only|both|all|long|went on|goes on"
    r"|previously|thus|meanwhile|earlier"
)
_BEFORE_VERB = re.compile(rf"^(?:(?:{_HELPING}|{_ADVERB})\s+)+", re.IGNORECASE)
_HELPED = re.compile(
    rf"(?:\b(?:{_HELPING})\s+)(?:(?:{_HELPING}|{_ADVERB})\s+)*$|(?:\b(?:{_ADVERB})\s+)+$", re.IGNORECASE
)
_LAST_HELPS = re.compile(rf"(?:{_HELPING}|{_ADVERB}|on)$", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:tell|tells|told|telling)$")


def finite(cue: str, before: str, *, singular: bool = False) -> str | None:
    """Return ``cue`` so that it can follow its subject, None where it has no verb: "a call for", "in a letter to".

    ``before`` is what its sentence holds before it: helping words and adverbs at its end ("has never") belong to
    the verb; a verb in -ing that they do not complete stands in the past ("adding" → "added"), and so does the bare
    form of one that a ``singular`` speaker does not go with ("went on to tweet and encourage" → "encouraged").
    """
    bare = cue.strip(" ,:;").strip()
    if not bare or _QUOTED.search(bare):
        return None
    # Most often the last word before the cue is no helping word, and the others need not be looked through.
    last = before.rsplit(None, 1)[-1:]
    helped = _HELPED.search(before) if last and _LAST_HELPS.search(last[0]) else None
    help_words = " ".join(helped[0].split()) if helped else ""
    opening = _BEFORE_VERB.match(bare)
    head_at = opening.end() if opening else 0
    words = bare[head_at:].split()
    if not words:
        return None
    head, rest = words[0], " ".join(words[1:])
    helping = f"{help_words} {bare[:head_at]}".strip()
    if head.lower() == "to" and len(words) > 1 and _base(words[1].lower()):
        return None
    low = head.lower().strip(",:")
    if low.endswith("ing") and (base := _of_participle(low)) is not None:
        if _BEING.search(helping):
            return _joined(helping, head, rest)
        if rest.lower() == "to":
            return None
        return _joined(_adverbs(helping), past(base), rest)
    if not _is_verb(low) or (_BEING.search(helping) and _is_past(low)):
        return None
    if re.search(r"\b(?:to|for|the|a|an|his|her|their|its|of|from|by)\s+$", before, re.IGNORECASE) and not helping:
        return None
    if singular and low in _KNOWN and low not in _PAST and not _AUXILIARY.search(helping):
        return _joined(helping, past(low), rest)
    return _joined(helping, head.strip(",:"), rest)


_AUXILIARY = re.compile(rf"\b(?:{_HELPING})\b", re.IGNORECASE)
_BEING = re.compile(r"\b(?:was|were|is|are|been|be|being)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“”\"„«»]")


def speaks_to(verb: str) -> bool:
    """True for a verb that wants somebody to whom it is done: "told"."""
    return _TOLD.search(verb) is not None


def past(base: str) -> str:
    """Return the past form of a verb."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    return base + ("d" if base.endswith("e") else "ed")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part).rstrip(" ,:")


def _adverbs(helping: str) -> str:
    return " ".join(word for word in helping.split() if not re.fullmatch(_HELPING, word, re.IGNORECASE))


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in _PAST


def _is_verb(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 4) or _base(word) is not None


def _base(word: str) -> str | None:
    """Return the dictionary form of a verb as it stands after "I" or "she"; None for no known verb."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word))
    return next((form for form in forms if form in _KNOWN), None)


def _of_participle(word: str) -> str | None:
    """Return the dictionary form of a verb in -ing."""
    stem = word.removesuffix("ing")
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return next((form for form in (stem, f"{stem}e", doubled) if form in _KNOWN), None)
