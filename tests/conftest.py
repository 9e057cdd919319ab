"""For all tests: properties are judged alike on slow machines; steady collection and parsing on CPython 3.11."""

import ast
import gc
import sys
from typing import Any

from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# CPython 3.11 can fail with "AST constructor recursion depth mismatch" when the garbage collector runs while Python is
# parsed (CPython issue 106905, mended in 3.12): by pytest, which rewrites test modules while they are collected, or by
# a test that reads the project's own modules.
if sys.version_info < (3, 12):
    gc.disable()
    _parse = ast.parse

    def _parse_undisturbed(*arguments: Any, **named: Any) -> Any:
        collecting = gc.isenabled()
        gc.disable()
        try:
            return _parse(*arguments, **named)
        finally:
            if collecting:
                gc.enable()

    ast.parse = _parse_undisturbed  # type: ignore[assignment]


def pytest_collection_finish() -> None:
    gc.enable()
