"""Lines grouped by speaker, every line cited, copies of one claim merged; passages with their sentence."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace

from index import Claim, Span, StoredSentence
from qa.gather import Found
from qa.parts import Line, Passage, Source
from qa.reading import Reading
from qa.telling import told
from qa.words import words as words_of

MAX_LINES = 300
# A sentence is a copy of another's when this many sentences before it are the same too: "he" is the same man.
_CONTEXT = 3
_TELLING_WORDS = 8


@dataclass(slots=True)
class Citations:
    """Numbers the cited sentences in the order they are first cited; a reprint's share those of its text.

    ``reprints`` gives the ids of the articles, among some, that print an article's text, whole or cut, with small
    changes.
    """

    reprints: Callable[[str, Container[str]], Sequence[str]] = lambda *_: ()
    _origins: dict[str, str] = field(default_factory=dict)
    _numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    _sources: list[Source] = field(default_factory=list)
    _copies: dict[tuple[str, ...], int] = field(default_factory=dict)

    def origin(self, article_id: str) -> str:
        """Return what stands for an article and all its reprints: the one of them that was cited first."""
        if article_id not in self._origins:
            same = self.reprints(article_id, self._origins)
            self._origins[article_id] = self._origins[same[0]] if same else article_id
        return self._origins[article_id]

    def cite(self, reading: Reading, sentence: StoredSentence) -> int:
        """Return the number of ``sentence``; a copy in another article, after the same sentences, shares it."""
        place = (reading.article_id, sentence.ordinal)
        if place in self._numbers:
            return self._numbers[place]
        before = range(max(0, sentence.ordinal - _CONTEXT), sentence.ordinal)
        context = (*map(reading.sentences.text, before), sentence.text)
        within = (self.origin(reading.article_id), sentence.text)
        copy = self._copies.get(within) or self._copies.get(context)
        if copy is not None and self._sources[copy - 1].article_id != reading.article_id:
            source = self._sources[copy - 1]
            if reading.article_id not in source.also_in:
                self._sources[copy - 1] = replace(source, also_in=(*source.also_in, reading.article_id))
            self._numbers[place] = copy
            return copy
        article = reading.article
        number = len(self._sources) + 1
        source = Source(
            number=number,
            article_id=reading.article_id,
            title=article.title,
            outlet=article.outlet,
            author=article.author,
            published=article.published,
            url=article.url,
            sentence=sentence.text,
            start=sentence.span.start,
            end=sentence.span.end,
        )
        if source.sentence != article.text[source.start : source.end]:
            raise AssertionError(
                f"sentence {sentence.ordinal} of article {reading.article_id} does not match its offsets"
            )
        self._sources.append(source)
        self._numbers[place] = number
        self._copies.setdefault(context, number)
        self._copies.setdefault(within, number)
        return number

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(self._sources)


@dataclass(frozen=True, slots=True)
class Composed:
    """Lines in the order they are shown, and for each claim's id the places of its lines among them."""

    lines: tuple[Line, ...]
    places: dict[int, tuple[int, ...]]


def compose_lines(found: Sequence[Found], citations: Citations, *, by_day: bool = False) -> Composed:
    """Return a line for each claim: speakers in order of their best claim, a speaker's claims by date and place;
    or all in the order of ``found``, where that is ``by_day``.

    What one speaker says in the same words in several articles is one line that cites them all.
    """
    foremost = found[:MAX_LINES]
    lines: dict[tuple[str, ...], Line] = {}
    keys: dict[int, list[tuple[str, ...]]] = {}
    for one in foremost if by_day else _by_speaker(foremost, citations):
        speaker = _speaker_key(one, citations)
        for line in _lines(one, citations):
            same = _same_claim(speaker, line)
            keys.setdefault(one.stored.id, []).append(same)
            earlier = lines.get(same)
            if earlier is None:
                lines[same] = line
            else:
                numbers = dict.fromkeys((*earlier.citations, *line.citations))
                lines[same] = replace(earlier, citations=tuple(numbers))
    place = {key: number for number, key in enumerate(lines)}
    return Composed(tuple(lines.values()), {claim: tuple(place[key] for key in made) for claim, made in keys.items()})


def _by_speaker(found: Sequence[Found], citations: Citations) -> list[Found]:
    groups: dict[tuple[str, ...], list[Found]] = {}
    for one in found:
        groups.setdefault(_speaker_key(one, citations), []).append(one)
    return [one for group in groups.values() for one in sorted(group, key=_when_and_where)]


def _same_claim(speaker: tuple[str, ...], line: Line) -> tuple[str, ...]:
    """Return what makes two lines one claim: speaker, manner, those it came through, and the words said.

    Of an unnamed speaker ("a spokesman"), another article's is the same one only where a whole
    sentence's words are.
    """
    said = tuple(words_of(line.content))
    relays = (relay.name.casefold() for relay in line.relays)
    manner = (line.manner.kind, str(line.manner.negated), *relays)
    same = speaker if line.speaker.named or len(said) < _TELLING_WORDS else speaker[:1]
    return (*same, *manner, " ".join(said[1:] if said[:1] == ("that",) else said))


def _speaker_key(one: Found, citations: Citations) -> tuple[str, ...]:
    """Return what makes two speakers one: the name; for an unnamed one the description and its article too.

    Reprints of one text share their unnamed speakers.
    """
    speaker = one.stored.claim.speaker
    assert speaker is not None  # gather leaves out claims of nobody known
    name = " ".join(speaker.name.casefold().split()).removeprefix("the ")
    return (name,) if speaker.named else (name, citations.origin(one.reading.article_id))


def _when_and_where(one: Found) -> tuple[str, str, Span]:
    return (one.reading.article.published or "", one.reading.article_id, one.stored.claim.content[0])


def _lines(one: Found, citations: Citations) -> list[Line]:
    """Return the claim's lines: one for each sentence its content stands in, so that each opens its own."""
    claim, reading = one.stored.claim, one.reading
    return [_line(claim, reading, part, citations) for part in _by_sentence(claim.content, reading)]


def _by_sentence(content: Sequence[Span], reading: Reading) -> list[list[Span]]:
    """Return ``content`` cut between sentences: spans of one sentence stay together."""
    parts: list[list[Span]] = []
    last: set[int] = set()
    for span in content:
        here = {sentence.ordinal for sentence in reading.sentence_at(span)}
        if parts and here & last:
            parts[-1].append(span)
        else:
            parts.append([span])
        last = here
    return parts


def _line(claim: Claim, reading: Reading, part: Sequence[Span], citations: Citations) -> Line:
    text = reading.article.text
    assert claim.speaker is not None
    own = dict.fromkeys(sentence.ordinal for span in part for sentence in reading.sentence_at(span))
    words = told(claim, part, reading.around(claim))
    said = dict.fromkeys(sentence.ordinal for span in claim.cue for sentence in reading.sentence_at(span))
    return Line(
        speaker=claim.speaker,
        cue=" ".join(span.of(text) for span in claim.cue),
        content=words.content,
        report=words.report,
        shown=words.shown,
        speech=claim.speech,
        relays=claim.relays,
        citations=tuple(dict.fromkeys(citations.cite(reading, reading.sentences[o]) for o in (own | said))),
        manner=claim.manner,
    )


def compose_passage(
    reading: Reading, sentence: StoredSentence, answer: tuple[int, int] | None, citations: Citations
) -> Passage:
    """Return a sentence as evidence, with the answer's place in it where it was found."""
    return Passage(sentence.text, answer, (citations.cite(reading, sentence),))
