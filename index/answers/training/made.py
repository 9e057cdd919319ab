"""Questions made from parsed sentences, to read before those that people asked (after Heilman, Smith 2010).

Of a clause, a part is asked for: who did it, what, where, when, why, how many. The sentence answers that; it does not
when the part was never there ("When …?" of a clause without a day), or when a name or the verb is another's.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token

from index.answers.pieces import content_of
from index.answers.training.examples import NEIGHBOURS, Example, of_another, rows_of
from index.answers.training.texts import Text, by_words, entities_of, read_text
from index.article import Span
from index.claims.parser import pipeline

_LONGEST, _SHORTEST = 320, 40
_FEWEST_WORDS, _MOST_WORDS = 4, 22
_SENTENCES_AN_ARTICLE = 20
_QUOTED = re.compile(r"[“”\"„«»‘]")
_PLACES, _DAYS = frozenset({"GPE", "LOC", "FAC"}), frozenset({"DATE", "TIME"})
_COUNTS = frozenset({"CARDINAL", "QUANTITY"})
_NUMBERS = _COUNTS | {"PERCENT"}
_BODIES = frozenset({"ORG", "NORP", "GPE"})
_WHERE = frozenset("in at near on outside inside around across".split())
_WHY = re.compile(r"\b(?:because|since|due to|owing to|so that|in order|to)\b")
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Parts of a clause that a question may leave out.
_ADDED = frozenset({"prep", "advmod", "npadvmod", "advcl"})
_NEVER_ASKED = frozenset({"punct", "cc", "conj", "mark", "parataxis", "meta", "intj", "dep", "preconj"})
_DID = {"VBD": "did", "VBZ": "does", "VBP": "do"}


@dataclass(frozen=True, slots=True)
class Made:
    """A question about a sentence; ``answer`` are the characters of the sentence that answer it, None where none do."""

    question: str
    answer: Span | None

    @property
    def asks(self) -> str:
        """The first word, which tells what is asked for."""
        return self.question.split()[0]


def made(path: Path, chance: random.Random) -> Iterator[Example]:
    """Yield examples made from the sentences of articles in PolNeAR's form."""
    asked: Counter[tuple[str, bool]] = Counter()
    for row in rows_of(path):
        text = read_text(row["text"], row.get("title") or "")
        named: dict[str, set[str]] = defaultdict(set)
        for entity in entities_of(text.text):
            named[entity.label].add(entity.span.of(text.text))
        fitting = [
            place
            for place, span in enumerate(text.sentences)
            if _SHORTEST <= span.end - span.start <= _LONGEST and not _QUOTED.search(span.of(text.text))
        ]
        places = sorted(chance.sample(fitting, min(len(fitting), _SENTENCES_AN_ARTICLE)))
        docs = list(pipeline().pipe(text.sentences[place].of(text.text) for place in places))
        verbs = sorted({token.text for doc in docs for token in doc if token.tag_ == "VBD"})
        for place, doc in zip(places, docs, strict=True):
            yield from _examples(text, place, doc, named, verbs, asked, chance)


def _examples(
    text: Text,
    place: int,
    doc: Doc,
    named: dict[str, set[str]],
    verbs: Sequence[str],
    asked: Counter[tuple[str, bool]],
    chance: random.Random,
) -> Iterator[Example]:
    """Yield the examples of one sentence; ``asked`` counts those of each first word, answered and not."""
    found = list(questions(doc, chance))
    answered = [one for one in found if one.answer is not None]
    silent = [one for one in found if one.answer is None]
    base = text.sentences[place].start
    # What is seldom asked for goes first, and nothing is left without an answer more often than it has one.
    rarest = sorted(answered, key=lambda one: (asked[one.asks, True], chance.random()))[:2]
    asked.update((one.asks, True) for one in rarest)
    for one in rarest:
        assert one.answer is not None
        window = text.window(place, *chance.choice(NEIGHBOURS))
        start = base + one.answer.start - window.start
        yield Example(one.question, text.excerpt(window), True, Span(start, start + one.answer.end - one.answer.start))
        said = one.answer.of(doc.text).casefold()
        other = of_another(one.question, named, chance) if chance.random() < 0.5 else None
        if other is None and chance.random() < 0.5:
            other = _of_another_verb(one.question, doc, verbs, chance)
        if other is not None:
            yield Example(other, text.excerpt(window), False)
        near = next((other for other in by_words(one.question, text) if other != place), None)
        if chance.random() < 0.5 and near is not None and said not in text.sentences[near].of(text.text).casefold():
            yield Example(one.question, text.excerpt(text.sentences[near]), False)
    due = [one for one in silent if asked[one.asks, False] < asked[one.asks, True]]
    for one in chance.sample(due, min(len(due), 1)):
        asked[one.asks, False] += 1
        yield Example(one.question, text.excerpt(text.sentences[place]), False)


