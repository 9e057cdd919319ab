"""Whether a sentence that a language model wrote is borne out by the lines it cites: their speakers and their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.opposing import Statement, opposed
from qa.parts import Line
from qa.polarity import signed_roots
from qa.words import REPORT_WORDS, STOP_WORDS, stem, stems, words

_QUOTED = re.compile(r"[“\"«„](?P<words>[^“”\"«»„]+)[”\"»“]|(?<!\w)‘(?P<single>[^‘’]+)’(?!\w)")
_NUMBER = re.compile(r"\d[\d.,]*")
# Words that tie sentences together and say nothing of the matter.
_FREE = frozenset(
    stem(word) for word in [*REPORT_WORDS, *"added adds also however meanwhile whereas according".split()]
)
_NEGATED = frozenset("not no never nor neither none nobody nothing cannot without hardly false wrong untrue".split())


def is_borne_out(sentence: str, cited: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Return whether ``sentence`` may stand for the lines ``cited``, of all the answer's ``lines``.

    Each cited line's speaker is named in it, and no other line's; each is reported in its manner; every word that
    carries meaning, every number and every quotation is the lines' own; and nothing is turned into its opposite.
    """
    return bool(cited) and all(
        (
            all(_names(sentence, line) for line in cited),
            not any(
                _names(sentence, line) for line in lines if not _speaks(line, cited) and not _is_spoken_of(line, cited)
            ),
            all(_reports(sentence, line) for line in cited),
            _says_no_more(sentence, cited),
            _quotes_exactly(sentence, cited),
            not any(_turns_round(sentence, line) for line in cited),
            _turns_nothing(sentence, cited),
        )
    )


def _names(sentence: str, line: Line) -> bool:
    """True when the sentence has the speaker's last name, or all words of a description."""
    wanted = [word for word in words(line.speaker.name) if word not in {"the", "a", "an"}]
    here = words(sentence)
    return wanted[-1] in here if line.speaker.named and wanted else bool(wanted) and set(wanted) <= set(here)


def _speaks(line: Line, cited: Sequence[Line]) -> bool:
    return any(line.speaker.name.casefold() == other.speaker.name.casefold() for other in cited)


def _is_spoken_of(line: Line, cited: Sequence[Line]) -> bool:
    """True when the words cited name the speaker of another line themselves."""
    name = words(line.speaker.name)[-1:]
    return any(set(name) <= set(words(f"{other.content} {other.shown}")) for other in cited)


def _reports(sentence: str, line: Line) -> bool:
    """True when the sentence has the line's word of reporting, or for plain saying any such word."""
    here = {stem(word) for word in words(sentence)}
    own = {stem(word) for word in words(f"{line.manner.lemma} {line.cue}") if word not in STOP_WORDS}
    if line.manner.kind == "said" and not line.manner.negated:
        return bool(here & (own | {stem(word) for word in REPORT_WORDS}))
    negated = not line.manner.negated or bool(_NEGATED & set(words(sentence)))
    return bool(here & own) and negated


def _says_no_more(sentence: str, cited: Sequence[Line]) -> bool:
    """True when every word that carries meaning, and every number, stands in the lines cited."""
    known = frozenset().union(
        *(
            stems(f"{line.speaker.name} {line.speaker.role or ''} {line.cue} {line.report} {line.content}")
            for line in cited
        )
    )
    numbers = {number.rstrip(".,") for line in cited for number in _NUMBER.findall(line.content)}
    if not {number.rstrip(".,") for number in _NUMBER.findall(sentence)} <= numbers:
        return False
    return all(word in known or word in _FREE for word in stems(sentence))


def _quotes_exactly(sentence: str, cited: Sequence[Line]) -> bool:
    quoted = [(found["words"] or found["single"]).strip(" ,.") for found in _QUOTED.finditer(sentence)]
    return all(any(one in line.content for line in cited) for one in quoted)


def _turns_round(sentence: str, line: Line) -> bool:
    """True when the sentence opposes the line by a negated word, an opposite or another figure."""
    denied = line.manner.kind in {"denied", "doubted"}
    return opposed(Statement(sentence, denied), Statement(line.content, denied), together=True) is not None


def _turns_nothing(sentence: str, cited: Sequence[Line]) -> bool:
    """True when the sentence negates as often as the lines do, and each word as they do."""
    said = " ".join(line.content for line in cited)
    reports = " ".join(f"{line.cue} {line.report}" for line in cited)
    allowed = {word for word in words(f"{said} {reports}") if word in _NEGATED}
    if not {word for word in words(sentence) if word in _NEGATED} <= allowed:
        return False
    mine, theirs = signed_roots(sentence), signed_roots(said)
    if allowed & set(words(said)) and not _NEGATED & set(words(sentence)):
        return not any(theirs[root] for root in mine.keys() & theirs.keys())
    return True
