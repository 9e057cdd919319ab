"""Adding articles, split by stage: seconds of the processor, thread by thread, and bytes on disk by table."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from index import Archive, Article, extract

# What is clocked: the stage, the module whose function is called, the function.
STAGES = (
    ("words for the network", "index.claims.words", "read_words"),
    ("the claim network", "index.claims.tagger", "tagged"),
    ("parse", "index.claims.frames", "build_frames"),
    ("names inside quotations", "index.claims.frames", "find_entities"),
    ("claims put together", "index.claims.finder", "find_claims"),
    ("storing", "index.writing", "insert"),
)


def add(folder: Path, articles: Sequence[Article]) -> str:
    """Add ``articles`` to a new archive in ``folder``; return a table of stages and one of tables."""
    extract(Article.from_text("The models are loaded, he said, before the clock starts."))
    spent: Counter[str] = Counter()
    with Archive.open(folder) as archive:
        embedder = archive._embedder
        embedder.embed_passages(["The model is loaded before the clock starts."])
        with _clocked(spent):
            embedder.embed_passages = _clock(spent, "embedding", embedder.embed_passages)  # type: ignore[method-assign]
            wall, processor = time.perf_counter(), time.process_time()
            archive.add(articles)
            wall, processor = time.perf_counter() - wall, time.process_time() - processor
        counts = archive.counts()
    lines = [
        f"{counts.articles} articles, {counts.sentences} sentences, {counts.claims} claims in {wall:.1f} s, "
        f"{processor:.1f} s of the processor: {counts.sentences / wall:.0f} sentences a second",
        "",
        f"{'stage':36}{'CPU seconds':>12}{'share':>8}{'ms an article':>15}",
    ]
    spent["the rest"] = max(0.0, processor - spent.total())
    lines += [
        f"{stage:36}{seconds:>12.2f}{seconds / processor:>8.0%}{seconds / counts.articles * 1000:>15.1f}"
        for stage, seconds in spent.most_common()
    ]
    return "\n".join([*lines, "", sizes(folder, counts.sentences)])


def sizes(folder: Path, sentences: int) -> str:
    """Return the bytes on disk of every table and index, for each sentence of the archive in ``folder``."""
    found = {"vectors.faiss": (folder / "vectors.faiss").stat().st_size}
    with closing(sqlite3.connect(f"file:{folder / 'archive.sqlite3'}?mode=ro", uri=True)) as connection:
        found |= dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    lines = [f"{'on disk':36}{'bytes a sentence':>18}"]
    lines += [
        f"{name:36}{size / sentences:>18.1f}"
        for name, size in sorted(found.items(), key=lambda item: -item[1])
        if size / sentences >= 1
    ]
    return "\n".join([*lines, f"{'all of it':36}{sum(found.values()) / sentences:>18.1f}"])


@contextmanager
def _clocked(spent: Counter[str]) -> Iterator[None]:
    from importlib import import_module

    before = []
    for stage, module_name, name in STAGES:
        module = import_module(module_name)
        before.append((module, name, getattr(module, name)))
        setattr(module, name, _clock(spent, stage, getattr(module, name)))
    try:
        yield
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def _clock(spent: Counter[str], stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def clocked(*given: Any, **named: Any) -> Any:
        started = time.thread_time()
        try:
            return function(*given, **named)
        finally:
            spent[stage] += time.thread_time() - started

    return clocked
