"""verify() finds what is wrong, says it in one sentence with the repair, and is silent when all is well."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest
from archive_parts import FLOOD, SEVSK, extract_plainly, open_archive

from index.codes import encode


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr("index.build.extract", extract_plainly)
    with open_archive(tmp_path / "archive") as archive:
        archive.add([SEVSK, FLOOD])
        assert archive.verify() == []
    return tmp_path / "archive"


def change(folder, sql, *values):
    with sqlite3.connect(folder / "archive.sqlite3") as connection:
        assert connection.execute(sql, values).rowcount > 0
    connection.close()


def problems(folder, *, read_only=False):
    with open_archive(folder, read_only=read_only) as archive:
        return archive.verify()


HALF_A_VECTOR = np.full(32, 127, np.int8).tobytes()
A_WEAK_VECTOR = np.ones(64, np.int8).tobytes()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE article_text SET text = replace(text, 'shelled', 'praised')", "not what its id says"),
        ("UPDATE article SET outlet = 'Other News'", "not what its id says"),
        ("UPDATE article SET day = '1999-01-01'", "another day or outlet"),
        ("UPDATE article SET characters = 5", "characters of 5"),
        ("DELETE FROM article_text", "lost its text"),
        ("DELETE FROM sentence WHERE ordinal = 1", "sentences of 3"),
        ("UPDATE sentence SET span_end = 100000 WHERE ordinal = 2", "cannot be read"),
        (
            "UPDATE sentence SET span_start = span_start + 1 WHERE ordinal = 2",
            "other words than those of its sentence 2",
        ),
        ("UPDATE sentence SET entities = '[[0,100000,\"GPE\"]]' WHERE ordinal = 0", "past the end of its text"),
        ("UPDATE sentence SET entities = 'nonsense'", "cannot be read"),
        ("DELETE FROM claim WHERE id = 1", "claims of 2"),
        ("UPDATE claim SET content = '[[0,100000]]' WHERE id = 1", "past the end of its text"),
        ("UPDATE claim SET content = '[[5,2]]' WHERE id = 1", "cannot be read"),
        ("UPDATE claim SET sentences = '[77]' WHERE id = 1", "in a sentence that is not there"),
        ("UPDATE claim SET speaker_name = 'Somebody Else' WHERE id = 1", "filed under another speaker"),
        ("UPDATE claim SET speaker = NULL WHERE id = 1", "filed under another speaker"),
        ("DELETE FROM sentence_words WHERE rowid = 1", "searched by other words"),
        ("UPDATE claim_words SET content = 'something else' WHERE rowid = 1", "searched by other words"),
        ("DELETE FROM sentence_vector WHERE id = 2", "no vector of length 64 for its sentence"),
        ("DELETE FROM claim_vector WHERE id = 1", "no vector of length 64 for its claim"),
        ("INSERT INTO sentence_vector VALUES (999, x'00')", "1 rows of the table sentence_vector belong to nothing"),
        ("INSERT INTO claim_words (rowid, content) VALUES (999, 'x')", "belong to nothing"),
    ],
)
def test_a_wrong_row_is_found_and_the_repair_is_named(folder, sql, expected, read_only):
    change(folder, sql)
    found = problems(folder, read_only=read_only)
    assert any(expected in problem for problem in found), found
    assert all("onrecord remove" in problem or "Restore" in problem or "delete it" in problem for problem in found)


@pytest.mark.parametrize(
    ("vector", "expected"), [(HALF_A_VECTOR, "no vector of length 64"), (A_WEAK_VECTOR, "not scaled as it should be")]
)
def test_a_vector_of_wrong_length_or_scale_is_found(folder, vector, expected):
    change(folder, "UPDATE sentence_vector SET embedding = ? WHERE id = 1", vector)
    assert any(expected in problem for problem in problems(folder))


def test_a_vector_other_than_the_one_in_the_file_of_vectors_is_found(folder):
    with open_archive(folder) as archive:
        embedding = encode(archive._embedder.embed_passages(["Something else entirely."])).tobytes()
    change(folder, "UPDATE claim_vector SET embedding = ? WHERE id = 1", embedding)
    assert problems(folder) == [
        "The file vectors.faiss holds other vectors than archive.sqlite3; "
        "delete it, and it is built again at the next search."
    ]


def test_a_full_text_index_that_lost_a_row_is_found_and_compacting_builds_it_again(folder):
    with sqlite3.connect(folder / "archive.sqlite3") as connection:
        connection.execute("DELETE FROM sentence_words_data WHERE id > 10")
    connection.close()
    with open_archive(folder) as archive:
        assert any("full-text index" in problem for problem in archive.verify())
        archive.compact()
        assert archive.verify() == []
        assert archive.matching(["shelled"], "sentence", 5) != []


def test_removing_and_adding_again_repairs_an_article(folder):
    change(folder, "UPDATE sentence SET span_start = span_start + 1 WHERE ordinal = 2 AND article = 1")
    with open_archive(folder) as archive:
        assert archive.verify() != []
        archive.remove([SEVSK.id])
        archive.add([SEVSK])
        assert archive.verify() == []
