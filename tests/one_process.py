"""Which tests run in one process: what one of them has drawn, the others find drawn."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def of_each(names: Iterable[str]) -> list[object]:
    """Return names of pages or charts as parameters; the tests of one name run in one process, whatever their module.

    A chart goes by its name or its builder's (`compensation-bands`, `compensation.bands`), a page by its name or file.
    """
    return [pytest.param(name, marks=pytest.mark.xdist_group(_of(name)), id=name) for name in names]


def _of(name: str) -> str:
    parts = name.removesuffix(".py").replace("_", "-").split(".")
    return "-".join(dict.fromkeys(parts))
