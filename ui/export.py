"""Answers and articles → plain text, Markdown and JSON: pure functions for the command line and the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby

from index import Article, Speaker, StoredArticle
from qa import Answer, Line, Source
from ui import strings
from ui.languages import counted
from ui.remarks import notes
from ui.wording import STEERING, flat, line_text, passage_text, quoted, source_text

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~&$#])")
_MARKDOWN_START = re.compile(r"^([-+=])|^(\d+)([.)])")
_BRACKETS = r"\[{}\]"
_WEB = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)


def refusal_text(answer: Answer) -> str:
    """Return why ``answer`` answers nothing, in one sentence."""
    if not answer.searched.articles:
        return "No articles were searched: the archive is empty, or the filters leave none."
    return strings.NO_CLAIM if answer.outcome == "no_claim" else strings.NO_EVIDENCE


def answer_text(answer: Answer) -> str:
    """Return ``answer`` as plain text: lines by speaker, passages, then every cited sentence in full."""
    blocks = ["\n".join(_cited(text, numbers) for text, numbers in block) for block in _blocks(answer)]
    if said := notes(answer):
        blocks.append("\n".join(said))
    if answer.outcome != "answered":
        blocks.append(refusal_text(answer))
    if answer.nearest:
        near = (f"- {quoted(near.sentence)} (article {near.article_id})" for near in answer.nearest)
        blocks.append("\n".join(["Nearest sentences (not an answer):", *near]))
    if answer.sources:
        blocks.append("\n".join([strings.SOURCES, *(_source_entry(source) for source in answer.sources)]))
    return "\n\n".join([*blocks, f"Searched {_searched(answer)}."])


def answer_markdown(answer: Answer) -> str:
    """Return ``answer`` as Markdown that stands on its own: every citation number has its full source below."""
    blocks = [f"## {_escaped(answer.question)}"]
    for block in _blocks(answer):
        blocks.append("\n".join(f"- {_cited(_escaped(text), numbers, _BRACKETS)}" for text, numbers in block))
    if said := notes(answer):
        blocks.append("\n".join(f"- {_escaped(note)}" for note in said))
    if answer.outcome != "answered":
        blocks.append(_escaped(refusal_text(answer)))
    if answer.nearest:
        blocks.append("Nearest sentences (not an answer):")
        blocks.append("\n".join(f"- {_escaped(quoted(near.sentence))}" for near in answer.nearest))
    if answer.sources:
        blocks.append(f"### {strings.SOURCES}")
        blocks += [_source_markdown(source) for source in answer.sources]
    return "\n\n".join([*blocks, f"*Searched {_searched(answer)}.*"]) + "\n"


def article_text(article: StoredArticle) -> str:
    """Return what is known of an article in the archive, on one line that begins with its id."""
    known = [article.published and article.published[:10], article.outlet, article.title and f"«{article.title}»"]
    extent = f"{counted(article.sentences, 'sentence')}, {counted(article.claims, 'claim')}"
    return "  ".join([article.id, *(flat(part) for part in known if part), f"({extent})"])


def article_json(article: Article) -> dict[str, str | bool | None]:
    """Return an article as the JSON Lines reader takes it: read again, it is equal, and kept as before."""
    fields = asdict(article)
    del fields["guesses"]
    return fields


def json_text(value: object, *, indent: int | None = 2) -> str:
    """Return ``value`` as JSON in its own script; characters that steer a terminal are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _blocks(answer: Answer) -> list[list[tuple[str, tuple[int, ...]]]]:
    """Return the answer's text with its citation numbers: a block for each speaker in turn, then the passages."""
    sources = {source.number: source for source in answer.sources}
    cited = {number for line in answer.lines for number in line.citations}
    cited |= {number for passage in answer.passages for number in passage.citations}
    if not cited <= sources.keys():
        raise ValueError(f"citations {sorted(cited - sources.keys())} have no source among {sorted(sources)}")
    blocks = []
    introduced = set()
    for speaker, lines in groupby(answer.lines, key=_same_speaker):
        block = []
        for line in lines:
            day = sources[line.citations[0]].published if answer.dated else None
            text = line_text(line, introduce=speaker not in introduced)
            block.append((f"{day[:10]}: {text}" if day else text, line.citations))
            introduced.add(speaker)
        blocks.append(block)
    passages = [(passage_text(part, sources[part.citations[0]]), part.citations) for part in answer.passages]
    return [*blocks, *([passages] if passages else [])]


def _same_speaker(line: Line) -> Speaker:
    """Return what two lines of one speaker share: the name, or for who is not named all that is said of them."""
    return Speaker(line.speaker.name) if line.speaker.named else line.speaker


def _cited(text: str, numbers: Iterable[int], form: str = "[{}]") -> str:
    return f"{text} {''.join(form.format(number) for number in numbers)}"


def _searched(answer: Answer) -> str:
    searched = answer.searched
    sentences, claims = counted(searched.sentences, "sentence"), counted(searched.claims, "claim")
    return f"{counted(searched.articles, 'article')} ({sentences}, {claims})"


def _source_entry(source: Source) -> str:
    indent = "\n    "
    entry = f"[{source.number}] {source_text(source)}{indent}{flat(source.sentence)}"
    if source.url:
        entry += f"{indent}{flat(source.url)}"
    if source.also_in:
        entry += f"{indent}{strings.ALSO_IN}: {', '.join(source.also_in)}"
    return entry


def _source_markdown(source: Source) -> str:
    url = ""
    if source.url:
        url = f", <{source.url}>" if _WEB.match(source.url) else f", {_escaped(source.url)}"
    return f"\\[{source.number}\\] {_escaped(source_text(source))}{url}\n\n> {_escaped(source.sentence)}"


def _escaped(text: str) -> str:
    """Return words of an article so that Markdown shows them as they are."""
    marked = _MARKDOWN.sub(r"\\\1", flat(text))
    return _MARKDOWN_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", marked)
