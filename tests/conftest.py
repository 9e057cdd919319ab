"""For all tests: a steady collection on CPython 3.11."""

import gc
import sys

# CPython 3.11 can fail with "AST constructor recursion depth mismatch" when the garbage collector runs while pytest
# rewrites a test module (CPython issue 106905, mended in 3.12). Modules are rewritten while they are collected.
if sys.version_info < (3, 12):
    gc.disable()


def pytest_collection_finish() -> None:
    gc.enable()
