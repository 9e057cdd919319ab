"""The benchmark of speed runs on a few sentences and prints its tables."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np

from index import Archive, Article
from index.claims import tagger
from tests.benchmarks.speed import embedding, indexing, peers, searching
from tests.benchmarks.speed.growing import grown
from tests.benchmarks.speed.ours import Ours
from tests.benchmarks.speed.peer import searching as searched
from tests.benchmarks.speed.plot import plot

SENTENCES = [f"The river rose by {metres} metres on day {metres % 7}, the mayor said." for metres in range(12)]


def test_both_ways_to_embed_give_the_same_and_are_set_against_the_first() -> None:
    found = embedding.ways(SENTENCES)
    assert [len(way.vectors) for way in found] == [12, 12, 1]
    first, passages, questions = embedding.table(found).splitlines()[1:]
    assert re.search(r"\s1\.00\s+1\.00000\s+1\.00000\s+1\.000$", first)
    for line in (passages, questions):
        assert float(line.split()[-2]) > 0.999


def test_adding_is_split_by_stage_and_the_disk_by_table(tmp_path) -> None:
    tagged = tagger.tagged
    printed = indexing.add(tmp_path / "archive", [Article.from_text(" ".join(SENTENCES))])
    assert "1 articles, 12 sentences" in printed
    assert {"embedding", "parse", "the claim network"} <= {line[:36].strip() for line in printed.splitlines()}
    assert float(printed.split()[-1]) > 384
    assert tagger.tagged is tagged


def test_search_is_timed_for_each_size() -> None:
    sizes = [line.split()[0] for line in searching.search_times((100, 2_000), questions=3).splitlines()[1:]]
    assert sizes == ["100", "2,000"]


def test_a_grown_archive_is_whole_and_repeats_no_article(tmp_path):
    with Archive.open(tmp_path / "base") as base:
        base.add([Article.from_text(" ".join(SENTENCES), title="The river rises")])
        with grown(base, tmp_path / "grown", 600) as archive:
            counts = archive.counts()
            assert counts.sentences >= 600
            assert counts.claims == counts.articles * base.counts().claims
            assert archive.verify() == []


def test_a_plot_has_a_line_for_each_and_says_its_names_as_text():
    drawn = ElementTree.fromstring(plot("Of <two>", "sizes", {"a & b": [(10, 2), (1_000, 20)], "c": [(100, 0.5)]}))
    lines = drawn.findall(".//{*}polyline")
    texts = {text.text for text in drawn.findall(".//{*}text")}
    first, last = (float(point.split(",")[0]) for point in lines[0].get("points").split())
    assert len(lines) == 2
    assert first < last
    assert {"Of <two>", "sizes", "a & b", "c", "10", "1,000", "0.1 ms", "100 ms"} <= texts


def test_our_search_is_measured_as_the_others_are(tmp_path):
    files = peers.simulated(300, tmp_path)
    found = searched(Ours(), *(np.load(files[name]) for name in ("vectors", "questions", "nearest")))
    assert found["recall"] == 1.0
    table = peers.searching_table({"On Record": found, "Another": found | {"p95": 2 * found["p95"]}}, 300)
    assert [line.split("|")[-2].strip() for line in table.splitlines()[2:]] == ["1.0", "2.0"]
