"""Ask questions made from a file's own titles and speakers, and count the answers that break a promise.

python -m tests.benchmarks.answers.promises FILE.jsonl[.gz] [--questions 50]

The promises are design.md's: a source is the article's own text; quoted words are the article's; no claim
without its speaker; a refusal cites nothing; the same question gives the same answer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any

from index import Archive, Article, Claim, Span, Speaker, StoredClaim
from index.quotes import find_quotations
from qa import Answer, Engine, Line, Passage, Source
from qa.telling import AS_WRITTEN

PROMISES = {
    1: "a source is the article's text",
    2: "quoted words are the article's",
    3: "no claim without its speaker",
    4: "a refusal cites nothing",
    5: "asked again, answered the same",
}
OUTCOMES = ("answered", "no_claim", "no_evidence")
_PRONOUNS = frozenset("he she they it i we who".split())


def breaches(answer: Answer, archive: Archive) -> dict[int, list[str]]:
    """Return what in ``answer`` breaks each of the promises 1 to 4; nothing where all are kept."""
    found = {
        1: list(_untrue_sources(answer, archive)),
        2: list(chain(_foreign_words(answer, archive), _foreign_reasons(answer, archive))),
        3: list(chain(_lines_of_others(answer, archive), _passages_without_speaker(answer, archive))),
        4: list(_cited_refusals(answer)),
    }
    return {promise: broken for promise, broken in found.items() if broken}


def differences(one: Answer, other: Answer) -> list[str]:
    """Return the parts of two answers to one question that differ, timings aside (promise 5)."""
    first, second = one.to_json(), other.to_json()
    names = [name for name in first.keys() | second.keys() if name != "timings_ms"]
    return [name for name in sorted(names) if first.get(name) != second.get(name)]


def _untrue_sources(answer: Answer, archive: Archive) -> Iterator[str]:
    if [source.number for source in answer.sources] != list(range(1, len(answer.sources) + 1)):
        yield "the sources are not numbered 1, 2, 3 …"
    for source in answer.sources:
        if archive.article(source.article_id).text[source.start : source.end] != source.sentence:
            yield f"source {source.number} is not the text at its place"
        for other in source.also_in:
            if source.sentence not in archive.article(other).text:
                yield f"source {source.number} is not in {other}"
    cited = {number for part in (*answer.lines, *answer.passages) for number in part.citations}
    if cited != {source.number for source in answer.sources}:
        yield f"the numbers cited, {sorted(cited)}, are not those of the sources"
    for part in (*answer.lines, *answer.passages):
        if not part.citations:
            yield f"nothing is cited for {part}"


def _foreign_words(answer: Answer, archive: Archive) -> Iterator[str]:
    for line in answer.lines:
        texts = _cited_texts(line, answer, archive)
        places = _cited_places(line, answer, archive)
        for piece in line.content.split(" … "):
            if not any(piece in text for text in texts):
                yield f"not in a cited article: {piece!r}"
            elif not any(piece in place for place in places):
                yield f"not in the cited sentences: {piece!r}"
        shown = [line.content, line.speaker.name, line.speaker.role or "", line.speaker.anonymity_reason or ""]
        yield from _foreign_quotations(shown, texts)
        whole = line.shown.strip("“”") if line.report == AS_WRITTEN else line.content
        if line.shown and whole != line.content and not any(whole in text for text in texts):
            yield f"shown, and not in a cited article: {line.shown!r}"
    for passage in answer.passages:
        texts = _cited_texts(passage, answer, archive)
        if not any(passage.text in text for text in texts):
            yield f"not in a cited article: {passage.text!r}"
        yield from _foreign_quotations([passage.text], texts)
        if passage.answer is not None and not 0 <= passage.answer[0] < passage.answer[1] <= len(passage.text):
            yield f"the answer's place {passage.answer} is not in {passage.text!r}"


def _foreign_reasons(answer: Answer, archive: Archive) -> Iterator[str]:
    for revision in answer.revisions:
        earlier = archive.article(revision.article_id).text
        if earlier[revision.start : revision.end] != revision.sentence:
            yield f"not the earlier version's text at its place: {revision.sentence!r}"
        if any(piece not in earlier for piece in revision.content.split(" … ")):
            yield f"not in the earlier version: {revision.content!r}"
    for pair in answer.disagreements:
        if not all(0 <= place < len(answer.lines) for place in pair.lines) or pair.lines[0] == pair.lines[1]:
            yield f"a disagreement between lines {pair.lines} of {len(answer.lines)}"
            continue
        texts = [text for place in pair.lines for text in _cited_texts(answer.lines[place], answer, archive)]
        for words in pair.words:
            if not any(words in text for text in texts):
                yield f"shown as opposed by words that neither article has: {words!r}"


def _foreign_quotations(shown: Iterable[str], texts: list[str]) -> Iterator[str]:
    for words in shown:
        for quotation in find_quotations(words):
            if not any(quotation.inner.of(words) in text for text in texts):
                yield f"quoted, and not in a cited article: {quotation.inner.of(words)!r}"


def _lines_of_others(answer: Answer, archive: Archive) -> Iterator[str]:
    """Yield the lines that name nobody, and those that cite a sentence that holds nothing their speaker said."""
    for line in answer.lines:
        if not line.speaker.name.strip() or not line.cue.strip():
            yield f"no speaker or no word of saying: {line.content!r}"
        for source in _cited(line, answer):
            held = list(_claims_in(source, archive))
            if not any(_same(claim.speaker, line.speaker) for claim in held):
                yield f"source {source.number} holds nothing that {line.speaker.name} said: {line.content!r}"
            article = archive.article(source.article_id).text
            ways = {" ".join(span.of(article) for span in c.cue) for c in held if _same(c.speaker, line.speaker)}
            if ways and line.cue not in ways and _denies(line.cue) != any(_denies(cue) for cue in ways):
                yield f"source {source.number} has {sorted(ways)}, not {line.cue!r}: {line.content!r}"


def _passages_without_speaker(answer: Answer, archive: Archive) -> Iterator[str]:
    for passage in answer.passages:
        for source in _cited(passage, answer):
            for claim in _claims_in(source, archive, content_only=True):
                place = Span(source.start, source.end)
                if not any(span.overlaps(place) for span in claim.source):
                    yield f"somebody's words without the speaker: {passage.text!r}"


def pronoun_passages(answer: Answer, archive: Archive) -> list[str]:
    """Return the passages that hold somebody's words and name the speaker by a pronoun only: "…," she said."""
    found = []
    for passage in answer.passages:
        for source in _cited(passage, answer):
            text = archive.article(source.article_id).text
            claims = _claims_in(source, archive, content_only=True)
            if any(c.source and all(span.of(text).lower() in _PRONOUNS for span in c.source) for c in claims):
                found.append(passage.text)
    return found


