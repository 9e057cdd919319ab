"""Question sets in the forms they are shared in → questions, each with an excerpt that answers it or does not.

For every question that is answered there are excerpts that come near and do not answer: the next best sentences of
the same text, those of another text, and the right sentence asked about another name or year.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.answers.excerpt import Excerpt
from index.answers.pieces import content_of
from index.answers.training.parts import left_out, part_of
from index.answers.training.texts import (
    Text,
    alone,
    best_place,
    by_words,
    entities_of,
    holder,
    read_text,
    sentence_of,
    untokenised,
    words_in,
)
from index.article import Span

# Neighbours before and after a sentence that are read with it.
_NEIGHBOURS = ((1, 0), (1, 1), (1, 1), (0, 1), (0, 0), (2, 0))
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LONGEST_NEWS, _LONGEST_WINDOW, _LONGEST_SENTENCE = 12_000, 700, 500
_NEAR_MISSES, _NEAR_HITS = 4, 2
_OTHER_TEXTS = 12


@dataclass(frozen=True, slots=True)
class Example:
    """A question and an excerpt; ``answer`` are the words of its text that answer, where they are known."""

    question: str
    excerpt: Excerpt
    answered: bool
    answer: Span | None = None


def paragraphs(articles: Path, questions: Path, chance: random.Random, trained: bool = True) -> Iterator[Example]:
    """Yield examples from SQuAD 2.0 (Rajpurkar et al. 2018); of the articles that are left out unless ``trained``."""
    held = left_out(row["title"] for row in _rows(articles))
    texts = {
        (row["title"], place): read_text(text, str(row["title"]).replace("_", " "))
        for row in _rows(articles)
        for place, text in enumerate(row["paragraphs"])
        if (row["title"] not in held) is trained
    }
    by_title: dict[str, list[Text]] = defaultdict(list)
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (title, _), text in texts.items():
        by_title[title].append(text)
        for entity in entities_of(text.text):
            named[title][entity.label].add(entity.span.of(text.text))
    for row in _rows(questions):
        found = texts.get((row["title"], row["paragraph"]))
        if found is None:
            continue
        near = by_words(row["question"], found)
        if row["is_impossible"]:
            for place in near[:1] + (near[1:2] if chance.random() < 0.4 else []):
                yield Example(row["question"], found.excerpt(found.window(place, *chance.choice(_NEIGHBOURS))), False)
            continue
        answer = best_place(row["question"], row["answers"], found)
        if answer is None:
            continue
        window = found.window(sentence_of(answer, found), *chance.choice(_NEIGHBOURS))
        yield _answered(row["question"], found, window, answer)
        holds = holder(row["answers"])
        for place in [place for place in near if not holds(found.sentences[place].of(found.text))][:1]:
            around = (0, 0) if chance.random() < 0.5 else chance.choice(_NEIGHBOURS)
            yield from _unless(holds, row["question"], found, found.window(place, *around))
        if chance.random() < 0.5 and len(by_title[row["title"]]) > 1:
            other = chance.choice([text for text in by_title[row["title"]] if text is not found])
            place = by_words(row["question"], other)[0]
            yield from _unless(holds, row["question"], other, other.window(place, *chance.choice(_NEIGHBOURS)))
        if chance.random() < 0.6 and (asked := _of_another(row["question"], named[row["title"]], chance)):
            yield Example(asked, found.excerpt(window), False)


def sentences(path: Path, chance: random.Random) -> Iterator[Example]:
    """Yield examples from QAMR (Michael et al. 2018): questions about single sentences of news."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(path):
        stories[":".join(row["id"].split(":")[:3])].append(row)
    firsts = [untokenised(rows[0]["sentence"]) for rows in stories.values()]
    for rows in stories.values():
        for row in rows:
            text = untokenised(row["sentence"])
            others = [untokenised(other["sentence"]) for other in rows if other is not row]
            for question, said in dict.fromkeys((pair[0], pair[1]) for pair in row["qas"]):
                answer = untokenised(said)
                start = text.casefold().find(answer.casefold())
                if start < 0 or not answer:
                    continue
                before = chance.choice(others) + " " if others and chance.random() < 0.3 else ""
                span = Span(len(before) + start, len(before) + start + len(answer))
                yield Example(question, alone(before + text), True, span)
                if chance.random() < 0.35 and len(content_of(question)) >= 2:
                    pool = others if others and chance.random() < 0.7 else chance.sample(firsts, _OTHER_TEXTS)
                    near = max(pool, key=lambda other: len(content_of(question) & content_of(other)))
                    if answer.casefold() not in near.casefold():
                        yield Example(question, alone(near), False)


def candidates(path: Path) -> Iterator[Example]:
    """Yield the training part of TrecQA (Wang et al. 2007): sentences of newswire, judged whether they answer."""
    for row in _rows(path):
        if part_of(row["question"]) == "judging":
            continue
        for candidate in row["candidates"]:
            text = untokenised(candidate["sentence"])
            answer = untokenised(candidate.get("answer") or "")
            start = text.casefold().find(answer.casefold()) if answer and candidate["label"] else -1
            span = Span(start, start + len(answer)) if start >= 0 else None
            yield Example(untokenised(row["question"]), alone(text), bool(candidate["label"]), span)


