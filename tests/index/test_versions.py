"""Articles that change: the newest version answers, the earlier ones stay; reprints; older formats upgraded."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from archive_parts import FLOOD, SEVSK, extract_plainly, open_archive
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Archive, ArchiveMismatch, Article, Selection, Visit
from index.codes import decode
from index.likeness import alike, held, keys
from index.readers.fields import article_from_fields
from index.versions import origin_of


@pytest.fixture(autouse=True)
def plain_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.build.extract", extract_plainly)


FIRST = Article.from_text(
    "Anna Smith said that nine boats were lost in the storm on Monday night. The harbour is closed until Friday, and "
    "the ferry to the islands does not run. Nobody was hurt.",
    title="Boats lost",
    url="https://post.example/boats",
    published="2026-03-01",
)
SECOND = replace(
    FIRST, text=FIRST.text.replace("nine boats", "eleven boats") + " Boris Orlov said that more may follow."
)
LONG = " ".join(
    f"On day {day} the harbour master Rolf Ek counted {day * 7} boats and wrote it down." for day in range(30)
)


def found(archive: Archive, words: str) -> set[str]:
    """The articles found by words, and by meaning: they must be the same."""
    by_words = archive.sentence_rows([match.id for match in archive.matching(words.split(), "sentence", 50)])
    by_meaning = archive.sentence_rows([match.id for match in archive.nearest(words, "sentence", 1_000)])
    articles = {row.article_id for row in by_words}
    assert articles <= {row.article_id for row in by_meaning}
    return articles


def test_a_changed_article_is_found_as_it_is_now_and_the_earlier_version_stays_citable(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        assert archive.add([FIRST]).updated == ()
        report = archive.add([SECOND, FLOOD])
        assert (report.added, report.updated) == ((SECOND.id, FLOOD.id), (SECOND.id,))
        assert found(archive, "boats") == {SECOND.id}
        assert [one.id for one in archive.articles()] == [SECOND.id, FLOOD.id]
        assert archive.counts().articles == 2
        assert archive.article(FIRST.id).text == FIRST.text
        assert [s.text == FIRST.text[s.span.start : s.span.end] for s in archive.sentences(FIRST.id)] == [True] * 3
        earlier, now = archive.versions(FIRST.id)
        assert (earlier.id, earlier.superseded_by, now.id, now.superseded_by) == (FIRST.id, SECOND.id, SECOND.id, None)
        assert archive.versions(SECOND.id) == [earlier, now]
        assert archive.claims(article_ids=[FIRST.id]) == []
        (claim,) = archive.claims(Selection(superseded=True), [FIRST.id])
        assert claim.claim.content[0].of(FIRST.text) == "nine boats were lost in the storm on Monday night"
        assert {one.name: one.claims for one in archive.speakers()} == {
            "Anna Smith": 1,
            "Boris Orlov": 1,
            "Carla Diaz": 1,
        }
        assert archive.lexicon().layout.articles == (SECOND.id, FLOOD.id)
        assert archive.verify() == []


def test_many_versions_are_one_line_and_one_that_comes_back_is_the_newest_again(tmp_path: Path) -> None:
    third = replace(SECOND, text=SECOND.text + " The mayor is expected on Friday.")
    with open_archive(tmp_path) as archive:
        archive.add([FIRST, SECOND, third])
        assert [one.id for one in archive.versions(SECOND.id)] == [FIRST.id, SECOND.id, third.id]
        assert archive.add([third]).unchanged == (third.id,)
        assert archive.add([FIRST]).updated == (FIRST.id,)
        assert [one.id for one in archive.versions(third.id)] == [SECOND.id, third.id, FIRST.id]
        assert found(archive, "boats") == {FIRST.id}
        assert archive.verify() == []


def test_removing_an_article_removes_its_earlier_versions_and_an_earlier_one_can_go_alone(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.add([FIRST, SECOND])
        archive.remove([FIRST.id])
        assert [one.id for one in archive.articles(Selection(superseded=True))] == [SECOND.id]
        archive.add([FIRST])
        archive.remove([FIRST.id])
        assert archive.articles(Selection(superseded=True)) == []
        assert archive.verify() == []


def test_another_article_under_the_same_address_replaces_nothing(tmp_path: Path) -> None:
    other = Article.from_text("Carla Diaz said that the fair opens.", title="Fair", url=FIRST.url)
    with open_archive(tmp_path) as archive:
        assert archive.add([FIRST, other]).updated == ()
        assert archive.counts().articles == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://post.example/boats", "http://www.post.example/boats/?utm_source=x#top", True),
        ("https://post.example/?id=1", "https://post.example/?id=2", False),
        ("https://post.example/a", "https://other.example/a", False),
    ],
)
def test_addresses_of_one_page_are_one_origin(one: str, other: str, same: bool) -> None:
    origins = [origin_of(replace(FIRST, url=url)) for url in (one, other)]
    assert (origins[0] == origins[1]) == same


@pytest.mark.parametrize("url", [None, "https://post.example/", "https://post.example", "https://["])
def test_a_front_page_and_no_address_tell_no_versions(url: str | None, tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        assert archive.add([replace(FIRST, url=url), replace(SECOND, url=url)]).updated == ()


def test_a_file_that_was_written_over_is_a_new_version(tmp_path: Path) -> None:
    from index import read_articles

    file = tmp_path / "boats.txt"
    with open_archive(tmp_path / "archive") as archive:
        for text in (FIRST.text, SECOND.text):
            file.write_text(text)
            report = archive.add(read_articles([file]))
        assert len(report.updated) == 1
        assert archive.counts().articles == 1
        assert str(tmp_path) not in (archive.article(report.updated[0]).origin or "")


def exported(archive: Archive) -> list[Article]:
    stored = archive.articles(Selection(superseded=True))
    return [article_from_fields(asdict(archive.article(article.id))) for article in stored]


def test_what_is_exported_and_added_to_an_empty_archive_gives_an_equal_one(tmp_path: Path) -> None:
    dated = Article.from_text("A short note.", published="2026-01-02", certainty="inferred", origin="file:1")
    with open_archive(tmp_path / "one") as one, open_archive(tmp_path / "two") as two:
        one.add([FIRST, SEVSK, SECOND, dated])
        two.add(exported(one))
        everything = Selection(superseded=True)
        assert two.articles(everything) == one.articles(everything)
        assert [claim.claim for claim in two.claims(everything)] == [claim.claim for claim in one.claims(everything)]
        assert two.add(exported(one)).added == ()
        assert two.verify() == []


# Reprints


def test_a_reprint_is_known_whole_or_cut_or_with_changes_and_another_article_is_not(tmp_path: Path) -> None:
    sentences = LONG.split(". ")
    original = Article.from_text(LONG, outlet="Agency")
    changed = Article.from_text("By our staff. " + LONG.replace("day 7", "the seventh day"), outlet="Post")
    cut = Article.from_text(". ".join(sentences[:24]), outlet="Echo")
    other = Article.from_text(" ".join(f"Sentence {n} tells of a fair in town {n}, said a clerk." for n in range(30)))
    with open_archive(tmp_path) as archive:
        archive.add([original, changed, cut, other])
        assert archive.reprints(original.id) == [changed.id, cut.id]
        assert archive.reprints(cut.id) == [original.id, changed.id]
        assert archive.reprints(other.id) == []
        assert archive.reprints(original.id, {cut.id, other.id}) == [cut.id]
        archive.remove([changed.id])
        assert archive.reprints(original.id) == [cut.id]


def test_an_earlier_version_is_no_reprint(tmp_path: Path) -> None:
    one = Article.from_text(LONG, url="https://post.example/a")
    with open_archive(tmp_path) as archive:
        archive.add([one, replace(one, text=LONG + " That is all.")])
        assert [archive.reprints(article.id) for article in archive.articles(Selection(superseded=True))] == [[], []]


@settings(deadline=None)
@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_for_both(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0.0 <= alike(one, other) <= held(one, other) <= 1.0
    assert len(keys(one)) in (0, 16)


def test_keys_are_what_they_were_in_every_archive_of_this_format() -> None:
    assert keys(LONG)[:2] == [4916532759817934153, 3821663042510027423]
    assert keys(LONG.upper()) == keys(LONG)


# Visits, and older formats


def test_a_visit_is_remembered_in_place_of_the_last(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        assert archive.visit("https://post.example/") is None
        for stamp in ("1", "2"):
            archive.remember([Visit("https://post.example/", None, "Sat, 14 Mar 2026", stamp)])
        assert archive.visit("https://post.example/") == Visit("https://post.example/", None, "Sat, 14 Mar 2026", "2")


def as_format_3(folder: Path) -> None:
    """Write an archive's vectors as format 3 did, four bytes a number."""
    with closing(sqlite3.connect(folder / "archive.sqlite3")) as connection, connection:
        for table in ("sentence_vector", "claim_vector"):
            for row, codes in connection.execute(f"SELECT id, embedding FROM {table}").fetchall():
                vector = decode(np.frombuffer(codes, np.int8)[None]).tobytes()
                connection.execute(f"UPDATE {table} SET embedding = ? WHERE id = ?", (vector, row))
        connection.execute("UPDATE manifest SET format = 3")


