"""An archive survives being killed, shared, corrupted and half deleted, and says in one sentence what to do."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from archive_parts import FLOOD, SEVSK, UNDATED, HashingEmbedder, extract_plainly, open_archive

from index import (
    Archive,
    ArchiveDamaged,
    ArchiveError,
    ArchiveLocked,
    ArchiveMismatch,
    ArchiveMissing,
    Article,
    Counts,
    ModelError,
)

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def _plain_extraction(monkeypatch):
    monkeypatch.setattr("index.build.extract", extract_plainly)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "archive"
    with open_archive(made) as archive:
        archive.add([SEVSK, FLOOD])
    return made


def child(script: str, *arguments: object, **options) -> subprocess.Popen[str]:
    """Start Python with our parts to hand, its output as text."""
    start = "import sys, index.build\nfrom archive_parts import *\nindex.build.extract = extract_plainly\n"
    environment = os.environ | {"PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}"}
    command = [sys.executable, "-c", start + script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, **options)


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


# Killed at any moment

ADD_FOREVER = """
print("ready", flush=True)
archive = open_archive(Path(sys.argv[1]))
for round in range(10_000):
    articles = [Article.from_text(f"Anna Smith said that round {round} of {n} went well. It rained.") for n in range(4)]
    for id_ in archive.add(articles).added:
        print(id_, flush=True)
"""


@pytest.mark.parametrize("moment", range(8))
def test_killing_a_writer_loses_no_committed_article_and_leaves_no_orphan(tmp_path, moment):
    chance = random.Random(moment)
    process = child(ADD_FOREVER, tmp_path / "archive")
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(1 + (moment % 4) * 12)]
    time.sleep(chance.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split("\n")
    process.wait()
    committed = {line for line in told if len(line) == 16}
    with open_archive(tmp_path / "archive") as archive:
        kept = {article.id for article in archive.articles()}
        assert committed <= kept
        assert archive.verify() == []
        assert len(archive.nearest("Anna Smith", "sentence", 10_000)) == 2 * len(kept)
        assert archive.add([SEVSK]).added == (SEVSK.id,)
        assert archive.verify() == []


def test_a_killed_writers_articles_can_be_read_without_writing(folder):
    process = child(ADD_FOREVER, folder)
    assert process.stdout is not None
    for _ in range(6):
        process.stdout.readline()
    process.kill()
    process.communicate()
    before = {name: data for name, (data, _) in contents(folder).items() if not name.endswith("-shm")}
    with open_archive(folder, read_only=True) as archive:
        assert archive.counts().articles >= 7
        assert len(archive.nearest("Anna Smith", "sentence", 10_000)) == archive.counts().sentences
        assert archive.verify() == []
    assert {name: data for name, (data, _) in contents(folder).items() if not name.endswith("-shm")} == before


# Shared


HOLD_THE_LOCK = """
def articles():
    print("writing", flush=True)
    sys.stdin.readline()
    yield FLOOD
