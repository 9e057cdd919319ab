"""The commands that ask: ask, claims, speakers, search, extract, chat.

What a command needs is imported where it runs, so that `--help` does not wait for a language model.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from ui.keeping import AsJson, opened
from ui.terminal import complain, show, show_claims, show_exact
from ui.wording import flat, quoted

if TYPE_CHECKING:
    from index import Article
    from qa import Filters

_Day = datetime | None
_SpeakerOption = Annotated[str | None, typer.Option("--speaker", help="Only claims by this speaker.")]
_OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only articles of this outlet.")]
_FORMATS = ["%Y-%m-%d"]
_SinceOption = Annotated[
    _Day,
    typer.Option("--since", metavar="DAY", formats=_FORMATS, help="Only articles of this day (2026-03-14) or later."),
]
_UntilOption = Annotated[
    _Day,
    typer.Option("--until", metavar="DAY", formats=_FORMATS, help="Only articles of this day (2026-03-14) or earlier."),
]


class Format(StrEnum):
    """How `claims` prints its list."""

    table = "table"
    csv = "csv"
    json = "json"


def ask(
    context: typer.Context,
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question, in quotation marks.")],
    speaker: _SpeakerOption = None,
    outlet: _OutletOption = None,
    since: _SinceOption = None,
    until: _UntilOption = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question from the archive, every line with its source.

    An answer that the archive does not hold the answer is an answer too: the exit code is 0.

    \b
    Example:
      onrecord ask "Who claimed what about the ferry strike?" --since 2026-03-01
    """
    from qa import Engine
    from ui.export import answer_text, json_text

    filters = _filters(speaker, outlet, since, until)
    with opened(context, read_only=True) as archive:
        answer = Engine(archive).answer(" ".join(question), filters=filters)
    if as_json:
        show_exact(json_text(answer.to_json()))
    else:
        show(answer_text(answer))


def claims(
    context: typer.Context,
    about: Annotated[str | None, typer.Option("--about", help="Only claims about this topic.")] = None,
    speaker: _SpeakerOption = None,
    outlet: _OutletOption = None,
    since: _SinceOption = None,
    until: _UntilOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.table,
) -> None:
    """List claims with who made them and where.

    \b
    Example:
      onrecord claims --about "ferry strike" --format csv > claims.csv
    """
    from qa import Engine
    from ui.export import json_text
    from ui.listing import claims_csv, claims_json

    filters = _filters(speaker, outlet, since, until)
    with opened(context, read_only=True) as archive:
        found = Engine(archive).claims(about, filters)
    if form is Format.json:
        show_exact(json_text(claims_json(found)))
    elif form is Format.csv:
        show_exact(claims_csv(found).rstrip("\n"))
    elif found:
        show_claims(found)
    else:
        complain("no claims were found.")


def speakers(
    context: typer.Context,
    outlet: _OutletOption = None,
    since: _SinceOption = None,
    until: _UntilOption = None,
    as_json: AsJson = False,
) -> None:
    """List who makes claims, most first, and every article that has them.

    \b
    Example:
      onrecord speakers --outlet "Kyiv Ledger" --json
    """
    from index import Selection
    from ui.export import json_text
    from ui.listing import speaker_text, speakers_json

    _check_days(since, until)
    selection = Selection(outlet, since.date() if since else None, until.date() if until else None)
    with opened(context, read_only=True) as archive:
        found = archive.speakers(selection)
    if as_json:
        show_exact(json_text(speakers_json(found)))
        return
    for record in found:
        show(speaker_text(record))
    if not found:
        complain("no speakers were found.")


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")],
    top: Annotated[int, typer.Option("--top", min=1, max=1000, metavar="N", help="How many sentences.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Find the sentences closest to some words, best first.

    \b
    Example:
      onrecord search "ferry timetable" --top 5
    """
    from qa import Engine
    from ui.export import json_text

    with opened(context, read_only=True) as archive:
        hits = Engine(archive).search(" ".join(words), top=top)
    if as_json:
        show_exact(json_text([asdict(hit) for hit in hits]))
        return
    for place, hit in enumerate(hits, start=1):
        title = f"«{flat(hit.title)}»" if hit.title else "untitled"
        show(f"{place}. {quoted(hit.sentence)}\n   {title}, article {hit.article_id}, score {hit.score:.3f}")
    if not hits:
        complain("no sentences were found.")


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with one article.")],
    as_json: AsJson = False,
) -> None:
    """List the claims of one article; nothing is stored.

    \b
    Example:
      onrecord extract interview.txt --json
    """
    from index import extract
    from ui.export import json_text
    from ui.listing import extraction_json, extraction_text

    article = _only_article(file)
    found = extract(article)
    if as_json:
        show_exact(json_text(extraction_json(article, found.claims)))
    elif found.claims:
        show(extraction_text(article, found))
    else:
        complain("no claims were found in this article.")


def chat(
    context: typer.Context,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, metavar="N", help="Where to listen.")] = None,
) -> None:
    """Open the chat in a browser.

    \b
    Example:
      onrecord chat --port 7860
    """
    from ui.app import launch

    launch(context.obj, port=port)


def _filters(speaker: str | None, outlet: str | None, since: _Day, until: _Day) -> Filters:
    from qa import Filters

    _check_days(since, until)
    return Filters(
        speaker=speaker,
        outlet=outlet,
        since=since.date().isoformat() if since else None,
        until=until.date().isoformat() if until else None,
    )


def _check_days(since: _Day, until: _Day) -> None:
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since:%Y-%m-%d} is after --until {until:%Y-%m-%d}.")


def _only_article(file: str) -> Article:
    from index import ArticleRefused, Refusal, read_articles

    found = list(islice(read_articles([file]), 2))
    if len(found) != 1:
        raise ArticleRefused(f"{file} holds more than one article; add it to an archive and list its claims instead.")
    if isinstance(found[0], Refusal):
        raise ArticleRefused(f"{found[0].what}: {found[0].why}")
    return found[0]
