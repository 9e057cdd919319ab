"""Views side by side: "…, with Tarn calling it a gift and Meridia and its allies describing it as a trap"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from index.claims.content import tidy
from index.claims.cues import CLAUSE, NAMING, NEEDS_SPEAKER
from index.claims.found import Found
from index.claims.frames import Frame

_SAYING = CLAUSE - NEEDS_SPEAKER
_CALLING = frozenset(
    "accuse blame blast brand call condemn criticise criticize declare decry deem defend denounce dismiss dub hail "
    "label praise reject term".split()
)
_SEEING = NAMING | {"consider", "regard", "see", "treat"}
_JOINTS = {"and", "but", "while", "whereas"}
_SOME = {"another", "few", "many", "most", "others", "some"}
_IN_SOURCE = {"ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PRON", "PROPN"}
_FIGURES = {"CARDINAL", "DATE", "MONEY", "PERCENT", "TIME"}
# How many words of the second's name and what is said of him may stand before what he says.
_MOST_WORDS = 20


def with_views(frames: Sequence[Frame], found: Sequence[Found]) -> list[Found]:
    """Return ``found`` with what two or more are said to say side by side after one "with", each to its own source."""
    kept = list(found)
    for frame in frames:
        for view in _views(frame):
            same = [one for one in kept if one.cue is not None and view.cue is not None and one.cue.overlaps(view.cue)]
            kept = [one for one in kept if one not in same]
            tied = next((one for one in same if one.source == view.source), None)
            kept.append(view if tied is None else replace(tied, content=view.content))
    return kept


def _views(frame: Frame) -> list[Found]:
    for opening in (token for token in frame.doc if token.lower_ == "with" and not frame.is_quoted(token)):
        sides = list(_sides(frame, opening))
        if len(sides) > 1:
            ends = [source[0].i for source, _ in sides[1:]]
            views = [_view(frame, *side, end) for side, end in zip(sides, [*ends, _end(sides[-1][1])], strict=True)]
            return [view for view in views if view.content]
    return []


def _sides(frame: Frame, opening: Token) -> Iterator[tuple[list[Token], Token]]:
    """Yield the words of each source after "with", and its verb, as long as each follows on the one before."""
    at = opening.i
    for verb in frame.doc[opening.i + 1 :]:
        if verb.tag_ != "VBG" or frame.is_quoted(verb) or not _reports(verb):
            continue
        between = list(frame.doc[at + 1 : verb.i])
        starts = [0] if at == opening.i else [*_after(between, _JOINTS), *_after(between, {",", ";"})]
        source = next((between[start:] for start in starts if _is_source(between[start:])), None)
        if source is None:
            return
        yield source, verb
        at = verb.i


def _after(tokens: Sequence[Token], joints: set[str]) -> list[int]:
    return [place + 1 for place, token in enumerate(tokens) if token.lower_ in joints]


def _reports(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    naming = lemma in _SEEING and any(token.lower_ == "as" for token in verb.doc[verb.i + 1 :])
    return lemma in _SAYING | _CALLING or naming


def _is_source(words: Sequence[Token]) -> bool:
    """True for words that name who speaks, with at most an aside between commas behind: "Moss, who owns a mill,"."""
    comma = next((place for place, token in enumerate(words) if token.text == ","), None)
    if comma is not None and (len(words) < comma + 3 or words[-1].text != ","):
        return False
    named = words[:comma]
    if not named or len(words) > _MOST_WORDS or named[0].lower_ in {"a", "an", "it", *_JOINTS}:
        return False
    if any(not (token.pos_ in _IN_SOURCE or token.tag_ == "POS" or token.text == "-") for token in named):
        return False
    front = next((place for place, token in enumerate(named) if token.pos_ == "ADP"), len(named))
    head = named[front - 1] if front else named[0]
    noun = head.pos_ in {"NOUN", "PROPN"} and head.is_alpha and head.ent_type_ not in _FIGURES
    return named[-1].pos_ != "ADP" and (noun or named[0].lower_ in _SOME)


def _end(verb: Token) -> int:
    """Return where the last side's words end: at a comma or a dash, or with the sentence."""
    return next((token.i for token in verb.doc[verb.i + 1 :] if token.text in {",", ";", "–", "—"}), len(verb.doc))


def _view(frame: Frame, source: Sequence[Token], verb: Token, end: int) -> Found:
    name = source[: next((place for place, token in enumerate(source) if token.text == ","), len(source))]
    said = frame.doc[verb.i + 1 : end]
    content = [frame.span_of(said[0].idx, said[-1].idx + len(said[-1]))] if said else []
    span = frame.span_of(name[0].idx, name[-1].idx + len(name[-1]))
    marks = {quotation.span.end for quotation in (*frame.quotations, *frame.fragments)}
    return Found(span, frame.token_span(verb), tidy(frame.text, content, marks), verb)