def questions(doc: Doc, chance: random.Random) -> Iterator[Made]:
    """Yield the questions that can be made from a parsed sentence."""
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} or (verb.dep_ != "ROOT" and verb.dep_ not in {"ccomp", "conj"}):
            continue
        subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
        if subject is None or any(child.dep_ in {"expl", "csubj"} for child in verb.children):
            continue
        clause = _Clause(verb, subject, chance)
        for one in (*clause.of_subject(), *clause.of_others(), *clause.of_what_is_not_said()):
            if _FEWEST_WORDS <= len(one.question.split()) <= _MOST_WORDS and len(content_of(one.question)) >= 2:
                yield one


class _Clause:
    """A verb with its subject and what belongs to both, as a question about it would say them."""

    def __init__(self, verb: Token, subject: Token, chance: random.Random) -> None:
        self._verb, self._subject, self._chance = verb, subject, chance
        self._before = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"} and child.i < verb.i]
        self._after = [
            child
            for child in verb.children
            if child not in self._before and child is not subject and child.dep_ not in _NEVER_ASKED
        ]

    def of_subject(self) -> Iterator[Made]:
        """Yield the question for who or what does it."""
        if self._subject.pos_ == "PRON":
            return
        answer = _span(_short(self._subject))
        helping = [token.text for token in self._before]
        predicate = " ".join([*helping, self._verb.text, *self._rest(())])
        if (number := _number_of(self._subject)) is not None:
            yield _ask(f"How many {' '.join(_counted(self._subject, number))} {predicate}", _span([number]))
        yield _ask(f"{_wh(self._subject, speaks=self._reports())} {predicate}", answer)

    def of_others(self) -> Iterator[Made]:
        """Yield the questions for the other parts."""
        if self._subject.pos_ == "PRON" or not self._inverted():
            return
        for part in self._after:
            if part.dep_ in _OBJECTS and self._verb.lemma_ != "be":
                if (number := _number_of(part)) is not None:
                    yield _ask(f"How many {' '.join(_counted(part, number))} {self._asked(part)}", _span([number]))
                elif any(token.ent_type_ == "MONEY" for token in part.subtree):
                    yield _ask(f"How much {self._asked(part)}", _span(_short(part)))
                else:
                    yield _ask(f"{_wh(part)} {self._asked(part)}", _span(_short(part)))
            elif part.dep_ == "prep":
                yield from self._of_preposition(part, self._asked(part))
            elif part.dep_ == "npadvmod" and part.ent_type_ in _DAYS:
                yield _ask(f"When {self._asked(part)}", _span(part.subtree))
            elif part.dep_ == "advcl" and part.i > self._verb.i and _gives_reason(part):
                yield _ask(f"Why {self._asked(part)}", _span(part.subtree))

    def of_what_is_not_said(self) -> Iterator[Made]:
        """Yield questions for parts that the sentence does not hold."""
        if self._subject.pos_ == "PRON" or not self._inverted():
            return
        held = {token.ent_type_ for token in self._verb.doc}
        asked = self._asked()
        if not held & _DAYS and not re.search(r"\b(?:when|after|before|while|as)\b", self._verb.doc.text):
            yield _ask(f"When {asked}", None)
        if not held & (_PLACES | {"ORG"}):
            yield _ask(f"Where {asked}", None)
        if not _WHY.search(self._verb.doc.text):
            yield _ask(f"Why {asked}", None)
        objects = [part for part in self._after if part.dep_ == "dobj" and part.tag_ == "NNS"]
        if objects and not held & (_NUMBERS | {"MONEY"}):
            counted = " ".join(_words(_short(objects[0])))
            yield _ask(f"How many {counted} {self._asked(objects[0])}", None)

    def _of_preposition(self, part: Token, rest: str) -> Iterator[Made]:
        held = next((child for child in part.children if child.dep_ == "pobj"), None)
        if held is None:
            return
        if held.ent_type_ in _DAYS:
            yield _ask(f"When {rest}", _span(held.subtree))
        elif part.lower_ in _WHERE and held.ent_type_ in _PLACES:
            yield _ask(f"Where {rest}", _span(held.subtree))
        elif part.lower_ in {"because", "due"}:
            yield _ask(f"Why {rest}", _span(part.subtree))
        elif held.ent_type_ or part.i == self._verb.i + 1:
            yield _ask(f"{_wh(held)} {rest} {part.text}", _span(_short(held)))

    def _reports(self) -> bool:
        return any(child.dep_ == "ccomp" for child in self._verb.children)

    def _asked(self, *without: Token) -> str:
        """Return the clause as it stands after "When", but for ``without``."""
        return " ".join([*self._inverted(), *self._rest(without)])

    def _inverted(self) -> list[str]:
        """Return verb and subject as they stand after "When"; nothing where the verb has no such form."""
        subject = _words(_short(self._subject))
        if self._before and self._before[0].dep_ != "neg":
            first, *others = [token.text for token in self._before]
            return [first, *subject, *others, self._verb.text]
        if self._verb.lemma_ == "be":
            return [self._verb.text, *subject]
        helping = _DID.get(self._verb.tag_)
        return [helping, *subject, self._verb.lemma_] if helping else []

    def _rest(self, without: Sequence[Token]) -> list[str]:
        """Return what follows the verb but for ``without``; some of what may be left out is, now and then."""
        words: list[str] = []
        for part in self._after:
            if part in without or part.i < self._verb.i:
                continue
            if part.dep_ in _ADDED and self._chance.random() < 0.4:
                continue
            words += _words(part.subtree if part.dep_ in {"ccomp", "xcomp"} else _short(part))
        return words


