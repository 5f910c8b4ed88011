"""Which tests run in one process: what one of them has drawn, the others find drawn."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import pytest

GROUP = re.compile(r"@([a-z0-9-]+)@")
BROWSERS = 2
"""Processes that the files of `tests/browser` are shared by: each of them starts a server and a browser."""


def of_each(names: Iterable[str]) -> list[object]:
    """Return names of pages or charts as parameters; the tests of one name run in one process, whatever their module.

    A chart goes by its name or its builder's (`compensation-bands`, `compensation.bands`), a page by its name or file.
    """
    return [pytest.param(name, id=f"{name}@{_of(name)}@") for name in names]


def group_of(test: str) -> str:
    """Return the name of the tests that run in one process with a test: of its page or chart, else of its file."""
    file = test.split("::")[0]
    if file.startswith("tests/browser/"):
        return f"browser {zlib.crc32(file.encode()) % BROWSERS}"
    named = GROUP.search(test)
    return named[1] if named else file


def _of(name: str) -> str:
    parts = name.removesuffix(".py").replace("_", "-").split(".")
    return "-".join(dict.fromkeys(parts))
