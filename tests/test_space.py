"""The Space as it is made: a copy of the repository, a new environment from its requirements alone, its app file run.

Making the environment takes about a minute and needs the package index; ONRECORD_SKIP_SPACE=1 leaves this out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml
from gradio_client import Client

from index import Article, read_articles
from tests.browser.conftest import free_port
from tests.test_house import PACKAGES, imported, modules
from tests.test_package import copy_repository, environment
from ui import strings

SKIP_VARIABLE = "ONRECORD_SKIP_SPACE"
# Parquet comes with an extra of the project, and ZeroGPU brings its own package.
NOT_REQUIRED = {"pyarrow", "spaces"}
_STARTED_WITHIN = 120  # seconds

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(os.environ.get(SKIP_VARIABLE) == "1", reason=f"{SKIP_VARIABLE}=1"),
]


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an upload of the repository brings to a Space."""
    folder = tmp_path_factory.mktemp("space")
    copy_repository(folder)
    return folder


@pytest.fixture(scope="module")
def python(space: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The Python of a new environment with what ``requirements.txt`` asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    # Installed as by pip; what is imported is compiled when it is, not all there is.
    install = ["-m", "pip", "install", "--quiet", "--no-compile", "-r", str(space / "requirements.txt")]
    ran = subprocess.run([folder / "bin" / "python", *install], env=environment(), capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-3000:]
    yield folder / "bin" / "python"
    # Two gigabytes, which pytest would keep.
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def address(space: Path, python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the Space's page, once it is served."""
    _, front_matter, _ = (space / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    folder = tmp_path_factory.mktemp("data")
    port = free_port()
    served = f"http://127.0.0.1:{port}"
    settings = environment(ONRECORD_ARCHIVE=str(folder / "archive"), GRADIO_SERVER_PORT=str(port))
    with (folder / "log.txt").open("w+") as log:
        command = [python, yaml.safe_load(front_matter)["app_file"]]
        process = subprocess.Popen(command, cwd=space, env=settings, stdout=log, stderr=log)
        try:
            until = time.monotonic() + _STARTED_WITHIN
            while not answers(served):
                log.seek(0)
                assert process.poll() is None, log.read()[-3000:]
                assert time.monotonic() < until, log.read()[-3000:]
                time.sleep(0.3)
            yield served
        finally:
            process.terminate()
            assert process.wait(60) == 0


def answers(address: str) -> bool:
    try:
        return httpx.get(address).status_code == 200
    except httpx.TransportError:
        return False


def test_nothing_of_this_project_is_installed(python: Path, tmp_path: Path) -> None:
    found = "import importlib.util as u; print([n for n in ('index', 'qa', 'ui', 'onrecord') if u.find_spec(n)])"
    ran = subprocess.run([python, "-c", found], cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert ran.stdout.strip() == "[]", ran.stderr


def test_all_that_is_imported_anywhere_is_required(python: Path, tmp_path: Path) -> None:
    names = {name for package in PACKAGES for path in modules(package) for name in imported(path)}
    names -= sys.stdlib_module_names | set(PACKAGES)
    assert {"gradio", "torch", "docx"} <= names
    missing = f"import importlib.util as u; print(*(n for n in {sorted(names)!r} if u.find_spec(n) is None))"
    ran = subprocess.run([python, "-c", missing], cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert set(ran.stdout.split()) <= NOT_REQUIRED


def test_the_page_is_served_and_a_client_gets_cited_answers(address: str, space: Path) -> None:
    assert strings.NAME in httpx.get(address).text
    client = Client(address, verbose=False)
    texts = {one.id: one.text for one in read_articles([space / "articles"]) if isinstance(one, Article)}
    for question in strings.SAMPLE_QUESTIONS:
        answer = json.loads(client.predict(question, api_name="/ask"))
        assert answer["outcome"] == "answered"
        for source in answer["sources"]:
            assert texts[source["article_id"]][source["start"] : source["end"]] == source["sentence"]
    refused = json.loads(client.predict("What is the capital of Peru?", api_name="/ask"))
    assert refused["outcome"] == "no_evidence"
    assert refused["sources"] == []
