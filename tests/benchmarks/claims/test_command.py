"""The command tells the three forms apart and prints what it scored."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from index import Span
from tests.benchmarks.claims.__main__ import SAMPLES, main
from tests.benchmarks.claims.forms import form_of, read_rows
from tests.benchmarks.claims.score import Attribution, Scored, pair_up
from tests.benchmarks.claims.tables import overlap_tables

LABELLED, SPOKEN = {"tokens": [], "labels": []}, {"paragraphs": [], "spans": []}


def printed(monkeypatch, capsys, *arguments: str) -> str:
    monkeypatch.setattr("sys.argv", ["claims", *arguments])
    main()
    return capsys.readouterr().out


def test_each_sample_is_in_a_form_of_its_own():
    assert [form_of(read_rows(path)) for path in SAMPLES] == ["PolNeAR", "CofeNet", "BASIL"]


def test_a_gzipped_file_reads_like_a_plain_one(tmp_path):
    packed = tmp_path / "rows.jsonl.gz"
    packed.write_bytes(gzip.compress(SAMPLES[1].read_bytes() + b"\n"))
    assert read_rows(packed) == read_rows(SAMPLES[1])


@pytest.mark.parametrize("rows", [[], [{"text": "A", "title": "B"}], [LABELLED, SPOKEN], [LABELLED, {"text": "A"}]])
def test_rows_in_no_one_form_are_refused(rows):
    with pytest.raises(ValueError, match="CofeNet: tokens and labels"):
        form_of(rows)


def test_a_file_that_cannot_be_scored_ends_the_command_with_its_name(monkeypatch, tmp_path):
    other = tmp_path / "questions.jsonl"
    other.write_text(json.dumps({"question": "Who?"}), encoding="utf-8")
    for path in (other, tmp_path / "absent.jsonl"):
        monkeypatch.setattr("sys.argv", ["claims", str(path)])
        with pytest.raises(SystemExit, match=path.name):
            main()


def test_without_a_file_all_three_samples_are_scored(monkeypatch, capsys):
    out = printed(monkeypatch, capsys)
    assert re.search(r"^20 statements annotated, \d+ found$", out, re.MULTILINE)
    assert re.search(r"^direct quotes \(5\): [01]\.\d{3} found", out, re.MULTILINE)
    assert out.count("\nall 13 rows\n") == 2
    assert re.search(r"^  content +16 ", out, re.MULTILINE)
    assert re.search(r"^all +10 ", out, re.MULTILINE)
    assert "other_anti 1" in out
    assert len(re.findall(r"[\d,]+ words a second, [\d.]+ articles of 700 words a second", out)) == 4


def test_what_is_wrong_is_shown_when_asked_for(monkeypatch, capsys, tmp_path):
    article = json.loads(SAMPLES[0].read_text(encoding="utf-8").splitlines()[0])
    said = next(each for each in article["attributions"] if each["cue_text"] == "said")
    said["source"] = [[0, 9]]
    path = tmp_path / "wrong.jsonl"
    path.write_text(json.dumps(article), encoding="utf-8")
    out = printed(monkeypatch, capsys, str(path), "--wrong")
    assert "'Engineers', not 'Clara Moss" in out
    assert "    “The wall leaks in four places,”" in out
    assert "'Engineers', not" not in printed(monkeypatch, capsys, str(path))


def test_confidence_is_tabled_only_where_the_finder_gives_it():
    gold = Attribution((Span(50, 55),), (Span(0, 10),), "direct", "named")
    sure = Attribution((Span(50, 55),), (Span(0, 10),), "direct", confidence=0.9)
    stray = Attribution((), (Span(70, 80),), "direct", confidence=0.3)
    silent = Attribution((), (Span(90, 95),), "direct")
    scored = Scored((gold,), (sure, stray, silent), tuple(pair_up([gold], [sure, stray, silent])))
    assert [(each.confidence, each.right) for each in scored.forecasts()] == [(0.9, True), (0.3, False)]
    table = overlap_tables(scored)
    assert re.search(r"^0\.8 to 1\.0 +1 +0\.900 +1\.000$", table, re.MULTILINE)
    assert "expected calibration error 0.200" in table
    assert "confidence" not in overlap_tables(Scored((gold,), (silent,), ()))
