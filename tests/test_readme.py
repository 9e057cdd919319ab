"""The README is true: its sessions print what it shows, its settings are those that are read, the Space is the project.

Run as a program, this writes the outputs of the README's commands anew.
"""

from __future__ import annotations

import ast
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
LONGEST_DESCRIPTION = 60  # characters; a Space with more is refused
_FENCED = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^(?P<indent> *)\$ (?P<command>.+)\n(?P<shown>(?:(?! *(?:\$ |```)).*\n)*)", re.MULTILINE)
_SETTING = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def readme() -> str:
    return README.read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    found = [match["body"] for match in _FENCED.finditer(readme()) if match["kind"] == kind]
    assert found, f"the README has no {kind} block"
    return found


def commands() -> list[re.Match[str]]:
    """The commands of the README's sessions, in order, each with the output it shows."""
    return [match for block in blocks("console") for match in _COMMAND.finditer(block)]


def environment(folder: Path) -> dict[str, str]:
    """What a reader's shell has: an 80-column terminal, and an archive of their own."""
    own = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "ONRECORD_EMBEDDER"}}
    ours = {"ONRECORD_ARCHIVE": str(folder / "the-archive"), "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    return own | ours | {"TERM": "dumb", "PYTHONUTF8": "1"}


def printed(command: str, folder: Path) -> str:
    """Run an `onrecord` command in ``folder`` as a terminal would, and return what it prints, line ends trimmed."""
    name, *arguments = shlex.split(command)
    assert name == "onrecord", f"the README's sessions hold `onrecord` commands only, not: {command}"
    ours, theirs = pty.openpty()
    with (folder / "complaints.txt").open("w+", encoding="utf-8") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "ui.cli", *arguments],
            cwd=folder,
            env=environment(folder),
            stdout=theirs,
            stderr=complaints,
        )
        os.close(theirs)
        output = b"".join(_chunks(ours))
        code = process.wait()
        complaints.seek(0)
        assert code == 0, f"`{command}` ended with {code}: {complaints.read()}"
    return trimmed(output.decode())


def trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    try:
        while chunk := os.read(terminal, 65_536):
            yield chunk
    except OSError:
        pass  # Linux says so when the other side has closed
    finally:
        os.close(terminal)


def _desk(folder: Path) -> Path:
    """Lay out what a reader of the README has before them: the sample articles, and articles of their own."""
    shutil.copytree(ROOT / "articles", folder / "articles")
    (folder / "my-articles").mkdir()
    (folder / "my-articles" / "one.txt").write_text(
        "A council spokeswoman said that the roofs could not be repaired.\n"
    )
    return folder


def test_every_session_prints_what_the_readme_shows(tmp_path: Path) -> None:
    folder = _desk(tmp_path)
    shown = {match["command"]: trimmed(_dedented(match)) for match in commands()}
    assert {"add", "ask", "claims", "extract"} <= {shlex.split(command)[1] for command in shown}
    now = {command: printed(command, folder) for command in shown}
    changed = [command for command in shown if now[command] != shown[command]]
    differences = "\n".join(
        line for command in changed for line in ndiff(shown[command].split("\n"), now[command].split("\n"))
    )
    assert not changed, f"`python tests/test_readme.py` writes the outputs anew; they differ now:\n{differences}"


def test_every_line_of_a_session_is_a_command_or_its_output() -> None:
    for block in blocks("console"):
        assert "".join(match[0] for match in _COMMAND.finditer(block)) == block
    assert not [line for block in blocks("sh") for line in block.splitlines() if line.split()[:1] == ["onrecord"]]


def test_the_python_session_gives_what_the_readme_shows(tmp_path: Path) -> None:
    (session,) = blocks("pycon")
    (tmp_path / "session.txt").write_text(session, encoding="utf-8")
    command = [sys.executable, "-m", "doctest", "session.txt"]
    ran = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path), capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_make_targets_it_names_are_there() -> None:
    code = "\n".join([*blocks("sh"), *re.findall(r"`([^`\n]+)`", readme())])
    named = set(re.findall(r"^make (\w+)", code, re.MULTILINE))
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"chat", "test", "check"} <= named <= targets


def test_the_files_it_names_are_there() -> None:
    named = re.findall(r"`([\w./-]+(?:/|\.(?:py|txt|md)))`", readme())
    assert "ui/app.py" in named
    for name in named:
        assert name.startswith(".") or (ROOT / name).exists(), name


def test_the_settings_are_those_that_are_read() -> None:
    makefile = (ROOT / "Makefile").read_text()
    by_gradio = re.findall(r"GRADIO_SERVER_[A-Z]+", (ROOT / "ui" / "app.py").read_text())
    by_make = re.findall(r"^export (\w+) \?=", makefile, re.MULTILINE)
    table = _SETTING.findall(readme())
    assert len(table) == len(set(table))
    assert set(table) == variables_read() | set(by_gradio) | set(by_make)


def test_the_limits_are_those_that_hold() -> None:
    from index.article import MAX_CHARACTERS
    from index.readers.kinds import LARGEST_DOCUMENT, LARGEST_FILE
    from qa.question import MAX_CHARACTERS as LONGEST_QUESTION

    text = " ".join(readme().split())
    document = f"(a document {LARGEST_DOCUMENT // 1_000_000} MB)"
    assert f"A file of one article may have {LARGEST_FILE // 1_000_000} MB {document}" in text
    assert f"an article {MAX_CHARACTERS:,} characters, a question {LONGEST_QUESTION:,}" in text


def test_the_space_is_the_project() -> None:
    space = front_matter()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert f"gradio=={space['sdk_version']}" in project["dependencies"]
    assert space["sdk"] == "gradio"
    assert (ROOT / space["app_file"]).is_file()
    assert space["python_version"] in SpecifierSet(project["requires-python"])
    assert space["license"] == project["license"].lower()
    assert 0 < len(space["short_description"]) <= LONGEST_DESCRIPTION


def test_the_space_names_the_model_that_is_used() -> None:
    from index.embedder import PACKAGED_MODEL

    assert front_matter()["models"] == [PACKAGED_MODEL]


def test_the_settings_test_sees_every_way_of_reading(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        'import os\nA = "ONE"\nos.environ.get(A), os.environ["TWO"], os.getenv("THREE")\nos.environ["X"] = "1"\n'
    )
    assert _variables_of(module) == {"ONE", "TWO", "THREE"}
    module.write_text("import os\nseen = dict(os.environ)\n")
    with pytest.raises(AssertionError):
        _variables_of(module)


def front_matter() -> dict[str, Any]:
    matter = re.match(r"---\n(.*?)^---$", readme(), re.MULTILINE | re.DOTALL)
    assert matter, "the README begins with the Space's settings"
    found: dict[str, Any] = yaml.safe_load(matter[1])
    return found


def variables_read() -> set[str]:
    paths = [path for package in ("index", "qa", "ui") for path in (ROOT / package).rglob("*.py")]
    return set().union(*map(_variables_of, paths))


def _variables_of(path: Path) -> set[str]:
    """Return the environment's variables that a module reads, by their names; those it only sets are none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    read: list[ast.expr] = []
    uses = set_only = 0
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="environ"), attr="get"), args=[name, *_]):
                read.append(name)
            case ast.Call(func=ast.Attribute(attr="getenv"), args=[name, *_]):
                read.append(name)
            case ast.Subscript(value=ast.Attribute(attr="environ"), slice=name, ctx=ast.Load()):
                read.append(name)
            case ast.Subscript(value=ast.Attribute(attr="environ")):
                set_only += 1
            case ast.Attribute(attr="environ" | "getenv") | ast.alias(name="environ" | "getenv"):
                uses += 1
    assert uses == len(read) + set_only, f"{path.name} reads the environment in a way this test cannot follow"
    named = [constants.get(name.id) if isinstance(name, ast.Name) else name for name in read]
    assert all(isinstance(name, ast.Constant) for name in named), (
        f"{path.name} reads a variable whose name is not plain"
    )
    return {str(name.value) for name in named if isinstance(name, ast.Constant)}


def _dedented(match: re.Match[str]) -> str:
    return "".join(line.removeprefix(match["indent"]) for line in match["shown"].splitlines(keepends=True))


def _write_anew() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = _desk(Path(name))

        def command(match: re.Match[str]) -> str:
            lines = [f"$ {match['command']}", *printed(match["command"], folder).splitlines()]
            return "".join(f"{match['indent']}{line}".rstrip() + "\n" for line in lines)

        def block(match: re.Match[str]) -> str:
            return _COMMAND.sub(command, match[0]) if match["kind"] == "console" else match[0]

        README.write_text(_FENCED.sub(block, readme()), encoding="utf-8")


if __name__ == "__main__":
    _write_anew()
