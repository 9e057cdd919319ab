"""Lines that begin with a name and a colon: a turn in a dialogue is that speaker's, to the line's end; "Moss: Council
backs down" is a heading and nobody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.claims.content import tidy
from index.claims.found import Found
from index.claims.frames import Frame
from index.claims.heads import head_of
from index.claims.people import is_person_noun
from index.quotes import Quotation

# "- Ilse Varga, finance minister:" before a quotation that ends its line.
_LABEL = re.compile(
    r"[^\S\n]*(?:[-•*–—·▪◦]|\d+[.)])?[^\S\n]*"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:[^\S\n][\w.’'-]+){0,3}(?P<role>,[^\S\n][^\n“”\":;]{2,60})?)(?P<colon>:)[^\S\n]*"
)
# "“HOLT: The road is shut.": a transcript in quotation marks.
_INNER_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.’' -]{2,30})(?P<colon>:)\s")
# "Moss to Holt".
_TELLING = re.compile(
    r"\s*(?P<name>[^\W\d_a-z][\w.’'-]*(?:[^\S\n][^\W\d_a-z][\w.’'-]*){0,2}) to(?:[^\S\n][^\W\d_a-z][\w.’'-]*){1,3}\s*"
)
# Words by which somebody speaks of himself or to another.
_SPOKEN = re.compile(
    r"\b(?:I|I['’]\w+|me|my|mine|myself|we|we['’]\w+|us|our|ours|you|you['’]\w+|your|yours)\b", re.IGNORECASE
)
_ENDS = ".!?…"
# So many lines begin with the name of who speaks in a transcript.
_LINES = 2


def as_turn(text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], found: Found) -> Found:
    """Return ``found`` with the whole line as its content, where it is a turn in a dialogue; with none, where all that
    ties the words to their source is a colon, and neither quotation marks nor sentences in a voice show that they are
    his, or he is a thing ("Theory: …")."""
    source, cue = found.source, found.cue
    if source is None or cue is None or cue.of(text) != ":" or cue.start < source.end:
        return found
    source = _teller(text, source, cue)
    found = replace(found, source=source)
    line = text.rfind("\n", 0, source.start) + 1
    if any(character.isalpha() for character in text[line : source.start]):
        return found
    if any(quotation.span.overlaps(span) for span in found.content for quotation in quotations):
        return found
    end = text.find("\n", cue.end)
    end = len(text) if end < 0 else end
    words = text[cue.end : end].strip()
    if _is_thing(text, frames, source):
        return replace(found, content=())
    label = re.escape(source.of(text).split()[-1])
    told = len(re.findall(rf"^[^\n:]{{0,40}}\b{label}\s*:", text, re.MULTILINE)) >= _LINES
    if not words or words[-1] not in _ENDS or not (told or _SPOKEN.search(words)):
        return replace(found, content=())
    begin = cue.end + text[cue.end : end].index(words)
    return replace(found, content=tidy(text, [Span(begin, begin + len(words))], {begin + len(words)}))


def _is_thing(text: str, frames: Sequence[Frame], source: Span) -> bool:
    """True for "Theory" and "Local news"; not for "MOSS" or "Moss", though the tagger takes either for a noun."""
    head, (first, *rest) = head_of(frames, source), source.of(text).split()
    if head is None or head[1].pos_ != "NOUN" or is_person_noun(head[1].lemma_.lower()):
        return False
    if first.isupper() or (rest and all(word[0].isupper() for word in rest)):
        return False
    return not any(token.text == head[1].text and token.pos_ == "PROPN" for frame in frames for token in frame.doc[1:])


def with_labelled(
    text: str, frames: Sequence[Frame], quotations: Sequence[Quotation], found: Sequence[Found]
) -> list[Found]:
    """Return ``found`` with each quotation of nobody's that fills a line after a name and a colon given to him."""
    kept = list(found)
    for quotation in quotations:
        inner = _INNER_LABEL.match(text, quotation.inner.start, quotation.inner.end)
        if inner is not None:
            name, colon = Span(*inner.span("name")), Span(*inner.span("colon"))
            kept = [one if one.source == name else _without(one, quotation) for one in kept]
            if not any(one.source == name for one in kept):
                kept.append(Found(name, colon, (Span(inner.end(), quotation.span.end),), None))
            continue
        line = text.rfind("\n", 0, quotation.span.start) + 1
        label = _LABEL.fullmatch(text, line, quotation.span.start)
        end = text.find("\n", quotation.span.end)
        if label is None or text[quotation.span.end : end if end >= 0 else len(text)].strip(" .*"):
            continue
        name, colon = Span(*label.span("name")), Span(*label.span("colon"))
        name = _teller(text, name, colon)
        holders = [one for one in kept if _holds(one, quotation)]
        head = head_of(frames, name)
        person = head is not None and head[1].pos_ == "PROPN" and (head[1].ent_type_ == "PERSON" or label["role"])
        if person and not any(one.source is not None for one in holders):
            kept = [one for one in kept if one not in holders]
            kept.append(Found(name, colon, (quotation.span,), None))
    return kept


def _teller(text: str, name: Span, colon: Span) -> Span:
    """Return the "Moss" of "Moss to Holt: “It leaks.”", ``name`` where no line begins so."""
    line = text.rfind("\n", 0, colon.start) + 1
    told = _TELLING.fullmatch(text, line, colon.start)
    return Span(*told.span("name")) if told is not None else name


def _without(one: Found, quotation: Quotation) -> Found:
    content = tuple(span for span in one.content if not span.overlaps(quotation.span))
    return one if len(content) == len(one.content) else replace(one, content=content)


def _holds(one: Found, quotation: Quotation) -> bool:
    return any(span.overlaps(quotation.span) for span in one.content)
