"""A visitor's own articles: in a folder of their own, seen by nobody else, gone when the visit ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from index import Archive, ArchiveError, Article, build
from tests.index.archive_parts import HashingEmbedder, extract_plainly
from ui import visit as visiting
from ui.visit import Visit
from ui.visits import NoRoom, Visits, remove_left_over

FERRY = Article.from_text("Anna Berg, the mayor of Ellery, said that the ferry was late.", title="Ferry")
BRIDGE = Article.from_text("Tom Reed, a fisherman, denied that the bridge was closed.", title="Bridge")


_HOLDING = """
import sys, time
from filelock import FileLock
lock = FileLock(sys.argv[1])
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


class Clock:
    """Time as the test tells it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("shared") / "archive"
    with pytest.MonkeyPatch.context() as plain, Archive.open(folder, embedder=HashingEmbedder()) as archive:
        plain.setattr(build, "extract", extract_plainly)
        archive.add([BRIDGE])
        yield archive


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visits(clock: Clock) -> Iterator[Visits]:
    made = Visits(most=2, away_seconds=60, idle_seconds=600, clock=clock)
    yield made
    made.close()


def titles(visit: Visit) -> list[str | None]:
    assert visit.engine is not None
    return [article.title for article in visit.engine.archive.articles()]


def test_articles_are_searched_with_the_collection_alone_or_not(visits: Visits, shared: Archive) -> None:
    visit = visits.begin("a", shared)
    assert visit.engine is None
    done: list[int] = []
    report = visit.add([FERRY], done.append)
    assert report.added == (FERRY.id,)
    assert done == [0]
    assert titles(visit) == ["Bridge", "Ferry"]
    visit.search_in("own", done.append)
    assert titles(visit) == ["Ferry"]
    visit.search_in("collection", done.append)
    assert visit.engine is None
    assert [article.title for article in shared.articles()] == ["Bridge"]


def test_nobody_else_may_read_the_folder_and_nothing_of_it_is_left(
    visits: Visits, shared: Archive, temporary: Path
) -> None:
    one, two = visits.begin("a", shared), visits.begin("b", shared)
    one.add([FERRY], lambda _: None)
    assert two.engine is None
    assert one.folder != two.folder
    for path in (one.folder, one.folder.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in one.folder.rglob("*"))
    archive = one.archives[0]
    visits.end("a")
    assert not one.folder.exists()
    assert visits.of("a") is None
    with pytest.raises(ArchiveError):
        archive.articles()
    visits.close()
    assert list(temporary.iterdir()) == []


def test_one_who_is_away_for_a_moment_keeps_everything(visits: Visits, shared: Archive, clock: Clock) -> None:
    visit = visits.begin("a", shared)
    visits.leave("a")
    clock.now = 59
    visits.sweep()
    assert visits.of("a") is visit
    clock.now = 200
    visits.sweep()
    assert visits.of("a") is visit
    visits.leave("a")
    clock.now = 261
    visits.sweep()
    assert visits.of("a") is None
    assert not visit.folder.exists()
    assert visits.was_ended("a")
    assert not visits.was_ended("a")


def test_one_who_asks_nothing_for_long_is_gone(visits: Visits, shared: Archive, clock: Clock) -> None:
    visits.begin("a", shared)
    clock.now = 601
    assert visits.begin("b", shared)
    assert visits.of("a") is None


def test_there_is_room_for_so_many_only(visits: Visits, shared: Archive) -> None:
    visits.begin("a", shared)
    visits.begin("b", shared)
    with pytest.raises(NoRoom):
        visits.begin("c", shared)
    visits.end("a")
    assert visits.begin("c", shared)


def test_a_collection_that_is_too_large_is_not_copied(
    visits: Visits, shared: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visiting, "LARGEST_COPIED", 10)
    visit = visits.begin("a", shared)
    assert visit.scopes == ("own", "collection")
    visit.add([FERRY], lambda _: None)
    assert titles(visit) == ["Ferry"]


def test_what_a_killed_program_left_is_removed_and_what_another_uses_is_not(temporary: Path) -> None:
    left, used, young = (temporary / f"onrecord-visits-{name}" for name in ("left", "used", "young"))
    for folder in (left, used, young):
        folder.mkdir()
        (folder / "article").write_text("private")
    before = time.time() - 3_600
    for folder in (left, used):
        os.utime(folder, (before, before))
    other = subprocess.Popen([sys.executable, "-c", _HOLDING, str(used / "lock")], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline()
        os.utime(used, (before, before))
        remove_left_over()
    finally:
        other.kill()
        other.wait()
    assert not left.exists()
    assert (used / "article").exists()
    assert (young / "article").exists()


def test_a_folder_in_use_is_locked(visits: Visits, shared: Archive) -> None:
    folder = visits.begin("a", shared).folder.parent
    with pytest.raises(TimeoutError), FileLock(folder / "lock", blocking=False):
        pass


def test_questions_meanwhile_are_put_to_what_was_searched_before(visits: Visits, shared: Archive) -> None:
    visit = visits.begin("anna", shared)
    visit.add([FERRY], lambda done: None)
    meanwhile: list[list[str | None]] = []
    visit.search_in("own", lambda done: meanwhile.append(titles(visit)))
    assert meanwhile == [["Bridge", "Ferry"]]
    assert titles(visit) == ["Ferry"]
