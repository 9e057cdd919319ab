"""Who speaks in the articles, and the articles, as lists to begin from; as escaped HTML, pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from index import SpeakerRecord, StoredArticle
from ui.languages import counted, phrases
from ui.markup import day, text, titled
from ui.wording import flat

_SPEAKERS, _SPEAKERS_OPEN = 40, 12
_ARTICLES = 60

# A press on a speaker asks; a press on an article opens it.
PRESSED = """element.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches(".ask")) trigger("select", { speaker: button.dataset.speaker });
    if (button?.matches(".read")) trigger("click", { article: button.dataset.article, start: "" });
});"""


def browse(speakers: Sequence[SpeakerRecord], articles: Sequence[StoredArticle], words: str = "") -> str:
    """Return the speakers with most claims first, and the articles newest first, whose names hold ``words``."""
    sought = words.casefold().split()
    named = [record for record in speakers if record.named and _holds(record.name, sought)]
    found = [article for article in articles if _holds(f"{article.title or ''} {article.outlet or ''}", sought)]
    if not named and not found:
        return f'<p class="aside" role="status">{phrases().NONE_FOUND}</p>'
    unnamed = sum(record.claims for record in speakers if not record.named) if not sought else 0
    return _speakers(named, unnamed) + _articles(found)


def _speakers(records: Sequence[SpeakerRecord], unnamed: int) -> str:
    if not records:
        return ""
    # The few that are left over are listed too, not told to be missing.
    listed = records if len(records) <= _SPEAKERS + _SPEAKERS_OPEN else records[:_SPEAKERS]
    items = [f"<li>{_speaker(record)}</li>" for record in listed]
    shown = f'<ul class="listed">{"".join(items[:_SPEAKERS_OPEN])}</ul>'
    if folded := items[_SPEAKERS_OPEN:]:
        # So that the articles are not pages below.
        summary = phrases().OTHER_SPEAKERS.format(number=len(folded))
        shown += (
            f'<details class="more"><summary>{summary}</summary><ul class="listed">{"".join(folded)}</ul></details>'
        )
    rest = _aside(phrases().MORE_SPEAKERS, len(records) - len(listed))
    if unnamed:
        rest += f'<p class="aside">{phrases().UNNAMED_SPEAKERS.format(claims=counted(unnamed, "claim"))}</p>'
    return f'<section class="browse"><h2>{phrases().SPEAKERS}</h2>{shown}{rest}</section>'


def _speaker(record: SpeakerRecord) -> str:
    role = next((mention.speaker.role for mention in record.mentions if mention.speaker.role), None)
    articles = len({mention.article_id for mention in record.mentions})
    count = phrases().CLAIMS_IN.format(claims=counted(record.claims, "claim"), articles=counted(articles, "article"))
    name = text(flat(record.name))
    about = f'<span class="role">, {text(flat(role))}</span>' if role else ""
    return (
        f'<span><button type="button" class="ask" data-speaker="{name}">{name}</button>{about}</span>'
        f'<span class="count">{count}</span>'
    )


def _articles(articles: Sequence[StoredArticle]) -> str:
    if not articles:
        return ""
    newest = sorted(articles, key=lambda article: article.published or "", reverse=True)
    items = "".join(f"<li>{_article(article)}</li>" for article in newest[:_ARTICLES])
    rest = _aside(phrases().MORE_ARTICLES, len(articles) - _ARTICLES)
    return f'<section class="browse"><h2>{phrases().ARTICLES}</h2><ul class="listed">{items}</ul>{rest}</section>'


def _article(article: StoredArticle) -> str:
    about = " · ".join(flat(part) for part in (article.outlet, day(article.published)) if part)
    count = counted(article.claims, "claim")
    button = (
        f'<button type="button" class="read" data-article="{article.id}">{text(flat(titled(article.title)))}</button>'
    )
    return f'<span>{button} <span class="role">{text(about)}</span></span><span class="count">{count}</span>'


def _aside(words: str, number: int) -> str:
    return f'<p class="aside">{words.format(number=f"{number:,}")}</p>' if number > 0 else ""


def _holds(name: str, sought: Sequence[str]) -> bool:
    folded = name.casefold()
    return all(word in folded for word in sought)
