"""The way out: Engine.ask(question, turns, filters) → events; Engine.answer(...) → Answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from index import Archive
from qa.answer import Answer, Outcome
from qa.compose import Citations
from qa.events import AnswerDone, Event, LineReady, PassageReady, QuestionRead, SourcesFound
from qa.filters import Filters, selection_of
from qa.followup import standalone
from qa.gather import gather
from qa.ground import is_claimed
from qa.held import find_held
from qa.limits import Limits
from qa.parts import ClaimFound, Limited, Searched, Source
from qa.pronouns import is_beside
from qa.prose import Writer
from qa.question import Question, read_question
from qa.reading import Reader
from qa.refusing import nearest_to, refusal
from qa.retrieve import retrieve
from qa.revisions import corrections
from qa.spoken import claims_by, is_speaker
from qa.turn import Turn
from qa.words import content_words


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
        alone = standalone(question, turns, partial(is_speaker, self._reader))
        held = find_held(self._reader, alone, filters)
        if not held.anything and is_beside(question, alone):
            # Nothing is known of that name with it, and nothing in the question needs the name: another matter.
            as_first = find_held(self._reader, question, filters)
            held = as_first if as_first.anything else held
        asked, shown, citations = held.asked, held.shown, held.citations
        yield QuestionRead(held.alone)
        found = time.perf_counter()
        outcome: Outcome = "answered" if held.anything else refusal(self._reader, asked, selection_of(filters))
        nearest = () if outcome == "answered" else nearest_to(self._reader, asked, selection_of(filters))
        yield SourcesFound(citations.sources, len(shown.lines) + len(shown.passages))
        yield from (LineReady(line) for line in shown.lines)
        yield from (PassageReady(passage) for passage in shown.passages)
        writes = self._writer if shown.lines else None
        phrased = writes.phrase(held.alone, shown.lines, citations.sources) if writes else None
        counts = self.archive.counts(held.selection)
        ended = time.perf_counter()
        yield AnswerDone(
            Answer(
                question=question,
                standalone_question=held.alone,
                outcome=outcome,
                searched=Searched(counts.articles, counts.sentences, counts.claims),
                lines=shown.lines,
                passages=shown.passages,
                sources=citations.sources,
                nearest=nearest,
                shape=asked.shape,
                disagreements=shown.disagreements,
                limited=_limited(held.limits),
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
        ranked = retrieve(self.archive, words, content_words(words), top, selection_of(filters), listed=True)
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
        selection = selection_of(filters)
        if about:
            asked = Question(about, "claims_about", topic=about)
            found = [(one.reading, one.stored) for one in gather(self._reader, asked, selection, filters.speaker)]
        else:
            stored = (
                claims_by(self._reader, filters.speaker, selection)
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


def _limited(limits: Limits) -> Limited:
    since, until = (day.isoformat() if day else None for day in (limits.since, limits.until))
    return Limited(limits.outlet, since, until)
