"""Opening: the archive behind the page, made ready in the background so that the page is there before the models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock, Thread

from index import Archive, Article, Excerpt, SpeakerRecord, find_answers, read_articles
from qa import Engine
from ui import strings
from ui.exchange import Collection
from ui.languages import phrases

_QUESTIONS = 4
# Offered as filters; any other may be typed.
_NAMES = 500
# The shipped articles have addresses under the domain reserved for examples; real ones put in their place have not.
_SAMPLE_URLS = "https://example.org/"

# Words are asked for when they are shown, in the language of whoever is shown them.
Note = Callable[[], str]
Say = Callable[[Note], None]


@dataclass(frozen=True, slots=True)
class Ready:
    """An engine that answers at once, and what the page says of its archive."""

    engine: Engine
    collection: Collection


class Opening:
    """Runs ``prepare`` once, in the background; one is shared by all visitors.

    ``prepare`` is given a function that takes what ``note`` then says: how far it is. ``then`` is run after it, and
    keeps nobody waiting.
    """

    def __init__(self, prepare: Callable[[Say], Ready], then: Callable[[], object] | None = None) -> None:
        self._prepare, self._then = prepare, then
        self._future: Future[Ready] | None = None
        self._lock = Lock()
        self._note: Note = lambda: phrases().OPENING

    def start(self) -> None:
        """Begin; later calls do nothing."""
        with self._lock:
            if self._future is None:
                executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening")
                self._future = executor.submit(self._prepare, self._say)
                if self._then is not None:
                    self._future.add_done_callback(self._go_on)
                executor.shutdown(wait=False)

    @property
    def note(self) -> str:
        """How far it is, in the language of the visitor who is being served."""
        return self._note()

    @property
    def done(self) -> bool:
        """Whether :meth:`ready` returns, or raises, at once."""
        return self._future is not None and self._future.done()

    def ready(self) -> Ready:
        """Return what was prepared, waiting for it; raises whatever went wrong on the way."""
        self.start()
        assert self._future is not None
        return self._future.result()

    def _go_on(self, opened: Future[Ready]) -> None:
        with suppress(RuntimeError):  # no thread begins while the program ends, which waits for none that serves nobody
            Thread(target=self._then, name="loading", daemon=True).start()

    def _say(self, note: Note) -> None:
        self._note = note


def prepare(archive: Archive, samples: Path | None, say: Say) -> Ready:
    """Return an engine on ``archive``, its models loaded; an empty archive first gets the articles in ``samples``."""
    articles = [article for article in read_articles([samples]) if isinstance(article, Article)] if samples else []

    def progress(read: int) -> None:
        say(lambda: phrases().READING.format(read=read, total=len(articles)))

    if articles and not archive.counts().articles:
        progress(0)
        archive.add(articles, progress=progress)
    say(lambda: phrases().LOADING)
    engine = Engine(archive)
    engine.search(strings.NAME, top=1)
    shipped = {article.id for article in articles if article.url and article.url.startswith(_SAMPLE_URLS)}
    return Ready(engine, describe(archive, shipped))


def load_reader() -> None:
    """Load what reads sentences for plain questions, seconds that the first of these would wait for."""
    find_answers("Who waits?", [Excerpt("Nobody waits.")])


def describe(archive: Archive, sample_ids: set[str]) -> Collection:
    """Return what the page says of ``archive``; it is the samples when it holds nothing else."""
    articles = archive.articles()
    days = sorted(date.fromisoformat(article.published[:10]) for article in articles if article.published)
    speakers = archive.speakers()
    names = {article.outlet.casefold(): article.outlet for article in reversed(articles) if article.outlet}
    samples = bool(articles) and {article.id for article in articles} <= sample_ids
    return Collection(
        articles=len(articles),
        outlets=len(names),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        samples=samples,
        questions=strings.SAMPLE_QUESTIONS if samples else _questions(speakers),
        speakers=tuple(speaker.name for speaker in speakers[:_NAMES]),
        outlet_names=tuple(sorted(names.values(), key=str.casefold)),
    )


def _questions(speakers: Sequence[SpeakerRecord]) -> tuple[str, ...]:
    """Questions about the speakers with the most claims, who come first."""
    return tuple(strings.SPEAKER_QUESTION.format(speaker=speaker.name) for speaker in speakers[:_QUESTIONS])
