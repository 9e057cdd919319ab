"""Tell which first names are men's and which women's, and write the table beside the code.

    python -m index.claims.training.first_names polnear_train.jsonl.gz realtimeqa_2023_articles.jsonl.gz

Each file is JSON Lines, gzipped, with a ``text`` a line. A first name counts for "he" or "she" wherever a sentence
names one person only, by first and last name, as its subject, and speaks of nobody as "he" or "she" before; the next
"he", "his", "she" or "her" then tells: in the same sentence with no other capital between, or as the first word of
the next. Words in quote marks are left out, they are about others. A first name is kept where such places, of two
persons or more, all agree, or where there are many and nearly all agree.

Names that the news tells nothing of are taken from lists by country (see ``name_lists``) where these hold them for one
gender only, but for those that the news uses otherwise: as a word ("Hope"), for a place ("Georgia Tech").

The table that the project ships was counted in the 840 articles of PolNeAR's train part (2012–2016, US news) and the
6,884 articles of RealTimeQA 2023. It holds names and one letter each; nothing of the articles' text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from index.claims.first_names import FIRST_NAMES
from index.claims.gender import told_gender
from index.claims.parser import pipeline
from index.claims.people import HONORIFICS, PERSON_NOUNS
from index.claims.training.name_lists import listed_genders
from index.quotes import find_quotations
from index.sentences import split_sentences

# About 3 places in 100 tell the wrong gender: two persons of one first name are enough where all agree, or five places
# of one person; a name with places that disagree needs more of them.
_MIN_PERSONS, _MIN_PLACES = 2, 5
_MANY_PLACES, _MIN_SHARE = 8, 0.87
# One place that tells otherwise may be wrong itself.
_AGAINST = 2
_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-Z]\.)? [A-ZÀ-Þ][\w’'-]+")
_FIRST_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?")
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"(He|His|She|Her)\b")
_WORD = re.compile(r"(?<![\w’'-])[A-Za-zÀ-ž]{3,}")
_BEFORE_CAPITAL = re.compile(r"(?<![\w’'-])([A-ZÀ-Ž][a-zà-ž]{2,})(?= (?:[A-Z]\. )?[A-Z][a-z]\w)")
# What follows stands within a name: the "Johnson" of "Boris Johnson Hall".
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÀ-Ž][\w.]*[ -]$")
# A listed name is none where the recogniser takes fewer of its places than this share for a person's, of so many read
# at most and so many at least; or where so many times it is a word, and not rarely so.
_PERSONS, _PLACES_READ, _PLACES_LEAST = 0.5, 12, 3
_AS_WORD, _AS_WORD_SHARE = 3, 0.2
# How many characters of its sentence are read around a place.
_AROUND = 60


def main() -> None:
    """Count in the files named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=FIRST_NAMES)
    wanted = parser.parse_args()
    texts = [text for path in wanted.files for text in read_texts(path)]
    counts, listed = count_genders(texts), listed_genders()
    counted = likely_genders(counts)
    other = used_otherwise(texts, listed.keys() - counted.keys()) | contradicted(listed, counts)
    kept = {name: gender for name, gender in listed.items() if name not in other} | counted
    wanted.out.write_text("".join(f"{name} {gender}\n" for name, gender in sorted(kept.items())), encoding="utf-8")
    print(f"{len(kept)} first names in {wanted.out}")


def read_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def count_genders(texts: Iterable[str]) -> dict[str, Counter[tuple[str, str]]]:
    """Return for each first name, in small letters, how often "m" or "f" was told of which last name."""
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    told = (pair for text in texts for pair in _told_of_somebody(text))
    for doc, after in pipeline().pipe(told, as_tuples=True):
        people = [entity for entity in doc.ents if entity.label_ == "PERSON"]
        if len(people) != 1 or people[0].root.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        words = [word for word in people[0].text.split() if word.lower().rstrip(".") not in HONORIFICS]
        gender = told_gender(people[0].root, after.split())
        if gender is not None and len(words) > 1 and _FIRST_NAME.fullmatch(words[0]):
            counts[words[0].lower()][gender, words[-1]] += 1
    return counts


def likely_genders(counts: dict[str, Counter[tuple[str, str]]]) -> dict[str, str]:
    """Return the first names whose places all, or of many nearly all, agree, each with "m" or "f"."""
    kept = {}
    for name, places in counts.items():
        for gender in "mf":
            agreed = {last: count for (found, last), count in places.items() if found == gender}
            share = sum(agreed.values()) / places.total()
            clear = share == 1 or (places.total() >= _MANY_PLACES and share >= _MIN_SHARE)
            enough = len(agreed) >= _MIN_PERSONS or places.total() >= _MIN_PLACES
            if clear and enough and name not in HONORIFICS | PERSON_NOUNS:
                kept[name] = gender
    return kept


def contradicted(listed: Mapping[str, str], counts: Mapping[str, Counter[tuple[str, str]]]) -> set[str]:
    """Return the listed names that the news tells otherwise of, twice or more and as often as not."""
    wrong = set()
    for name in listed.keys() & counts.keys():
        against = sum(count for (gender, _), count in counts[name].items() if gender != listed[name])
        if against >= _AGAINST and 2 * against >= counts[name].total():
            wrong.add(name)
    return wrong


def used_otherwise(texts: Sequence[str], names: Set[str]) -> set[str]:
    """Return those of ``names``, in small letters, that the news uses as a word or before the rest of another name."""
    words = Counter(word for text in texts for word in _WORD.findall(text) if word.lower() in names)
    other = {
        name
        for name in names
        if words[name] >= _AS_WORD and words[name] > _AS_WORD_SHARE * (words[name] + words[name.capitalize()])
    }
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for text in texts:
        for found in _BEFORE_CAPITAL.finditer(text):
            name = found[1].lower()
            within = _CAPITAL_BEFORE.search(text, max(0, found.start() - _AROUND), found.start())
            if name in names and name not in other and not within and len(places[name]) < _PLACES_READ:
                begin = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _AROUND)
                line = text[begin : found.end() + _AROUND].split("\n")[0]
                places[name].append((line, found.start() - begin))
    read = [(line, (name, at)) for name, lines in places.items() for line, at in lines]
    persons = Counter(
        name
        for doc, (name, at) in pipeline().pipe(read, as_tuples=True)
        if any(token.idx == at and token.ent_type_ == "PERSON" for token in doc)
    )
    few = {n for n, lines in places.items() if len(lines) >= _PLACES_LEAST and persons[n] < _PERSONS * len(lines)}
    return other | few


def _told_of_somebody(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence with a full name that a pronoun follows, there or at the front of the next sentence."""
    bare = _without_quotations(text)
    sentences = [" ".join(bare[span.start : span.end].split()) for span in split_sentences(bare, ())]
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=True):
        if _FULL_NAME.search(sentence) and (_PRONOUN.search(sentence) or _FIRST_WORD.match(following)):
            yield sentence, following


def _without_quotations(text: str) -> str:
    kept, at = [], 0
    for quotation in find_quotations(text):
        kept += [text[at : quotation.span.start], " " * (quotation.span.end - quotation.span.start)]
        at = quotation.span.end
    return "".join([*kept, text[at:]])


if __name__ == "__main__":
    main()
