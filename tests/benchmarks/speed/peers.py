"""Others' indexing and search beside ours: the same sentences, the same weights, one after the other on one machine.

python -m tests.benchmarks.speed.peers FILE.jsonl[.gz] --environments DIR [--articles 100] [--search 10000 100000]
    [--plot FILE.svg]

Each peer runs in a virtual environment of its own below DIR, made from the versions below where it is missing. What is
installed where this runs (torch among it) is there too, so that all run on the same. Ours finds claims as well, the
others only index; a search is given the question's vector, and each is set to find 0.99 of the ten nearest, if it can.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from index.embedder import Vectors
from index.model_files import packaged_folder
from tests.benchmarks.answers.promises import article_of, read_rows
from tests.benchmarks.speed.ours import Ours, index_articles
from tests.benchmarks.speed.peer import PEERS, TOP, peak_megabytes, searching
from tests.benchmarks.speed.plot import plot
from tests.benchmarks.speed.searching import clustered

PINS = {
    "txtai": ["txtai==9.14.0"],
    "LlamaIndex": [
        "llama-index-core==0.14.25",
        "llama-index-vector-stores-faiss==0.7.0",
        "llama-index-embeddings-huggingface==0.8.0",
    ],
    "Haystack": ["haystack-ai==2.31.0"],
    "Chroma": ["chromadb==1.5.9"],
}
_TORCH = "torch==2.13.0"
_ASKED = 50
_OURS = "On Record"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON Lines in PolNeAR's form or ours; gzipped when it ends in .gz")
    parser.add_argument("--environments", type=Path, required=True, help="a folder for the peers' environments")
    parser.add_argument("--articles", type=int, default=100, help="how many articles to index; 0 for none")
    parser.add_argument("--search", type=int, nargs="*", default=[], help="numbers of simulated vectors to search")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--plot", type=Path, help="a file for a plot of searches over sizes (SVG)")
    wanted = parser.parse_args()
    pythons = {peer: environment(peer, wanted.environments) for peer in wanted.peers}
    if wanted.articles:
        ours, sentences = index_articles([article_of(row) for row in read_rows(wanted.file)][: wanted.articles])
        found = {_OURS: ours | {"megabytes": peak_megabytes()}}
        job = {"model": str(packaged_folder()), "texts": sentences}
        found |= {peer: run(python, {"peer": peer} | job) for peer, python in pythons.items()}
        print(indexing_table(found, len(sentences)), end="\n\n")
    spent: dict[str, list[tuple[int, float]]] = {}
    for size in wanted.search:
        with tempfile.TemporaryDirectory() as folder:
            files = simulated(size, Path(folder))
            given = {name: np.load(path) for name, path in files.items()}
            found = {_OURS: searching(Ours(), given["vectors"], given["questions"], given["nearest"])}
            del given
            found |= {peer: run(python, {"peer": peer} | files) for peer, python in pythons.items()}
        print(searching_table(found, size), end="\n\n", flush=True)
        for name, one in found.items():
            spent.setdefault(name, []).append((size, one["processor"]))
    if wanted.plot and spent:
        wanted.plot.write_text(plot("A search alone, time of the processor", "vectors", spent), encoding="utf-8")


def environment(peer: str, folder: Path) -> Path:
    """Return the Python of a peer's environment, made where it is missing."""
    place = folder / peer.lower()
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        (site,) = place.glob("lib/python*/site-packages")
        (site / "shared.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PINS[peer], _TORCH], check=True)
    return python


def run(python: Path, job: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a peer measured of one job."""
    script = Path(__file__).with_name("peer.py")
    done = subprocess.run([python, script], input=json.dumps(job), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{job['peer']} failed: {done.stderr.strip().splitlines()[-1]}")
    measured: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured


def simulated(size: int, folder: Path) -> dict[str, str]:
    """Write ``size`` vectors, questions near some of them and the true ten nearest; return the files."""
    vectors = np.concatenate([some for _, some in clustered(size)])
    chance = np.random.default_rng(11)
    near = vectors[chance.choice(size, _ASKED)]
    asked = near + chance.standard_normal(near.shape, np.float32) * np.float32(0.5 / np.sqrt(near.shape[1]))
    questions: Vectors = asked / np.linalg.norm(asked, axis=1, keepdims=True)
    nearest = np.argsort(-(questions @ vectors.T), axis=1)[:, :TOP]
    files = {}
    for name, values in (("vectors", vectors), ("questions", questions), ("nearest", nearest)):
        files[name] = str(folder / f"{name}.npy")
        np.save(files[name], values)
    return files


def indexing_table(found: Mapping[str, Mapping[str, float]], sentences: int) -> str:
    """Return a Markdown table: sentences a second of each, and ours against each; ours with claims."""
    rows = [
        f"| indexing {sentences:,} sentences | a second | a second of the processor | ours to it | peak MB |",
        "| --- | --- | --- | --- | --- |",
    ]
    ours = found[_OURS]["processor"]
    for name, one in found.items():
        with_claims = ", with claims" if name == _OURS else ""
        rows.append(
            f"| {name}{with_claims} | {sentences / one['wall']:.0f} | {sentences / one['processor']:.0f} "
            f"| {one['processor'] / ours:.2f} | {one['megabytes']:.0f} |"
        )
    return "\n".join(rows)


def searching_table(found: Mapping[str, Mapping[str, float]], size: int) -> str:
    """Return a Markdown table: milliseconds of a search, and how many times as long each takes as ours."""
    rows = [
        f"| search, {size:,} vectors | median ms | 95 % ms | ms of the processor | recall of 10 | times ours, 95 % |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    ours = found[_OURS]["p95"]
    rows += [
        f"| {name} | {one['median']:.1f} | {one['p95']:.1f} | {one['processor']:.1f} | {one['recall']:.3f} "
        f"| {one['p95'] / ours:.1f} |"
        for name, one in found.items()
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
