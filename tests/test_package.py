"""What is handed out works where it lands: the wheel in an empty folder, the entry of the checkout by name."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("index/", "qa/", "ui/")
SAMPLES = "articles/"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that git holds, or would hold if all were committed, and nothing else."""
    folder = tmp_path_factory.mktemp("checkout")
    copy_repository(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the hatchling that is installed, else with one that pip fetches."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    pip("wheel", "--no-deps", *isolation, "--wheel-dir", str(folder), str(checkout))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed."""
    folder = tmp_path_factory.mktemp("site")
    pip("install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


def test_the_wheel_holds_the_packages_with_the_samples_and_nothing_else(wheel: Path) -> None:
    files = repository_files()
    code = {name for name in files if name.startswith(PACKAGES)}
    samples = {f"ui/{name}" for name in files if name.startswith(SAMPLES)}
    assert {"index/__init__.py", "qa/__init__.py", "ui/style/page.css"} <= code
    assert samples
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        about = {name for name in held if ".dist-info/" in name}
        (entries,) = (name for name in about if name.endswith("/entry_points.txt"))
        assert "onrecord = ui.cli:main" in archive.read(entries).decode()
    assert held - about == code | samples
    assert any(name.endswith("/licenses/LICENSE") for name in about)


def test_the_installed_wheel_answers_far_from_the_checkout(site: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    found = python(
        "-c", "import index, qa, ui; print(index.__file__, qa.__file__, ui.__file__)", folder=empty, path=site
    )
    assert [Path(name).parent.parent for name in found.split()] == [site] * 3
    archive = ("--archive", str(tmp_path / "archive"))
    added = python("-m", "ui.cli", *archive, "add", str(site / "ui" / "articles"), folder=empty, path=site)
    assert f"Added {sum(name.startswith(SAMPLES) for name in repository_files())} articles" in added
    program = str(site / "bin" / "onrecord")
    answer = python(program, *archive, "ask", "Who claimed what about the water lorries?", folder=empty, path=site)
    assert "Sources\n[1] " in answer
    assert not list(empty.iterdir())


def test_the_space_finds_the_page_by_name(checkout: Path, tmp_path: Path) -> None:
    program = "import ui.app; print(ui.app.__file__, type(ui.app.demo).__name__)"
    printed = python("-c", program, folder=checkout, ONRECORD_ARCHIVE=str(tmp_path / "archive"))
    assert printed.split() == [str(checkout / "ui" / "app.py"), "Blocks"]


def copy_repository(folder: Path) -> None:
    """Copy to ``folder`` the files that git holds, or would hold if all were committed, and nothing else."""
    for name in repository_files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)


def repository_files() -> list[str]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    return sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()})


def environment(**settings: str) -> dict[str, str]:
    """The environment without what would lead back to the checkout, and without a network for models."""
    ours = ("PYTHONPATH", "ONRECORD_", "GRADIO_")
    own = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return own | {"HF_HUB_OFFLINE": "1", "PYTHONUTF8": "1"} | settings


def python(*arguments: str, folder: Path, path: Path | None = None, **settings: str) -> str:
    """Run Python in ``folder`` with ``path`` before all that is installed; return what it prints."""
    if path is not None:
        settings["PYTHONPATH"] = str(path)
    command = [sys.executable, *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment(**settings), capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    ran = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
