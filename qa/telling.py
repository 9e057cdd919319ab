"""How a claim is told: the words that lead from its speaker to what is claimed, so that a line reads as a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import Claim, Span
from qa.verbs import finite, speaks_to

OPENING_QUOTES = ("“", '"', "‘", "«", "„", "'")
# The sentence is the article's and may be about what others say: it is not put to the speaker.
AS_WRITTEN = ", given as a source in the article’s sentence:"

# Words that a content may end or begin with when its span was cut a word too wide; they are no part of what is said.
_LEFT_OVER = re.compile(r"(?:\s*[,;:]?\s+(?:and|but|or|as|while|who|which))[\s,;:]*$|[\s,;:]+$")
_LEFT_BEFORE = re.compile(r"^(?:(?:and|but|or|,|;|:)(?:\s+|$))+")
_CLAUSE = re.compile(r"(?:that|whether|if|how|why|what|when|where|who|to|not to)\b", re.IGNORECASE)
# A content that begins so, where its cue does not lead to it, begins in the middle of what was said.
_MID_PHRASE = re.compile(
    r"(?:is|are|was|were|am|be|been|being|has|have|had|does|did|do|will|would|can|could|may|might|should|must|as|of|than"
    r"|which|who|whom|whose|and|but|or|nor|n['’]t|not)\b(?! to\b)"
)
_WHOLE_CLAUSE = re.compile(r"(?:the|a|an|it|he|she|they|we|this|these|those|there|his|her|their|its|our)\b")
_INVERTED = re.compile(r"(?:is|are|was|were|has|have|had|does|did|do|will|would|can|could|should)\b[^?]*\?")
_TO_WHOM = re.compile(
    r"\s+(?P<whom>(?:(?:the|a|an|his|her|their|its) (?:[a-z’'-]+ )?)?"
    r"(?:[A-Z][\w’'.&-]*(?: [A-Z][\w’'&-]*){0,3}|[a-z]+s|him|her|them|us|me"
    r"|(?<=the )[a-z]+))(?=[\s,.;:]|$)"
)
_NOBODY = frozenset("as its his this was has is yesterday afterwards always does minutes hours days weeks".split())
_BETWEEN_WORDS = 9
# Words after which quoted words go on in the same sentence.
_PREPOSITION = re.compile(r"(?:^|\s)(?:of|for|on|with|in|by|from|at|about)$")
_LEADS_ON = re.compile(r"\b(?:of|to|as|for|on|with|in|by|from|(?:call|label|dub|term|brand|deem|nam)(?:s|ed|ing)?)$")
_QUOTE = re.compile(r"[“”\"„«»]|(?<!\w)[‘']|['’](?!\w)")
_AS_SAYING = re.compile(r"as (?:saying|stating|telling)\b", re.IGNORECASE)
_WAS_QUOTED = re.compile(r"\b(?:is|are|was|were|been|being)\b.*\b(?:quoted|cited)\b", re.IGNORECASE)
_BACKWARD_CUE = frozenset({"quoted", "cited"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a claim stands in: its article's text, the places of the sentences, and all claims there."""

    text: str
    sentences: Sequence[Span]
    claims: Sequence[Claim]

    def sentence_of(self, span: Span) -> Span:
        """Return the first sentence that ``span`` touches."""
        return next(sentence for sentence in self.sentences if sentence.overlaps(span))


@dataclass(frozen=True, slots=True)
class Told:
    """``content``, without words left over at its ends; ``report`` leads to ``shown``: the content, or its sentence."""

    content: str
    report: str
    shown: str


def told(claim: Claim, part: Sequence[Span], around: Surroundings) -> Told:
    """Return how the claim's ``part`` (spans of one sentence) is told: "said that", "called:".

    The words of the article between cue and content stay where they lead on ("told the Gazette that"). Where no
    sentence can be made of cue and content, the report is AS_WRITTEN and the article's whole sentence is shown.
    """
    text = around.text
    pieces = [span.of(text) for span in part]
    pieces[-1] = _LEFT_OVER.sub("", pieces[-1]) or pieces[-1]
    pieces[0] = _LEFT_BEFORE.sub("", pieces[0]) or pieces[0]
    content = " … ".join(pieces)
    written = " ".join(span.of(text) for span in claim.cue)
    if is_bare_link(written):
        return Told(content, ":", content)
    start = part[0].start + text[part[0].start : part[0].end].find(pieces[0])
    report = _report(claim, start, content, around)
    if report is not None:
        return Told(content, report, content)
    touched = [sentence for sentence in around.sentences if any(sentence.overlaps(span) for span in part)]
    whole = text[touched[0].start : touched[-1].end]
    return Told(content, AS_WRITTEN, whole if _QUOTE.search(whole) else f"“{whole}”")


def is_bare_link(cue: str) -> bool:
    """Say whether ``cue`` only ties the words to their speaker: "according to", "for", a colon."""
    return not any(character.isalpha() for character in cue) or " ".join(cue.lower().split()) in {"according to", "for"}