def as_format_2(folder: Path) -> None:
    """Take from an archive all that formats 3 and 4 added."""
    as_format_3(folder)
    connection = sqlite3.connect(folder / "archive.sqlite3")
    for statement in (
        *("DROP INDEX article_by_origin", "DROP INDEX article_by_newer", "DROP TABLE likeness", "DROP TABLE visit"),
        *(f"ALTER TABLE article DROP COLUMN {column}" for column in ("certainty", "origin", "newer")),
        "UPDATE manifest SET format = 2",
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("as_before", [as_format_2, as_format_3])
def test_an_archive_of_an_earlier_format_is_brought_up_to_date_with_nothing_lost(
    tmp_path: Path, as_before: Callable[[Path], None]
) -> None:
    with open_archive(tmp_path / "new") as archive:
        archive.add([FIRST, SEVSK, FLOOD])
        kept = [(article, archive.sentences(article.id)) for article in archive.articles()]
        near = archive.nearest("Which town was shelled?", "sentence", 5)
    as_before(tmp_path / "new")
    with pytest.raises(ArchiveMismatch, match="open it once where it can be written"):
        open_archive(tmp_path / "new", read_only=True)
    with open_archive(tmp_path / "new") as archive:
        assert [(article, archive.sentences(article.id)) for article in archive.articles()] == kept
        assert archive.nearest("Which town was shelled?", "sentence", 5) == near
        assert archive.verify() == []
        assert archive.add([SECOND]).updated == (SECOND.id,)
        assert archive.verify() == []
    with open_archive(tmp_path / "new", read_only=True) as archive:
        assert found(archive, "boats") == {SECOND.id}


def test_an_upgrade_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_archive(tmp_path) as archive:
        archive.add([FIRST, SEVSK])
    as_format_2(tmp_path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("index.upgrade.versions.link", fail)
        with pytest.raises(KeyboardInterrupt):
            open_archive(tmp_path)
    with open_archive(tmp_path) as archive:
        assert archive.counts().articles == 2
        assert archive.verify() == []
