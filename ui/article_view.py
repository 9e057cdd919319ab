"""A whole article with each of its claims marked by speaker, as escaped HTML; pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index import Article, Claim, Span
from ui.languages import counted, phrases
from ui.marking import Kind, Mark, marked, marks_of
from ui.markup import called, day, headline, isolated
from ui.wording import UNSURE

HERE = "article-here"
_KINDS: tuple[Kind, ...] = ("who", "how", "what")


@dataclass(frozen=True, slots=True)
class Opened:
    """An article to be read as a whole: its claims, and the sentence it was opened at.

    A visitor's ``own`` has no address: nobody else could follow it.
    """

    article: Article
    claims: tuple[Claim, ...]
    at: Span | None = None
    own: bool = False


def view(opened: Opened) -> str:
    """Return the article: its head, who is reported in it and how often, and its text with every claim marked."""
    article = opened.article
    details = [isolated(part) for part in (article.outlet, day(article.published), article.author) if part]
    details += [f'<em class="own">{phrases().YOUR_ARTICLE}</em>'] if opened.own else []
    start = opened.at.start if opened.at else None
    address = f'<a class="permalink" href="{permalink(article.id, start)}">{phrases().PERMALINK}</a>'
    link = "" if opened.own else f'<p class="aside">{address}</p>'
    return (
        f'<article class="whole"><p class="origin">{" · ".join(details)}</p>'
        f"<h2>{headline(called(article), article.url)}</h2>"
        f"{_speakers(opened.claims)}{link}"
        f'<div class="text">{_text(opened)}</div></article>'
    )


def permalink(article_id: str, start: int | None) -> str:
    """Return the address, within this page, that opens the article at the sentence that begins at ``start``."""
    return f"?source={article_id}" + (f".{start}" if start is not None else "")


def _speakers(claims: Sequence[Claim]) -> str:
    if not claims:
        return f'<p class="aside">{phrases().NO_CLAIMS_HERE}</p>'
    spoken = Counter(claim.speaker.name if claim.speaker else UNSURE for claim in claims)
    names = (
        f"<li>{isolated(name)} <span>{counted(number, 'claim')}</span></li>" for name, number in spoken.most_common()
    )
    legend = f'<p class="legend">{phrases().LEGEND}</p>'
    listed = f"<summary>{phrases().REPORTED_HERE}</summary><ul>{''.join(names)}</ul>"
    return f'<details class="speakers">{listed}</details>{legend}'


def _text(opened: Opened) -> str:
    """The article's paragraphs; the sentence it was opened at is marked, and found by its anchor."""
    paragraphs = []
    start = 0
    words = opened.article.text
    for piece in words.splitlines(keepends=True):
        end = start + len(piece.rstrip())
        if end > start:
            paragraphs.append(f'<p dir="auto">{_paragraph(opened, Span(start, end))}</p>')
        start += len(piece)
    return "".join(paragraphs)


def _paragraph(opened: Opened, within: Span) -> str:
    marks = marks_of(opened.claims, within, _KINDS, UNSURE)
    words, at = within.of(opened.article.text), opened.at
    if at is None or not at.overlaps(within):
        return marked(words, marks)
    first, last = max(at.start, within.start) - within.start, min(at.end, within.end) - within.start
    anchor = f' id="{HERE}" tabindex="-1"' if within.start <= at.start else ""
    before, here, after = (_part(words, marks, *part) for part in ((0, first), (first, last), (last, len(words))))
    return f"{before}<mark{anchor}>{here}</mark>{after}"


def _part(words: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """The words ``[start, end)`` with the marks that reach into them; a speaker is named where the claim begins."""
    inside = [
        Mark(
            max(mark.start, start) - start,
            min(mark.end, end) - start,
            mark.kind,
            mark.by if mark.start >= start else "",
        )
        for mark in marks
        if mark.start < end and start < mark.end
    ]
    return marked(words[start:end], inside)