def _ask(question: str, answer: Span | None) -> Made:
    asked = re.sub(r"\s+([,.;:’'%)])", r"\1", " ".join(question.split()))
    return Made(re.sub(r"([($]) ", r"\1", asked).rstrip(",;: ") + "?", answer)


def _number_of(noun: Token) -> Token | None:
    """Return the number that begins the phrase of ``noun`` and counts it, if one does."""
    first = _short(noun)[0]
    counts = first.dep_ == "nummod" and first.head is noun and noun.tag_ == "NNS" and not any(first.children)
    return first if counts and first.ent_type_ in _COUNTS else None


def _counted(noun: Token, number: Token) -> list[str]:
    return _words(token for token in _short(noun) if token is not number)


def _gives_reason(clause: Token) -> bool:
    """True for "because …", and for "to …" where it says what for."""
    led = {child.lower_ for child in clause.children if child.i < clause.i}
    return "because" in led or (clause.tag_ == "VB" and "to" in led)


def _wh(asked: Token, *, speaks: bool = False) -> str:
    kinds = {token.ent_type_ for token in asked.subtree}
    if asked.ent_type_ == "PERSON" or speaks:
        return "Who"
    if asked.ent_type_ in _BODIES:
        return "Which country" if asked.ent_type_ == "GPE" and asked.dep_ in _SUBJECTS else "Which organization"
    if "MONEY" in kinds:
        return "How much"
    return "What"


def _short(head: Token) -> list[Token]:
    """Return the phrase of ``head`` without the clauses that hang on it."""
    hanging = {
        token
        for child in head.children
        if child.dep_ in {"relcl", "appos", "acl", "advcl", "punct", "cc", "conj"} and child.i > head.i
        for token in child.subtree
    }
    return [token for token in head.subtree if token not in hanging]


def _words(tokens: Iterable[Token]) -> list[str]:
    """Return ``tokens`` as words; what is written together stays so, and only names begin with capitals."""
    return "".join(
        (token.text if token.i or token.ent_type_ or token.pos_ == "PROPN" else token.lower_) + token.whitespace_
        for token in tokens
    ).split()


def _span(tokens: Iterable[Token]) -> Span:
    held = list(tokens)
    return Span(held[0].idx, held[-1].idx + len(held[-1]))


def _of_another_verb(question: str, doc: Doc, verbs: Sequence[str], chance: random.Random) -> str | None:
    """Return ``question`` with another verb of the article in the place of its own."""
    own = next((token for token in doc if token.tag_ == "VBD" and f" {token.text} " in question), None)
    others = [verb for verb in verbs if own is not None and verb != own.text]
    return question.replace(f" {own.text} ", f" {chance.choice(others)} ", 1) if own is not None and others else None
