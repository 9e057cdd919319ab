"""The claim network's parts: words at their offsets, well-formed labels, windows that keep every word, hashes."""

from __future__ import annotations

import gzip
import itertools
import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from index import ModelError, Span
from index.claims.crf import LABELS, Crf, best_path, marginals
from index.claims.pairs import nearest
from index.claims.reader import windows
from index.claims.tagger import runs_of, tagged
from index.claims.weights import SHA256, WEIGHTS, network_from
from index.claims.words import Words, read_words
from index.quotes import find_quotations
from index.sentences import split_sentences

ROOT = Path(__file__).parents[2]


def words_of(text: str) -> Words:
    quotations = find_quotations(text)
    return read_words(text, split_sentences(text, quotations), quotations)


def field() -> Crf:
    torch.manual_seed(7)
    made = Crf()
    with torch.no_grad():
        made.transitions.normal_()
        made.starts.normal_()
    return made.requires_grad_(False)


def well_formed(path: tuple[int, ...]) -> bool:
    return all(
        not label or label % 2 or before in (label, label - 1) for before, label in zip((0, *path), path, strict=False)
    )


def all_paths(field: Crf, emissions: torch.Tensor) -> dict[tuple[int, ...], float]:
    """Return the score of every well-formed sequence, added up label by label."""
    scores = {}
    for path in itertools.product(range(LABELS), repeat=len(emissions)):
        if well_formed(path):
            score = float(field.starts[path[0]]) + sum(float(emissions[at, label]) for at, label in enumerate(path))
            scores[path] = score + sum(float(field.transitions[pair]) for pair in itertools.pairwise(path))
    return scores


def test_the_random_field_agrees_with_adding_up_every_sequence():
    made, emissions = field(), torch.randn(4, LABELS)
    scores = all_paths(made, emissions)
    total = math.log(sum(math.exp(score) for score in scores.values()))
    best = max(scores, key=lambda path: scores[path])
    transitions, starts = (part.numpy() for part in made.scores())
    assert tuple(best_path(emissions.numpy(), transitions, starts)) == best
    loss = made.loss(emissions[None], torch.tensor([best]), torch.ones(1, 4, dtype=torch.bool))
    assert float(loss) == pytest.approx(total - scores[best], abs=1e-3)
    chances = marginals(emissions.numpy(), transitions, starts)
    for at, label in itertools.product(range(4), range(LABELS)):
        share = sum(math.exp(score - total) for path, score in scores.items() if path[at] == label)
        assert float(chances[at, label]) == pytest.approx(share, abs=1e-4)


def test_padding_does_not_change_the_loss():
    made, emissions = field(), torch.randn(1, 3, LABELS)
    labels, present = torch.tensor([[0, 1, 2]]), torch.ones(1, 3, dtype=torch.bool)
    longer = torch.cat([emissions, torch.randn(1, 2, LABELS)], dim=1)
    padded = made.loss(longer, torch.tensor([[0, 1, 2, 0, 0]]), torch.tensor([[True] * 3 + [False] * 2]))
    assert float(padded) == pytest.approx(float(made.loss(emissions, labels, present)), abs=1e-4)


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=LABELS, max_size=LABELS), min_size=1, max_size=12))
@settings(deadline=None)
def test_the_best_path_never_goes_on_with_what_has_not_begun(rows):
    transitions, starts = (part.numpy() for part in field().scores())
    assert well_formed(tuple(best_path(np.asarray(rows, np.float32), transitions, starts)))


def test_labels_become_runs():
    assert runs_of([1, 2, 2, 3, 4], {2, 4}) == ([(0, 2), (2, 3)], [(3, 4), (4, 5)], [])
    assert runs_of([0, 5, 6], {2}) == ([], [], [(1, 3)])
    assert runs_of([0, 1, 2, 3, 0, 5, 6, 5]) == ([(1, 3)], [(3, 4)], [(5, 7), (7, 8)])


@given(st.text(min_size=1, max_size=200))
@settings(deadline=None, max_examples=150)
def test_words_stand_where_they_say_in_any_text(text):
    words = words_of(text)
    assert len(words.first) == len(words) + 1
    assert int(words.first[-1]) == len(words.pieces)
    spans = words.spans.tolist()
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_words_know_their_case_their_quotation_and_the_gap_before():
    words = words_of("NATO said: “It leaks.”\n\nOfficials left.")
    marks = {
        words.span_of(i, i + 1).of("NATO said: “It leaks.”\n\nOfficials left."): m
        for i, m in enumerate(words.marks.tolist())
    }
    assert [marks[word][0] for word in ("NATO", "said", "It")] == [2, 0, 1]
    assert [marks[word][1] for word in ("said", "“", "leaks")] == [0, 2, 1]
    assert [marks[word][2] for word in (":", "said", "Officials")] == [0, 1, 2]


def test_a_part_of_a_text_keeps_its_offsets():
    text = "Moss said that critics argue that the dam is weak."
    words = words_of(text)
    part = words.part(*words.words_in(Span(text.index("critics"), len(text))))
    assert part.span_of(0, 1).of(text) == "critics"
    assert int(part.first[0]) == 0
    assert int(part.first[-1]) == len(part.pieces)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_windows_keep_every_word_once_however_long_the_sentences(lengths):
    words = words_of(" ".join(" ".join(["word"] * (length - 1) + ["end."]) for length in lengths))
    kept = [at for _, _, start, end in windows(words) for at in range(start, end)]
    assert kept == list(range(len(words)))
    for first, end, start, to in windows(words):
        assert first <= start < to <= end
        assert words.first[end] - words.first[first] <= 510


def test_an_article_of_one_endless_word_is_read():
    assert tagged(words_of("ha" * 4_000)) == []


def test_an_empty_text_has_no_words_and_no_claims():
    assert tagged(words_of(" ")) == []


def test_the_nearest_candidates_come_first_and_missing_ones_are_marked():
    pairs = nearest([(10, 12)], [(0, 2), (13, 14), (30, 31)], [(0, 2), (10, 12), (13, 14), (30, 31)], [])
    assert pairs.chosen[0].tolist()[:3] == [1, 0, 2]
    assert set(pairs.chosen[0].tolist()[3:]) == {-1}


def test_other_weights_are_refused_by_name(tmp_path):
    changed = tmp_path / "claims.safetensors"
    changed.write_bytes(WEIGHTS.read_bytes()[:-1] + b"\x01")
    with pytest.raises(ModelError, match=rf"claims\.safetensors have SHA-256 .*expected {SHA256[:12]}"):
        network_from(changed, SHA256)
    with pytest.raises(ModelError, match="cannot be read"):
        network_from(tmp_path / "none.safetensors", SHA256)


def test_training_runs_from_its_command_and_its_weights_can_be_read(tmp_path):
    text = "Clara Moss said that the dam was weak. The road was empty."
    row = {
        "text": text,
        "annotator": "a",
        "attributions": [{"source": [[0, 10]], "cue": [[11, 15]], "content": [[16, 37]]}],
    }
    data, out = tmp_path / "rows.jsonl.gz", tmp_path / "out.safetensors"
    with gzip.open(data, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")
    command = [sys.executable, "-m", "index.claims.training", str(data), "--out", str(out), "--passes", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sha256 = done.stdout.split()[-1]
    assert sorted(network_from(out, sha256).state_dict()) == sorted(network_from(WEIGHTS, SHA256).state_dict())