def _cited_refusals(answer: Answer) -> Iterator[str]:
    answered = answer.outcome == "answered"
    if not answered and (answer.lines or answer.passages or answer.sources):
        yield "a refusal has lines, passages or sources"
    if answered and (answer.nearest or not (answer.lines or answer.passages)):
        yield "an answer offers nearest sentences, or says nothing"
    if ("nearest" in answer.to_json()) == answered:
        yield "“nearest” belongs to refusals and to no other answer"


def _cited(part: Line | Passage, answer: Answer) -> list[Source]:
    return [answer.sources[number - 1] for number in part.citations if 1 <= number <= len(answer.sources)]


def _cited_texts(part: Line | Passage, answer: Answer, archive: Archive) -> list[str]:
    return [archive.article(source.article_id).text for source in _cited(part, answer)]


def _cited_places(line: Line, answer: Answer, archive: Archive) -> list[str]:
    """Return, for each cited article, its text from the first to the last of the sentences cited in it."""
    places: dict[str, list[Source]] = {}
    for source in _cited(line, answer):
        places.setdefault(source.article_id, []).append(source)
    return [
        archive.article(article_id).text[min(s.start for s in sources) : max(s.end for s in sources)]
        for article_id, sources in places.items()
    ]


def _claims_in(source: Source, archive: Archive, *, content_only: bool = False) -> Iterator[Claim]:
    place = Span(source.start, source.end)
    for stored in archive.claims(article_ids=[source.article_id]):
        claim = stored.claim
        if any(span.overlaps(place) for span in (claim.content if content_only else (*claim.content, *claim.cue))):
            yield claim


