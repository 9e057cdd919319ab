"""Looking for an answer: the sentences that come near a plain question, read with their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import Archive, Entity, Excerpt, FoundAnswer, Selection, Span, StoredSentence, find_answers
from qa.ground import Signals, may_support, signals
from qa.question import Question
from qa.retrieve import Ranked, retrieve


@dataclass(frozen=True, slots=True)
class Looked:
    """A sentence that may answer and what speaks for it.

    ``answer`` is the ``[start, end)`` within its text of the words that would.
    """

    sentence: StoredSentence
    signals: Signals
    answer: tuple[int, int] | None


def look(archive: Archive, question: Question, words: Sequence[str], top: int, selection: Selection) -> list[Looked]:
    """Return those of the ``top`` sentences for ``question`` that may pass the gate, best first.

    ``words`` are those that carry its meaning. What is too far off is not read: nothing would come of it.
    """
    ranked = retrieve(archive, question.text, words, top, selection)
    return read(archive, question, [one for one in ranked if may_support(question, one)])


def read(archive: Archive, question: Question, ranked: Sequence[Ranked]) -> list[Looked]:
    """Return what each of ``ranked`` answers: the sentence itself, or the neighbour in which the answer stands."""
    found = find_answers(question.text, [_excerpt(archive, one) for one in ranked])
    return [_looked(question, one, answer) for one, answer in zip(ranked, found, strict=True)]


def _excerpt(archive: Archive, ranked: Ranked) -> Excerpt:
    """Return the sentence among its neighbours as the article has them."""
    article = archive.article(ranked.sentence.article_id)
    start, end = ranked.window[0].span.start, ranked.window[-1].span.end
    entities = tuple(
        Entity(Span(entity.span.start - start, entity.span.end - start), entity.label)
        for sentence in ranked.window
        for entity in sentence.entities
    )
    return Excerpt(article.text[start:end], article.title or "", entities)


def _looked(question: Question, ranked: Ranked, found: FoundAnswer) -> Looked:
    sentence, answer = ranked.sentence, None
    if found.span is not None:
        base = ranked.window[0].span.start
        span = Span(base + found.span.start, base + found.span.end)
        holding = next((one for one in ranked.window if one.span.holds(span)), None)
        if holding is not None:
            sentence = holding
            answer = (span.start - holding.span.start, span.end - holding.span.start)
    return Looked(sentence, signals(question, replace(ranked, sentence=sentence), found), answer)
