"""Hugging Face datasets by name: their tables are listed, fetched and read; a local server stands for the hub."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_parts import Server

ROOT = Path(__file__).parents[2]
READ = """
import json, sys
from index import Article
from index.fetching import read_dataset
columns = json.loads(sys.argv[1])
for address in sys.argv[2:]:
    found = read_dataset(address, columns)
    print(json.dumps([[one.title, one.text] if isinstance(one, Article) else [one.what, one.why] for one in found]))
"""
ONE = b'{"title": "One", "text": "The ferry runs."}\n'
TWO = b"title,text\nTwo,The quay closes.\nThree,\n"
Found = list[list[str]]


@pytest.fixture
def hub() -> Iterator[Server]:
    with Server("127.0.0.1") as server:
        yield server
        server.shutdown()


def read(hub: Server, cache: Path, *addresses: str, columns: str = "{}", offline: str = "0") -> list[Found]:
    """Return for each address the titles and texts of articles, or what was refused and why.

    They are read in a process of its own, that knows no other hub.
    """
    environment = os.environ | {"HF_ENDPOINT": hub.url, "HF_HUB_OFFLINE": offline, "HF_HOME": str(cache)}
    command = [sys.executable, "-c", READ, columns, *addresses]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, timeout=200)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def offer(hub: Server, files: dict[str, bytes], revision: str = "main", name: str = "post/news") -> None:
    listed = [{"type": "file", "path": path, "size": len(body), "oid": "0" * 40} for path, body in files.items()]
    quoted = revision.replace("/", "%2F")
    place = f"/api/datasets/{name}/tree/{quoted}?recursive=true&expand=false"
    hub.answers[place] = (200, {"Content-Type": "application/json"}, json.dumps(listed).encode())
    for path, body in files.items():
        known = {"ETag": f'"{path}"', "X-Repo-Commit": "1" * 40, "Content-Type": "application/octet-stream"}
        hub.answers[f"/datasets/{name}/resolve/{quoted}/{path}"] = (200, known, body)


def test_the_tables_of_a_dataset_are_read_by_name_and_nothing_else_of_it_is_fetched(
    hub: Server, tmp_path: Path
) -> None:
    offer(hub, {"data/b.csv": TWO, "data/a.jsonl": ONE, "news.py": b"raise SystemExit", "README.md": b"# News"})
    offer(hub, {"news.xml": b"<x/>"}, name="post/converted")
    offer(hub, {"default/0.jsonl": ONE}, "refs/convert/parquet", name="post/converted")
    found, converted = read(hub, tmp_path, "hf://datasets/post/news", "hf://datasets/post/converted")
    assert found[:2] == [["One", "The ferry runs."], ["Two", "The quay closes."]]
    assert [what for what, _ in found[2:]] == ["hf://datasets/post/news/data/b.csv, row 3"]
    assert converted == [["One", "The ferry runs."]]
    assert not [path for path in hub.paths() if path.endswith((".py", ".md"))]


def test_a_part_of_a_dataset_may_be_named_and_its_columns(hub: Server, tmp_path: Path) -> None:
    offer(hub, {"data/a.jsonl": b'{"name": "A", "text": "The ferry runs."}\n', "more/b.jsonl": ONE}, "v1")
    places = [f"hf://datasets/post/news@v1/{inside}" for inside in ("data", "data/a.jsonl", "none")]
    folder, file, none = read(hub, tmp_path, *places, columns='{"title": "name"}')
    assert folder == file == [["A", "The ferry runs."]]
    assert none == [[places[2], "There are no tables in none; name a place with .parquet, .jsonl or .csv files."]]


def test_what_cannot_be_had_is_said_in_one_sentence(hub: Server, tmp_path: Path) -> None:
    tree = "/api/datasets/post/{}/tree/main?recursive=true&expand=false"
    hub.answers[tree.format("gone")] = (404, {"X-Error-Code": "RepoNotFound"}, b"")
    hub.answers[tree.format("locked")] = (403, {"X-Error-Code": "GatedRepo"}, b"")
    told = {
        "hf://datasets/post/gone": "The Hugging Face hub has no such dataset, or not for you; check its name.",
        "hf://datasets/post/locked": "This dataset is given only to who accepts its terms on the Hugging Face hub and "
        "logs in (hf auth login).",
        "hf://datasets/post/broken": "The Hugging Face hub cannot be reached or does not give it; check the network, "
        "or add the dataset's files.",
        "hf://datasets/../etc": "It is not the name of a dataset; write it as hf://datasets/OWNER/NAME.",
    }
    assert read(hub, tmp_path, *told) == [[[address, why]] for address, why in told.items()]
    ((refused,),) = read(hub, tmp_path, "hf://datasets/post/news", offline="1")
    assert refused[1] == (
        "HF_HUB_OFFLINE keeps this program from the Hugging Face hub; set it to 0, or add the dataset's files."
    )