def _report(claim: Claim, start: int, content: str, around: Surroundings) -> str | None:
    """Return the verb and what stands between it and the content at ``start``; None where they make no sentence."""
    text = around.text
    quoted = content.startswith(OPENING_QUOTES)
    written = " ".join(" ".join(span.of(text) for span in claim.cue).split())
    if content.lower().startswith("as saying"):
        return f"was {written}" if written.lower() in _BACKWARD_CUE else None
    if _is_quoted(claim, written):
        several = claim.speaker is not None and " and " in claim.speaker.name
        leading = f"{'were' if several else 'was'} quoted as saying"
        return f"{leading}:" if quoted or _begins_anew(content) else leading
    before = text[around.sentence_of(claim.cue[0]).start : claim.cue[0].start]
    verb = finite(written, before, singular=_is_one(claim))
    if verb is None or _is_what_one_calls(claim, around):
        return None
    between = _between(claim, start, around)
    if between is None:
        return _away(claim, verb, content, around)
    if quoted and _PREPOSITION.search(between):
        between = ""
    leading = f"{verb} {between}".rstrip(" ,")
    if speaks_to(verb) and not between:
        leading = _said_to(claim, verb, around)
    if quoted:
        return leading if _LEADS_ON.search(leading) else f"{leading.rstrip(':')}:"
    if _MID_PHRASE.match(content) and not _INVERTED.match(content):
        return None
    return leading if leading.endswith(":") or not _begins_anew(content) else f"{leading}:"


def _is_quoted(claim: Claim, written: str) -> bool:
    """True where another brings the speaker's words: "quoted Moss as saying", "Moss was quoted by Y as saying"."""
    if _AS_SAYING.match(written) or _WAS_QUOTED.search(written):
        return True
    return written.lower() in _BACKWARD_CUE and bool(claim.source) and claim.source[0].start > claim.cue[0].start


def _is_one(claim: Claim) -> bool:
    """True for a speaker who is surely one: a name that is no plural and joins no two."""
    name = claim.speaker.name if claim.speaker is not None and claim.speaker.named else "s"
    return not name.endswith("s") and " and " not in name


def _is_what_one_calls(claim: Claim, around: Surroundings) -> bool:
    """True for "what he terms ‘Nazi aggression’": the words name a thing, and nothing is said of it."""
    first = min((*claim.source, *claim.cue))
    return bool(re.search(r"\bwhat\s+$", around.text[around.sentence_of(first).start : first.start]))


def _begins_anew(content: str) -> bool:
    """True for a content that is a sentence of its own: its first word is a capitalised one that is no name."""
    first = content.split()[0]
    return bool(
        re.fullmatch(r"(?:The|A|An|It|He|She|They|We|I|You|This|That|There|These|In|On|At|No|But|And|If|When)", first)
    )


def _away(claim: Claim, verb: str, content: str, around: Surroundings) -> str | None:
    """Return the report of a content that stands before its cue, or further off: what is no clause is not reported."""
    leading = _said_to(claim, verb, around) if speaks_to(verb) else verb
    if content.startswith(OPENING_QUOTES):
        return leading if _LEADS_ON.search(leading) else f"{leading}:"
    if _CLAUSE.match(content) and content[0].islower():
        return leading
    if content[0].isupper() or content[0].isdigit() or content[0] in "[$£€(" or _WHOLE_CLAUSE.match(content):
        return f"{leading}:"
    return None


def _said_to(claim: Claim, verb: str, around: Surroundings) -> str:
    """Return the verb with whom the words were told, where the article says so right after it; else "said"."""
    text, end = around.text, claim.cue[-1].end
    found = _TO_WHOM.match(text, end, min(len(text), end + 60))
    whom = found["whom"] if found else ""
    own = any(span.start < end + len(whom) + 1 and end < span.end for span in claim.source)
    if whom and not own and whom.split()[0].lower() not in _NOBODY and "\n" not in whom:
        return f"{verb} {whom}"
    return re.sub(r"\b(?:tell|told|tells)$", "said", verb)


def _between(claim: Claim, start: int, around: Surroundings) -> str | None:
    """Return the article's words from the cue to the content, if these are few and nobody else's; None where not."""
    text, end = around.text, claim.cue[-1].end
    if start < end:
        return None
    gap = text[end:start]
    beside = any(span.start < start and end < span.end for span in claim.source)
    others = any(
        span.start < start and end < span.end
        for other in around.claims
        if other is not claim
        for span in (*other.cue, *other.content)
        if not any(span.overlaps(own) for own in (*claim.cue, *claim.content))
    )
    if beside or others or len(gap.split()) > _BETWEEN_WORDS or re.search(r"[\n.;!?]\s", gap) or _QUOTE.search(gap):
        return None
    words = " ".join(gap.split()).strip(" ,—–-")
    return words if words == "" or words[0].isalnum() or words[0] == ":" else None
