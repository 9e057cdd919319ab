"""What an answer says beside its lines: how many articles, what was corrected, left out, is opposed; for any place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.languages import counted, phrases
from ui.wording import flat, line_text, speaker_text, voice

if TYPE_CHECKING:
    from qa import Answer, Correction, Disagreement, Phrased, Revision


@dataclass(frozen=True, slots=True)
class Medium:
    """How a place writes words of an article, a day, the numbers of sources, and an article by its id and its name."""

    words: Callable[[str], str]
    day: Callable[[str], str]
    cited: Callable[[Iterable[int]], str]
    article: Callable[[str, str], str]


def _in_brackets(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


PLAIN = Medium(words=flat, day=lambda day: day[:10], cited=_in_brackets, article=lambda _, name: name)


def notes(answer: Answer) -> list[str]:
    """Return all that an answer says beside its lines, in plain text."""
    return remarks(answer) + [_disagreement(pair, answer) for pair in answer.disagreements]


def remarks(answer: Answer, medium: Medium = PLAIN) -> list[str]:
    """Return what an answer says of its lines as a whole: how many articles, and where no two oppose each other."""
    said = []
    if answer.articles is not None:
        said.append(phrases().ARTICLES_IN_ALL.format(articles=counted(answer.articles, "article")))
    if answer.phrased is not None:
        said.append(_phrased(answer.phrased, medium))
    said += [_correction(notice, answer, medium) for notice in answer.corrections]
    said += [_revision(revision, answer, medium) for revision in answer.revisions]
    if answer.more is not None:
        more = answer.more
        claims, articles = counted(more.claims, "more claim"), counted(more.articles, "article")
        topic, ask = medium.words(more.topic), medium.words(more.ask)
        said.append(phrases().MORE_IN_ARTICLES.format(claims=claims, articles=articles, topic=topic, ask=ask))
    if answer.shape == "agreement" and answer.lines and not answer.disagreements:
        said.append(phrases().NOT_OPPOSED)
    if answer.shape == "first" and answer.lines:
        said.append(phrases().OLDEST_FIRST)
    return said


def _phrased(phrased: Phrased, medium: Medium) -> str:
    """Return what a language model made of the lines, each sentence with its numbers, or why there is nothing."""
    model = medium.words(phrased.model)
    if not phrased.sentences:
        why = medium.words(phrased.failure or phrases().NOTHING_BORNE_OUT)
        return str(phrases().NOT_PHRASED.format(model=model, why=why))
    cited = (f"{medium.words(one.text)} {medium.cited(one.citations)}" for one in phrased.sentences)
    return f"{phrases().PHRASED.format(model=model)} {' '.join(cited)}"


def _correction(notice: Correction, answer: Answer, medium: Medium) -> str:
    """Return which article a notice corrects, by its title and its sources, and where the notice stands."""
    corrected = next(source for source in answer.sources if source.number in notice.numbers)
    when = notice.published and medium.day(notice.published)
    about = ", ".join(part for part in (notice.outlet and medium.words(notice.outlet), when) if part)
    title = medium.article(notice.article_id, medium.words(_titled(notice.title, notice.article_id)))
    return str(
        phrases().CORRECTED.format(
            article=medium.words(_titled(corrected.title, corrected.article_id)),
            cited=medium.cited(notice.numbers),
            notice=f"{title} ({about})" if about else title,
        )
    )


def _revision(revision: Revision, answer: Answer, medium: Medium) -> str:
    """Return what an earlier version of a line's article had."""
    line = answer.lines[revision.line]
    earlier = replace(line, content=revision.content, report=revision.report, shown=revision.shown)
    day = f" ({medium.day(revision.published)})" if revision.published else ""
    words = line_text(earlier, introduce=False)
    had = phrases().EARLIER_VERSION.format(cited=medium.cited(line.citations), day=day)
    return f"{had} {medium.words(words)}{'' if words[-1] in '.!?”’' else '.'}"


def _disagreement(pair: Disagreement, answer: Answer) -> str:
    """Return why two lines are taken as opposed, each by its speaker and its numbers."""
    one, other = (answer.lines[place] for place in pair.lines)
    cited = [_in_brackets(line.citations) for line in (one, other)]
    shown = ", ".join(f"“{flat(words)}”" for words in pair.words)
    if voice(one.speaker) == voice(other.speaker):
        who = f"{speaker_text(one.speaker)} {cited[0]} and later {cited[1]}"
    else:
        who = f"{speaker_text(one.speaker)} {cited[0]} and {flat(other.speaker.name)} {cited[1]}"
    return f"{phrases().OPPOSED} {who}, for {phrases().OPPOSED_BECAUSE[pair.reason]} ({shown})."


def _titled(title: str | None, article_id: str) -> str:
    return f"«{flat(title)}»" if title else f"article {article_id}"
