"""Compare found claims with quoted words whose speaker is known by name (BASIL's form): found, and whose?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from index import Claim, Span

# What became of quoted words: nobody's claim, or a claim by the right person, by another one, by somebody described
# without a name, or by nobody (the finder was unsure).
Verdict = Literal["missed", "right", "wrong", "described", "refused"]

# Labels of two words can also be groups ("Senate_Republicans"): no field says which, so these words do.
_GROUPS = frozenset(
    "administration agency army bureau campaign caucus committee congress conservatives council court critics"
    " democrats department government group house institute lawmakers leaders liberals members ministry officials"
    " parliament party police protesters republicans senate senators service state staff supporters team times union"
    " voters workers".split()
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
# "p12", or "p12_1" where it is not the sentence's first.
_PLACE = re.compile(r"p(\d+)(?:_\d+)?")
_NOT_A_NAME = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words: where they stand in the article, in which sentence, and the name of the person who said them."""

    span: Span
    sentence: Span
    speaker: str

    def named_in(self, text: str) -> bool:
        """True when the sentence holds the speaker's last name."""
        return last_name(self.speaker) in map(str.casefold, _words(self.sentence.of(text)))


@dataclass(frozen=True, slots=True)
class Spoken:
    """An article and its quoted words.

    Not among them are those whose speaker's label is no person's name, counted by label in ``others``, and the
    ``misplaced``, which the sentence they name does not hold.
    """

    text: str
    quoted: tuple[Quoted, ...]
    others: Counter[str]
    misplaced: int

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Spoken:
        """Return a row in BASIL's form; ValueError when a span has no place."""
        text, sentences = _laid_out(row["paragraphs"])
        quoted: list[Quoted] = []
        others: Counter[str] = Counter()
        misplaced = 0
        for span in row["spans"]:
            if span["quote"] != "yes":
                continue
            name = person(span["speaker"])
            sentence = _sentence(span["id"], sentences)
            words = span["txt"].strip()
            start = text.find(words, sentence.start, sentence.end) if sentence and words else -1
            if name is None:
                others[span["speaker"]] += 1
            elif sentence is None or start < 0:
                misplaced += 1
            else:
                quoted.append(Quoted(Span(start, start + len(words)), sentence, name))
        return cls(text, tuple(quoted), others, misplaced)


@dataclass(frozen=True, slots=True)
class Judged:
    """Quoted words, the claim that holds them if any, and what became of them."""

    quoted: Quoted
    claim: Claim | None
    verdict: Verdict
    named_here: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """Judged quoted words, all of them or a slice."""

    judged: tuple[Judged, ...]

    def count(self, *verdicts: Verdict) -> int:
        return sum(each.verdict in verdicts for each in self.judged)

    @property
    def found(self) -> int:
        return len(self.judged) - self.count("missed")

    @property
    def right_of_found(self) -> float:
        return self.count("right") / self.found if self.found else 0.0

    @property
    def right_of_named(self) -> float:
        """Return how many of the names given are the right ones: a speaker described or refused is no name."""
        named = self.count("right", "wrong")
        return self.count("right") / named if named else 0.0

    def where(self, named_here: bool) -> Resolved:
        return Resolved(tuple(each for each in self.judged if each.named_here is named_here))


def person(label: str) -> str | None:
    """Return the name in a speaker's label ("Ada_Holm" → "Ada Holm"), None where it is not a person's.

    Only labels of two capitalised words count: shorter ones are often groups or half a name ("Catholics"), longer
    ones descriptions, and ``other_…`` stands for anybody else.
    """
    words = label.strip().split("_")
    if len(words) != 2 or not all(_NAME.fullmatch(word) and word[0].isupper() for word in words):
        return None
    return None if any(word.casefold() in _GROUPS for word in words) else " ".join(words)


def last_name(name: str) -> str:
    """Return the last name, case folded, without what may follow it ("Jr."); empty when there is no word."""
    words = [word for word in _words(name) if not _NOT_A_NAME.fullmatch(word)]
    return words[-1].casefold() if words else ""


def judge(spoken: Spoken, claims: Sequence[Claim]) -> list[Judged]:
    judged = []
    for quoted in spoken.quoted:
        claim = _holder(quoted.span, claims)
        judged.append(Judged(quoted, claim, _verdict(quoted, claim), quoted.named_in(spoken.text)))
    return judged


def _holder(span: Span, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim whose content holds most of ``span``; claims with quoted words first, then the innermost."""
    holders = [claim for claim in claims if any(part.overlaps(span) for part in claim.content)]
    return min(
        holders,
        key=lambda claim: (
            claim.speech == "indirect",
            -sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in claim.content),
            sum(part.end - part.start for part in claim.content),
        ),
        default=None,
    )


def _verdict(quoted: Quoted, claim: Claim | None) -> Verdict:
    if claim is None:
        return "missed"
    if claim.speaker is None:
        return "refused"
    if not claim.speaker.named:
        return "described"
    return "right" if last_name(claim.speaker.name) == last_name(quoted.speaker) else "wrong"


def _laid_out(paragraphs: Sequence[Sequence[str]]) -> tuple[str, list[Span | None]]:
    """Return the article's text and where each sentence stands in it, None for an empty one."""
    text = ""
    spans: list[Span | None] = []
    for paragraph in paragraphs:
        gap = "\n\n" if text else ""
        for sentence in map(str.strip, paragraph):
            if not sentence:
                spans.append(None)
                continue
            text += gap + sentence
            spans.append(Span(len(text) - len(sentence), len(text)))
            gap = " "
    return text, spans


def _sentence(identifier: str, sentences: Sequence[Span | None]) -> Span | None:
    """Return the sentence a span names, None where it is empty or there is none; ValueError for another id."""
    place = _PLACE.fullmatch(identifier)
    if place is None:
        raise ValueError(f"a span has the id {identifier!r}; it needs p and its sentence's number, such as p12")
    number = int(place[1])
    return sentences[number] if number < len(sentences) else None


def _words(text: str) -> list[str]:
    """Return the words of ``text`` without a possessive's ending."""
    return [re.sub(r"['’]s?$", "", word).rstrip(".") for word in _NAME.findall(text)]
