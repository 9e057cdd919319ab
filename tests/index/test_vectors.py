"""The FAISS index gives what a plain calculation gives, and its file is believed only when whole."""

from __future__ import annotations

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.codes import decode, encode
from index.vectors import VectorIndex, VectorsUnreadable

DIMENSION = 16


def unit_vectors(count: int, seed: int = 0) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return decode(encode(vectors))


def filled(count: int = 50) -> VectorIndex:
    index = VectorIndex(DIMENSION)
    index.add("sentence", np.arange(1, count + 1), unit_vectors(count))
    index.add("claim", np.arange(1, 6), unit_vectors(5, seed=1))
    return index


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
    at_once, in_steps = VectorIndex(DIMENSION), VectorIndex(DIMENSION)
    at_once.add("sentence", np.arange(1, 301), np.tile(one, (300, 1)))
    for start in range(1, 401, 50):
        in_steps.add("sentence", np.arange(start, start + 50), np.tile(one, (50, 1)))
    in_steps.remove("sentence", np.arange(301, 401))
    for top in (3, 150, 300):
        assert [match.id for match in at_once.search("sentence", one, top)] == list(range(1, top + 1))
        assert at_once.search("sentence", one, top) == in_steps.search("sentence", one, top)


def test_a_saved_index_comes_back_the_same(tmp_path):
    index = filled()
    index.save(tmp_path / "vectors.faiss")
    loaded = VectorIndex.load(tmp_path / "vectors.faiss", DIMENSION)
    question = unit_vectors(1, seed=4)[0]
    for kind in ("sentence", "claim"):
        assert list(loaded.ids(kind)) == list(index.ids(kind))
        assert loaded.search(kind, question, 9) == index.search(kind, question, 9)
    assert np.array_equal(loaded.vectors("claim", np.array([2, 5])), unit_vectors(5, seed=1)[[1, 4]])
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.faiss"]


def test_every_cut_of_the_file_is_noticed(tmp_path):
    path = tmp_path / "vectors.faiss"
    filled(3).save(path)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(VectorsUnreadable):
            VectorIndex.load(path, DIMENSION)


def test_a_file_of_other_dimension_missing_or_of_plain_faiss_is_not_believed(tmp_path):
    filled().save(tmp_path / "other")
    faiss.write_index(faiss.IndexFlatIP(DIMENSION), str(tmp_path / "plain"))
    for path, dimension in ((tmp_path / "other", 8), (tmp_path / "plain", DIMENSION), (tmp_path / "none", DIMENSION)):
        with pytest.raises(VectorsUnreadable):
            VectorIndex.load(path, dimension)


def test_rows_must_come_in_ascending_order_and_with_vectors_of_their_length():
    index = filled()
    with pytest.raises(ValueError, match="ascending"):
        index.add("sentence", np.array([50]), unit_vectors(1))
    with pytest.raises(ValueError, match="length 16"):
        index.add("sentence", np.array([51]), np.ones((1, 8), np.float32))


def test_a_small_file_is_always_worth_saving_and_a_large_one_only_when_it_lags(monkeypatch, tmp_path):
    index = filled()
    index.save(tmp_path / "vectors.faiss")
    assert not index.worth_saving
    index.add("sentence", np.array([51]), unit_vectors(1))
    assert index.worth_saving
    monkeypatch.setattr("index.vectors._ALWAYS_SAVED_BELOW", 10)
    assert not index.worth_saving
    index.add("sentence", np.arange(52, 60), unit_vectors(8))
    assert index.worth_saving


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
