"""The way out: Engine.ask(question, turns, filters) → events; Engine.answer(...) → Answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index import Archive, Selection, StoredSentence
from qa.answer import Answer, Outcome
from qa.compose import Citations
from qa.errors import QuestionRefused
from qa.events import AnswerDone, Event, LineReady, PassageReady, QuestionRead, SourcesFound
from qa.evidence import find_evidence
from qa.followup import standalone
from qa.gather import gather
from qa.ground import is_claimed
from qa.limits import Limits, read_limits
from qa.parts import ClaimFound, Limited, Nearest, Searched, Source
from qa.prose import Writer
from qa.question import Question, read_question, topic_words
from qa.reading import Reader, coverage
from qa.restated import restated
from qa.retrieve import retrieve
from qa.revisions import corrections
from qa.spelling import respelt
from qa.turn import Turn
from qa.words import content_words, stem, stems

_OFFERED = 3
# A topic is known to the archive when one sentence holds this share of its words' weight.
_KNOWN_TOPIC = 0.7
# Of "who said that …" it is enough that the matter is known: that nobody said it is the answer.
_KNOWN_MATTER = 0.5


@dataclass(frozen=True, slots=True)
class Filters:
    """What part of the archive is asked. Days are inclusive ISO dates; names match as a reader would expect."""

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A cited sentence among its neighbours: the text just before it, itself, the text just after."""

    before: str
    sentence: str
    after: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked sentence; ``score`` is higher for better, comparable within one search only."""

    article_id: str
    url: str | None
    title: str | None
    sentence: str
    start: int
    end: int
    score: float


class Engine:
    """Answers questions over one archive; ``writer`` phrases them, None for the one that the environment sets, if any.

    Raises WriterRefused where the environment sets it wrongly.
    """

    def __init__(self, archive: Archive, writer: Writer | None = None) -> None:
        self.archive = archive
        self._writer = writer or Writer.from_environment()
        self._reader = Reader(archive)

    def ask(self, question: str, turns: Sequence[Turn] = (), filters: Filters = Filters()) -> Iterator[Event]:
        """Yield QuestionRead, SourcesFound, LineReady and PassageReady…, AnswerDone, in this order.

        Raises QuestionRefused for an empty question, one of more than 1,000 characters, or a filter
        that is not a date.
        """
        started = time.perf_counter()
        read_question(question)
        alone = standalone(question, turns, self._reader.is_speaker)
        alone = respelt(alone, self.archive.sentence_frequency)
        form = restated(alone, self._reader.is_speaker)
        asked, selection, limits = self._read(form, filters)
        citations = Citations(self.archive.reprints)
        shown = find_evidence(self._reader, asked, selection, filters.speaker, citations)
        if form != alone and not shown.lines:
            # Asked of a speaker who made no such claim: at most what the article itself says with his name in it.
            whose = stems((asked.speaker or "").rpartition(" ")[2])
            asked, selection, limits = self._read(alone, filters)
            shown = find_evidence(self._reader, asked, selection, filters.speaker, citations, whose)
        alone = form if shown.lines else alone
        yield QuestionRead(alone)
        if limits.words and asked.topic and not (shown.lines or shown.passages):
            # No article of those days: the days may be what was spoken of ("the closing on 31 May").
            days = stems(limits.words)
            shown = find_evidence(self._reader, asked, _selection(filters), filters.speaker, citations, days)
        found = time.perf_counter()
        outcome = "answered" if shown.lines or shown.passages else self._refusal(asked, _selection(filters))
        nearest = () if outcome == "answered" else self._nearest(asked, _selection(filters))
        yield SourcesFound(citations.sources, len(shown.lines) + len(shown.passages))
        yield from (LineReady(line) for line in shown.lines)
        yield from (PassageReady(passage) for passage in shown.passages)
        phrased = self._writer.phrase(alone, shown.lines, citations.sources) if self._writer and shown.lines else None
        counts = self.archive.counts(selection)
        ended = time.perf_counter()
        yield AnswerDone(
            Answer(
                question=question,
                standalone_question=alone,
                outcome=outcome,
                searched=Searched(counts.articles, counts.sentences, counts.claims),
                lines=shown.lines,
                passages=shown.passages,
                sources=citations.sources,
                nearest=nearest,
                shape=asked.shape,
                disagreements=shown.disagreements,
                limited=_limited(limits),
                articles=shown.articles if outcome == "answered" else None,
                more=shown.more,
                revisions=shown.revisions,
                corrections=corrections(self._reader, citations.sources),
                phrased=phrased,
                timings_ms={
                    "evidence": round((found - started) * 1000, 1),
                    "total": round((ended - started) * 1000, 1),
                },
            )
        )

    def answer(self, question: str, turns: Sequence[Turn] = (), filters: Filters = Filters()) -> Answer:
        """Return the whole answer; the same question on the same archive gives the same answer."""
        *_, last = self.ask(question, turns, filters)
        assert isinstance(last, AnswerDone)
        return last.answer

    def search(self, words: str, top: int = 10, filters: Filters = Filters()) -> list[Hit]:
        """Return the ``top`` sentences for ``words``, best first. Raises QuestionRefused as ``ask`` does."""
        read_question(words)
        ranked = retrieve(self.archive, words, content_words(words), top, _selection(filters), listed=True)
        hits = []
        for one in ranked:
            article, sentence = self._reader.article(one.sentence.article_id).article, one.sentence
            span = sentence.span
            hits.append(Hit(article.id, article.url, article.title, sentence.text, span.start, span.end, one.score))
        return hits

    def claims(self, about: str | None = None, filters: Filters = Filters()) -> list[ClaimFound]:
        """Return the claims about ``about``, or all of them, in the order of relevance, then of adding.

        What the article reports as not said, or as what may be said, is left out, as in answers.
        """
        selection = _selection(filters)
        if about:
            asked = Question(about, "claims_about", topic=about)
            found = [(one.reading, one.stored) for one in gather(self._reader, asked, selection, filters.speaker)]
        else:
            stored = (
                self._reader.claims_of(filters.speaker, selection)
                if filters.speaker
                else self.archive.claims(selection)
            )
            read = [(self._reader.article(one.article_id), one) for one in stored]
            found = [(reading, one) for reading, one in read if is_claimed(one.claim, reading.article.text)]
        citations = Citations(self.archive.reprints)
        listed = []
        for reading, one in found:
            claim, text = one.claim, reading.article.text
            number = citations.cite(reading, reading.sentence_at(claim.content[0])[0])
            content = " … ".join(span.of(text) for span in claim.content)
            cue = " ".join(span.of(text) for span in claim.cue)
            source = citations.sources[number - 1]
            listed.append(ClaimFound(claim.speaker, cue, content, claim.speech, claim.relays, source, claim.manner))
        return listed

    def surroundings(self, source: Source) -> Surroundings:
        """Return the cited sentence with the neighbouring sentences of its article."""
        reading = self._reader.article(source.article_id)
        text = reading.article.text
        ordinal = next(s.ordinal for s in reading.sentences if s.span.start == source.start)
        first = reading.sentences[max(0, ordinal - 1)].span.start
        last = reading.sentences[min(len(reading.sentences) - 1, ordinal + 1)].span.end
        return Surroundings(text[first : source.start], text[source.start : source.end], text[source.end : last])

    def _read(self, alone: str, filters: Filters) -> tuple[Question, Selection, Limits]:
        """Return what is asked, what part of the archive is asked, and what of that the question's words limit."""
        asked, limits = read_limits(alone, self.archive.extent(), self._reader.day_of)
        selection = _selection(filters)
        since = max(filter(None, (selection.since, limits.since)), default=None)
        until = min(filter(None, (selection.until, limits.until)), default=None)
        return _narrowed(asked, filters), Selection(selection.outlet or limits.outlet, since, until), limits

    def _refusal(self, asked: Question, selection: Selection) -> Outcome:
        """Return no_claim when the archive knows the speaker or the topic asked about, else no_evidence."""
        if asked.kind == "fact":
            return "no_evidence"
        if asked.speaker and self._reader.claims_of(asked.speaker, selection):
            return "no_claim"
        words = topic_words(asked.topic)
        if not words:
            return "no_evidence"
        rows = self.archive.sentence_rows([m.id for m in self.archive.matching(words, "sentence", 20, selection)])
        matter = asked.kind == "who_said"
        weights = dict.fromkeys(map(stem, words), 1.0) if matter else self._reader.weights(words)
        enough = _KNOWN_MATTER if matter else _KNOWN_TOPIC
        known = any(coverage(weights, stems(row.text)) >= enough for row in rows)
        return "no_claim" if known else "no_evidence"

    def _nearest(self, asked: Question, selection: Selection) -> tuple[Nearest, ...]:
        ranked = retrieve(self.archive, asked.text, content_words(asked.text), 3 * _OFFERED, selection)
        distinct: dict[str, StoredSentence] = {}
        for one in ranked:
            distinct.setdefault(one.sentence.text, one.sentence)
        offered = list(distinct.values())[:_OFFERED]
        return tuple(Nearest(sentence.text, sentence.article_id, sentence.span.start) for sentence in offered)


def _limited(limits: Limits) -> Limited:
    since, until = (day.isoformat() if day else None for day in (limits.since, limits.until))
    return Limited(limits.outlet, since, until)


def _narrowed(asked: Question, filters: Filters) -> Question:
    """A plain question put to one speaker asks what that speaker said about it."""
    if filters.speaker and asked.kind == "fact":
        return replace(asked, kind="said_by", speaker=filters.speaker)
    return asked


def _selection(filters: Filters) -> Selection:
    outlet = filters.outlet.encode("utf-8", "replace").decode("utf-8") if filters.outlet else None
    return Selection(outlet, _day(filters.since), _day(filters.until))


def _day(value: str | None) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise QuestionRefused(
            f"{value[:40]!r} is not a day; write it as year-month-day, such as 2026-03-14."
        ) from error