def _same(one: Speaker | None, other: Speaker) -> bool:
    return one is not None and _plain(one.name) == _plain(other.name)


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", " ".join(name.casefold().split()))


def _denies(cue: str) -> bool:
    return bool(re.search(r"\b(?:den|reject|refus|not\b|never\b)|n['’]t\b", cue, re.IGNORECASE))


# Questions from a file


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def article_of(row: Mapping[str, Any]) -> Article:
    """Return the article of a row in PolNeAR's form or in ours."""
    return Article.from_text(
        row["text"],
        title=row.get("title"),
        outlet=row.get("publisher") or row.get("outlet"),
        author=row.get("author"),
        published=row.get("date") or row.get("published"),
        url=row.get("url"),
    )


def questions_from(titles: Iterable[str], claims: Iterable[StoredClaim]) -> Iterator[str]:
    """Yield questions of each kind in turn, each once: about titles, by speakers, who said, and plain ones."""
    titles = list(titles)
    names = list(dict.fromkeys(one.claim.speaker.name for one in claims if one.claim.speaker is not None))
    topics = [topic for title in titles if (topic := _capitalised(title))]
    kinds = (
        (f"What did {name} say?" for name in names),
        (f"Who claimed what about {topic}?" for topic in topics),
        (f"What did {name} say about {topic}?" for name, topic in zip(names[::3], topics, strict=False)),
        (f"Who said that {_lowered(title)}?" for title in titles),
        (f"{start} {topic}?" for start, topic in zip(_PLAIN * len(topics), topics, strict=False)),
        (f"What did {name} deny?" for name in names[1::2]),
    )
    return iter(dict.fromkeys(question for turn in zip_longest(*kinds) for question in turn if question))


_PLAIN = ("When was", "How many people saw", "Where is", "Who is", "Why did they criticise", "How old is")


def _capitalised(title: str) -> str:
    """Return the longest run of capitalised words in a title, without its first word where others are there."""
    runs = re.findall(r"(?:[A-Z][\w’'.-]*)(?: [A-Z][\w’'.-]*){0,3}", title.partition(" ")[2] or title)
    return max(runs, key=len, default="").strip(".’'-")


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:].rstrip(".?!")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON Lines in PolNeAR's form or ours; gzipped when it ends in .gz")
    parser.add_argument("--questions", type=int, default=50, help="how many questions to ask")
    wanted = parser.parse_args()
    broken: Counter[int] = Counter()
    outcomes: Counter[str] = Counter()
    by_pronoun = 0
    with tempfile.TemporaryDirectory() as folder, Archive.open(folder) as archive:
        archive.add(article_of(row) for row in read_rows(wanted.file))
        titles = [stored.title for stored in archive.articles() if stored.title]
        asked = list(islice(questions_from(titles, archive.claims()), wanted.questions))
        answers = {question: Engine(archive).answer(question) for question in asked}
        with Archive.open(folder, read_only=True) as reopened:
            again = Engine(reopened)
            for question, answer in answers.items():
                outcomes[answer.outcome] += 1
                by_pronoun += len(pronoun_passages(answer, archive))
                found = breaches(answer, archive)
                if different := differences(answer, again.answer(question)):
                    found[5] = [f"asked again, these differ: {', '.join(different)}"]
                for promise, what in found.items():
                    broken[promise] += 1
                    print(f"promise {promise} | {question}\n    " + "\n    ".join(what[:3]))
    print(f"{len(asked)} questions: " + ", ".join(f"{outcomes[name]} {name}" for name in OUTCOMES))
    print(f"\n{'promise':34}{'answers that break it':>22}")
    for promise, name in PROMISES.items():
        print(f"{promise}. {name:31}{broken[promise]:>22}")
    print(f"\n{by_pronoun} passages name their speaker by a pronoun only")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
