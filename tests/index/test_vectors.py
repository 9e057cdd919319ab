"""The FAISS index gives what a plain calculation gives, and its file is believed only when whole."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import vector_file
from index.codes import decode, encode
from index.rows import KINDS
from index.vectors import VectorIndex, VectorsUnreadable

DIMENSION = 16


def unit_vectors(count: int, seed: int = 0) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return decode(encode(vectors))


def filled(count: int = 50) -> VectorIndex:
    index = VectorIndex(DIMENSION)
    index.add("sentence", np.arange(1, count + 1), encode(unit_vectors(count)))
    index.add("claim", np.arange(1, 6), encode(unit_vectors(5, seed=1)))
    return index


def rows_of(index: VectorIndex) -> sqlite3.Connection:
    """Return the tables that an archive keeps these vectors in."""
    rows = sqlite3.connect(":memory:")
    for kind in KINDS:
        rows.execute(f"CREATE TABLE {kind}_vector (id INTEGER PRIMARY KEY, embedding BLOB NOT NULL)")
        ids = index.ids(kind)
        codes = (code.tobytes() for code in index.codes(kind, ids))
        rows.executemany(f"INSERT INTO {kind}_vector VALUES (?, ?)", zip(ids.tolist(), codes, strict=True))
    return rows


def save(index: VectorIndex, path: Path) -> None:
    vector_file.write(path, rows_of(index), DIMENSION)


def test_search_ranks_by_cosine():
    question = unit_vectors(1, seed=9)[0]
    cosines = unit_vectors(50) @ question
    expected = [int(place) + 1 for place in np.argsort(-cosines)[:7]]
    found = filled().search("sentence", question, 7)
    assert [match.id for match in found] == expected
    assert [match.score for match in found] == pytest.approx(sorted(cosines, reverse=True)[:7], abs=1e-6)


def test_sentences_and_claims_are_kept_apart():
    assert {match.id for match in filled().search("claim", unit_vectors(1)[0], 99)} == {1, 2, 3, 4, 5}


def test_only_rows_among_those_given_are_found():
    found = filled().search("sentence", unit_vectors(1)[0], 99, among=np.array([40, 7, 999]))
    assert {match.id for match in found} == {7, 40}
    assert filled().search("sentence", unit_vectors(1)[0], 99, among=np.array([], np.int64)) == []


@settings(deadline=None, max_examples=50)
@given(st.sets(st.integers(1, 50)), st.sets(st.integers(1, 60)), st.integers(1, 60), st.integers(0, 20))
def test_removing_and_selecting_give_what_a_plain_calculation_gives(removed, among, top, seed):
    index, question = filled(), unit_vectors(1, seed)[0]
    index.remove("sentence", np.array(sorted(removed), np.int64))
    cosines = {row: float(unit_vectors(50)[row - 1] @ question) for row in range(1, 51)}
    left = (set(range(1, 51)) - removed) & among
    expected = sorted(left, key=lambda row: -cosines[row])[:top]
    found = index.search("sentence", question, top, among=np.array(sorted(among), np.int64))
    assert [match.id for match in found] == expected
    assert list(index.ids("sentence")) == sorted(set(range(1, 51)) - removed)


def test_equal_vectors_are_ranked_by_id_however_the_rows_came_in():
    one = unit_vectors(1)[0]
    code = encode(one[None])
    at_once, in_steps = VectorIndex(DIMENSION), VectorIndex(DIMENSION)
    at_once.add("sentence", np.arange(1, 301), np.tile(code, (300, 1)))
    for start in range(1, 401, 50):
        in_steps.add("sentence", np.arange(start, start + 50), np.tile(code, (50, 1)))
    in_steps.remove("sentence", np.arange(301, 401))
    for top in (3, 150, 300):
        assert [match.id for match in at_once.search("sentence", one, top)] == list(range(1, top + 1))
        assert at_once.search("sentence", one, top) == in_steps.search("sentence", one, top)


def test_a_saved_index_comes_back_the_same(tmp_path):
    index = filled()
    save(index, tmp_path / "vectors.faiss")
    loaded = VectorIndex.load(tmp_path / "vectors.faiss", DIMENSION)
    question = unit_vectors(1, seed=4)[0]
    for kind in ("sentence", "claim"):
        assert list(loaded.ids(kind)) == list(index.ids(kind))
        assert loaded.search(kind, question, 9) == index.search(kind, question, 9)
    assert np.array_equal(loaded.codes("claim", np.array([2, 5])), encode(unit_vectors(5, seed=1)[[1, 4]]))
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.faiss"]


def test_every_cut_of_the_file_is_noticed(tmp_path):
    path = tmp_path / "vectors.faiss"
    save(filled(3), path)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(VectorsUnreadable):
            VectorIndex.load(path, DIMENSION)


def test_a_file_of_other_dimension_missing_or_of_plain_faiss_is_not_believed(tmp_path):
    save(filled(), tmp_path / "other")
    faiss.write_index(faiss.IndexFlatIP(DIMENSION), str(tmp_path / "plain"))
    for path, dimension in ((tmp_path / "other", 8), (tmp_path / "plain", DIMENSION), (tmp_path / "none", DIMENSION)):
        with pytest.raises(VectorsUnreadable):
            VectorIndex.load(path, dimension)


def test_rows_must_come_in_ascending_order_and_with_vectors_of_their_length():
    index = filled()
    with pytest.raises(ValueError, match="ascending"):
        index.add("sentence", np.array([50]), encode(unit_vectors(1)))
    with pytest.raises(ValueError, match="length 16"):
        index.add("sentence", np.array([51]), np.ones((1, 8), np.int8))


@pytest.mark.parametrize("count", [0, 1, 50])
def test_the_file_is_to_the_byte_what_faiss_writes(tmp_path, count):
    index = filled(count)
    save(index, tmp_path / "vectors.faiss")
    written = b""
    for kind in KINDS:
        whole = faiss.IndexIDMap2(
            faiss.IndexScalarQuantizer(
                DIMENSION, faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT
            )
        )
        ids = index.ids(kind)
        whole.add_with_ids(index.codes(kind, ids).astype(np.float32), ids)
        written += faiss.serialize_index(whole).tobytes()
    assert (tmp_path / "vectors.faiss").read_bytes() == written + hashlib.sha256(written).digest()


def test_a_vector_of_another_length_is_not_written_and_the_file_stays(tmp_path):
    path, rows = tmp_path / "vectors.faiss", rows_of(filled())
    vector_file.write(path, rows, DIMENSION)
    before = path.read_bytes()
    rows.execute("UPDATE claim_vector SET embedding = x'0102' WHERE id = 3")
    with pytest.raises(ValueError, match="claim 3 has 2 numbers"):
        vector_file.write(path, rows, DIMENSION)
    assert path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.faiss"]


def test_by_how_many_rows_a_file_is_behind_is_seen_from_its_head(tmp_path):
    path, rows = tmp_path / "vectors.faiss", rows_of(filled())
    assert vector_file.rows_behind(path, rows, DIMENSION) == 55
    vector_file.write(path, rows, DIMENSION)
    assert vector_file.rows_behind(path, rows, DIMENSION) == 0
    rows.execute("DELETE FROM sentence_vector WHERE id IN (4, 5)")
    rows.execute("INSERT INTO sentence_vector VALUES (51, zeroblob(16)), (60, zeroblob(16))")
    rows.execute("DELETE FROM claim_vector WHERE id = 5")
    assert vector_file.rows_behind(path, rows, DIMENSION) == 5
    whole = path.read_bytes()
    for length in (*range(100), len(whole) - 50):
        path.write_bytes(whole[:length])
        assert vector_file.rows_behind(path, rows, DIMENSION) > 0
    path.write_bytes(bytes(len(whole)))
    assert vector_file.rows_behind(path, rows, DIMENSION) == 54


def test_a_small_file_is_always_due_and_a_large_one_only_when_it_lags():
    assert vector_file.is_due(1, 1_000)
    assert not vector_file.is_due(0, 1_000)
    assert not vector_file.is_due(1_000, 100_000)
    assert vector_file.is_due(10_000, 100_000)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10_000), st.sampled_from([1e-3, 1.0, 1e3]))
def test_codes_keep_a_vectors_direction_and_are_what_they_were_after_decoding(seed, scale):
    vectors = np.random.default_rng(seed).standard_normal((5, 384)).astype(np.float32)
    codes = encode(vectors * np.float32(scale))
    assert np.array_equal(encode(decode(codes)), codes)
    assert np.abs(codes.astype(int)).max(axis=1).tolist() == [127] * 5
    cosines = np.sum(decode(codes) * vectors, axis=1) / np.linalg.norm(vectors, axis=1)
    assert cosines.min() > 0.9998
    assert np.linalg.norm(decode(codes), axis=1) == pytest.approx(1.0, abs=1e-6)


def test_no_vectors_and_a_vector_of_zeros_are_coded_without_complaint():
    assert encode(np.empty((0, 4), np.float32)).shape == decode(np.empty((0, 4), np.int8)).shape == (0, 4)
    assert np.array_equal(decode(encode(np.zeros((1, 4), np.float32))), np.zeros((1, 4), np.float32))


def test_of_many_rows_those_with_other_signs_are_not_compared_and_the_nearest_are_found(monkeypatch):
    monkeypatch.setattr("index.coded_rows._COMPARED", 100)
    monkeypatch.setattr("index.coded_rows._COMPARED_A_RESULT", 1)
    middles = np.random.default_rng(1).standard_normal((40, 64)).astype(np.float32)
    around = np.random.default_rng(2).standard_normal((2_000, 64)).astype(np.float32)
    vectors = decode(encode(np.repeat(middles, 50, axis=0) + 0.4 * around))
    index, some = VectorIndex(64), np.arange(1, 2_001, 3)
    index.add("sentence", np.arange(1, 2_001), encode(vectors))
    for question in vectors[::100]:
        cosines = vectors @ question
        best = np.argsort(-cosines, kind="stable")[:10] + 1
        assert [match.id for match in index.search("sentence", question, 10)] == best.tolist()
        best = some[np.argsort(-cosines[some - 1], kind="stable")[:10]]
        assert [match.id for match in index.search("sentence", question, 10, among=some)] == best.tolist()