def statements(path: Path) -> Iterator[Example]:
    """Yield examples from RTE 1 to 3 (Dagan et al. 2006): whether a text bears out a statement made of its words."""
    for row in _rows(path):
        yield Example(row["hypothesis"], alone(row["text"]), row["label"] in {"TRUE", "YES"})


def brought(path: Path) -> list[list[Example]]:
    """Return for each question the excerpts that search brought, as ``tests.benchmarks.answers.near_misses`` writes
    them."""
    of_questions: dict[str, list[Example]] = defaultdict(list)
    for row in _rows(path):
        text = Text(row["text"], row["title"], ())
        whole = Span(0, len(row["text"]))
        if row["answer"] is None:
            example = Example(row["question"], text.excerpt(whole), False)
        else:
            example = _answered(row["question"], text, whole, words_in([row["answer"]], text, whole))
        of_questions[row["question"]].append(example)
    return list(of_questions.values())


def news(articles: Path, questions: Path, chance: random.Random) -> Iterator[Example]:
    """Yield the training part of RealTimeQA (Kasai et al. 2023): evidence that answers, and near misses of articles."""
    by_address = {row["url"]: row for row in _rows(articles)}
    for row in _rows(questions):
        if part_of(row["question"]) != "training":
            continue
        holds = holder(row["answers"])
        evidence = read_text(row.get("evidence") or "", "")
        place = next((i for i, span in enumerate(evidence.sentences) if holds(span.of(evidence.text))), None)
        if place is not None:
            answer = words_in(row["answers"], evidence, evidence.sentences[place])
            window = evidence.window(place, *chance.choice(_NEIGHBOURS))
            yield _answered(row["question"], evidence, window, answer)
        elif evidence.sentences:
            near = by_words(row["question"], evidence)[0]
            yield Example(row["question"], evidence.excerpt(evidence.window(near, 1, 1)), True)
        holding = set(row.get("answer_in_retrieved") or ())
        texts = [(url, by_address[url]) for url in row["retrieved_urls"] if url in by_address]
        yield from _of_articles(row["question"], row["answers"], texts, holding, chance)


def _of_articles(
    question: str,
    answers: Sequence[str],
    articles: Sequence[tuple[str, dict[str, Any]]],
    holding: set[str],
    chance: random.Random,
) -> Iterator[Example]:
    """Yield the excerpts of ``articles`` that hold most of the question's words: hits, and misses of other articles."""
    asked, holds = content_of(question), holder(answers)
    near: list[tuple[int, str, int, Text]] = []
    for url, row in articles:
        # Evidence comes without a title: most near misses must too, or its lack would tell them apart.
        title = row.get("title") or "" if chance.random() < 0.5 else ""
        text = read_text(row["text"][:_LONGEST_NEWS], title)
        near += [
            (-len(asked & content_of(span.of(text.text))), url, place, text)
            for place, span in enumerate(text.sentences)
            if span.end - span.start <= _LONGEST_SENTENCE
        ]
    hits = misses = 0
    for shared, url, place, text in sorted(near, key=lambda one: one[:3]):
        window = text.window(place, *chance.choice(_NEIGHBOURS))
        if window.end - window.start > _LONGEST_WINDOW:
            continue
        if holds(window.of(text.text)):
            if hits < _NEAR_HITS and -shared >= max(3, len(asked) / 2):
                hits += 1
                yield _answered(question, text, window, words_in(answers, text, window))
        elif misses < _NEAR_MISSES and url not in holding and chance.random() < 0.6:
            misses += 1
            yield Example(question, text.excerpt(window), False)


def _answered(question: str, text: Text, window: Span, answer: Span | None) -> Example:
    inside = answer if answer is not None and window.holds(answer) else None
    span = Span(inside.start - window.start, inside.end - window.start) if inside else None
    return Example(question, text.excerpt(window), True, span)


def _unless(holds: Callable[[str], bool], question: str, text: Text, window: Span) -> Iterator[Example]:
    if not holds(window.of(text.text)):
        yield Example(question, text.excerpt(window), False)


def _of_another(question: str, named: dict[str, set[str]], chance: random.Random) -> str | None:
    """Return ``question`` with a name put in the place of another of its kind, or a year of another."""
    asked = content_of(question)
    years = [(Span(*match.span()), "") for match in _YEAR.finditer(question)]
    spans = [(entity.span, entity.label) for entity in entities_of(question)] + years
    if not spans:
        return None
    span, label = chance.choice(spans)
    if label:
        others = sorted(other for other in named.get(label, ()) if not content_of(other) & asked)
    else:
        others = [str(int(span.of(question)) + by) for by in (-20, -11, -3, -1, 1, 2, 5, 13)]
    return question[: span.start] + chance.choice(others) + question[span.end :] if others else None


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]
