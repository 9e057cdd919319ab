"""Looking for an answer: the sentences that come near a plain question, read with their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import Archive, Article, Entity, Excerpt, FoundAnswer, Span, StoredSentence, find_answers
from qa.ground import Signals, may_support, signals
from qa.question import Question
from qa.retrieve import Ranked


@dataclass(frozen=True, slots=True)
class Looked:
    """A sentence that may answer and what speaks for it.

    ``answer`` is the ``[start, end)`` within its text of the words that would.
    """

    sentence: StoredSentence
    signals: Signals
    answer: tuple[int, int] | None


def look(archive: Archive, question: Question, ranked: Sequence[Ranked]) -> list[Looked]:
    """Return what those of the sentences ``ranked`` answer that may pass the gate, in their order.

    What is too far off is not read: nothing would come of it.
    """
    return read(archive, question, [one for one in ranked if may_support(question, one)])


def read(archive: Archive, question: Question, ranked: Sequence[Ranked]) -> list[Looked]:
    """Return what each of ``ranked`` answers: the sentence itself, or the neighbour in which the answer stands."""
    excerpts = [excerpt(archive.article(one.sentence.article_id), one.window) for one in ranked]
    found = find_answers(question.text, excerpts)
    return [_looked(question, one, answer) for one, answer in zip(ranked, found, strict=True)]


def excerpt(article: Article, window: Sequence[StoredSentence]) -> Excerpt:
    """Return ``window``, sentences side by side, as its article has them."""
    start, end = window[0].span.start, window[-1].span.end
    entities = tuple(
        Entity(Span(entity.span.start - start, entity.span.end - start), entity.label)
        for sentence in window
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
    said = sentence.text[slice(*answer)] if answer is not None else ""
    return Looked(sentence, signals(question, replace(ranked, sentence=sentence), found, said), answer)
