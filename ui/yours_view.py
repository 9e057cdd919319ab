"""The tab of a visitor's own articles, as escaped HTML: pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from index import Article, Refusal
from ui.languages import counted, phrases
from ui.markup import called, day, isolated, text
from ui.taking import KINDS, LARGEST_FILE, MOST_ARTICLES, MOST_CHARACTERS
from ui.visit import Visit
from ui.visits import AWAY_SECONDS, IDLE_SECONDS

# A press on the input, or files dropped on it, become this component's event; what is too large is not even sent.
TAKE_FILES = f"""
const sent = (file) => new Promise((done) => {{
    if (file.size > {LARGEST_FILE}) return done({{ name: file.name }});
    const reader = new FileReader();
    reader.onload = () => done({{ name: file.name, content: reader.result.slice(reader.result.indexOf(",") + 1) }});
    reader.onerror = () => done({{ name: file.name, content: "?" }});
    reader.readAsDataURL(file);
}});
element.addEventListener("change", async ({{ target: input }}) => {{
    const files = [...input.files].slice(0, {MOST_ARTICLES + 1});
    // Emptied before the reading: after it, a choice made meanwhile would be emptied away.
    input.value = "";
    if (files.length) trigger("upload", {{ files: await Promise.all(files.map(sent)) }});
}});
"""


def introduction() -> str:
    """Return who sees what is added, and when it goes."""
    words = phrases().YOURS_INTRODUCTION.format(minutes=AWAY_SECONDS // 60, idle=IDLE_SECONDS // 60)
    return f'<h2 class="title">{phrases().YOURS_TITLE}</h2><p class="aside">{text(words)}</p>'


def chooser() -> str:
    """Return the place to drop files on, which is also the button to choose them with, and what may be added."""
    limits = phrases().YOURS_LIMITS.format(
        articles=MOST_ARTICLES,
        characters=f"{MOST_CHARACTERS:,}",
        size=LARGEST_FILE // 1_000_000,
        kinds=" ".join(KINDS),
    )
    return (
        f'<label class="drop"><span>{phrases().CHOOSE_FILES}</span>'
        f'<input type="file" multiple accept="{",".join(KINDS)}" aria-describedby="own-limits"></label>'
        f'<p class="aside" id="own-limits">{text(limits)}</p>'
    )


def notice(sentence: str) -> str:
    """Return a sentence that is read out when it comes."""
    return f'<p class="notice" role="status">{text(sentence)}</p>'


def working(sentence: str) -> str:
    """Return that something is under way, of which nobody knows how long."""
    return f'<p class="aside" role="status">{text(sentence)}</p><progress aria-label="{text(sentence)}"></progress>'


def reading(done: int, total: int) -> str:
    """Return how many articles are read already."""
    words = phrases().READING_YOURS.format(done=done, total=total)
    bar = f'<progress aria-label="{text(words)}" value="{done}" max="{total}"></progress>'
    return f'<p class="aside" role="status">{text(words)}</p>{bar}'


def added(articles: int, claims: int, refused: Sequence[Refusal]) -> str:
    """Return what was added, and what was not and why."""
    said = phrases().NOTHING_ADDED
    if articles:
        said = phrases().ADDED_YOURS.format(articles=counted(articles, "article"), claims=counted(claims, "claim"))
        said += "" if claims else f" {phrases().NO_CLAIMS_ADDED}"
    items = "".join(f"<li><strong>{isolated(one.what)}</strong>: {isolated(one.why)}</li>" for one in refused)
    why = f'<p>{phrases().REFUSED_YOURS}</p><ul class="refused">{items}</ul>' if items else ""
    return f'<div class="notice" role="status"><p>{text(said)}</p>{why}</div>'


def listed(articles: Sequence[Article]) -> str:
    """Return the visitor's articles, each to be opened."""
    items = "".join(f"<li>{_item(article)}</li>" for article in articles)
    return f'<ul class="listed">{items}</ul>' if items else ""


def within(visit: Visit) -> str:
    """Return, for beside the question box, that the visitor's own articles are searched; empty when they are not."""
    if not visit.articles or visit.scope == "collection":
        return ""
    words = phrases().SEARCHING_IN[visit.scope].format(articles=counted(len(visit.articles), "article"))
    return f'<p class="narrowed">{text(words)}</p>'


def _item(article: Article) -> str:
    about = " · ".join(part for part in (article.outlet, article.published and day(article.published)) if part)
    button = (
        f'<button type="button" class="read" data-article="{article.id}" data-start="">{text(called(article))}</button>'
    )
    return button + (f' <span class="aside">{text(about)}</span>' if about else "")