archive = open_archive(Path(sys.argv[1]))
archive.add(articles())
"""


def test_a_second_writer_is_told_at_once_who_is_writing(tmp_path):
    process = child(HOLD_THE_LOCK, tmp_path, stdin=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    with open_archive(tmp_path) as archive:
        for change in (lambda: archive.add([SEVSK]), lambda: archive.remove([SEVSK.id]), archive.compact):
            started = time.monotonic()
            with pytest.raises(ArchiveLocked, match=f"process id {process.pid}"):
                change()
            assert time.monotonic() - started < 1.0
        assert archive.counts() == Counts(0, 0, 0)
        assert archive.verify() == []
        process.communicate("\n")
        assert archive.add([SEVSK]).added == (SEVSK.id,)
        assert archive.counts().articles == 2


def test_two_threads_do_not_write_at_once(tmp_path):
    writing, go_on = threading.Event(), threading.Event()

    def articles():
        writing.set()
        go_on.wait(10)
        yield FLOOD

    with open_archive(tmp_path) as archive:
        thread = threading.Thread(target=lambda: archive.add(articles()))
        thread.start()
        writing.wait(10)
        with pytest.raises(ArchiveLocked, match="This program"):
            archive.add([SEVSK])
        go_on.set()
        thread.join()
        assert archive.counts().articles == 1


def test_the_lock_of_a_killed_writer_is_free(tmp_path):
    process = child(HOLD_THE_LOCK, tmp_path, stdin=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.communicate()
    with open_archive(tmp_path) as archive:
        assert archive.add([SEVSK]).added == (SEVSK.id,)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_reader_sees_what_another_process_adds_and_removes_without_reopening(folder, read_only):
    with open_archive(folder, read_only=read_only) as reader:
        assert len(reader.nearest("harvest", "sentence", 99)) == 6
        add = "open_archive(Path(sys.argv[1])).add([UNDATED])"
        child(add, folder).communicate()
        assert reader.counts().articles == 3
        assert len(reader.nearest("harvest", "sentence", 99)) == 8
        assert reader.matching(["harvest"], "sentence", 9) != []
        child("open_archive(Path(sys.argv[1])).remove([SEVSK.id, UNDATED.id])", folder).communicate()
        assert reader.counts().articles == 1
        assert len(reader.nearest("harvest", "sentence", 99)) == 3
        assert reader.matching(["harvest"], "sentence", 9) == []


def test_a_read_only_reader_keeps_up_with_a_writer_that_is_at_work(folder):
    with open_archive(folder) as writer, open_archive(folder, read_only=True) as reader:
        for number in range(40):
            writer.add([Article.from_text(f"Number {number}. Anna Smith said that it was so.")])
            assert reader.counts() == writer.counts()
            assert len(reader.nearest("number", "sentence", 999)) == reader.counts().sentences
        writer.compact()
        assert reader.counts() == writer.counts()


def test_readers_in_many_threads_never_fail_while_articles_come_and_go(folder):
    failures: list[BaseException] = []
    done = threading.Event()

    def read(reader: Archive) -> None:
        try:
            while not done.is_set():
                found = reader.nearest("Anna Smith said", "sentence", 5)
                assert len(found) == 5
                reader.sentence_rows([match.id for match in found])
                reader.matching(["Anna"], "claim", 5)
                assert reader.counts().articles >= 2
        except BaseException as failure:
            failures.append(failure)

    with open_archive(folder) as writer, open_archive(folder, read_only=True) as other:
        threads = [threading.Thread(target=read, args=(reader,)) for reader in (writer, writer, other, other)]
        for thread in threads:
            thread.start()
        for number in range(15):
            article = Article.from_text(f"Number {number}. Anna Smith said that it was so.")
            writer.add([article])
            if number % 3 == 0:
                writer.remove([article.id])
            if number % 7 == 0:
                writer.compact()
        done.set()
        for thread in threads:
            thread.join()
    assert failures == []


def test_two_programs_may_make_the_same_archive_at_once(tmp_path):
    processes = [child("open_archive(Path(sys.argv[1]) / 'new').counts()", tmp_path) for _ in range(4)]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]


# Read-only


def test_reading_only_changes_nothing_in_the_folder(folder):
    before = contents(folder)
    with open_archive(folder, read_only=True) as archive:
        archive.nearest("river", "sentence", 5)
        archive.matching(["river"], "claim", 5)
        assert archive.verify() == []
        assert contents(folder) == before
        for change in (lambda: archive.add([UNDATED]), lambda: archive.remove([SEVSK.id]), archive.compact):
            with pytest.raises(ArchiveError, match="reading only"):
                change()
    assert contents(folder) == before


READ_ALL = """
import os, index.live_vectors, tempfile
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
archive = open_archive(Path(sys.argv[1]), read_only=True)
assert archive.counts().articles == 2
assert len(archive.nearest("river", "sentence", 9)) == 6
assert archive.matching(["river"], "sentence", 9)
assert archive.verify() == []
try:
    open_archive(Path(sys.argv[1]))
except Exception as error:
    print(type(error).__name__, error)
