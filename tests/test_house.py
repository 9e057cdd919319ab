"""The house: which way imports go, what is public, what the Space installs, where heavy libraries stay."""

import ast
import importlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("index", "qa", "ui")
# Who may import what: a library named here is imported in no other package.
ONLY_IN = {
    "faiss": "index",
    "sentence_transformers": "index",
    "spacy": "index",
    "sqlite3": "index",
    "torch": "index",
    "gradio": "ui",
    "typer": "ui",
}
MAY_IMPORT = {"index": {"index"}, "qa": {"qa", "index"}, "ui": {"ui", "qa", "index"}}
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "manager"}


def modules(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found, f"no modules in {package}"
    return found


def imported(path: Path) -> set[str]:
    tops = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            tops |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            tops.add(node.module.split(".")[0])
    return tops


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_go_one_way(package: str) -> None:
    for path in modules(package):
        own = imported(path) & set(PACKAGES)
        assert own <= MAY_IMPORT[package], f"{path.relative_to(ROOT)} imports {own - MAY_IMPORT[package]}"


@pytest.mark.parametrize("package", PACKAGES)
def test_heavy_libraries_stay_in_their_package(package: str) -> None:
    for path in modules(package):
        strays = {name for name in imported(path) if ONLY_IN.get(name, package) != package}
        assert not strays, f"{path.relative_to(ROOT)} imports {strays}"


def test_the_import_test_sees_an_import_inside_a_function(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text("def f():\n    from gradio.themes import Base\n")
    assert imported(tmp_path / "late.py") == {"gradio"}


@pytest.mark.parametrize("package", ["index", "qa"])
def test_public_names_are_listed_sorted_and_there(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__ == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name).__module__.split(".")[0] in {package, "typing", "types"} or name.isupper()


def test_what_the_design_promises_is_public() -> None:
    index, qa = importlib.import_module("index"), importlib.import_module("qa")
    assert {"Archive", "Article", "extract_claims"} <= set(index.__all__)
    assert {"Engine", "Filters", "Turn"} <= set(qa.__all__)


def test_the_space_installs_what_the_project_depends_on() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == wanted
    assert "torch==2.13.0" in wanted


def test_no_module_has_a_name_that_says_nothing() -> None:
    for package in PACKAGES:
        for path in modules(package):
            assert path.stem not in NAMES_THAT_SAY_NOTHING


def test_only_handlers_swallow_everything() -> None:
    for package in PACKAGES:
        for path in modules(package):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ExceptHandler) and _is_broad(node):
                    assert path == ROOT / "ui" / "handlers.py" or _raises(node), f"{path}:{node.lineno}"


def _is_broad(node: ast.ExceptHandler) -> bool:
    return node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})


def _raises(node: ast.ExceptHandler) -> bool:
    return any(isinstance(part, ast.Raise) for part in ast.walk(node))
