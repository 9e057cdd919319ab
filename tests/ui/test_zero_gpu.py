"""On ZeroGPU a function is named for its GPU; elsewhere the package that lends it is not needed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from ui.zero_gpu import announce


class FakeSpaces(ModuleType):
    """Remembers what was named, as the package does: a function as it stands, or after its settings."""

    def __init__(self) -> None:
        super().__init__("spaces")
        self.named: list[Callable[..., object]] = []

    def GPU(self, task: Callable[..., object] | None = None, **settings: object) -> Callable[..., object]:
        if task is None:
            return lambda later: self.GPU(later, **settings)
        self.named.append(task)
        return task


def test_where_gpus_are_lent_one_function_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeSpaces()
    monkeypatch.setitem(sys.modules, "spaces", fake)
    assert announce()
    (named,) = fake.named
    assert named() is None


def test_elsewhere_nothing_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spaces", None)  # what makes an import fail
    assert not announce()