"""


def test_an_archive_in_a_folder_that_cannot_be_written_can_be_read():
    # Root may write anywhere, so as root the reader becomes another user; that needs a folder others may enter.
    with tempfile.TemporaryDirectory() as open_to_all:
        folder = Path(open_to_all) / "archive"
        with open_archive(folder) as archive:
            archive.add([SEVSK, FLOOD])
        for path in (*folder.iterdir(), folder, Path(open_to_all)):
            path.chmod(0o555 if path.is_dir() else 0o444)
        (folder / "archive.lock").unlink()
        output, _ = child(READ_ALL, folder).communicate()
        for path in (Path(open_to_all), folder):
            path.chmod(0o755)
    assert output.startswith("ArchiveError The folder")
    assert "read-only" in output


def test_a_missing_archive_cannot_be_opened_for_reading_only(tmp_path):
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ArchiveMissing, match="onrecord"):
            open_archive(place, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_new_archive_is_private(tmp_path):
    folder = tmp_path / "some" / "archive"
    with open_archive(folder) as archive:
        archive.add([SEVSK])
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="cannot be made"):
        open_archive(tmp_path / "file")


def test_a_closed_archive_says_so(folder):
    archive = open_archive(folder)
    archive.close()
    archive.close()
    for use in (archive.counts, archive.verify, lambda: archive.add([UNDATED])):
        with pytest.raises(ArchiveError, match="closed"):
            use()


# Damaged and half deleted


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def zero(path: Path) -> None:
    path.write_bytes(b"\x00" * path.stat().st_size)


def scribble(path: Path) -> None:
    path.write_bytes(b"These are only words, and not a file of ours.\n" * 100)


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("harm", [truncate, empty, zero, scribble, Path.unlink])
def test_a_damaged_or_deleted_database_is_named_with_the_next_step(folder, harm, read_only):
    harm(folder / "archive.sqlite3")
    with pytest.raises(ArchiveDamaged, match=r"archive\.sqlite3.* Restore archive\.sqlite3 from a copy"):
        open_archive(folder, read_only=read_only)
    assert "archive.sqlite3" in {path.name for path in folder.iterdir()} or harm is Path.unlink


@pytest.mark.parametrize("table", ["manifest", "article", "claim_vector", "sentence_words"])
def test_a_database_without_one_of_its_tables_is_damaged(folder, table):
    with sqlite3.connect(folder / "archive.sqlite3") as connection:
        connection.execute(f"DROP TABLE {table}")
    connection.close()
    with pytest.raises(ArchiveDamaged):
        open_archive(folder)


def test_another_programs_database_is_not_touched(tmp_path):
    with sqlite3.connect(tmp_path / "archive.sqlite3") as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    connection.close()
    before = contents(tmp_path)
    with pytest.raises(ArchiveDamaged, match="not an archive of On Record"):
        open_archive(tmp_path, read_only=True)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("seed", range(12))
def test_bytes_changed_anywhere_in_the_database_never_raise_anything_of_sqlites(folder, seed):
    chance = random.Random(seed)
    path = folder / "archive.sqlite3"
    data = bytearray(path.read_bytes())
    for _ in range(40):
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    path.write_bytes(data)
    with suppress(ArchiveDamaged, ArchiveMismatch), open_archive(folder) as archive:
        uses = (
            archive.articles,
            archive.claims,
            archive.speakers,
            lambda: archive.article(SEVSK.id),
            lambda: archive.sentences(SEVSK.id),
            lambda: archive.nearest("river", "sentence", 5),
            lambda: archive.matching(["river", "said"], "claim", 5),
            lambda: archive.sentence_frequency(["river"]),
            lambda: archive.add([UNDATED]),
            lambda: archive.remove([FLOOD.id]),
            archive.compact,
        )
        for use in uses:
            with suppress(ArchiveError, ModelError):
                use()
        assert all(isinstance(problem, str) for problem in archive.verify())


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("harm", [truncate, empty, zero, scribble, Path.unlink])
def test_a_damaged_or_deleted_file_of_vectors_is_built_again(folder, harm, read_only):
    with open_archive(folder) as archive:
        expected = archive.nearest("river", "sentence", 9), archive.nearest("river", "claim", 9)
    harm(folder / "vectors.faiss")
    with open_archive(folder, read_only=read_only) as archive:
        assert (archive.verify() == []) is (harm is Path.unlink)
        assert (archive.nearest("river", "sentence", 9), archive.nearest("river", "claim", 9)) == expected
        assert (archive.verify() == []) is (harm is Path.unlink or not read_only)


@pytest.mark.parametrize("place", [0, 20, 300, -40, -1])
def test_one_changed_byte_in_the_file_of_vectors_is_noticed(folder, place):
    with open_archive(folder) as archive:
        expected = archive.nearest("river", "sentence", 9)
    data = bytearray((folder / "vectors.faiss").read_bytes())
    data[place] ^= 1
    (folder / "vectors.faiss").write_bytes(data)
    with open_archive(folder) as archive:
        assert "vectors.faiss" in archive.verify()[0]
        assert archive.nearest("river", "sentence", 9) == expected
        assert archive.verify() == []


def test_the_file_of_vectors_of_another_archive_is_not_believed(folder, tmp_path):
    with open_archive(tmp_path / "other") as other:
        other.add([UNDATED, FLOOD])
    with open_archive(folder) as archive:
        expected = archive.nearest("river", "sentence", 9)
    shutil.copy(tmp_path / "other" / "vectors.faiss", folder / "vectors.faiss")
    with open_archive(folder) as archive:
        assert archive.verify() != []
        assert archive.nearest("river", "sentence", 9) == expected


def test_a_database_put_back_from_an_older_copy_is_searched_by_its_own_vectors(folder, tmp_path):
    copy = tmp_path / "copy"
    shutil.copy(folder / "archive.sqlite3", copy)
    with open_archive(folder) as archive:
        archive.add([Article.from_text("An article that will be lost. It is not in the copy.")])
    shutil.copy(copy, folder / "archive.sqlite3")
    with open_archive(folder) as archive:
        archive.add([UNDATED])
        assert archive.verify() == []
        best = archive.nearest("A farmer waited in Sevsk.", "sentence", 1)
        assert archive.sentence_rows([best[0].id])[0].text == "A farmer waited in Sevsk."


def test_a_row_without_its_vector_is_not_found_by_meaning_and_everything_else_still_is(folder):
    with sqlite3.connect(folder / "archive.sqlite3") as connection:
        connection.execute("DELETE FROM sentence_vector WHERE id = 2")
    connection.close()
    (folder / "vectors.faiss").unlink()
    with open_archive(folder) as archive:
        assert {match.id for match in archive.nearest("river", "sentence", 9)} == {1, 3, 4, 5, 6}
        assert "no vector" in archive.verify()[0]
        archive.remove([SEVSK.id])
        archive.add([SEVSK])
        assert len(archive.nearest("river", "sentence", 9)) == 6
        assert archive.verify() == []


def test_a_database_deleted_or_replaced_while_open_is_noticed_before_anything_is_written(folder, tmp_path):
    with open_archive(folder) as archive:
        archive.counts()
        shutil.copy(folder / "archive.sqlite3", tmp_path / "copy")
        (folder / "archive.sqlite3").unlink()
        with pytest.raises(ArchiveDamaged, match="gone"):
            archive.add([UNDATED])
        shutil.copy(tmp_path / "copy", folder / "archive.sqlite3")
        with pytest.raises(ArchiveDamaged, match="replaced"):
            archive.counts()


# Made by another model or format


@pytest.mark.parametrize(
    ("embedder", "words"),
    [
        (
            HashingEmbedder(model_id="other-model"),
            "model hashed-words; now other-model is set. .*EMBEDDER=hashed-words",
        ),
        (HashingEmbedder(weights_sha256="1" * 64), "000000000000.*111111111111"),
        (HashingEmbedder(dimension=32), "length 64; now hashed-words gives 32"),
    ],
)
def test_another_model_is_refused_with_what_to_do(folder, embedder, words):
    for read_only in (True, False):
        with pytest.raises(ArchiveMismatch, match=words):
            open_archive(folder, read_only=read_only, embedder=embedder)
    with open_archive(folder) as archive:
        assert archive.counts().articles == 2


@pytest.mark.parametrize(
    ("made_with", "advice"),
    [(1, "Add its articles again to a new archive with --archive"), (99, "Use the version that made it")],
)
def test_another_format_is_refused_with_what_to_do(folder, made_with, advice):
    with sqlite3.connect(folder / "archive.sqlite3") as connection:
        connection.execute("UPDATE manifest SET format = ?", (made_with,))
    connection.close()
    with pytest.raises(ArchiveMismatch, match=rf"format {made_with}\).*{advice}"):
        open_archive(folder)
